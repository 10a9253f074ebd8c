#include "store/rocks_open.h"

#include <rocksdb/cache.h>
#include <rocksdb/convenience.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/options.h>
#include <rocksdb/slice_transform.h>
#include <rocksdb/table.h>

#include <algorithm>
#include <string>

#include "store/rocks_errors.h"
#include "store/rocks_keys.h"
#include "store/rocks_log.h"

namespace tablee::store::rocks {
namespace {

constexpr std::size_t mebibyte = std::size_t{1} << 20;

/// The write-ahead log is replayed after a crash: this bounds how long the start takes.
constexpr std::size_t wal_bytes = 8 * mebibyte;
constexpr std::size_t memtables_bytes = 24 * mebibyte;
/// Values from this size on lie in blob files, so that compaction does not move them.
constexpr std::uint64_t large_value_bytes = 8 * 1024;

bool available(rocksdb::CompressionType type) {
  const auto types = rocksdb::GetSupportedCompressions();
  return std::ranges::find(types, type) != types.end();
}

rocksdb::CompressionType first_available(std::initializer_list<rocksdb::CompressionType> wanted) {
  for (const auto type : wanted) {
    if (available(type)) return type;
  }
  return rocksdb::kNoCompression;
}

rocksdb::BlockBasedTableOptions table_options(const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::BlockBasedTableOptions table;
  table.block_cache = cache;
  table.block_size = 16 * 1024;
  table.cache_index_and_filter_blocks = true;
  table.pin_l0_filter_and_index_blocks_in_cache = true;
  table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));
  table.format_version = 5;
  return table;
}

/// For keys that are looked up whole: event records.
rocksdb::ColumnFamilyOptions point_family(const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::ColumnFamilyOptions family;
  family.write_buffer_size = 2 * mebibyte;
  family.max_write_buffer_number = 2;
  family.compression = first_available({rocksdb::kLZ4Compression, rocksdb::kZSTD});
  family.bottommost_compression = first_available({rocksdb::kZSTD, rocksdb::kLZ4Compression});
  family.paranoid_file_checks = true;
  family.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table_options(cache)));
  return family;
}

/// For keys that begin with a board and are read in order within it.
rocksdb::ColumnFamilyOptions board_family(const std::shared_ptr<rocksdb::Cache>& cache) {
  auto family = point_family(cache);
  family.prefix_extractor.reset(rocksdb::NewFixedPrefixTransform(board_bytes));
  // Where a board was written last is where it is written next: most of an insertion is finding the place.
  family.memtable_insert_with_hint_prefix_extractor = family.prefix_extractor;
  auto table = table_options(cache);
  table.whole_key_filtering = false;
  family.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  return family;
}

/// The log is read in runs and kept for ever: large blocks and patient compression pay. Level 15 is a tenth smaller than 12 and
/// costs 6 us an entry, once, when it comes to the lowest level.
rocksdb::ColumnFamilyOptions log_family(const std::shared_ptr<rocksdb::Cache>& cache) {
  auto family = board_family(cache);
  auto table = table_options(cache);
  table.whole_key_filtering = false;
  table.block_size = 64 * 1024;
  table.block_restart_interval = 64;
  family.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  family.bottommost_compression_opts.enabled = true;
  family.bottommost_compression_opts.level = 15;
  return family;
}

/// For values that are large and compressed already.
void keep_large_values_apart(rocksdb::ColumnFamilyOptions& family) {
  family.enable_blob_files = true;
  family.min_blob_size = large_value_bytes;
  family.blob_file_size = 64 * mebibyte;
  family.enable_blob_garbage_collection = true;
}

std::vector<rocksdb::ColumnFamilyDescriptor> families(std::size_t cache_bytes) {
  const auto cache = rocksdb::NewLRUCache(cache_bytes);
  auto log = log_family(cache);
  log.write_buffer_size = 4 * mebibyte;
  log.max_write_buffer_number = 3;
  auto keyframe = board_family(cache);
  keep_large_values_apart(keyframe);
  auto blob = point_family(cache);
  keep_large_values_apart(blob);
  return {{rocksdb::kDefaultColumnFamilyName, point_family(cache)},
          {"log", log},
          {"keyframe", keyframe},
          {"replica", board_family(cache)},
          {"event", point_family(cache)},
          {"time", board_family(cache)},
          {"blob", blob},
          {"day", board_family(cache)}};
}

rocksdb::DBOptions database_options(const RocksOptions& options, rocksdb::Env* env) {
  rocksdb::DBOptions database;
  database.create_if_missing = options.mode != OpenMode::read_only;
  database.create_missing_column_families = true;
  database.env = env;
  database.paranoid_checks = true;
  database.best_efforts_recovery = false;
  // A torn record at the end was never acknowledged. RocksDB takes any bad record for that: loss.h looks before. A log
  // that is shorter than when its successor was begun is an error.
  database.wal_recovery_mode = rocksdb::WALRecoveryMode::kPointInTimeRecovery;
  database.track_and_verify_wals_in_manifest = true;
  // After a failed fsync a reopened log may be in memory only; flushing makes what we then read
  // durable.
  database.avoid_flush_during_recovery = false;
  // What to do about a failure is CommitWriter's decision.
  database.max_bgerror_resume_count = 0;
  database.max_total_wal_size = wal_bytes;
  database.db_write_buffer_size = memtables_bytes;
  database.max_open_files = options.open_files_max;
  // The start is not to read what it does not need. A file that is missing is noticed, one that is cut short when it is
  // read: every block has its checksum.
  database.skip_stats_update_on_db_open = true;
  database.skip_checking_sst_file_sizes_on_db_open = true;
  database.max_background_jobs = 2;
  database.bytes_per_sync = mebibyte;
  database.stats_dump_period_sec = 0;
  database.stats_persist_period_sec = 0;
  return database;
}

/// A store from before that is only read can not be given the families that came since: they are the last ones.
void leave_out_what_is_not_there(std::vector<rocksdb::ColumnFamilyDescriptor>& descriptors,
                                 const std::filesystem::path& path, rocksdb::Env* env) {
  rocksdb::DBOptions options;
  options.env = env;
  std::vector<std::string> there;
  if (!rocksdb::DB::ListColumnFamilies(options, path.string(), &there).ok()) return;
  if (std::ranges::find(there, "day") == there.end()) descriptors.pop_back();
}

}  // namespace

Result<std::unique_ptr<Database>> Database::open(const std::filesystem::path& path,
                                                 const RocksOptions& options, rocksdb::Env* env,
                                                 rocksdb::WalFilter* salvage) {
  auto descriptors = families(options.cache_bytes);
  if (options.mode == OpenMode::read_only) leave_out_what_is_not_there(descriptors, path, env);
  auto settings = database_options(options, env);
  if (salvage != nullptr) {
    settings.wal_filter = salvage;
    settings.wal_recovery_mode = rocksdb::WALRecoveryMode::kSkipAnyCorruptedRecords;
    // A file that is missing was seen; a database that is only read asserts that this is on.
    settings.track_and_verify_wals_in_manifest = options.mode == OpenMode::read_only;
  }
  settings.info_log = options.mode == OpenMode::read_only ? no_log() : open_log(path);
  std::unique_ptr<Database> opened(new Database);
  rocksdb::DB* db = nullptr;
  const auto status =
      options.mode == OpenMode::read_only
          ? rocksdb::DB::OpenForReadOnly(settings, path.string(), descriptors, &opened->handles_,
                                         &db)
          : rocksdb::DB::Open(settings, path.string(), descriptors, &opened->handles_, &db);
  if (!status.ok())
    return std::unexpected(from_status(status, "open the store in " + path.string()));
  opened->db_.reset(db);
  // Whoever only reads a store from before finds the newer families empty, as this one is.
  opened->handles_.resize(static_cast<std::size_t>(Family::count), opened->handles_.front());
  return opened;
}

std::uint64_t Database::first_log_kept() const {
  std::uint64_t first = 0;
  return db_->GetIntProperty(rocksdb::DB::Properties::kMinLogNumberToKeep, &first) ? first : 0;
}

Database::~Database() {
  if (!db_) return;
  std::ranges::sort(handles_);
  const auto again = std::ranges::unique(handles_);
  handles_.erase(again.begin(), again.end());
  for (auto* handle : handles_) {
    // Fails for the default family's handle of a closed database only.
    static_cast<void>(db_->DestroyColumnFamilyHandle(handle));
  }
  // Everything acknowledged is in the synced log, so a failure here loses nothing: the next open
  // replays.
  static_cast<void>(db_->Close());
}

}  // namespace tablee::store::rocks

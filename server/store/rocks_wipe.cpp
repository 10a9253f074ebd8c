#include "store/rocks_wipe.h"

#include "store/rocks_errors.h"
#include "store/rocks_keys.h"

namespace tablee::store::rocks {
namespace {

using rocksdb::Slice;

constexpr auto doing = "rewrite what was erased";

Result<void> told(const rocksdb::Status& status) {
  if (status.ok()) return {};
  return std::unexpected(from_status(status, doing));
}

// A log file goes when the tables have all that is in it, of every family: then a new one is begun.
Result<void> flush(const Database& database) {
  std::vector<rocksdb::ColumnFamilyHandle*> all;
  for (auto family = Family::log; family != Family::count;
       family = static_cast<Family>(static_cast<int>(family) + 1)) {
    all.push_back(database.family(family));
  }
  const rocksdb::FlushOptions wait;
  return told(database.db().Flush(wait, all));
}

// The lowest level too, which is not rewritten otherwise; and all blob files, of which a part would be.
Result<void> rewrite(const Database& database, Family family, const Slice* begin,
                     const Slice* end) {
  rocksdb::CompactRangeOptions options;
  options.exclusive_manual_compaction = false;
  options.bottommost_level_compaction = rocksdb::BottommostLevelCompaction::kForce;
  options.blob_garbage_collection_policy = rocksdb::BlobGarbageCollectionPolicy::kForce;
  options.blob_garbage_collection_age_cutoff = 1.0;
  return told(database.db().CompactRange(options, database.family(family), begin, end));
}

Result<void> rewrite_board(const Database& database, base::BoardId board) {
  const std::string first = board_prefix(board);
  const std::string last = first + std::string(board_bytes, '\xff');
  const Slice begin{first};
  const Slice end{last};
  for (const Family family : {Family::log, Family::replica, Family::time}) {
    if (auto done = rewrite(database, family, &begin, &end); !done) return done;
  }
  return {};
}

// Files that nothing refers to any more go with the next look at all files, which this asks for.
Result<void> remove_files(const Database& database) {
  if (auto done = told(database.db().DisableFileDeletions()); !done) return done;
  return told(database.db().EnableFileDeletions(false));
}

Result<void> erase_prefix(rocksdb::WriteBatch& rows, const Database& database, Family family,
                          const std::string& prefix) {
  rocksdb::ReadOptions options;
  options.total_order_seek = true;
  options.fill_cache = false;
  auto* const handle = database.family(family);
  const std::unique_ptr<rocksdb::Iterator> at(database.db().NewIterator(options, handle));
  for (at->Seek(prefix); at->Valid() && at->key().starts_with(prefix); at->Next()) {
    rows.Delete(handle, at->key());
  }
  return told(at->status());
}

}  // namespace

Result<void> erase_board(rocksdb::WriteBatch& rows, const Database& database, base::BoardId board) {
  for (const Family family : {Family::log, Family::keyframe, Family::replica, Family::time}) {
    if (auto done = erase_prefix(rows, database, family, board_prefix(board)); !done) return done;
  }
  return {};
}

Result<void> erase_day(rocksdb::WriteBatch& rows, const Database& database, base::EventId event) {
  std::string prefix;
  put_big_endian(prefix, event.value);
  return erase_prefix(rows, database, Family::day, prefix);
}

Result<void> wipe(const Database& database, std::span<const base::BoardId> boards) {
  if (auto done = flush(database); !done) return done;
  for (const Family family : {Family::event, Family::day}) {
    if (auto done = rewrite(database, family, nullptr, nullptr); !done) return done;
  }
  if (boards.empty()) return remove_files(database);
  for (const auto board : boards) {
    if (auto done = rewrite_board(database, board); !done) return done;
  }
  // Large values of many boards and events lie together in blob files.
  for (const Family family : {Family::keyframe, Family::blob}) {
    if (auto done = rewrite(database, family, nullptr, nullptr); !done) return done;
  }
  return remove_files(database);
}

}  // namespace tablee::store::rocks

#include "store/rocks_store.h"

#include <mutex>
#include <shared_mutex>
#include <unordered_map>
#include <utility>

#include "store/before_opening.h"
#include "store/data_folder.h"
#include "store/durable.h"
#include "store/rocks_batch.h"
#include "store/rocks_blob.h"
#include "store/rocks_check.h"
#include "store/rocks_day.h"
#include "store/rocks_errors.h"
#include "store/rocks_faults.h"
#include "store/rocks_reader.h"
#include "store/rocks_spare.h"
#include "store/rocks_trial.h"
#include "store/rocks_wipe.h"
#include "store/wal_file.h"
#include "store/watermark.h"

namespace tablee::store {
namespace {

using rocks::Database;
using rocks::Family;
using rocks::seconds_of;
using rocksdb::Slice;

/// Writes go one at a time; reads run beside them. `open_` is held shared by whoever uses the
/// database and alone by reopen(): the one place outside CommitWriter that locks.
class RocksStore final : public CheckedStore {
 public:
  RocksStore(RocksOptions options, DataFolder folder)
      : options_(std::move(options)),
        folder_(std::move(folder)),
        spare_(rocks::spare_files(rocksdb::FileSystem::Default())),
        env_(rocksdb::NewCompositeEnv(options_.faults ? rocks::faulty_files(spare_, options_.faults)
                                                      : spare_)) {}

  ~RocksStore() override;

  Result<void> open();

  using Store::write;
  Result<void> write(std::span<const Append> appends,
                     std::span<const RecordWrite> records) override;
  Result<void> put_blob(const BlobKey& key, base::BytesView bytes) override;
  Result<void> erase_blobs(base::EventId event) override;
  Result<void> erase_board(base::BoardId board) override;
  Result<void> erase_day(base::EventId event) override;
  Result<void> wipe(std::span<const base::BoardId> boards) override;
  Result<void> reopen() override;
  bool rest() override;
  Result<bool> check_on(std::size_t bytes) override;
  void on_failure(Failure told) override;

  Result<std::vector<LogRead>> read_log(base::BoardId board, base::Offset after,
                                        std::size_t entries_max,
                                        std::size_t bytes_max) const override {
    return read([&](auto& reader) { return reader.log(board, after, entries_max, bytes_max); });
  }
  Result<base::Offset> head(base::BoardId board) const override {
    return read([&](auto& reader) { return reader.head(board); });
  }
  Result<std::optional<KeyframeRead>> keyframe(base::BoardId board,
                                               base::Offset offset) const override {
    return read([&](auto& reader) { return reader.keyframe(board, offset); });
  }
  Result<std::vector<base::Offset>> keyframes(base::BoardId board) const override {
    return read([&](auto& reader) { return reader.keyframes(board); });
  }
  Result<std::vector<ReplicaRead>> replicas(base::BoardId board) const override {
    return read([&](auto& reader) { return reader.replicas(board); });
  }
  Result<base::Offset> offset_at(base::BoardId board, base::WallTime time) const override {
    return read([&](auto& reader) { return reader.offset_before(board, seconds_of(time)); });
  }
  Result<std::vector<TimeRead>> time_index(base::BoardId board, base::WallTime from,
                                           std::size_t max) const override {
    return read([&](auto& reader) { return reader.seconds(board, seconds_of(from), max); });
  }
  Result<std::vector<LogRead>> read_day(base::EventId event, base::Offset after,
                                        std::size_t entries_max,
                                        std::size_t bytes_max) const override {
    return day([&](auto& days) { return days.log(event, after, entries_max, bytes_max); });
  }
  Result<base::Offset> day_head(base::EventId event) const override {
    return day([&](auto& days) { return days.head(event); });
  }
  Result<std::optional<KeyframeRead>> day_snapshot(base::EventId event,
                                                   base::Offset offset) const override {
    return day([&](auto& days) { return days.snapshot(event, offset); });
  }
  Result<std::vector<SealedRead>> sealed(base::EventId event) const override {
    return day([&](auto& days) { return days.sealed(event); });
  }
  Result<std::vector<base::EventId>> days() const override {
    return day([](auto& days) { return days.days(); });
  }
  Result<std::vector<base::BoardId>> boards() const override {
    return read([](auto& reader) { return reader.boards(); });
  }
  Result<std::optional<base::Bytes>> record(std::string_view key) const override {
    return read([&](auto& reader) { return reader.get(Family::event, key); });
  }
  Result<std::vector<RecordRead>> records(std::string_view prefix) const override {
    return read([&](auto& reader) { return reader.records(prefix); });
  }
  Result<std::optional<base::Bytes>> blob(const BlobKey& key) const override {
    return of_database([&](const Database& open) { return rocks::read_blob(open, key); });
  }
  Result<std::vector<BlobRow>> blobs() const override {
    return of_database([](const Database& open) { return rocks::list_blobs(open); });
  }

 private:
  template <typename Function>
  auto of_database(Function function) const -> decltype(function(std::declval<const Database&>())) {
    const std::shared_lock lock(open_);
    if (!database_) return std::unexpected(failed_before());
    auto result = function(*database_);
    if (!result) note(result.error());
    return result;
  }
  void note(const Error& error) const {
    if (error.code == ErrorCode::corrupted && options_.damage) options_.damage->note(error.message);
  }

  template <typename Function>
  auto read(Function function) const -> decltype(function(std::declval<const rocks::Reader&>())) {
    return of_database([&](const Database& open) {
      const rocks::Reader reader(open);
      return function(reader);
    });
  }

  template <typename Function>
  auto day(Function function) const -> decltype(function(std::declval<const rocks::DayReader&>())) {
    return of_database([&](const Database& open) {
      const rocks::DayReader reader(open);
      return function(reader);
    });
  }

  /// Commits what `list` puts into a batch, if that is anything.
  template <typename List>
  Result<void> erase(List list) {
    rocksdb::WriteBatch batch;
    if (auto listed = list(batch); !listed) return listed;
    return batch.Count() == 0 ? Result<void>{} : judge(commit(batch));
  }
  Result<base::Offset> head_for_write(base::BoardId board);
  Result<void> may_write() const;
  Result<void> write_rows(std::span<const Append> appends, std::span<const RecordWrite> records);
  Result<void> commit(rocksdb::WriteBatch& batch);
  Result<void> judge(Result<void> result);
  [[nodiscard]] Result<void> begin_watermark();
  [[nodiscard]] std::optional<std::uint64_t> log_number() const;
  void note_acknowledged();
  void note_tables();

  RocksOptions options_;
  DataFolder folder_;
  std::shared_ptr<rocks::SpareFiles> spare_;
  std::unique_ptr<rocksdb::Env> env_;

  mutable std::shared_mutex open_;
  std::unique_ptr<Database> database_;  // null after a reopen that failed

  std::mutex writing_;
  std::unordered_map<base::BoardId, base::Offset> heads_;  // of boards written since the open
  std::optional<Watermark> watermark_;                     // nothing: reading only
  Acknowledged acknowledged_;                              // as last noted
  bool failed_ = false;
  Failure told_;
  rocks::CheckCursor checked_;
};

Result<bool> RocksStore::check_on(std::size_t bytes) {
  return of_database(
      [&](const Database& open) { return rocks::check_piece(open, checked_, bytes); });
}

// A database that is open can be read for as long as it stays open: it is closed only for one that has a chance.
Result<void> RocksStore::open() {
  if (options_.mode != OpenMode::read_only) {
    if (auto good = rocks::try_disk(folder_.database(), *env_); !good) return good;
  }
  auto whole = look_before_opening(options_);
  if (!whole && whole.error().code == ErrorCode::io) {
    spare_->release();  // perhaps it could not be looked at for want of descriptors
    whole = look_before_opening(options_);
  }
  if (!whole) return whole;
  if (options_.mode != OpenMode::read_only) {
    if (auto raised = folder_.raise_format(); !raised) return raised;
  }
  database_.reset();
  auto opened = Database::open(folder_.database(), options_, env_.get());
  if (!opened) return std::unexpected(opened.error());
  database_ = std::move(*opened);
  if (auto begun = begin_watermark(); !begun) return begun;
  heads_.clear();
  failed_ = false;
  return {};
}

Result<void> RocksStore::begin_watermark() {
  if (options_.mode == OpenMode::read_only) return {};
  auto opened = Watermark::open(options_.folder / watermark_name);
  if (!opened) return std::unexpected(opened.error());
  watermark_ = std::move(*opened);
  // What an opening finds lies in tables when it is done: the new log holds nothing yet that could be missed.
  acknowledged_.sequence = 0;
  acknowledged_.log = log_number().value_or(acknowledged_.log);
  note_tables();
  if (sync_folder(options_.folder) == 0) return {};
  return std::unexpected(
      Error{ErrorCode::io, "Could not sync " + options_.folder.string() + ": check the disk."});
}

// Nothing: it can not be told just now. What was said before still holds.
std::optional<std::uint64_t> RocksStore::log_number() const {
  std::unique_ptr<rocksdb::LogFile> log;
  if (!database_->db().GetCurrentWalFile(&log).ok()) return std::nullopt;
  return log->LogNumber();
}

void RocksStore::note_acknowledged() {
  const auto log = log_number();
  if (!log) return;
  acknowledged_.log = *log;
  acknowledged_.sequence = database_->db().GetLatestSequenceNumber();
  watermark_->note(acknowledged_);
}

void RocksStore::note_tables() {
  std::vector<std::string> files;
  std::uint64_t listed = 0;
  if (!database_->db().GetLiveFiles(files, &listed, false).ok()) return;
  acknowledged_.manifest = rocks::manifest_number(files);
  acknowledged_.listed = listed;
  watermark_->note(acknowledged_);
}

bool RocksStore::rest() {
  const std::lock_guard one_at_a_time(writing_);
  const std::shared_lock lock(open_);
  spare_->refill();
  if (!watermark_ || !database_ || !watermark_->changed()) return true;
  if (!watermark_->due()) return false;
  note_tables();
  watermark_->sync();
  return true;
}

RocksStore::~RocksStore() {
  if (watermark_ && database_) note_tables();
}

Result<base::Offset> RocksStore::head_for_write(base::BoardId board) {
  if (const auto found = heads_.find(board); found != heads_.end()) return found->second;
  return rocks::Reader(*database_).head(board);
}

Result<void> RocksStore::may_write() const {
  if (options_.mode == OpenMode::read_only) {
    return std::unexpected(Error{ErrorCode::read_only, "The store was opened for reading only."});
  }
  if (failed_ || !database_) return std::unexpected(failed_before());
  return {};
}

Result<void> RocksStore::commit(rocksdb::WriteBatch& batch) {
  rocksdb::WriteOptions synced;
  synced.sync = true;
  const auto status = database_->db().Write(synced, &batch);
  if (!status.ok()) return std::unexpected(rocks::from_status(status, "write to the store"));
  note_acknowledged();
  return {};
}

// After anything but a gap nobody knows what is on the disk.
Result<void> RocksStore::judge(Result<void> result) {
  if (result || result.error().code == ErrorCode::gap) return result;
  failed_ = true;
  if (told_) told_(result.error());
  return result;
}

Result<void> RocksStore::write_rows(std::span<const Append> appends,
                                    std::span<const RecordWrite> records) {
  rocks::Batch batch(*database_, [this](base::BoardId board) { return head_for_write(board); });
  for (const auto& append : appends) {
    if (auto added = batch.add(append); !added) return added;
  }
  for (const auto& record : records) batch.add(record);
  if (auto committed = commit(batch.rows()); !committed) return committed;
  for (const auto& [board, head] : batch.heads()) heads_[board] = head;
  return {};
}

Result<void> RocksStore::write(std::span<const Append> appends,
                               std::span<const RecordWrite> records) {
  const std::lock_guard one_at_a_time(writing_);
  const std::shared_lock lock(open_);
  if (auto may = may_write(); !may) return may;
  return judge(write_rows(appends, records));
}

Result<void> RocksStore::put_blob(const BlobKey& key, base::BytesView bytes) {
  const std::lock_guard one_at_a_time(writing_);
  const std::shared_lock lock(open_);
  if (auto may = may_write(); !may) return may;
  const auto present = rocks::has_blob(*database_, key);
  if (!present) return std::unexpected(present.error());
  if (*present) return {};
  rocksdb::WriteBatch batch;
  rocks::put_blob(batch, *database_, key, bytes);
  return judge(commit(batch));
}

Result<void> RocksStore::erase_blobs(base::EventId event) {
  const std::lock_guard one_at_a_time(writing_);
  const std::shared_lock lock(open_);
  if (auto may = may_write(); !may) return may;
  return erase(
      [&](rocksdb::WriteBatch& batch) { return rocks::erase_blobs(batch, *database_, event); });
}

Result<void> RocksStore::erase_board(base::BoardId board) {
  const std::lock_guard one_at_a_time(writing_);
  const std::shared_lock lock(open_);
  if (auto may = may_write(); !may) return may;
  heads_.erase(board);
  return erase(
      [&](rocksdb::WriteBatch& batch) { return rocks::erase_board(batch, *database_, board); });
}

Result<void> RocksStore::erase_day(base::EventId event) {
  const std::lock_guard one_at_a_time(writing_);
  const std::shared_lock lock(open_);
  if (auto may = may_write(); !may) return may;
  return erase(
      [&](rocksdb::WriteBatch& batch) { return rocks::erase_day(batch, *database_, event); });
}

// The database sees to its own threads; `writing_` is not held, so that nobody waits.
Result<void> RocksStore::wipe(std::span<const base::BoardId> boards) {
  if (options_.mode == OpenMode::read_only) return may_write();
  return of_database([&](const Database& open) { return rocks::wipe(open, boards); });
}

void RocksStore::on_failure(Failure told) {
  const std::lock_guard one_at_a_time(writing_);
  told_ = std::move(told);
}

Result<void> RocksStore::reopen() {
  const std::lock_guard one_at_a_time(writing_);
  const std::unique_lock alone(open_);
  return open();
}

}  // namespace

Result<std::unique_ptr<Store>> open_rocks_store(RocksOptions options) {
  return open_checked_store(std::move(options));
}

Result<std::unique_ptr<CheckedStore>> open_checked_store(RocksOptions options) {
  auto folder = DataFolder::open(options.folder, options.mode);
  if (!folder) return std::unexpected(folder.error());
  auto store = std::make_unique<RocksStore>(std::move(options), std::move(*folder));
  if (auto opened = store->open(); !opened) return std::unexpected(opened.error());
  return store;
}

}  // namespace tablee::store

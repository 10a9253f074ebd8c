#include "store/rocks_store.h"

#include <rocksdb/write_batch.h>

#include <atomic>
#include <limits>
#include <mutex>
#include <shared_mutex>
#include <unordered_map>
#include <utility>

#include "store/data_folder.h"
#include "store/rocks_errors.h"
#include "store/rocks_faults.h"
#include "store/rocks_keys.h"
#include "store/rocks_reader.h"
#include "store/rocks_trial.h"

namespace tablee::store {
namespace {

using rocks::Database;
using rocks::Family;
using rocksdb::Slice;

std::uint64_t seconds_of(base::WallTime time) {
  const auto since = std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
  return since < 0 ? 0 : static_cast<std::uint64_t>(since);
}

/// Writes go one at a time; reads run beside them. `open_` is held shared by whoever uses the
/// database and alone by reopen(): the one place outside CommitWriter that locks.
class RocksStore final : public Store {
 public:
  RocksStore(RocksOptions options, DataFolder folder, std::unique_ptr<rocksdb::Env> env)
      : options_(std::move(options)), folder_(std::move(folder)), env_(std::move(env)) {}

  // A database that is open can be read for as long as it stays open: it is closed only for one that has a chance.
  Result<void> open() {
    rocksdb::Env* const env = env_ ? env_.get() : rocksdb::Env::Default();
    if (options_.mode != OpenMode::read_only) {
      if (auto good = rocks::try_disk(folder_.database(), *env); !good) return good;
    }
    database_.reset();
    auto opened = Database::open(folder_.database(), options_, env);
    if (!opened) return std::unexpected(opened.error());
    database_ = std::move(*opened);
    heads_.clear();
    failed_ = false;
    return {};
  }

  using Store::write;
  Result<void> write(std::span<const Append> appends,
                     std::span<const RecordWrite> records) override;
  Result<void> put_blob(const BlobId& id, base::BytesView bytes) override;
  Result<void> reopen() override;

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
  Result<std::vector<base::BoardId>> boards() const override {
    return read([](auto& reader) { return reader.boards(); });
  }
  Result<std::optional<base::Bytes>> record(std::string_view key) const override {
    return read([&](auto& reader) { return reader.get(Family::event, key); });
  }
  Result<std::vector<RecordRead>> records(std::string_view prefix) const override {
    return read([&](auto& reader) { return reader.records(prefix); });
  }
  Result<std::optional<base::Bytes>> blob(const BlobId& id) const override {
    return read([&](auto& reader) { return reader.get(Family::blob, bytes_of_id(id)); });
  }

 private:
  static std::string_view bytes_of_id(const BlobId& id) {
    return {reinterpret_cast<const char*>(id.data()), id.size()};
  }

  template <typename Function>
  auto read(Function function) const -> decltype(function(std::declval<const rocks::Reader&>())) {
    const std::shared_lock lock(open_);
    if (!database_) return std::unexpected(failed_before());
    const rocks::Reader reader(*database_);
    return function(reader);
  }

  Result<base::Offset> head_for_write(base::BoardId board);
  Result<void> add(const Append& append, rocksdb::WriteBatch& batch,
                   std::unordered_map<base::BoardId, base::Offset>& heads);
  void add_times(const Append& append, rocksdb::WriteBatch& batch) const;
  Result<void> commit(rocksdb::WriteBatch& batch);

  RocksOptions options_;
  DataFolder folder_;
  std::unique_ptr<rocksdb::Env> env_;  // null: the machine's own

  mutable std::shared_mutex open_;
  std::unique_ptr<Database> database_;  // null after a reopen that failed

  std::mutex writing_;
  std::unordered_map<base::BoardId, base::Offset> heads_;  // of boards written since the open
  bool failed_ = false;
};

Result<base::Offset> RocksStore::head_for_write(base::BoardId board) {
  if (const auto found = heads_.find(board); found != heads_.end()) return found->second;
  return rocks::Reader(*database_).head(board);
}

Result<void> RocksStore::add(const Append& append, rocksdb::WriteBatch& batch,
                             std::unordered_map<base::BoardId, base::Offset>& heads) {
  auto known = heads.find(append.board);
  if (known == heads.end() && !append.log.empty()) {
    const auto head = head_for_write(append.board);
    if (!head) return std::unexpected(head.error());
    known = heads.emplace(append.board, *head).first;
  }
  for (const auto& entry : append.log) {
    auto& head = known->second;
    if (entry.offset.value != head.value + 1) {
      return std::unexpected(gap(append.board, head, entry.offset));
    }
    head = entry.offset;
    batch.Put(database_->family(Family::log), rocks::board_key(append.board, entry.offset.value),
              entry.bytes);
  }
  add_times(append, batch);
  for (const auto& replica : append.replicas) {
    batch.Put(database_->family(Family::replica), rocks::board_key(append.board, replica.replica),
              replica.bytes);
  }
  for (const auto offset : append.keyframes_erased) {
    batch.Delete(database_->family(Family::keyframe), rocks::board_key(append.board, offset.value));
  }
  if (append.keyframe) {
    batch.Put(database_->family(Family::keyframe),
              rocks::board_key(append.board, append.keyframe->offset.value),
              append.keyframe->bytes);
  }
  return {};
}

void RocksStore::add_times(const Append& append, rocksdb::WriteBatch& batch) const {
  for (std::size_t i = 0; i < append.log.size(); ++i) {
    const auto second = seconds_of(append.log[i].time);
    const bool last_of_second =
        i + 1 == append.log.size() || seconds_of(append.log[i + 1].time) != second;
    if (!last_of_second) continue;
    std::string offset;
    rocks::put_big_endian(offset, append.log[i].offset.value);
    batch.Put(database_->family(Family::time), rocks::board_key(append.board, second), offset);
  }
}

Result<void> RocksStore::commit(rocksdb::WriteBatch& batch) {
  rocksdb::WriteOptions synced;
  synced.sync = true;
  const auto status = database_->db().Write(synced, &batch);
  if (status.ok()) return {};
  failed_ = true;
  return std::unexpected(rocks::from_status(status, "write to the store"));
}

Result<void> RocksStore::write(std::span<const Append> appends,
                               std::span<const RecordWrite> records) {
  const std::lock_guard one_at_a_time(writing_);
  const std::shared_lock lock(open_);
  if (options_.mode == OpenMode::read_only) {
    return std::unexpected(Error{ErrorCode::read_only, "The store was opened for reading only."});
  }
  if (failed_ || !database_) return std::unexpected(failed_before());
  rocksdb::WriteBatch batch;
  std::unordered_map<base::BoardId, base::Offset> heads;
  for (const auto& append : appends) {
    if (auto added = add(append, batch, heads); !added) return added;
  }
  for (const auto& record : records) {
    if (record.value) {
      batch.Put(database_->family(Family::event), record.key, *record.value);
    } else {
      batch.Delete(database_->family(Family::event), record.key);
    }
  }
  if (auto committed = commit(batch); !committed) return committed;
  for (const auto& [board, head] : heads) heads_[board] = head;
  return {};
}

Result<void> RocksStore::put_blob(const BlobId& id, base::BytesView bytes) {
  const auto present = blob(id);
  if (!present) return std::unexpected(present.error());
  if (*present) return {};
  const std::lock_guard one_at_a_time(writing_);
  const std::shared_lock lock(open_);
  if (options_.mode == OpenMode::read_only) {
    return std::unexpected(Error{ErrorCode::read_only, "The store was opened for reading only."});
  }
  if (failed_ || !database_) return std::unexpected(failed_before());
  rocksdb::WriteBatch batch;
  batch.Put(database_->family(Family::blob), Slice(bytes_of_id(id)), Slice(bytes));
  return commit(batch);
}

Result<void> RocksStore::reopen() {
  const std::lock_guard one_at_a_time(writing_);
  const std::unique_lock alone(open_);
  return open();
}

}  // namespace

Result<std::unique_ptr<Store>> open_rocks_store(RocksOptions options) {
  auto folder = DataFolder::open(options.folder, options.mode);
  if (!folder) return std::unexpected(folder.error());
  auto env = options.faults ? rocks::faulty_env(options.faults) : nullptr;
  auto store = std::make_unique<RocksStore>(std::move(options), std::move(*folder), std::move(env));
  if (auto opened = store->open(); !opened) return std::unexpected(opened.error());
  return store;
}

}  // namespace tablee::store

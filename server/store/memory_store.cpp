#include "store/memory_store.h"

#include <algorithm>
#include <utility>

namespace tablee::store {
namespace {

base::WallTime second_of(base::WallTime time) {
  return std::chrono::floor<std::chrono::seconds>(time);
}

std::vector<LogRead> portion(const std::vector<base::Bytes>& log, base::Offset after,
                             std::size_t entries_max, std::size_t bytes_max) {
  std::vector<LogRead> entries;
  std::size_t bytes = 0;
  for (auto i = after.value; i < log.size() && entries.size() < entries_max; ++i) {
    bytes += log[i].size();
    if (bytes > bytes_max && !entries.empty()) break;
    entries.push_back({base::Offset{i + 1}, log[i]});
  }
  return entries;
}

std::optional<KeyframeRead> newest(const std::map<base::Offset, base::Bytes>& keyframes,
                                   base::Offset offset) {
  const auto above = keyframes.upper_bound(offset);
  if (above == keyframes.begin()) return std::nullopt;
  const auto found = std::prev(above);
  return KeyframeRead{found->first, found->second};
}

}  // namespace

void MemoryStore::copy_from(const MemoryStore& other) {
  const std::scoped_lock lock(mutex_, other.mutex_);
  boards_ = other.boards_;
  days_ = other.days_;
  records_ = other.records_;
  blobs_ = other.blobs_;
}

void MemoryStore::break_writes(Error error) {
  const std::lock_guard lock(mutex_);
  broken_ = std::move(error);
}

Result<void> MemoryStore::may_write(std::span<const Append> appends) const {
  if (failed_) return std::unexpected(failed_before());
  std::map<base::BoardId, std::uint64_t> heads;
  std::map<base::EventId, std::uint64_t> day_heads;
  for (const auto& append : appends) {
    const auto& log = board_of(append.board).log;
    auto& head = heads.try_emplace(append.board, log.size()).first->second;
    for (const auto& entry : append.log) {
      if (entry.offset.value != head + 1) {
        return std::unexpected(gap(append.board, base::Offset{head}, entry.offset));
      }
      ++head;
    }
    if (!append.day) continue;
    const auto event = append.day->event;
    auto& day_head = day_heads.try_emplace(event, day_of(event).log.size()).first->second;
    for (const auto& entry : append.day->log) {
      if (entry.offset.value != day_head + 1) {
        return std::unexpected(gap(event, base::Offset{day_head}, entry.offset));
      }
      ++day_head;
    }
  }
  return {};
}

void MemoryStore::apply(const DayWrite& write) {
  auto& day = days_[write.event];
  for (const auto& entry : write.log) day.log.push_back(entry.bytes);
  for (const auto& sealed : write.sealed) {
    const std::pair key{sealed.kind, sealed.id};
    if (sealed.value) {
      day.sealed[key] = *sealed.value;
    } else {
      day.sealed.erase(key);
    }
  }
  for (const auto offset : write.snapshots_erased) day.snapshots.erase(offset);
  if (write.snapshot) day.snapshots[write.snapshot->offset] = write.snapshot->bytes;
}

void MemoryStore::apply(const Append& append) {
  auto& board = boards_[append.board];
  for (const auto& entry : append.log) {
    board.log.push_back(entry.bytes);
    board.seconds[second_of(entry.time)] = entry.offset;
  }
  for (const auto& replica : append.replicas) board.replicas[replica.replica] = replica.bytes;
  for (const auto offset : append.keyframes_erased) board.keyframes.erase(offset);
  if (append.keyframe) board.keyframes[append.keyframe->offset] = append.keyframe->bytes;
  if (append.day) apply(*append.day);
}

// What every write begins with: whether it may, and whether the disk is broken.
Result<void> MemoryStore::take(std::span<const Append> appends) {
  if (auto allowed = may_write(appends); !allowed) return allowed;
  if (!broken_) return {};
  failed_ = true;
  if (told_) told_(*broken_);
  return std::unexpected(*broken_);
}

Result<void> MemoryStore::write(std::span<const Append> appends,
                                std::span<const RecordWrite> records) {
  const std::lock_guard lock(mutex_);
  if (auto taken = take(appends); !taken) return taken;
  for (const auto& append : appends) apply(append);
  for (const auto& record : records) {
    if (record.value) {
      records_[record.key] = *record.value;
    } else {
      records_.erase(record.key);
    }
  }
  return {};
}

Result<void> MemoryStore::put_blob(const BlobKey& key, base::BytesView bytes) {
  const std::lock_guard lock(mutex_);
  if (auto taken = take({}); !taken) return taken;
  blobs_.try_emplace(key, bytes);
  return {};
}

Result<void> MemoryStore::erase_blobs(base::EventId event) {
  const std::lock_guard lock(mutex_);
  if (auto taken = take({}); !taken) return taken;
  std::erase_if(blobs_, [&](const auto& blob) { return blob.first.event == event; });
  return {};
}

Result<void> MemoryStore::erase_board(base::BoardId board) {
  const std::lock_guard lock(mutex_);
  if (auto taken = take({}); !taken) return taken;
  boards_.erase(board);
  return {};
}

Result<void> MemoryStore::erase_day(base::EventId event) {
  const std::lock_guard lock(mutex_);
  if (auto taken = take({}); !taken) return taken;
  days_.erase(event);
  return {};
}

// What is erased is gone.
Result<void> MemoryStore::wipe(std::span<const base::BoardId> /*boards*/) {
  return {};
}

Result<void> MemoryStore::reopen() {
  const std::lock_guard lock(mutex_);
  broken_.reset();
  failed_ = false;
  return {};
}

void MemoryStore::on_failure(Failure told) {
  const std::lock_guard lock(mutex_);
  told_ = std::move(told);
}

const MemoryStore::Board& MemoryStore::board_of(base::BoardId board) const {
  static const Board empty;
  const auto found = boards_.find(board);
  return found == boards_.end() ? empty : found->second;
}

const MemoryStore::Day& MemoryStore::day_of(base::EventId event) const {
  static const Day empty;
  const auto found = days_.find(event);
  return found == days_.end() ? empty : found->second;
}

Result<std::vector<LogRead>> MemoryStore::read_log(base::BoardId board, base::Offset after,
                                                   std::size_t entries_max,
                                                   std::size_t bytes_max) const {
  const std::lock_guard lock(mutex_);
  return portion(board_of(board).log, after, entries_max, bytes_max);
}

Result<std::vector<LogRead>> MemoryStore::read_day(base::EventId event, base::Offset after,
                                                   std::size_t entries_max,
                                                   std::size_t bytes_max) const {
  const std::lock_guard lock(mutex_);
  return portion(day_of(event).log, after, entries_max, bytes_max);
}

Result<base::Offset> MemoryStore::day_head(base::EventId event) const {
  const std::lock_guard lock(mutex_);
  return base::Offset{day_of(event).log.size()};
}

Result<std::optional<KeyframeRead>> MemoryStore::day_snapshot(base::EventId event,
                                                              base::Offset offset) const {
  const std::lock_guard lock(mutex_);
  return newest(day_of(event).snapshots, offset);
}

Result<std::vector<SealedRead>> MemoryStore::sealed(base::EventId event) const {
  const std::lock_guard lock(mutex_);
  std::vector<SealedRead> sealed;
  for (const auto& [key, bytes] : day_of(event).sealed) {
    sealed.push_back({key.first, key.second, bytes});
  }
  return sealed;
}

Result<std::vector<base::EventId>> MemoryStore::days() const {
  const std::lock_guard lock(mutex_);
  std::vector<base::EventId> days;
  for (const auto& [id, day] : days_) {
    if (day.sealed.contains({0, 0})) days.push_back(id);
  }
  return days;
}

Result<base::Offset> MemoryStore::head(base::BoardId board) const {
  const std::lock_guard lock(mutex_);
  return base::Offset{board_of(board).log.size()};
}

Result<std::optional<KeyframeRead>> MemoryStore::keyframe(base::BoardId board,
                                                          base::Offset offset) const {
  const std::lock_guard lock(mutex_);
  return newest(board_of(board).keyframes, offset);
}

Result<std::vector<base::Offset>> MemoryStore::keyframes(base::BoardId board) const {
  const std::lock_guard lock(mutex_);
  std::vector<base::Offset> offsets;
  for (const auto& [offset, bytes] : board_of(board).keyframes) offsets.push_back(offset);
  return offsets;
}

Result<std::vector<ReplicaRead>> MemoryStore::replicas(base::BoardId board) const {
  const std::lock_guard lock(mutex_);
  std::vector<ReplicaRead> replicas;
  for (const auto& [number, bytes] : board_of(board).replicas) replicas.push_back({number, bytes});
  return replicas;
}

Result<base::Offset> MemoryStore::offset_at(base::BoardId board, base::WallTime time) const {
  const std::lock_guard lock(mutex_);
  const auto& seconds = board_of(board).seconds;
  const auto same = seconds.lower_bound(second_of(time));
  return same == seconds.begin() ? base::Offset{0} : std::prev(same)->second;
}

Result<std::vector<TimeRead>> MemoryStore::time_index(base::BoardId board, base::WallTime from,
                                                      std::size_t max) const {
  const std::lock_guard lock(mutex_);
  const auto& seconds = board_of(board).seconds;
  std::vector<TimeRead> rows;
  for (auto i = seconds.lower_bound(second_of(from)); i != seconds.end() && rows.size() < max;
       ++i) {
    rows.push_back({i->first, i->second});
  }
  return rows;
}

Result<std::vector<base::BoardId>> MemoryStore::boards() const {
  const std::lock_guard lock(mutex_);
  std::vector<base::BoardId> boards;
  for (const auto& [id, board] : boards_) {
    if (board.replicas.contains(0)) boards.push_back(id);
  }
  return boards;
}

Result<std::optional<base::Bytes>> MemoryStore::record(std::string_view key) const {
  const std::lock_guard lock(mutex_);
  const auto found = records_.find(key);
  if (found == records_.end()) return std::nullopt;
  return found->second;
}

Result<std::vector<RecordRead>> MemoryStore::records(std::string_view prefix) const {
  const std::lock_guard lock(mutex_);
  std::vector<RecordRead> found;
  for (auto i = records_.lower_bound(prefix); i != records_.end() && i->first.starts_with(prefix);
       ++i) {
    found.push_back({i->first, i->second});
  }
  return found;
}

Result<std::optional<base::Bytes>> MemoryStore::blob(const BlobKey& key) const {
  const std::lock_guard lock(mutex_);
  const auto found = blobs_.find(key);
  if (found == blobs_.end()) return std::nullopt;
  return found->second;
}

Result<std::vector<BlobRow>> MemoryStore::blobs() const {
  const std::lock_guard lock(mutex_);
  std::vector<BlobRow> rows;
  for (const auto& [key, bytes] : blobs_) rows.push_back({key, bytes.size()});
  return rows;
}

}  // namespace tablee::store

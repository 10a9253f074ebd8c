#include "store/rocks_batch.h"

#include "store/rocks_day.h"
#include "store/rocks_keys.h"

namespace tablee::store::rocks {

std::uint64_t seconds_of(base::WallTime time) {
  const auto since = std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
  return since < 0 ? 0 : static_cast<std::uint64_t>(since);
}

Result<void> Batch::add(const Append& append) {
  if (auto added = add_entries(append); !added) return added;
  add_times(append);
  for (const auto& replica : append.replicas) {
    rows_.Put(database_.family(Family::replica), board_key(append.board, replica.replica),
              replica.bytes);
  }
  for (const auto offset : append.keyframes_erased) {
    rows_.Delete(database_.family(Family::keyframe), board_key(append.board, offset.value));
  }
  if (append.keyframe) {
    rows_.Put(database_.family(Family::keyframe),
              board_key(append.board, append.keyframe->offset.value), append.keyframe->bytes);
  }
  return append.day ? add(*append.day) : Result<void>{};
}

Result<void> Batch::add(const DayWrite& write) {
  if (!write.log.empty()) {
    auto known = day_heads_.find(write.event);
    if (known == day_heads_.end()) {
      const auto head = DayReader(database_).head(write.event);
      if (!head) return std::unexpected(head.error());
      known = day_heads_.emplace(write.event, *head).first;
    }
    for (const auto& entry : write.log) {
      auto& head = known->second;
      if (entry.offset.value != head.value + 1) {
        return std::unexpected(gap(write.event, head, entry.offset));
      }
      head = entry.offset;
    }
  }
  put_day(rows_, database_, write);
  return {};
}

Result<void> Batch::add_entries(const Append& append) {
  if (append.log.empty()) return {};
  auto known = heads_.find(append.board);
  if (known == heads_.end()) {
    const auto head = head_of_(append.board);
    if (!head) return std::unexpected(head.error());
    known = heads_.emplace(append.board, *head).first;
  }
  for (const auto& entry : append.log) {
    auto& head = known->second;
    if (entry.offset.value != head.value + 1) {
      return std::unexpected(gap(append.board, head, entry.offset));
    }
    head = entry.offset;
    rows_.Put(database_.family(Family::log), board_key(append.board, entry.offset.value),
              entry.bytes);
  }
  return {};
}

void Batch::add_times(const Append& append) {
  for (std::size_t i = 0; i < append.log.size(); ++i) {
    const auto second = seconds_of(append.log[i].time);
    const bool last_of_second =
        i + 1 == append.log.size() || seconds_of(append.log[i + 1].time) != second;
    if (!last_of_second) continue;
    std::string offset;
    put_big_endian(offset, append.log[i].offset.value);
    rows_.Put(database_.family(Family::time), board_key(append.board, second), offset);
  }
}

void Batch::add(const RecordWrite& record) {
  if (record.value) {
    rows_.Put(database_.family(Family::event), record.key, *record.value);
  } else {
    rows_.Delete(database_.family(Family::event), record.key);
  }
}

}  // namespace tablee::store::rocks

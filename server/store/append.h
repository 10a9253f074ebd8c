// What is written: values only, so that a room can say what it wants kept without knowing any
// store.
//
// The bytes are opaque here. `wire` makes them (proto/log.proto) and reads them back.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/clock.h"
#include "base/ids.h"

namespace tablee::store {

/// One record of a board's log.
struct LogWrite {
  base::Offset offset;  ///< The board's head plus one; plus two for the next of the same Append …
  base::WallTime time;  ///< For the time index; never less than the record before.
  base::Bytes bytes;
};

/// What the board knows of one replica; replica 0 is the board's own record.
struct ReplicaWrite {
  std::uint32_t replica = 0;
  base::Bytes bytes;
};

/// The whole board at one offset.
struct KeyframeWrite {
  base::Offset offset;
  base::Bytes bytes;
};

/// Of what a day tells nobody: one record, by kind and number. No value means erased.
struct SealedWrite {
  std::uint32_t kind = 0;
  std::uint64_t id = 0;
  std::optional<base::Bytes> value;
};

/// What the day of an event changes at one moment. The same promises as of a board's log.
struct DayWrite {
  base::EventId event;
  std::vector<LogWrite> log;
  std::vector<SealedWrite> sealed;
  std::optional<KeyframeWrite> snapshot;
  /// Snapshots that are no longer wanted. Erasing one that is not there is no error.
  std::vector<base::Offset> snapshots_erased;
};

/// What one board changes at one moment, or a day and the board that it opens: all of it or nothing (DESIGN, invariant 3).
struct Append {
  base::BoardId board;
  std::vector<LogWrite> log;
  std::vector<ReplicaWrite> replicas;
  std::optional<KeyframeWrite> keyframe;
  /// Keyframes that are no longer wanted. Erasing one that is not there is no error.
  std::vector<base::Offset> keyframes_erased;
  std::optional<DayWrite> day{};
};

/// One change of the event records: no value means erased.
struct RecordWrite {
  std::string key;
  std::optional<base::Bytes> value;
};

/// Bytes that an Append asks to be kept, keys not counted.
[[nodiscard]] inline std::size_t bytes_of(const Append& append) {
  std::size_t bytes = append.keyframe ? append.keyframe->bytes.size() : 0;
  for (const auto& entry : append.log) bytes += entry.bytes.size();
  for (const auto& replica : append.replicas) bytes += replica.bytes.size();
  if (!append.day) return bytes;
  for (const auto& entry : append.day->log) bytes += entry.bytes.size();
  for (const auto& sealed : append.day->sealed) bytes += sealed.value ? sealed.value->size() : 0;
  return bytes + (append.day->snapshot ? append.day->snapshot->bytes.size() : 0);
}

}  // namespace tablee::store

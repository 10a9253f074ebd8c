// The records that a store keeps, as plain values: what proto/log.proto says. The store sees only the bytes.
#pragma once

#include <cstdint>
#include <expected>

#include "base/bytes.h"
#include "base/clock.h"
#include "base/ids.h"
#include "wire/client_frame.h"

namespace tablee::wire {

struct LogRecord {
  base::WallTime time{};
  base::ReplicaId replica;
  base::Seq seq;
  base::BytesView batch;  ///< Decoded: a view into the record. Empty when refused.
  core::Refusal refused = core::Refusal::none;
  std::chrono::milliseconds ahead{};  ///< Of the server's clock, by `time`.
};

struct ReplicaRecord {
  base::Seq last_seq;
  std::uint64_t last_hash = 0;
  base::ParticipantId participant;
  base::WallTime seen{};  ///< Running time.
};

struct BoardRecord {
  base::Epoch epoch;
  base::ReplicaId next_replica = base::replica_first;
  base::EventId event;
  base::WallTime created{};
  std::uint64_t server_counter = 0;  ///< Replica 1 uses none below.
};

struct KeyframeRecord {
  base::WallTime time{};
  base::BytesView deflated;  ///< Decoded: a view into the record.
  std::uint64_t bytes = 0;   ///< Once inflated.
  base::WallTime running{};  ///< By when that entry was there, in running time; 1970: not known.
};

[[nodiscard]] base::Bytes encode(const LogRecord& record);
[[nodiscard]] base::Bytes encode(const ReplicaRecord& record);
[[nodiscard]] base::Bytes encode(const BoardRecord& record);
[[nodiscard]] base::Bytes encode(const KeyframeRecord& record);

[[nodiscard]] std::expected<LogRecord, Error> decode_log_record(base::BytesView bytes);
[[nodiscard]] std::expected<ReplicaRecord, Error> decode_replica_record(base::BytesView bytes);
[[nodiscard]] std::expected<BoardRecord, Error> decode_board_record(base::BytesView bytes);
[[nodiscard]] std::expected<KeyframeRecord, Error> decode_keyframe_record(base::BytesView bytes);

}  // namespace tablee::wire

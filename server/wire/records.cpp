#include "wire/records.h"

#include "log.pb.h"
#include "wire/fields.h"

namespace tablee::wire {
namespace {

using base::Bytes;
using base::BytesView;

std::uint64_t milliseconds(base::WallTime time) {
  return static_cast<std::uint64_t>(time.time_since_epoch().count());
}

base::WallTime wall(std::uint64_t milliseconds) {
  return base::WallTime{std::chrono::milliseconds{milliseconds}};
}

constexpr auto malformed() {
  return std::unexpected(Error::malformed);
}

// The one field of bytes with this number, as a view: the generated code would copy it.
BytesView bytes_field(BytesView message, std::uint32_t number) {
  BytesView found;
  Fields fields(message);
  while (fields.next()) {
    if (fields.number() == number && fields.is_bytes()) found = fields.bytes();
  }
  return found;
}

}  // namespace

Bytes encode(const LogRecord& record) {
  v1::LogRecord out;
  out.set_time(milliseconds(record.time));
  out.set_replica(record.replica.value);
  out.set_seq(record.seq.value);
  if (!record.batch.empty()) out.set_batch(record.batch.data(), record.batch.size());
  out.set_refused(static_cast<std::uint32_t>(record.refused));
  out.set_ahead(static_cast<std::uint64_t>(record.ahead.count()));
  return out.SerializeAsString();
}

Bytes encode(const ReplicaRecord& record) {
  v1::ReplicaRecord out;
  out.set_last_seq(record.last_seq.value);
  out.set_last_hash(record.last_hash);
  out.set_participant(record.participant.value);
  out.set_seen(milliseconds(record.seen));
  return out.SerializeAsString();
}

Bytes encode(const BoardRecord& record) {
  v1::BoardRecord out;
  out.set_epoch(record.epoch.value);
  out.set_next_replica(record.next_replica.value);
  out.set_event(record.event.value);
  out.set_created(milliseconds(record.created));
  out.set_server_counter(record.server_counter);
  return out.SerializeAsString();
}

Bytes encode(const KeyframeRecord& record) {
  v1::KeyframeRecord out;
  out.set_time(milliseconds(record.time));
  out.set_deflated(record.deflated.data(), record.deflated.size());
  out.set_bytes(record.bytes);
  out.set_running(milliseconds(record.running));
  return out.SerializeAsString();
}

std::expected<LogRecord, Error> decode_log_record(BytesView bytes) {
  LogRecord out;
  Fields fields(bytes);
  while (fields.next()) {
    if (fields.is_bytes()) {
      if (fields.number() == v1::LogRecord::kBatchFieldNumber) out.batch = fields.bytes();
      continue;
    }
    if (!fields.is_varint()) continue;
    switch (fields.number()) {
      case v1::LogRecord::kTimeFieldNumber:
        out.time = wall(fields.varint());
        break;
      case v1::LogRecord::kReplicaFieldNumber:
        out.replica = base::ReplicaId{fields.narrow<std::uint32_t>()};
        break;
      case v1::LogRecord::kSeqFieldNumber:
        out.seq = base::Seq{fields.varint()};
        break;
      case v1::LogRecord::kRefusedFieldNumber:
        out.refused = static_cast<core::Refusal>(fields.narrow<std::uint8_t>());
        break;
      case v1::LogRecord::kAheadFieldNumber:
        out.ahead = std::chrono::milliseconds{fields.narrow<std::int64_t>()};
        break;
      default:
        break;
    }
  }
  const bool refused = out.refused != core::Refusal::none;
  if (!fields.ok() || out.replica.value == 0 || out.seq.value == 0 ||
      refused != out.batch.empty()) {
    return malformed();
  }
  return out;
}

std::expected<ReplicaRecord, Error> decode_replica_record(BytesView bytes) {
  v1::ReplicaRecord in;
  if (!parse(in, bytes)) return malformed();
  return ReplicaRecord{base::Seq{in.last_seq()}, in.last_hash(),
                       base::ParticipantId{in.participant()}, wall(in.seen())};
}

std::expected<BoardRecord, Error> decode_board_record(BytesView bytes) {
  v1::BoardRecord in;
  if (!parse(in, bytes) || in.epoch() == 0 || in.next_replica() < base::replica_first.value) {
    return malformed();
  }
  return BoardRecord{base::Epoch{in.epoch()}, base::ReplicaId{in.next_replica()},
                     base::EventId{in.event()}, wall(in.created()), in.server_counter()};
}

std::expected<KeyframeRecord, Error> decode_keyframe_record(BytesView bytes) {
  v1::KeyframeRecord in;
  if (!parse(in, bytes) || in.deflated().empty()) return malformed();
  return KeyframeRecord{wall(in.time()),
                        bytes_field(bytes, v1::KeyframeRecord::kDeflatedFieldNumber), in.bytes(),
                        wall(in.running())};
}

}  // namespace tablee::wire

#include "wire/day_records.h"

#include "wire/day_values.h"
#include "wire/fields.h"

namespace tablee::wire::day {

base::Bytes encode(const LogRecord& record) {
  pb::LogRecord out;
  to(record.entry, *out.mutable_entry());
  out.set_command(record.command.value);
  return out.SerializeAsString();
}

base::Bytes encode(const SnapshotRecord& record) {
  pb::SnapshotRecord out;
  to(record.snapshot, *out.mutable_snapshot());
  for (const Remembered& each : record.remembered) {
    auto& remembered = *out.add_remembered();
    remembered.set_participant(each.participant.value);
    remembered.set_command(each.command.value);
    remembered.set_offset(each.offset.value);
  }
  return out.SerializeAsString();
}

base::Bytes encode(const DayRecord& record) {
  pb::DayRecord out;
  out.set_epoch(record.epoch.value);
  out.set_agora(record.agora.value);
  return out.SerializeAsString();
}

base::Bytes encode(const Ballot& ballot) {
  pb::Ballot out;
  to(ballot, out);
  return out.SerializeAsString();
}

base::Bytes encode(const Draft& draft) {
  pb::Draft out;
  to(draft, out);
  return out.SerializeAsString();
}

base::Bytes encode_ended(DraftId draft) {
  pb::Draft out;
  out.set_id(draft.value);
  out.set_gone(true);
  return out.SerializeAsString();
}

base::Bytes encode_sealed_name(std::string_view name) {
  pb::SealedName out;
  out.set_name(name.data(), name.size());
  return out.SerializeAsString();
}

std::expected<LogRecord, Error> decode_log_record(base::BytesView bytes) {
  pb::LogRecord in;
  if (!parse(in, bytes) || in.entry().offset() == 0) return std::unexpected(Error::malformed);
  return LogRecord{from(in.entry()), CommandId{in.command()}};
}

std::expected<SnapshotRecord, Error> decode_snapshot_record(base::BytesView bytes) {
  pb::SnapshotRecord in;
  if (!parse(in, bytes) || in.snapshot().offset() == 0) return std::unexpected(Error::malformed);
  SnapshotRecord out{from(in.snapshot()), {}};
  for (const auto& each : in.remembered()) {
    out.remembered.push_back({base::ParticipantId{each.participant()}, CommandId{each.command()},
                              base::Offset{each.offset()}});
  }
  return out;
}

std::expected<DayRecord, Error> decode_day_record(base::BytesView bytes) {
  pb::DayRecord in;
  if (!parse(in, bytes) || in.epoch() == 0 || in.agora() == 0) {
    return std::unexpected(Error::malformed);
  }
  return DayRecord{base::Epoch{in.epoch()}, base::BoardId{in.agora()}};
}

std::expected<Ballot, Error> decode_ballot(base::BytesView bytes) {
  pb::Ballot in;
  if (!parse(in, bytes) || in.vote() == 0 || in.given_size() % 2 != 0) {
    return std::unexpected(Error::malformed);
  }
  return from(in);
}

std::expected<Draft, Error> decode_draft(base::BytesView bytes) {
  pb::Draft in;
  if (!parse(in, bytes) || in.id() == 0 || (in.participant() == 0 && !in.gone())) {
    return std::unexpected(Error::malformed);
  }
  return from(in);
}

std::expected<std::string, Error> decode_sealed_name(base::BytesView bytes) {
  pb::SealedName in;
  if (!parse(in, bytes)) return std::unexpected(Error::malformed);
  return in.name();
}

}  // namespace tablee::wire::day

// What the store keeps of a day (proto/day.proto) as plain values. The store sees only the bytes.
#pragma once

#include <expected>

#include "base/bytes.h"
#include "wire/client_frame.h"
#include "wire/day_command.h"

namespace tablee::wire::day {

struct LogRecord {
  Entry entry;
  CommandId command;
};

/// A command that took effect.
struct Remembered {
  base::ParticipantId participant;
  CommandId command;
  base::Offset offset;
  bool operator==(const Remembered&) const = default;
};

struct SnapshotRecord {
  Snapshot snapshot;
  std::vector<Remembered> remembered;
};

struct DayRecord {
  base::Epoch epoch;
  base::BoardId agora;
};

/// Kinds of sealed records; numbers are for ever.
enum class Sealed : std::uint32_t { day = 0, name = 1, ballot = 2, draft = 3, parcel = 4 };

[[nodiscard]] base::Bytes encode(const LogRecord& record);
[[nodiscard]] base::Bytes encode(const SnapshotRecord& record);
[[nodiscard]] base::Bytes encode(const DayRecord& record);
[[nodiscard]] base::Bytes encode(const Ballot& ballot);
[[nodiscard]] base::Bytes encode(const Draft& draft);
/// What is kept of one that was revealed: that it was. It names nobody, and nothing that was written.
[[nodiscard]] base::Bytes encode_ended(DraftId draft);
/// That its copies are on the board, until the day's log says so.
[[nodiscard]] base::Bytes encode_arrived(base::Offset parcel, const std::vector<Copied>& copied);
[[nodiscard]] base::Bytes encode_sealed_name(std::string_view name);

[[nodiscard]] std::expected<LogRecord, Error> decode_log_record(base::BytesView bytes);
[[nodiscard]] std::expected<SnapshotRecord, Error> decode_snapshot_record(base::BytesView bytes);
[[nodiscard]] std::expected<DayRecord, Error> decode_day_record(base::BytesView bytes);
[[nodiscard]] std::expected<std::string, Error> decode_sealed_name(base::BytesView bytes);
/// Whose participant and dots are in their ranges.
[[nodiscard]] std::expected<Ballot, Error> decode_ballot(base::BytesView bytes);
/// Whose id is not 0; `copied` alone is said.
[[nodiscard]] std::expected<Parcel, Error> decode_arrived(base::BytesView bytes);
/// Whose id is not 0, nor its participant unless it is `gone`.
[[nodiscard]] std::expected<Draft, Error> decode_draft(base::BytesView bytes);

}  // namespace tablee::wire::day

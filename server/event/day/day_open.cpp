// From the store to a day.
#include "event/day/day.h"

namespace tablee::event::day {
namespace {

struct Rebuilt {
  State state;
  Memory memory;
};

OpenError bad(base::EventId event, const std::string& what) {
  return {OpenErrorCode::bad_record, "The day of event " + base::to_hex(event.value) + ": " + what};
}

std::expected<Rebuilt, OpenError> rebuild(const Opening& opening) {
  Rebuilt out;
  if (opening.snapshot) {
    const auto record = wire::day::decode_snapshot_record(opening.snapshot->bytes);
    if (!record || record->snapshot.offset != opening.snapshot->offset) {
      return std::unexpected(bad(opening.event, "its snapshot can not be read"));
    }
    out.state = State(record->snapshot);
    for (const auto& done : record->remembered) {
      out.memory.remember(done.participant, done.command, done.offset);
    }
  }
  for (const auto& row : opening.tail) {
    const auto record = wire::day::decode_log_record(row.bytes);
    if (!record || record->entry.offset != row.offset ||
        row.offset.value != out.state.offset.value + 1) {
      return std::unexpected(
          bad(opening.event, "entry " + std::to_string(row.offset.value) + " can not be read"));
    }
    out.state.apply(record->entry);
    // Several entries of one command are one.
    if (record->entry.together == record->entry.offset) {
      out.memory.remember(record->entry.participant, record->command, record->entry.offset);
    }
  }
  return out;
}

}  // namespace

std::expected<Day, OpenError> Day::open(const Opening& opening, Now now, base::Random seed) {
  const bool has_record = !opening.sealed.empty() && opening.sealed.front().kind == 0;
  if (!has_record) return std::unexpected(OpenError{OpenErrorCode::no_day, "There is no record."});
  const auto record = wire::day::decode_day_record(opening.sealed.front().bytes);
  if (!record) return std::unexpected(bad(opening.event, "its record can not be read"));
  auto rebuilt = rebuild(opening);
  if (!rebuilt) return std::unexpected(rebuilt.error());
  Day day(opening, *record, std::move(rebuilt->state), std::move(rebuilt->memory), now, seed);
  for (const auto& sealed : opening.sealed) {
    if (sealed.kind != static_cast<std::uint32_t>(wire::day::Sealed::name)) continue;
    const auto name = wire::day::decode_sealed_name(sealed.bytes);
    // One that can not be read is none: the register, which has it too, writes it again.
    if (name) day.names_[base::ParticipantId{static_cast<std::uint32_t>(sealed.id)}] = *name;
  }
  day.told_names_ = day.names_;
  day.read_ballots(opening);
  day.read_drafts(opening);
  day.read_parcels(opening);
  day.greet_rooms();
  return day;
}

Day::Day(const Opening& opening, wire::day::DayRecord record, State state, Memory memory, Now now,
         base::Random seed)
    : event_(opening.event),
      record_(record),
      clock_(now, state.time),
      now_(now.mono),
      random_(seed),
      memory_(std::move(memory)),
      state_(std::move(state)),
      told_(state_),
      policies_(policies_of(state_)),
      durable_policies_(policies_),
      feed_(state_.offset) {
  // What a room still answers to the day before this one is nothing that this one waits for.
  serial_ = random_.next() >> 1;
  if (opening.snapshot) snapshots_.push_back(opening.snapshot->offset);
  damaged_ = opening.damaged;
}

}  // namespace tablee::event::day

// Entries and snapshots to messages and back.
#include "wire/day_values.h"

namespace tablee::wire::day {
namespace {

struct Writer {
  pb::Entry& out;
  void operator()(std::monostate) const {}
  void operator()(const SetUp& in) const { to(in, *out.mutable_set_up()); }
  void operator()(const Agenda& in) const { to(in, *out.mutable_agenda()); }
  void operator()(Stage in) const { out.mutable_stage()->set_stage(static_cast<pb::Stage>(in)); }
  void operator()(const Run& in) const { to(in, *out.mutable_run()); }
  void operator()(const Timer& in) const { to(in, *out.mutable_timer()); }
  void operator()(const Freeze& in) const { to(in, *out.mutable_freeze()); }
  void operator()(const Table& in) const { to(in, *out.mutable_table()); }
  void operator()(const Person& in) const { to(in, *out.mutable_person()); }
  void operator()(const Seat& in) const { to(in, *out.mutable_seat()); }
  void operator()(const Mark& in) const { to(in, *out.mutable_mark()); }
  void operator()(const Call& in) const { to(in, *out.mutable_call()); }
  void operator()(const Vote& in) const { to(in, *out.mutable_vote()); }
  void operator()(const Tally& in) const { to(in, *out.mutable_tally()); }
  void operator()(const Turnout& in) const { to(in, *out.mutable_turnout()); }
  void operator()(const Drafts& in) const { to(in, *out.mutable_drafts()); }
  void operator()(const Reveal& in) const { to(in, *out.mutable_reveal()); }
  void operator()(const Parcel& in) const { to(in, *out.mutable_parcel()); }
  void operator()(const Restored& in) const {
    out.mutable_restored()->set_former_epoch(in.former.value);
  }
};

What what(const pb::Entry& in) {
  switch (in.what_case()) {
    case pb::Entry::kSetUp:
      return from(in.set_up());
    case pb::Entry::kAgenda:
      return from(in.agenda());
    case pb::Entry::kStage:
      return known(in.stage().stage(), Stage::archived);
    case pb::Entry::kRun:
      return from(in.run());
    case pb::Entry::kTimer:
      return from(in.timer());
    case pb::Entry::kFreeze:
      return from(in.freeze());
    case pb::Entry::kTable:
      return from(in.table());
    case pb::Entry::kPerson:
      return from(in.person());
    case pb::Entry::kSeat:
      return from(in.seat());
    case pb::Entry::kMark:
      return from(in.mark());
    case pb::Entry::kCall:
      return from(in.call());
    case pb::Entry::kRestored:
      return Restored{base::Epoch{in.restored().former_epoch()}};
    case pb::Entry::kVote:
      return from(in.vote());
    case pb::Entry::kTally:
      return from(in.tally());
    case pb::Entry::kTurnout:
      return from(in.turnout());
    case pb::Entry::kDrafts:
      return from(in.drafts());
    case pb::Entry::kReveal:
      return from(in.reveal());
    case pb::Entry::kParcel:
      return from(in.parcel());
    case pb::Entry::WHAT_NOT_SET:
      break;
  }
  return {};
}

// Each of them, as what from() makes of it.
template <typename Messages>
auto all_from(const Messages& messages) {
  std::vector<decltype(from(*messages.begin()))> out;
  out.reserve(static_cast<std::size_t>(messages.size()));
  for (const auto& message : messages) out.push_back(from(message));
  return out;
}

}  // namespace

void to(const Entry& in, pb::Entry& out) {
  out.set_offset(in.offset.value);
  out.set_time(number(in.time));
  out.set_participant(in.participant.value);
  out.set_together(in.together.value);
  std::visit(Writer{out}, in.what);
}

Entry from(const pb::Entry& in) {
  return {base::Offset{in.offset()}, wall(in.time()), base::ParticipantId{in.participant()},
          base::Offset{in.together()}, what(in)};
}

void to(const Snapshot& in, pb::Snapshot& out) {
  out.set_offset(in.offset.value);
  out.set_time(number(in.time));
  to(in.set_up, *out.mutable_set_up());
  to(in.agenda, *out.mutable_agenda());
  out.set_stage(static_cast<pb::Stage>(in.stage));
  for (const auto& run : in.runs) to(run, *out.add_runs());
  for (const auto& timer : in.timers) to(timer, *out.add_timers());
  for (const auto& freeze : in.freezes) to(freeze, *out.add_freezes());
  for (const auto& table : in.tables) to(table, *out.add_tables());
  for (const auto& person : in.people) to(person, *out.add_people());
  for (const auto& seat : in.seats) to(seat, *out.add_seats());
  for (const auto& mark : in.marks) to(mark, *out.add_marks());
  for (const auto& call : in.calls) to(call, *out.add_calls());
  if (in.restored) {
    auto& restored = *out.mutable_restored();
    restored.set_offset(in.restored->offset.value);
    restored.set_time(number(in.restored->time));
    restored.set_since(number(in.restored->since));
    restored.set_former_epoch(in.restored->former.value);
  }
  out.set_last_phase(in.last_phase);
  out.set_stage_since(number(in.stage_since));
  for (const auto& vote : in.votes) to(vote, *out.add_votes());
  for (const auto& tally : in.tallies) to(tally, *out.add_tallies());
  for (const auto& turnout : in.turnouts) to(turnout, *out.add_turnouts());
  for (const auto& drafts : in.drafts) to(drafts, *out.add_drafts());
  for (const auto& reveal : in.reveals) to(reveal, *out.add_reveals());
  for (const auto& parcel : in.parcels) to(parcel, *out.add_parcels());
}

Snapshot from(const pb::Snapshot& in) {
  Snapshot out;
  out.offset = base::Offset{in.offset()};
  out.time = wall(in.time());
  out.set_up = from(in.set_up());
  out.agenda = from(in.agenda());
  out.stage = known(in.stage(), Stage::archived);
  out.runs = all_from(in.runs());
  out.timers = all_from(in.timers());
  out.freezes = all_from(in.freezes());
  out.tables = all_from(in.tables());
  out.people = all_from(in.people());
  out.seats = all_from(in.seats());
  out.marks = all_from(in.marks());
  out.calls = all_from(in.calls());
  if (in.has_restored()) {
    const auto& restored = in.restored();
    out.restored = RestoredAt{base::Offset{restored.offset()}, wall(restored.time()),
                              wall(restored.since()), base::Epoch{restored.former_epoch()}};
  }
  out.last_phase = in.last_phase();
  out.stage_since = wall(in.stage_since());
  out.votes = all_from(in.votes());
  out.tallies = all_from(in.tallies());
  out.turnouts = all_from(in.turnouts());
  out.drafts = all_from(in.drafts());
  out.reveals = all_from(in.reveals());
  out.parcels = all_from(in.parcels());
  return out;
}

}  // namespace tablee::wire::day

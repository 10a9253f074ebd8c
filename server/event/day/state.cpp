#include "event/day/state.h"

#include <algorithm>

namespace tablee::event::day {
namespace {

constexpr Allowed everything{true, true, true, true, true};

/// Puts one value in the place of the older one.
struct Apply {
  State& state;
  base::Offset offset;
  base::WallTime time{};
  base::WallTime before{};  ///< Time of the entry before.

  void operator()(std::monostate) const {}
  void operator()(const wire::day::Restored& value) const {
    state.restored = wire::day::RestoredAt{offset, time, before, value.former};
  }
  void operator()(const SetUp& value) const { state.set_up = value; }
  void operator()(const Agenda& value) const { state.agenda = value; }
  void operator()(Stage value) const {
    state.stage = value;
    state.stage_since = time;
  }
  void operator()(const Run& value) const {
    if (value.phase.tables.empty() && value.phase.id != 0) state.last_phase = value.phase.id;
    if (value.ended == base::WallTime{}) {
      state.runs[value.id] = value;
      return;
    }
    state.runs.erase(value.id);
    // "I am done" was said of this run.
    std::erase_if(state.marks, [&](const auto& each) {
      return each.first.second == MarkKind::done && each.second.of == value.id.value;
    });
  }
  void operator()(const Timer& value) const {
    if (value.state == TimerState::stopped) {
      state.timers.erase(value.table);
    } else {
      state.timers[value.table] = value;
    }
  }
  void operator()(const Freeze& value) const {
    if (value.on) {
      state.frozen.insert(value.table);
    } else {
      state.frozen.erase(value.table);
    }
  }
  void operator()(const Table& value) const { state.tables[value.number] = value; }
  void operator()(const Person& value) const {
    state.leave_tablet(value.participant);
    if (value.state == PersonState::in && value.tablet.value != 0) {
      state.tablets[value.tablet].insert(value.participant);
    }
    if (value.state != PersonState::in) {
      state.seats.erase(value.participant);
      std::erase_if(state.marks,
                    [&](const auto& each) { return each.first.first == value.participant; });
    }
    if (value.state == PersonState::gone) {
      state.people.erase(value.participant);
    } else {
      state.people[value.participant] = value;
    }
  }
  void operator()(const Seat& value) const {
    if (value.table == 0) {
      state.seats.erase(value.participant);
    } else {
      state.seats[value.participant] = value;
    }
  }
  void operator()(const Mark& value) const {
    const std::pair key{value.participant, value.kind};
    if (value.on) {
      state.marks[key] = value;
    } else {
      state.marks.erase(key);
    }
  }
  void operator()(const Call& value) const {
    if (value.until == base::WallTime{}) {
      state.calls.erase(value.table);
    } else {
      state.calls[value.table] = value;
    }
  }
  void operator()(const Vote& value) const {
    if (value.state != VoteState::removed) {
      state.votes[value.id] = value;
      return;
    }
    state.votes.erase(value.id);
    state.turnouts.erase(value.id);
    std::erase_if(state.tallies, [&](const auto& each) { return each.first.first == value.id; });
  }
  void operator()(const Tally& value) const {
    state.tallies[{value.vote, value.candidate}] = value;
  }
  void operator()(const Turnout& value) const { state.turnouts[value.vote] = value; }
  void operator()(const wire::day::Drafts& value) const {
    if (value.notes == 0) {
      state.drafts.erase(value.table);
    } else {
      state.drafts[value.table] = value;
    }
  }
  void operator()(const Reveal& value) const {
    if (value.state == RevealState::done) {
      state.reveals.erase(value.table);
    } else {
      state.reveals[value.table] = value;
    }
  }
  void operator()(const Parcel& value) const {
    state.parcels[value.id] = value;
    if (value.state == ParcelState::waiting || value.state == ParcelState::under_way) {
      state.parcels_on_their_way.insert(value.id);
    } else {
      state.parcels_on_their_way.erase(value.id);
    }
  }
};

template <typename Map, typename Out>
void values_of(const Map& map, Out& out) {
  out.reserve(map.size());
  for (const auto& [key, value] : map) out.push_back(value);
}

}  // namespace

State::State(const Snapshot& snapshot)
    : offset(snapshot.offset),
      time(snapshot.time),
      set_up(snapshot.set_up),
      agenda(snapshot.agenda),
      stage(snapshot.stage),
      stage_since(snapshot.stage_since) {
  const Apply put{*this, snapshot.offset, snapshot.time, snapshot.time};
  for (const auto& run : snapshot.runs) put(run);
  for (const auto& timer : snapshot.timers) put(timer);
  for (const auto& freeze : snapshot.freezes) put(freeze);
  for (const auto& each : snapshot.tables) put(each);
  for (const auto& person : snapshot.people) put(person);
  for (const auto& each : snapshot.seats) put(each);
  for (const auto& mark : snapshot.marks) put(mark);
  for (const auto& call : snapshot.calls) put(call);
  for (const auto& vote : snapshot.votes) put(vote);
  for (const auto& tally : snapshot.tallies) put(tally);
  for (const auto& turnout : snapshot.turnouts) put(turnout);
  for (const auto& each : snapshot.drafts) put(each);
  for (const auto& reveal : snapshot.reveals) put(reveal);
  for (const auto& parcel : snapshot.parcels) put(parcel);
  restored = snapshot.restored;
  // One from before it was kept has it of a phase that goes on.
  if (snapshot.last_phase != 0) last_phase = snapshot.last_phase;
}

Snapshot State::snapshot() const {
  Snapshot out;
  out.offset = offset;
  out.time = time;
  out.set_up = set_up;
  out.agenda = agenda;
  out.stage = stage;
  out.stage_since = stage_since;
  values_of(runs, out.runs);
  values_of(timers, out.timers);
  for (const TableNumber place : frozen) out.freezes.push_back({place, true});
  values_of(tables, out.tables);
  values_of(people, out.people);
  values_of(seats, out.seats);
  values_of(marks, out.marks);
  values_of(calls, out.calls);
  values_of(votes, out.votes);
  values_of(tallies, out.tallies);
  values_of(turnouts, out.turnouts);
  values_of(drafts, out.drafts);
  values_of(reveals, out.reveals);
  values_of(parcels, out.parcels);
  out.restored = restored;
  out.last_phase = last_phase;
  return out;
}

void State::apply(const Entry& entry) {
  const base::WallTime before = std::exchange(time, entry.time);
  offset = entry.offset;
  std::visit(Apply{*this, entry.offset, entry.time, before}, entry.what);
}

const Run* State::run_of(TableNumber place) const {
  for (const auto& [id, run] : runs) {
    if (std::ranges::find(run.phase.tables, place) != run.phase.tables.end()) return &run;
  }
  return nullptr;
}

const Run* State::run_for_all() const {
  for (const auto& [id, run] : runs) {
    if (run.phase.tables.empty()) return &run;
  }
  return nullptr;
}

const Run* State::run_at(TableNumber place) const {
  const Run* own = run_of(place);
  return own != nullptr ? own : run_for_all();
}

const Table* State::table(TableNumber number) const {
  const auto found = tables.find(number);
  return found == tables.end() ? nullptr : &found->second;
}

bool State::is_open(TableNumber number) const {
  const Table* found = table(number);
  return found != nullptr && found->state == TableState::open;
}

TableNumber State::seat(base::ParticipantId participant) const {
  const auto found = seats.find(participant);
  return found == seats.end() ? 0 : found->second.table;
}

base::ParticipantId State::tablet(base::ParticipantId participant) const {
  const auto person = people.find(participant);
  const bool in = person != people.end() && person->second.state == PersonState::in;
  return in ? person->second.tablet : base::ParticipantId{};
}

const std::set<base::ParticipantId>& State::beside(base::ParticipantId participant) const {
  static const std::set<base::ParticipantId> nobody;
  const auto found = tablets.find(participant);
  return found == tablets.end() ? nobody : found->second;
}

void State::leave_tablet(base::ParticipantId participant) {
  const auto found = tablets.find(tablet(participant));
  if (found == tablets.end()) return;
  found->second.erase(participant);
  if (found->second.empty()) tablets.erase(found);
}

Role State::role(base::ParticipantId participant) const {
  const auto found = people.find(participant);
  const bool in = found != people.end() && found->second.state == PersonState::in;
  return in ? found->second.role : Role::unknown;
}

const Reveal* State::reveal_of(TableNumber place) const {
  const auto found = reveals.find(place);
  return found == reveals.end() ? nullptr : &found->second;
}

bool State::is_private(TableNumber place) const {
  const Table* const at = table(place);
  if (at != nullptr && at->hides) return true;
  const Run* const run = run_at(place);
  return run != nullptr && run->phase.privacy == wire::day::Privacy::hidden;
}

bool State::hides_names(TableNumber place) const {
  const Run* const run = run_at(place);
  return run != nullptr && run->phase.names == wire::day::Names::hidden;
}

bool State::may_write_privately(TableNumber place) const {
  return said_at(place).write;
}

// Where writing is private nothing new comes to lie on the board, whoever sent it: it would say what people think there.
bool State::takes_from(base::ParticipantId sender, TableNumber place) const {
  const bool open = place == agora_place || is_open(place);
  if (!open || stage == Stage::archived || is_private(place)) return false;
  return role(sender) == Role::moderator || said_at(place).write;
}

// Where writing is private the board takes nothing that would show what somebody thinks; what is there can be moved.
Allowed State::allowed_at(TableNumber place) const {
  Allowed allowed = said_at(place);
  if (is_private(place)) allowed.write = allowed.ink = allowed.propose = false;
  return allowed;
}

Allowed State::said_at(TableNumber place) const {
  if (stage == Stage::archived) return {.nobody = true};
  const bool closed = stage == Stage::closed || (place != agora_place && !is_open(place));
  // A freeze of place 0 is everybody's.
  if (closed || frozen.contains(0) || frozen.contains(place)) return {};
  const Run* run = run_at(place);
  if (run == nullptr) return everything;
  return run->locked ? Allowed{} : run->phase.allowed;
}

}  // namespace tablee::event::day

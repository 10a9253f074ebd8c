// Where people sit, what they show, where they are called.
#include <algorithm>

#include "base/limits.h"
#include "event/day/checks.h"
#include "event/day/decider.h"

namespace tablee::event::day {

Reason Decider::operator()(const Seat& wish) {
  base::ParticipantId who = wish.participant.value == 0 ? asked_.by : wish.participant;
  const bool other = who != asked_.by;
  if (other && !moderates()) return Reason::not_yours;
  if (state_.role(who) == Role::unknown) return Reason::unknown;
  // A device lies where it lies: all who share it go with it.
  if (const auto tablet = state_.tablet(who); tablet.value != 0) who = tablet;
  if (wish.table != 0 && state_.table(wish.table) == nullptr) return Reason::unknown;
  if (wish.table != 0 && !state_.is_open(wish.table)) return Reason::table_closed;
  const auto stays = [&](base::ParticipantId each) {
    return state_.marks.contains({each, MarkKind::stay});
  };
  if (other && (stays(who) || std::ranges::any_of(state_.beside(who), stays))) {
    return Reason::stays;
  }
  if (state_.seat(who) == wish.table) return Reason::so_already;
  const base::ParticipantId by = other ? asked_.by : base::ParticipantId{};
  move(who, wish.table, by);
  for (const auto beside : state_.beside(who)) {
    if (state_.seat(beside) != wish.table) move(beside, wish.table, by);
  }
  open_if_left(state_.seat(who), who);
  return Reason::done;
}

void Decider::move(base::ParticipantId who, TableNumber table, base::ParticipantId by) {
  put(Seat{who, table, by});
  // The flag is the table's where it was raised: who has left can not mean it any more.
  const auto help = state_.marks.find({who, MarkKind::help});
  if (help != state_.marks.end()) put(Mark{who, MarkKind::help, false, help->second.of});
}

// What a table decided for itself ends with the last who sits there.
void Decider::open_if_left(TableNumber number, base::ParticipantId by) {
  const Table* const left = state_.table(number);
  if (left == nullptr || !left->hides) return;
  for (const auto& [who, seat] : state_.seats) {
    const bool leaves = who == by || state_.tablet(who) == by;
    if (!leaves && seat.table == number) return;
  }
  Table open = *left;
  open.hides = false;
  put(std::move(open));
}

Reason Decider::operator()(const Mark& wish) {
  const base::ParticipantId who = wish.participant.value == 0 ? asked_.by : wish.participant;
  if (wish.kind == MarkKind::unknown) return Reason::malformed;
  const auto there = state_.marks.find({who, wish.kind});
  // The flag is the table's: whoever sits there may take it down.
  const bool ours = wish.kind == MarkKind::help && there != state_.marks.end() &&
                    there->second.of == state_.seat(asked_.by);
  // Others' hands are seen to, not raised.
  if (who != asked_.by && (wish.on || !(moderates() || ours))) return Reason::not_yours;
  if (state_.role(who) == Role::unknown) return Reason::unknown;
  Mark mark{who, wish.kind, wish.on, 0};
  if (!wish.on) {
    if (there == state_.marks.end()) return Reason::so_already;
    mark.of = there->second.of;
    put(mark);
    return Reason::done;
  }
  if (wish.kind == MarkKind::done) {
    const Run* run = state_.run_at(state_.seat(who));
    // Said of what went on when it was pressed, or of nothing. (0: by a page from before it was asked for.)
    if (run == nullptr || (wish.of != 0 && wish.of != run->id.value)) return Reason::unknown;
    mark.of = run->id.value;
  } else if (wish.kind == MarkKind::help) {
    mark.of = state_.seat(who);
    if (mark.of == 0) return Reason::unknown;
  }
  if (there != state_.marks.end() && there->second == mark) return Reason::so_already;
  put(mark);
  return Reason::done;
}

Reason Decider::operator()(const wire::day::MakeCall& wish) {
  Call call = wish.call;
  if (wish.over) {
    const auto found =
        std::ranges::find(state_.calls, call.id, [](const auto& each) { return each.second.id; });
    if (found == state_.calls.end()) return Reason::unknown;
    call = found->second;
  }
  const Reason may = may_lead(call.table);
  if (may != Reason::done) return may;
  if (wish.over) {
    call.until = {};
    put(std::move(call));
    return Reason::done;
  }
  const auto on_it = [&](const auto& each) { return each.second.board == call.board; };
  if (call.board != asked_.agora && std::ranges::none_of(state_.tables, on_it)) {
    return Reason::unknown;
  }
  if (!is_region(call.region)) return Reason::malformed;
  call.id = next();
  call.until = asked_.now + limits::call_lasts;
  put(std::move(call));
  return Reason::done;
}

}  // namespace tablee::event::day

// Private writing: whose notes may be written where nobody else sees them, and when they are revealed.
#include <algorithm>

#include "base/limits.h"
#include "event/day/checks.h"
#include "event/day/decider.h"

namespace tablee::event::day {

// What was revealed is the board's. What was thrown away, and what was there before writing became open again, is its author's
// to change until then.
Reason Decider::may_write(const Draft& draft, const Draft* before) const {
  if (asked_.drafts->ended(draft.id)) return Reason::revealed;
  const Reveal* const reveal = state_.reveal_of(draft.table);
  const bool theirs =
      reveal != nullptr && (reveal->participant.value == 0 || reveal->participant == asked_.by);
  if (theirs && reveal->state == RevealState::under_way) return Reason::revealed;
  if (before != nullptr || draft.gone) return Reason::done;
  if (draft.table != agora_place && !state_.is_open(draft.table)) {
    return state_.table(draft.table) == nullptr ? Reason::unknown : Reason::table_closed;
  }
  if (!state_.is_private(draft.table)) return Reason::not_private;
  return state_.may_write_privately(draft.table) || moderates() ? Reason::done : Reason::not_yours;
}

Reason Decider::operator()(const Draft& wish) {
  if (!is_good(wish)) return Reason::malformed;
  const Draft* const before = asked_.drafts->find(wish.id);
  if (before != nullptr && (before->participant != asked_.by || before->table != wish.table)) {
    return Reason::taken;
  }
  const Reason may = may_write(wish, before);
  if (may != Reason::done) return may;
  if (wish.gone && before == nullptr) return Reason::so_already;
  Draft draft = wish;
  draft.participant = asked_.by;
  // What somebody was told of their name holds, whatever goes on by the time that it comes.
  draft.nameless |= (before != nullptr && before->nameless) || state_.hides_names(wish.table);
  if (before != nullptr && *before == draft) return Reason::so_already;
  if (!draft.gone && !has_room_for(draft, before)) return Reason::too_many;
  if (draft.gone) draft.text.clear();
  draft_ = std::move(draft);
  return Reason::done;
}

// One that becomes shorter always has room.
bool Decider::has_room_for(const Draft& draft, const Draft* before) const {
  const std::size_t had = before == nullptr ? 0 : before->text.size();
  if (before != nullptr && draft.text.size() <= had) return true;
  const std::size_t comes = draft.text.size() - had;
  const bool few =
      before != nullptr || (asked_.drafts->count_of(asked_.by) < limits::drafts_per_person_max &&
                            asked_.drafts->size() < limits::drafts_per_event_max);
  return few && asked_.drafts->bytes_of(asked_.by) + comes <= limits::drafts_bytes_per_person_max &&
         asked_.drafts->bytes() + comes <= limits::drafts_bytes_max;
}

// What moderators keep private they reveal; a table that decided so for itself does it itself.
Reason Decider::may_reveal(const Reveal& wish, bool mine) const {
  if (mine) {
    // It comes to stand on the board, as what is written there.
    if (wish.table != agora_place && !state_.is_open(wish.table)) return Reason::table_closed;
    return state_.may_write_privately(wish.table) || moderates() ? Reason::done : Reason::not_yours;
  }
  if (moderates()) return Reason::done;
  const Run* const run = state_.run_at(wish.table);
  const bool kept = run != nullptr && run->phase.privacy == wire::day::Privacy::hidden;
  return kept ? Reason::not_yours : may_lead(wish.table);
}

// The notes of two people say to each of them whose the other's are: only who answers for the event decides that.
bool Decider::tells_names(const std::vector<Draft>& drafts) const {
  std::set<base::ParticipantId> authors;
  for (const Draft& draft : drafts) {
    if (!draft.nameless) continue;
    // Whoever holds a device could have drafted for all who share it (D26): they know which are not theirs.
    const auto tablet = state_.tablet(draft.participant);
    authors.insert(tablet.value != 0 ? tablet : draft.participant);
  }
  return !authors.empty() && authors.size() < limits::nameless_authors_min && !moderates();
}

Reason Decider::operator()(const Reveal& wish) {
  const bool mine = wish.participant.value != 0;
  if (wish.table != agora_place && state_.table(wish.table) == nullptr) return Reason::unknown;
  const Reason may = may_reveal(wish, mine);
  if (may != Reason::done) return may;
  const auto drafts = asked_.drafts->over(wish.table, mine ? asked_.by : base::ParticipantId{});
  if (drafts.empty()) return Reason::so_already;
  // One author's notes alone would say whose they are.
  if (mine && std::ranges::any_of(drafts, &Draft::nameless)) return Reason::revealed_together;
  if (!mine && tells_names(drafts)) return Reason::revealed_together;
  const Reveal* const other = state_.reveal_of(wish.table);
  const bool of_one =
      other != nullptr && other->state == RevealState::called && other->participant.value != 0;
  // One's own, which has only been called for, is among all.
  if (other != nullptr && (mine || !of_one)) return Reason::somebody_was_first;
  put(Reveal{next(), wish.table, mine ? asked_.by : base::ParticipantId{}, RevealState::called,
             asked_.now + limits::reveal_called_for, 0, 0});
  return Reason::done;
}

// What was rehearsed goes (D20). What is on its way to a board is not thrown away under its hands.
Reason Decider::operator()(const wire::day::ThrowDraftsAway&) {
  if (!moderates()) return Reason::not_yours;
  const bool handed_over = std::ranges::any_of(
      state_.reveals, [](const auto& each) { return each.second.state == RevealState::under_way; });
  if (state_.stage != Stage::rehearsed || handed_over) return Reason::somebody_was_first;
  thrown_away_ = asked_.drafts->all();
  return thrown_away_.empty() ? Reason::so_already : Reason::done;
}

void Decider::begin_reveals() {
  for (const auto& [table, reveal] : state_.reveals) {
    if (reveal.state != RevealState::called || reveal.due > asked_.now) continue;
    Reveal begun = reveal;
    begun.state = RevealState::under_way;
    begun.notes = reveal.participant.value == 0
                      ? asked_.drafts->count(table).notes
                      : asked_.drafts->count_of(reveal.participant, table);
    put(begun);
  }
}

}  // namespace tablee::event::day

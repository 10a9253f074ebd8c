#include "event/day/decide.h"

#include "event/day/checks.h"
#include "event/day/decider.h"

namespace tablee::event::day {
namespace {

template <typename T>
void take_over(T& value, const std::optional<T>& wished) {
  if (wished) value = *wished;
}

}  // namespace

Reason Decider::may(const wire::day::Wish& wish) const {
  if (role_ != Role::moderator && role_ != Role::participant) return Reason::not_yours;
  const bool over = state_.stage == Stage::closed || state_.stage == Stage::archived;
  if (!moderates() && over) return Reason::event_closed;
  // What was put away is taken out again before it is changed.
  if (state_.stage == Stage::archived && !std::holds_alternative<wire::day::SetStage>(wish)) {
    return Reason::event_closed;
  }
  return Reason::done;
}

Reason Decider::may_lead(TableNumber table) const {
  if (table != 0 && state_.table(table) == nullptr) return Reason::unknown;
  if (table != 0 && !state_.is_open(table)) return Reason::table_closed;
  if (moderates()) return Reason::done;
  if (table == 0 || state_.seat(asked_.by) != table) return Reason::not_yours;
  return state_.table(table)->led ? Reason::led : Reason::done;
}

Reason Decider::operator()(const wire::day::ChangeSetUp& wish) {
  if (!moderates()) return Reason::not_yours;
  SetUp changed = state_.set_up;
  take_over(changed.title, wish.title);
  take_over(changed.date, wish.date);
  take_over(changed.time_zone, wish.time_zone);
  take_over(changed.place, wish.place);
  take_over(changed.language, wish.language);
  take_over(changed.principles, wish.principles);
  take_over(changed.introduction, wish.introduction);
  take_over(changed.closing, wish.closing);
  take_over(changed.contact, wish.contact);
  take_over(changed.responsible, wish.responsible);
  take_over(changed.retention_days, wish.retention_days);
  if (!is_good(changed)) return Reason::malformed;
  if (changed == state_.set_up) return Reason::so_already;
  put(std::move(changed));
  return Reason::done;
}

Reason Decider::operator()(const wire::day::ChangeAgenda& wish) {
  if (!moderates()) return Reason::not_yours;
  if (wish.agenda.phases.size() > limits::phases_per_agenda_max) return Reason::too_many;
  if (!is_good(wish.agenda)) return Reason::malformed;
  if (wish.agenda.revision != state_.agenda.revision) return Reason::somebody_was_first;
  Agenda changed = wish.agenda;
  changed.revision = next();
  put(std::move(changed));
  return Reason::done;
}

Reason Decider::operator()(const wire::day::SetStage& wish) {
  if (!moderates()) return Reason::not_yours;
  if (wish.stage == Stage::unknown) return Reason::malformed;
  if (wish.stage == state_.stage) return Reason::so_already;
  // Nothing runs off in an event that is over. A phase that has come to its end stays there: it is opened by its timer.
  if (wish.stage == Stage::closed || wish.stage == Stage::archived) {
    for (const auto& [table, timer] : state_.timers) {
      if (under_way(timer) || timer.run.value == 0) stop(timer);
    }
    close_all_votes();
  }
  put(wish.stage);
  return Reason::done;
}

Decision decide(const State& state, const wire::day::Wish& wish, const Asked& asked) {
  Decider decider(state, asked);
  Reason reason = decider.may(wish);
  if (reason == Reason::done) reason = std::visit(decider, wish);
  if (reason != Reason::done) return {reason, {}, {}, {}, {}};
  decider.lock_what_is_over();
  return {reason, decider.take(), decider.take_ballot(), decider.take_draft(),
          decider.take_thrown_away()};
}

std::vector<What> decide_over(const State& state, const Asked& asked) {
  Decider decider(state, asked);
  decider.end_timers();
  decider.end_votes();
  decider.begin_reveals();
  decider.lock_what_is_over();
  return decider.take();
}

}  // namespace tablee::event::day

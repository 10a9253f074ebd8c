// Tables.
#include <algorithm>

#include "base/limits.h"
#include "event/day/checks.h"
#include "event/day/decider.h"

namespace tablee::event::day {

std::size_t Decider::open_tables() const {
  return static_cast<std::size_t>(std::ranges::count_if(
      state_.tables, [](const auto& each) { return each.second.state == TableState::open; }));
}

// A number is never given twice: people say "table 4" all day.
Reason Decider::number_for(const wire::day::OpenTable& wish, TableNumber& number) const {
  if (wish.number > limits::table_number_max) return Reason::malformed;
  number = wish.number;
  if (number != 0) return state_.table(number) == nullptr ? Reason::done : Reason::taken;
  number = state_.tables.empty() ? 1 : state_.tables.rbegin()->first + 1;
  // Who has given 9,999 by hand has left others free.
  for (TableNumber free = 1; number > limits::table_number_max; ++free) {
    if (state_.table(free) == nullptr) number = free;
  }
  return Reason::done;
}

Reason Decider::operator()(const wire::day::OpenTable& wish) {
  if (!moderates()) return Reason::not_yours;
  if (!is_title(wish.question) || wish.soft_limit > limits::participants_per_event_max) {
    return Reason::malformed;
  }
  if (open_tables() >= limits::tables_per_event_max ||
      state_.tables.size() >= limits::tables_ever_max) {
    return Reason::too_many;
  }
  const auto same_topic = [&](const auto& each) { return each.second.topic == wish.topic; };
  if (wish.topic && std::ranges::any_of(state_.tables, same_topic)) return Reason::taken;
  TableNumber number = 0;
  const Reason reason = number_for(wish, number);
  if (reason != Reason::done) return reason;
  put(Table{number, wish.question, asked_.new_board, TableState::open, wish.topic, 0,
            wish.soft_limit, false, false});
  return Reason::done;
}

Reason Decider::operator()(const wire::day::ChangeTable& wish) {
  using Act = wire::day::ChangeTable::Act;
  const bool own = wish.act == Act::hide || wish.act == Act::open;
  if (!moderates() && !own) return Reason::not_yours;
  const Table* table = state_.table(wish.number);
  if (table == nullptr) return Reason::unknown;
  switch (wish.act) {
    case Act::rename:
      return rename(*table, wish.question);
    case Act::merge:
      if (wish.into == wish.number) return Reason::malformed;
      if (state_.table(wish.into) == nullptr) return Reason::unknown;
      if (!state_.is_open(wish.into)) return Reason::table_closed;
      return shut(*table, TableState::merged, wish.into);
    case Act::close:
      return shut(*table, TableState::closed, 0);
    case Act::reopen:
      return reopen(*table);
    case Act::limit: {
      if (wish.soft_limit > limits::participants_per_event_max) return Reason::malformed;
      if (wish.soft_limit == table->soft_limit) return Reason::so_already;
      Table limited = *table;
      limited.soft_limit = wish.soft_limit;
      put(std::move(limited));
      return Reason::done;
    }
    case Act::lead:
      return lead(*table, true);
    case Act::trust:
      return lead(*table, false);
    case Act::hide:
    case Act::open:
      return hide(*table, wish.act == Act::hide);
    case Act::unknown:
      break;
  }
  return Reason::malformed;
}

Reason Decider::rename(Table table, const std::string& question) {
  if (!is_title(question)) return Reason::malformed;
  if (table.question == question) return Reason::so_already;
  table.question = question;
  put(std::move(table));
  return Reason::done;
}

// Nothing of its board is touched. Who sits there goes to the other table, or to the agora.
Reason Decider::shut(Table table, TableState how, TableNumber into) {
  if (table.state == how && table.into == into) return Reason::so_already;
  if (table.state != TableState::open) return Reason::table_closed;
  const TableNumber number = table.number;
  table.state = how;
  table.into = into;
  put(std::move(table));
  for (const auto& [participant, seat] : state_.seats) {
    if (seat.table == number) put(Seat{participant, into, {}});
  }
  for (const auto& [key, mark] : state_.marks) {
    if (mark.kind == MarkKind::help && mark.of == number) {
      put(Mark{mark.participant, mark.kind, false, mark.of});
    }
  }
  if (const auto timer = state_.timers.find(number); timer != state_.timers.end()) {
    stop(timer->second);
  }
  if (const auto call = state_.calls.find(number); call != state_.calls.end()) {
    Call over = call->second;
    over.until = {};
    put(std::move(over));
  }
  close_votes_of(state_.table(number)->board);
  leave_places({number});
  return Reason::done;
}

Reason Decider::reopen(Table table) {
  if (table.state == TableState::open) return Reason::so_already;
  if (open_tables() >= limits::tables_per_event_max) return Reason::too_many;
  table.state = TableState::open;
  table.into = 0;
  put(std::move(table));
  return Reason::done;
}

// A table says so for itself. Where the phase hides what is written, opening it is the moderators'.
Reason Decider::hide(Table table, bool hides) {
  const Reason may = may_lead(table.number);
  if (may != Reason::done) return may;
  if (table.hides == hides) return Reason::so_already;
  table.hides = hides;
  put(std::move(table));
  return Reason::done;
}

Reason Decider::lead(Table table, bool led) {
  if (table.led == led) return Reason::so_already;
  table.led = led;
  put(std::move(table));
  return Reason::done;
}

}  // namespace tablee::event::day

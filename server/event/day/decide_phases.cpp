// Phases, timers, freezes.
#include <algorithm>

#include "base/limits.h"
#include "event/day/checks.h"
#include "event/day/decider.h"

namespace tablee::event::day {
namespace {

bool contains(const std::vector<TableNumber>& places, TableNumber place) {
  return std::ranges::find(places, place) != places.end();
}

}  // namespace

Reason Decider::may_begin(const Phase& phase) const {
  if (!is_good(phase)) return Reason::malformed;
  const bool hides_names = phase.names == wire::day::Names::hidden;
  const bool hides = phase.privacy == wire::day::Privacy::hidden;
  if (hides_names && !hides) return Reason::names_need_privacy;
  for (const TableNumber place : phase.tables) {
    if (place == agora_place || state_.is_open(place)) continue;
    return state_.table(place) == nullptr ? Reason::unknown : Reason::table_closed;
  }
  return Reason::done;
}

void Decider::end_run(const Run& run) {
  Run ended = run;
  ended.ended = asked_.now;
  put(std::move(ended));
}

// What goes on at some of its places goes on at the others.
void Decider::leave_places(const std::vector<TableNumber>& places) {
  for (const auto& [id, run] : state_.runs) {
    Run smaller = run;
    std::erase_if(smaller.phase.tables, [&](TableNumber at) { return contains(places, at); });
    if (smaller.phase.tables.size() == run.phase.tables.size()) continue;
    if (smaller.phase.tables.empty()) {
      end_run(run);
    } else {
      put(std::move(smaller));
    }
  }
}

void Decider::clear_way(const Phase& phase) {
  const bool all = phase.tables.empty();
  if (all) {
    for (const auto& [id, run] : state_.runs) end_run(run);
  } else {
    leave_places(phase.tables);
  }
  for (const auto& [table, timer] : state_.timers) {
    if (all || (contains(phase.tables, table) && !is_everybodys(timer))) stop(timer);
  }
  // What a table decided for itself was for the phase that went on there.
  for (const auto& [number, table] : state_.tables) {
    if (!table.hides || (!all && !contains(phase.tables, number))) continue;
    Table open = table;
    open.hides = false;
    put(std::move(open));
  }
}

// Place 0 is the agora, but its timer is everybody's: a phase of the agora alone leaves it to the others.
bool Decider::is_everybodys(const Timer& timer) const {
  if (timer.table != agora_place) return false;
  if (timer.run.value == 0) return under_way(timer);
  const auto run = current(timer.run);
  return run && run->phase.tables.empty();
}

Reason Decider::operator()(const wire::day::BeginPhase& wish) {
  if (!moderates()) return Reason::not_yours;
  const Reason may = may_begin(wish.phase);
  if (may != Reason::done) return may;
  const auto& places = wish.phase.tables;
  const Run* going_on = places.empty() ? state_.run_for_all() : state_.run_at(places.front());
  const base::Offset current = going_on == nullptr ? base::Offset{} : going_on->id;
  if (wish.seen != current) return Reason::somebody_was_first;
  clear_way(wish.phase);
  const base::Offset id = next();
  put(Run{id, wish.phase, asked_.now, {}, false});
  if (wish.phase.length.count() == 0 || wish.without_timer) return Reason::done;
  if (places.empty()) start(0, wish.phase.length, {}, id);
  for (const TableNumber place : places) {
    const auto there = state_.timers.find(place);
    const bool taken = there != state_.timers.end() && there->second.run.value != 0 &&
                       is_everybodys(there->second);
    if (!taken) start(place, wish.phase.length, {}, id);
  }
  return Reason::done;
}

Reason Decider::operator()(const wire::day::EndPhase& wish) {
  if (!moderates()) return Reason::not_yours;
  const auto run = state_.runs.find(wish.run);
  if (run == state_.runs.end()) return Reason::unknown;
  end_run(run->second);
  for (const auto& [table, timer] : state_.timers) {
    if (timer.run == wish.run) stop(timer);
  }
  return Reason::done;
}

void Decider::stop(const Timer& timer) {
  Timer stopped = timer;
  stopped.state = TimerState::stopped;
  put(stopped);
}

void Decider::start(TableNumber table, std::chrono::milliseconds length, base::ParticipantId by,
                    base::Offset run) {
  put(Timer{next(), table, TimerState::running, asked_.now + length, {}, length, by, run});
}

// Whoever gives a phase's place another time gives the phase another time: what its end has locked opens again.
base::Offset Decider::run_to_time(TableNumber table) const {
  const auto there = state_.timers.find(table);
  if (there != state_.timers.end() && state_.runs.contains(there->second.run)) {
    return there->second.run;
  }
  const Run* const all = table == 0 ? state_.run_for_all() : nullptr;
  for (const Run* const run : {all, state_.run_of(table)}) {
    if (run != nullptr && run->locked) return run->id;
  }
  return {};
}

Reason Decider::operator()(const wire::day::StartTimer& wish) {
  const Reason may = may_lead(wish.table);
  if (may != Reason::done) return may;
  if (!is_length(wish.length)) return Reason::malformed;
  const auto there = state_.timers.find(wish.table);
  const bool runs = there != state_.timers.end() && under_way(there->second);
  const base::Offset current = runs ? there->second.id : base::Offset{};
  // Whoever saw one that is over by now has seen the newest all the same.
  const bool saw_it = there != state_.timers.end() && wish.seen == there->second.id;
  if (wish.seen != current && !saw_it) return Reason::somebody_was_first;
  const base::Offset run = run_to_time(wish.table);
  // A phase's own time is the moderators', also when it is over.
  if (run.value != 0 && !moderates()) return Reason::not_yours;
  start(wish.table, wish.length, asked_.by, run);
  unlock(run);
  return Reason::done;
}

Reason Decider::operator()(const wire::day::ChangeTimer& wish) {
  using Act = wire::day::ChangeTimer::Act;
  const auto found =
      std::ranges::find(state_.timers, wish.timer, [](const auto& each) { return each.second.id; });
  if (found == state_.timers.end()) return Reason::unknown;
  Timer timer = found->second;
  const Reason may = may_lead(timer.table);
  if (may != Reason::done) return may;
  if (timer.run.value != 0 && !moderates()) return Reason::not_yours;
  switch (wish.act) {
    case Act::pause:
      if (timer.state == TimerState::paused) return Reason::so_already;
      if (timer.state != TimerState::running) return Reason::unknown;
      timer.left = std::max(timer.ends - asked_.now, std::chrono::milliseconds{});
      timer.ends = {};
      timer.state = TimerState::paused;
      break;
    case Act::resume:
      if (timer.state == TimerState::running) return Reason::so_already;
      if (timer.state != TimerState::paused) return Reason::unknown;
      timer.ends = asked_.now + timer.left;
      timer.left = {};
      timer.state = TimerState::running;
      break;
    case Act::lengthen:
      return lengthen(timer, wish.by);
    case Act::stop:
      timer.state = TimerState::stopped;
      unlock(timer.run);
      break;
    case Act::unknown:
      return Reason::malformed;
  }
  put(timer);
  return Reason::done;
}

Reason Decider::lengthen(Timer timer, std::chrono::milliseconds by) {
  using std::chrono::milliseconds;
  if (by == milliseconds{} || by < -limits::timer_max || by > limits::timer_max) {
    return Reason::malformed;
  }
  const bool over = timer.state == TimerState::over;
  if (over && by < milliseconds{}) return Reason::so_already;
  if (timer.state == TimerState::paused) {
    timer.left = std::max(timer.left + by, milliseconds{});
  } else {
    timer.ends = std::max((over ? asked_.now : timer.ends) + by, asked_.now);
    timer.state = TimerState::running;
  }
  timer.length = std::max(timer.length + by, milliseconds{});
  if (timer.length > limits::timer_max || timer.left > limits::timer_max) return Reason::malformed;
  put(timer);
  unlock(timer.run);
  return Reason::done;
}

Reason Decider::operator()(const Freeze& wish) {
  if (!moderates()) return Reason::not_yours;
  if (wish.table != 0 && state_.table(wish.table) == nullptr) return Reason::unknown;
  if (state_.frozen.contains(wish.table) == wish.on) return Reason::so_already;
  put(wish);
  return Reason::done;
}

}  // namespace tablee::event::day

// What becomes of a phase when its time is over, or is taken away.
#include <algorithm>

#include "event/day/decider.h"

namespace tablee::event::day {

void Decider::put(Run run) {
  for (What& what : entries_) {
    if (auto* const before = std::get_if<Run>(&what); before && before->id == run.id) {
      *before = std::move(run);
      return;
    }
  }
  entries_.emplace_back(std::move(run));
}

std::optional<Run> Decider::current(base::Offset id) const {
  const auto known = state_.runs.find(id);
  std::optional<Run> run;
  if (known != state_.runs.end()) run = known->second;
  for (const What& what : entries_) {
    if (const auto* const changed = std::get_if<Run>(&what); changed && changed->id == id) {
      run = *changed;
    }
  }
  return run && run->ended == base::WallTime{} ? run : std::nullopt;
}

std::map<TableNumber, Timer> Decider::timers_now() const {
  std::map<TableNumber, Timer> timers = state_.timers;
  for (const What& what : entries_) {
    if (const auto* const timer = std::get_if<Timer>(&what)) timers[timer->table] = *timer;
  }
  return timers;
}

void Decider::unlock(base::Offset id) {
  auto run = current(id);
  if (!run || !run->locked) return;
  run->locked = false;
  put(std::move(*run));
}

// A phase whose timers were all taken away has no end: only one that has come to its end locks.
void Decider::lock_if_over(base::Offset id, const std::map<TableNumber, Timer>& timers) {
  auto run = current(id);
  if (!run || !run->phase.locks_at_end || run->locked) return;
  bool over = false;
  for (const auto& [table, timer] : timers) {
    if (timer.run != id) continue;
    if (under_way(timer)) return;
    over |= timer.state == TimerState::over;
  }
  if (!over) return;
  run->locked = true;
  put(std::move(*run));
}

void Decider::lock_what_is_over() {
  std::set<base::Offset> runs;  // a timer of theirs may count no more
  for (const What& what : entries_) {
    const auto* const timer = std::get_if<Timer>(&what);
    if (timer == nullptr) continue;
    const auto before = state_.timers.find(timer->table);
    if (before != state_.timers.end() && under_way(before->second)) runs.insert(before->second.run);
  }
  runs.erase(base::Offset{});
  if (runs.empty()) return;
  const auto timers = timers_now();
  for (const base::Offset run : runs) lock_if_over(run, timers);
}

void Decider::end_timers() {
  for (const auto& [table, timer] : state_.timers) {
    if (timer.state != TimerState::running || timer.ends > asked_.now) continue;
    Timer over = timer;
    over.state = TimerState::over;
    put(over);
  }
}

}  // namespace tablee::event::day

// Locks of a simulated day.
#include <gtest/gtest.h>

#include "event/day/decide.h"
#include "sim/event_day.h"

namespace tablee::sim {

using namespace std::chrono_literals;
using namespace event::day;

// D11, D12: a run whose timers have all come to their end is locked, and a moderator's press opens it.
void EventDay::audit_locks() {
  const State& told = day_->told();
  for (const auto& [id, run] : told.runs) {
    bool over = false, counts = false;
    for (const auto& [table, timer] : told.timers) {
      if (timer.run != id) continue;
      over |= timer.state == TimerState::over;
      counts |= timer.state != TimerState::over;
    }
    if (run.phase.locks_at_end) {
      EXPECT_EQ(run.locked, over && !counts) << "run " << id.value;
    }
    if (!run.locked) continue;
    ++tally_.opened;
    const TableNumber place = run.phase.tables.empty() ? 0 : run.phase.tables.front();
    const auto there = told.timers.find(place);
    const base::Offset seen = there == told.timers.end() ? base::Offset{} : there->second.id;
    const auto press = decide(told, wire::day::StartTimer{place, 60s, seen},
                              {pages_[0].who, told.time, agora, {}});
    EXPECT_EQ(press.reason, Reason::done);
    State after = told;
    for (const What& what : press.entries) {
      after.apply({base::Offset{after.offset.value + 1}, told.time, {}, {}, what});
    }
    EXPECT_FALSE(after.runs.at(id).locked) << "nobody can open run " << id.value;
  }
}

}  // namespace tablee::sim

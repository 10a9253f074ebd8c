// What locks a phase at its end, and what opens it again.
#include "event/day/house.h"

namespace tablee::event::day {
namespace {

using wire::day::BeginPhase;
using wire::day::ChangeTable;
using wire::day::ChangeTimer;
using wire::day::EndPhase;
using wire::day::SetStage;
using wire::day::StartTimer;

constexpr Allowed drawing{false, false, true, false, false};
constexpr Allowed everything{true, true, true, true, true};

const Timer& timer(const House& house, TableNumber table) {
  return house.told().timers.at(table);
}

Phase locking(std::vector<TableNumber> tables, std::chrono::milliseconds length) {
  Phase locks = phase("Write", everything, std::move(tables), length);
  locks.locks_at_end = true;
  return locks;
}

// D11, D12: whatever a moderator presses to give a phase more time opens what its end has locked.
TEST(DayPhase, ThatIsLockedOpensWithAnotherTimer) {
  House house;
  house.send(anna, BeginPhase{locking({}, 60s), {}, false});
  const auto run = house.told().run_for_all()->id;
  house.advance(61s);
  ASSERT_EQ(house.allowed(1), Allowed{});
  EXPECT_EQ(house.send(anna, StartTimer{0, 5min, timer(house, 0).id}), Reason::done);
  EXPECT_EQ(house.allowed(1), everything) << "a clock runs: people write";
  EXPECT_EQ(timer(house, 0).run, run) << "it is the phase's time as before";
  house.advance(301s);
  EXPECT_EQ(house.allowed(1), Allowed{}) << "and locks at its end again";
  EXPECT_EQ(house.send(anna, ChangeTimer{timer(house, 0).id, ChangeTimer::Act::stop, {}}),
            Reason::done);
  EXPECT_EQ(house.allowed(1), everything) << "a phase without a clock has no end";
}

// D12: also when it is over, a phase's time is the moderators'.
TEST(DayPhase, ThatIsLockedIsNotOpenedByTheTable) {
  House house;
  house.send(chloe, Seat{{}, 1, {}});
  house.send(anna, BeginPhase{locking({1}, 60s), {}, false});
  house.advance(61s);
  const auto id = timer(house, 1).id;
  EXPECT_EQ(house.send(chloe, StartTimer{1, 5min, id}), Reason::not_yours);
  EXPECT_EQ(house.send(chloe, StartTimer{1, 5min, {}}), Reason::not_yours);
  EXPECT_EQ(house.allowed(1), Allowed{});
  EXPECT_EQ(house.send(anna, StartTimer{1, 5min, {}}), Reason::done);
  EXPECT_EQ(house.allowed(1), everything);
}

// D11: closed and opened again, an event's phase is as locked as it was, and opens by the same press.
TEST(DayPhase, ThatIsLockedOpensAlsoAfterTheEventWasClosed) {
  House house;
  house.send(anna, BeginPhase{locking({}, 60s), {}, false});
  house.advance(61s);
  house.send(anna, SetStage{Stage::closed});
  house.send(anna, SetStage{Stage::running});
  ASSERT_EQ(house.allowed(1), Allowed{});
  const ChangeTimer more{timer(house, 0).id, ChangeTimer::Act::lengthen, 60s};
  EXPECT_EQ(house.send(anna, more), Reason::done);
  EXPECT_EQ(house.allowed(1), everything);
}

// D11: the last timer that counts may be taken away instead of coming to its end.
TEST(DayPhase, LocksWhenTheLastOfItsTimersIsTakenAway) {
  House house;
  house.send(anna, BeginPhase{locking({1, 2}, 60s), {}, false});
  house.send(anna, ChangeTimer{timer(house, 2).id, ChangeTimer::Act::lengthen, 60s});
  house.advance(61s);
  ASSERT_EQ(house.allowed(1), everything) << "the other table still writes";
  house.send(anna, ChangeTimer{timer(house, 2).id, ChangeTimer::Act::stop, {}});
  EXPECT_EQ(house.allowed(1), Allowed{});

  const auto run = house.told().run_of(1)->id;
  house.send(anna, BeginPhase{locking({1, 2}, 60s), run, false});
  house.send(anna, ChangeTimer{timer(house, 2).id, ChangeTimer::Act::lengthen, 60s});
  house.advance(61s);
  house.send(anna, ChangeTable{2, ChangeTable::Act::close, "", 0, 0});
  EXPECT_EQ(house.allowed(1), Allowed{}) << "the table whose time went on is closed";
  EXPECT_EQ(house.told().run_of(1)->phase.tables, std::vector<TableNumber>{1});
}

// D11: a phase whose every timer was taken away has no end.
TEST(DayPhase, DoesNotLockWhenItsTimeIsTakenAway) {
  House house;
  house.send(anna, BeginPhase{locking({1, 2}, 60s), {}, false});
  for (const TableNumber table : {1U, 2U}) {
    house.send(anna, ChangeTimer{timer(house, table).id, ChangeTimer::Act::stop, {}});
  }
  house.advance(5min);
  EXPECT_EQ(house.allowed(1), everything);
}

// D10, D11: place 0 is the agora, but its timer is everybody's.
TEST(DayPhase, OfTheAgoraLeavesEverybodysTimerToThem) {
  House house;
  house.send(anna, BeginPhase{locking({}, 60s), {}, false});
  const Timer before = timer(house, 0);
  const auto run = house.told().run_for_all()->id;
  house.send(anna, BeginPhase{phase("Come here", drawing, {agora_place}, 10min), run, false});
  EXPECT_EQ(timer(house, 0), before);
  house.advance(61s);
  EXPECT_EQ(house.allowed(1), Allowed{}) << "the phase for all has come to its end";
  EXPECT_EQ(house.allowed(agora_place), drawing);

  house.send(anna, EndPhase{run});
  house.send(anna, StartTimer{0, 5min, {}});
  const auto own = timer(house, 0).id;
  const auto there = house.told().run_of(agora_place)->id;
  house.send(anna, BeginPhase{phase("Look", everything, {agora_place}), there, false});
  EXPECT_EQ(timer(house, 0).id, own) << "nor one that stands for itself";
  house.send(anna, BeginPhase{phase("All", everything), {}, false});
  EXPECT_TRUE(house.told().timers.empty());
}

}  // namespace
}  // namespace tablee::event::day

// Phases, timers, freezes, tables, seats, marks and calls.
#include "event/day/house.h"

namespace tablee::event::day {
namespace {

using wire::day::BeginPhase;
using wire::day::ChangeTable;
using wire::day::ChangeTimer;
using wire::day::EndPhase;
using wire::day::MakeCall;
using wire::day::OpenTable;
using wire::day::SetStage;
using wire::day::StartTimer;

constexpr Allowed writing{true, false, false, false, false};
constexpr Allowed drawing{false, false, true, false, false};
constexpr Allowed everything{true, true, true, true, true};

const Timer& timer(const House& house, TableNumber table) {
  return house.told().timers.at(table);
}

// D9: names can be hidden only where what is written is.
TEST(DayPhase, HidesNamesOnlyWithWhatIsWritten) {
  House house;
  Phase hidden = phase("Write", writing);
  hidden.names = wire::day::Names::hidden;
  EXPECT_EQ(house.send(anna, BeginPhase{hidden, {}, false}), Reason::names_need_privacy);
  hidden.privacy = wire::day::Privacy::hidden;
  EXPECT_EQ(house.send(anna, BeginPhase{hidden, {}, false}), Reason::done);
}

// D10: a phase for all ends what goes on at tables; one for a table holds there, and the phase for all elsewhere.
TEST(DayPhase, HoldsWhereItIs) {
  House house;
  EXPECT_EQ(house.allowed(1), everything) << "without a phase";
  house.send(anna, BeginPhase{phase("Write", writing), {}, false});
  const auto all = house.told().run_for_all()->id;
  EXPECT_EQ(house.send(anna, BeginPhase{phase("Draw", drawing, {1}), all, false}), Reason::done);
  EXPECT_EQ(house.allowed(1), drawing);
  EXPECT_EQ(house.allowed(2), writing);
  EXPECT_EQ(house.allowed(agora_place), writing);
  EXPECT_EQ(house.send(anna, EndPhase{house.told().run_of(1)->id}), Reason::done);
  EXPECT_EQ(house.allowed(1), writing) << "the phase for all holds again";
  house.send(anna, BeginPhase{phase("Draw", drawing, {1}), all, false});
  EXPECT_EQ(house.send(anna, BeginPhase{phase("All", everything), all, false}), Reason::done);
  EXPECT_EQ(house.told().runs.size(), 1U);
  EXPECT_EQ(house.allowed(1), everything);
}

// D10: a phase that gives up one of its tables goes on at the others.
TEST(DayPhase, GoesOnAtTheTablesThatItIsLeft) {
  House house;
  house.send(anna, BeginPhase{phase("Write", writing, {1, 2}), {}, false});
  const auto run = house.told().run_of(2)->id;
  EXPECT_EQ(house.send(anna, BeginPhase{phase("Draw", drawing, {1}), run, false}), Reason::done);
  EXPECT_EQ(house.allowed(1), drawing);
  EXPECT_EQ(house.allowed(2), writing);
  EXPECT_EQ(house.told().run_of(2)->id, run);
  EXPECT_EQ(house.send(anna, BeginPhase{phase("Draw", drawing, {7}), {}, false}), Reason::unknown);
}

// D11: a phase with a length starts its timer; its end is shown, and locks only where the phase says so.
TEST(DayPhase, LocksAtItsEndOnlyWhenItSaysSo) {
  House house;
  house.send(anna, BeginPhase{phase("Write", everything, {}, 60s), {}, false});
  EXPECT_EQ(timer(house, 0).run, house.told().run_for_all()->id);
  house.advance(61s);
  EXPECT_EQ(timer(house, 0).state, TimerState::over);
  EXPECT_EQ(house.allowed(1), everything);

  Phase locks = phase("Write", everything, {}, 60s);
  locks.locks_at_end = true;
  house.send(anna, BeginPhase{locks, house.told().run_for_all()->id, false});
  house.advance(59s);
  EXPECT_EQ(house.allowed(1), everything);
  house.advance(2s);
  EXPECT_TRUE(house.told().run_for_all()->locked);
  EXPECT_EQ(house.allowed(1), Allowed{});

  const ChangeTimer more{timer(house, 0).id, ChangeTimer::Act::lengthen, 60s};
  EXPECT_EQ(house.send(anna, more), Reason::done);
  EXPECT_EQ(house.allowed(1), everything) << "a minute more is a minute to write";
}

// D11: what time does is in the log before whatever comes after it, also when nobody has ticked.
TEST(DayPhase, TimeComesBeforeWhatComesLater) {
  House house;
  Phase locks = phase("Write", everything, {}, 60s);
  locks.locks_at_end = true;
  house.send(anna, BeginPhase{locks, {}, false});
  house.mono += 61s;
  house.wall += 61s;
  house.send(chloe, Seat{{}, 1, {}});
  EXPECT_TRUE(house.told().run_for_all()->locked);
}

// D12: who sits at a table starts its timer; of two at once one gets it; a moderator takes the right back.
TEST(DayTimer, IsStartedByWhoSitsThere) {
  House house;
  EXPECT_EQ(house.send(chloe, StartTimer{1, 5min, {}}), Reason::not_yours) << "sits nowhere";
  house.send(chloe, Seat{{}, 1, {}});
  house.send(denis, Seat{{}, 1, {}});
  house.holds = true;
  const auto one = house.ask(chloe, StartTimer{1, 5min, {}});
  const auto other = house.ask(denis, StartTimer{1, 7min, {}});
  house.holds = false;
  house.settle();
  EXPECT_EQ(house.answer_to(one), Reason::done);
  EXPECT_EQ(house.answer_to(other), Reason::somebody_was_first);
  EXPECT_EQ(timer(house, 1).started_by, chloe);
  EXPECT_EQ(timer(house, 1).length, 5min);
  EXPECT_EQ(house.send(chloe, StartTimer{2, 5min, {}}), Reason::not_yours) << "another table";

  house.send(anna, ChangeTable{1, ChangeTable::Act::lead, "", 0, 0});
  const ChangeTimer pause{timer(house, 1).id, ChangeTimer::Act::pause, {}};
  EXPECT_EQ(house.send(denis, pause), Reason::led);
  EXPECT_EQ(house.send(anna, pause), Reason::done);
  house.send(anna, ChangeTable{1, ChangeTable::Act::trust, "", 0, 0});
  const ChangeTimer resume{timer(house, 1).id, ChangeTimer::Act::resume, {}};
  EXPECT_EQ(house.send(denis, resume), Reason::done);
}

// D12: a phase's time is the moderators'.
TEST(DayTimer, OfAPhaseIsNotTheTables) {
  House house;
  house.send(chloe, Seat{{}, 1, {}});
  house.send(anna, BeginPhase{phase("Write", writing, {1}, 60s), {}, false});
  const auto id = timer(house, 1).id;
  EXPECT_EQ(house.send(chloe, ChangeTimer{id, ChangeTimer::Act::lengthen, 60s}), Reason::not_yours);
  EXPECT_EQ(house.send(chloe, StartTimer{1, 60s, id}), Reason::not_yours);
}

// D13: pause, resume, longer, shorter.
TEST(DayTimer, KeepsWhatIsLeftWhilePaused) {
  House house;
  house.send(anna, StartTimer{0, 60s, {}});
  const auto id = timer(house, 0).id;
  house.advance(20s);
  house.send(anna, ChangeTimer{id, ChangeTimer::Act::pause, {}});
  EXPECT_EQ(timer(house, 0).left, 40s);
  house.advance(1h);
  EXPECT_EQ(timer(house, 0).state, TimerState::paused);
  house.send(anna, ChangeTimer{id, ChangeTimer::Act::lengthen, 60s});
  house.send(anna, ChangeTimer{id, ChangeTimer::Act::resume, {}});
  EXPECT_EQ(timer(house, 0).ends, house.day->clock(house.mono) + 100s);
  EXPECT_EQ(house.send(anna, ChangeTimer{id, ChangeTimer::Act::lengthen, -5min}), Reason::done);
  house.advance(1ms);
  EXPECT_EQ(timer(house, 0).state, TimerState::over);
  EXPECT_EQ(house.send(anna, ChangeTimer{id, ChangeTimer::Act::stop, {}}), Reason::done);
  EXPECT_TRUE(house.told().timers.empty());
  EXPECT_EQ(house.send(anna, StartTimer{0, 999ms, {}}), Reason::malformed);
  EXPECT_EQ(house.send(anna, StartTimer{0, 25h, {}}), Reason::malformed);
}

// D13: the machine's clock is put forward and back; a timer does not notice, and the log never goes back.
TEST(DayTimer, DoesNotNoticeAClockThatIsSet) {
  House house;
  house.send(anna, StartTimer{0, 10min, {}});
  const auto id = timer(house, 0).id;
  house.wall += 3h;
  house.advance(9min);
  EXPECT_EQ(timer(house, 0).state, TimerState::running);
  house.wall -= 7h;
  house.advance(59s);
  EXPECT_EQ(timer(house, 0).state, TimerState::running);
  house.advance(1s);
  EXPECT_EQ(timer(house, 0).state, TimerState::over);
  const auto before = house.told().time;
  house.send(anna, ChangeTimer{id, ChangeTimer::Act::stop, {}});
  EXPECT_GE(house.told().time, before);
  EXPECT_EQ(house.day->next_tick(), std::nullopt);
}

// D13: where the log is ahead of the machine's clock, the day's goes on from the log, and neither stands still nor goes back.
TEST(DayClock, GoesOnWhereTheLogIsAhead) {
  House house;
  house.wall += 3h;
  house.send(anna, StartTimer{0, 60s, {}});
  house.advance(61s);
  house.wall -= 3h;
  house.restart();
  base::WallTime before = house.day->clock(house.mono);
  for (int i = 0; i < 3; ++i) {
    house.advance(10s);
    const base::WallTime now = house.day->clock(house.mono);
    EXPECT_EQ(now - before, 10s);
    before = now;
  }
}

// D13: a timer goes on through a restart, and the day knows when it is to look again.
TEST(DayTimer, GoesOnThroughARestart) {
  House house;
  house.send(anna, StartTimer{0, 60s, {}});
  EXPECT_EQ(house.day->next_tick(), house.mono + 60s);
  house.wall += 30s;
  house.mono = base::MonoTime{5ms};
  house.restart();
  EXPECT_EQ(house.day->next_tick(), house.mono + 30s);
  house.advance(30s);
  EXPECT_EQ(timer(house, 0).state, TimerState::over);
}

// D14: a table that is closed keeps everything and is opened again as it was.
TEST(DayTable, IsClosedAndOpenedAgainAsItWas) {
  House house;
  house.send(chloe, Seat{{}, 1, {}});
  house.send(chloe, Mark{{}, MarkKind::help, true, 0});
  house.send(chloe, StartTimer{1, 5min, {}});
  const Table before = *house.told().table(1);
  EXPECT_EQ(house.send(anna, ChangeTable{1, ChangeTable::Act::close, "", 0, 0}), Reason::done);
  EXPECT_EQ(house.told().seat(chloe), 0U);
  EXPECT_TRUE(house.told().marks.empty());
  EXPECT_TRUE(house.told().timers.empty());
  EXPECT_EQ(house.allowed(1), Allowed{}) << "what is still to come waits with its author";
  EXPECT_EQ(house.send(chloe, Seat{{}, 1, {}}), Reason::table_closed);
  EXPECT_EQ(house.send(anna, ChangeTable{1, ChangeTable::Act::reopen, "", 0, 0}), Reason::done);
  EXPECT_EQ(*house.told().table(1), before);
  ASSERT_EQ(house.tables.size(), 2U) << "each change is known to whoever lists tables";
  EXPECT_EQ(house.tables[0].state, TableState::closed);
  EXPECT_EQ(house.tables[1], before);
  EXPECT_EQ(house.allowed(1), everything);
}

// D14: merged into another, its people sit there.
TEST(DayTable, TakesItsPeopleAlongWhenItIsMerged) {
  House house;
  house.send(chloe, Seat{{}, 1, {}});
  EXPECT_EQ(house.send(anna, ChangeTable{1, ChangeTable::Act::merge, "", 1, 0}), Reason::malformed);
  EXPECT_EQ(house.send(anna, ChangeTable{1, ChangeTable::Act::merge, "", 7, 0}), Reason::unknown);
  EXPECT_EQ(house.send(anna, ChangeTable{1, ChangeTable::Act::merge, "", 2, 0}), Reason::done);
  EXPECT_EQ(house.told().seat(chloe), 2U);
  EXPECT_EQ(house.told().table(1)->into, 2U);
}

// D14: numbers are for ever, a topic makes one table, and the table's board is durable before anybody hears of it.
TEST(DayTable, IsOpenedFromATopicOnce) {
  House house;
  const wire::day::Ref topic{17, base::ReplicaId{4}};
  EXPECT_EQ(house.send(anna, OpenTable{0, "Where to?", topic, 8}), Reason::done);
  EXPECT_EQ(house.send(bruno, OpenTable{0, "Where to?", topic, 8}), Reason::taken);
  EXPECT_EQ(house.send(bruno, OpenTable{3, "What for?", {}, 0}), Reason::taken);
  const Table& table = *house.told().table(3);
  EXPECT_EQ(table.soft_limit, 8U);
  ASSERT_EQ(house.tables.size(), 1U);
  EXPECT_EQ(house.tables[0], table);
  EXPECT_FALSE(house.store.replicas(table.board)->empty()) << "its board is there";
  EXPECT_EQ(house.day->policy(table.board), everything);
  house.send(anna, OpenTable{limits::table_number_max, "Last?", {}, 0});
  EXPECT_EQ(house.send(anna, OpenTable{0, "One more?", {}, 0}), Reason::done);
  EXPECT_NE(house.told().table(4), nullptr) << "the first that is free";
}

TEST(DayTable, AreAsManyAsThereMayBe) {
  House house;
  for (std::size_t i = 2; i < limits::tables_per_event_max; ++i) {
    house.advance(1s);
    ASSERT_EQ(house.send(anna, OpenTable{0, "Another?", {}, 0}), Reason::done);
  }
  EXPECT_EQ(house.send(anna, OpenTable{0, "Too many?", {}, 0}), Reason::too_many);
}

// D15: people sit where they like; a moderator moves them unless they asked to stay.
TEST(DaySeat, IsChosenAndCanBeKept) {
  House house;
  EXPECT_EQ(house.send(chloe, Seat{{}, 1, {}}), Reason::done);
  EXPECT_EQ(house.send(chloe, Seat{{}, 1, {}}), Reason::so_already);
  EXPECT_EQ(house.send(anna, Seat{chloe, 2, {}}), Reason::done);
  EXPECT_EQ(house.told().seats.at(chloe).moved_by, anna);
  house.send(chloe, Mark{{}, MarkKind::stay, true, 0});
  EXPECT_EQ(house.send(anna, Seat{chloe, 1, {}}), Reason::stays);
  EXPECT_EQ(house.send(chloe, Seat{{}, 1, {}}), Reason::done) << "they may move themselves";
  EXPECT_EQ(house.send(chloe, Seat{{}, 9, {}}), Reason::unknown);
}

// D5: what ends takes with it what was said of it.
TEST(DayMark, EndsWithWhatItWasSaidOf) {
  House house;
  EXPECT_EQ(house.send(chloe, Mark{{}, MarkKind::done, true, 0}), Reason::unknown) << "with what?";
  house.send(anna, BeginPhase{phase("Write", writing), {}, false});
  EXPECT_EQ(house.send(chloe, Mark{{}, MarkKind::done, true, 0}), Reason::done);
  house.send(denis, Mark{{}, MarkKind::hand, true, 0});
  house.send(anna, EndPhase{house.told().run_for_all()->id});
  EXPECT_EQ(house.told().marks.size(), 1U) << "the hand stays up";
  EXPECT_EQ(house.send(anna, Mark{denis, MarkKind::hand, false, 0}), Reason::done);
  house.send(chloe, Seat{{}, 1, {}});
  house.send(chloe, Mark{{}, MarkKind::help, true, 0});
  house.send(chloe, Seat{{}, 2, {}});
  EXPECT_TRUE(house.told().marks.empty()) << "the flag was the other table's";
  house.send(chloe, Mark{{}, MarkKind::hand, true, 0});
  house.day->register_person({chloe, Role::participant, false, "Chloé"}, house.now(), anna);
  house.settle();
  EXPECT_TRUE(house.told().marks.empty());
  EXPECT_TRUE(house.told().seats.empty());
}

// D8: "I am done" was said of what went on when it was pressed.
TEST(DayMark, IsSaidOfThePhaseThatItsSenderSaw) {
  House house;
  house.send(anna, BeginPhase{phase("Write", writing), {}, false});
  const auto first = house.told().run_for_all()->id;
  house.send(anna, BeginPhase{phase("Draw", drawing), first, false});
  EXPECT_EQ(house.send(chloe, Mark{{}, MarkKind::done, true, first.value}), Reason::unknown);
  EXPECT_TRUE(house.told().marks.empty());
  const auto second = house.told().run_for_all()->id;
  EXPECT_EQ(house.send(chloe, Mark{{}, MarkKind::done, true, second.value}), Reason::done);
}

// The help flag is the table's, whoever raised it: whoever sits there takes it down, and nobody else but a moderator.
TEST(DayMark, OfHelpIsLoweredByTheTable) {
  House house;
  house.send(chloe, Seat{{}, 1, {}});
  house.send(chloe, Mark{{}, MarkKind::help, true, 0});
  EXPECT_EQ(house.send(denis, Mark{chloe, MarkKind::help, false, 0}), Reason::not_yours);
  house.send(denis, Seat{{}, 1, {}});
  EXPECT_EQ(house.send(denis, Mark{chloe, MarkKind::help, false, 0}), Reason::done);
  EXPECT_TRUE(house.told().marks.empty());
  house.send(chloe, Mark{{}, MarkKind::hand, true, 0});
  EXPECT_EQ(house.send(denis, Mark{chloe, MarkKind::hand, false, 0}), Reason::not_yours);
}

TEST(DayCall, IsMadeAndEnds) {
  House house;
  Call call;
  call.board = base::BoardId{101};
  call.region = {0, 0, 400, 300};
  EXPECT_EQ(house.send(anna, MakeCall{call, false}), Reason::done);
  EXPECT_EQ(house.told().calls.at(0).until, house.told().time + limits::call_lasts);
  Call over;
  over.id = house.told().calls.at(0).id;
  EXPECT_EQ(house.send(bruno, MakeCall{over, true}), Reason::done);
  EXPECT_TRUE(house.told().calls.empty());
  call.board = base::BoardId{999};
  EXPECT_EQ(house.send(anna, MakeCall{call, false}), Reason::unknown) << "no board of the event";
  call.board = agora;
  call.region = {0, 0, -1, 3};
  EXPECT_EQ(house.send(anna, MakeCall{call, false}), Reason::malformed);
}

// D3: an event that is over is the moderators'; one that was put away is nobody's until it is taken out.
TEST(DayStage, ClosesTheEvent) {  // D20
  House house;
  house.send(anna, StartTimer{0, 60s, {}});
  EXPECT_EQ(house.send(anna, SetStage{Stage::closed}), Reason::done);
  EXPECT_EQ(house.allowed(agora_place), Allowed{});
  EXPECT_TRUE(house.told().timers.empty());
  EXPECT_EQ(house.send(chloe, Seat{{}, 1, {}}), Reason::event_closed);
  EXPECT_EQ(house.send(anna, Freeze{0, true}), Reason::done);
  house.send(anna, SetStage{Stage::archived});
  EXPECT_TRUE(house.allowed(agora_place).nobody) << "not even moderators write on a board";
  EXPECT_EQ(house.send(anna, Freeze{0, false}), Reason::event_closed);
  EXPECT_EQ(house.send(anna, SetStage{Stage::running}), Reason::done);
}

// D20: what a rehearsal was is known from when on it went on, also after a restart.
TEST(DayStage, IsKnownSinceWhen) {
  House house;
  house.advance(5s);
  EXPECT_EQ(house.send(anna, SetStage{Stage::rehearsed}), Reason::done);
  const base::WallTime since = house.told().time;
  house.advance(60s);
  EXPECT_EQ(house.send(anna, SetStage{Stage::rehearsed}), Reason::so_already);
  house.send(anna, Freeze{0, true});
  EXPECT_EQ(house.told().stage_since, since);
  EXPECT_EQ(State(house.told().snapshot()).stage_since, since);
  house.restart();
  EXPECT_EQ(house.told().stage_since, since);
}

}  // namespace
}  // namespace tablee::event::day

// Whatever people ask for: the log, the snapshots and what is told are one and the same day.
#include <iostream>

#include "event/day/decide.h"
#include "event/day/house.h"

namespace tablee::event::day {
namespace {

using wire::day::BeginPhase;
using wire::day::ChangeTable;
using wire::day::ChangeTimer;

/// Wishes of all kinds, most of which could be granted.
class Wishes {
 public:
  Wishes(base::Random& random, const State& state) : random_(random), state_(state) {}

  Wish next() {
    switch (random_.below(13)) {
      case 0:
        return titled("Day " + std::to_string(random_.below(9)));
      case 1:
        return wire::day::ChangeAgenda{{{}, random_.chance(0.8) ? state_.agenda.revision : some()}};
      case 2:
        return wire::day::SetStage{random_.chance(0.8) ? Stage::running : Stage::closed};
      case 3:
      case 4:
        return begin();
      case 5:
        return wire::day::EndPhase{some()};
      case 6:
        return wire::day::StartTimer{table(), 1s * (1 + random_.below(200)), {}};
      case 7:
        return ChangeTimer{timer(), static_cast<ChangeTimer::Act>(random_.below(5)),
                           1s * random_.between(-60, 60)};
      case 8:
        return Freeze{table(), random_.chance(0.4)};
      case 9:
        return wire::day::OpenTable{0, "Why?", {}, 0};
      case 10:
        return ChangeTable{table(), static_cast<ChangeTable::Act>(random_.below(8)),
                           "Q" + std::to_string(random_.below(5)), table(), 0};
      case 11:
        return Mark{{}, static_cast<MarkKind>(random_.below(5)), random_.chance(0.6), 0};
      default:
        return Seat{base::ParticipantId{static_cast<std::uint32_t>(random_.below(6))}, table(), {}};
    }
  }

 private:
  TableNumber table() { return static_cast<TableNumber>(random_.below(state_.tables.size() + 2)); }
  base::Offset some() {
    return state_.runs.empty() ? base::Offset{random_.below(9)} : state_.runs.begin()->first;
  }
  base::Offset timer() {
    return state_.timers.empty() ? base::Offset{} : state_.timers.begin()->second.id;
  }
  static Wish titled(std::string title) {
    wire::day::ChangeSetUp change;
    change.title = std::move(title);
    return change;
  }
  Wish begin() {
    Phase made = phase("P", {random_.chance(0.5), random_.chance(0.5), random_.chance(0.5),
                             random_.chance(0.5), random_.chance(0.5)});
    if (random_.chance(0.6)) made.tables = {table()};
    if (random_.chance(0.5)) made.length = 1s * (1 + random_.below(90));
    made.locks_at_end = random_.chance(0.5);
    const Run* seen = made.tables.empty() ? state_.run_for_all() : state_.run_at(made.tables[0]);
    return BeginPhase{made, seen == nullptr ? base::Offset{} : seen->id, false};
  }

  base::Random& random_;
  const State& state_;
};

// D11, D12: whatever came before, a moderator's press gives a locked phase more time.
void expect_openable(const State& state, base::WallTime now) {
  for (const auto& [id, run] : state.runs) {
    if (!run.locked) continue;
    const TableNumber place = run.phase.tables.empty() ? 0 : run.phase.tables.front();
    const auto there = state.timers.find(place);
    const base::Offset seen = there == state.timers.end() ? base::Offset{} : there->second.id;
    const auto decision =
        decide(state, wire::day::StartTimer{place, 60s, seen}, {anna, now, {}, {}});
    if (decision.reason == Reason::event_closed) continue;  // archived
    EXPECT_EQ(decision.reason, Reason::done);
    State after = state;
    for (const What& what : decision.entries) {
      after.apply({base::Offset{after.offset.value + 1}, now, anna, {}, what});
    }
    EXPECT_FALSE(after.runs.at(id).locked) << "run " << id.value << " of " << place;
  }
}

class DayAtRandom : public testing::TestWithParam<std::uint64_t> {};

// D5: snapshot + entries = state, wherever the snapshot was taken; and what is told is what the log says.
TEST_P(DayAtRandom, SnapshotAndEntriesAreTheDay) {
  std::cout << "seed " << GetParam() << '\n';
  base::Random random(GetParam());
  House house;
  Snapshot early = house.told().snapshot();
  for (int i = 0; i < 700; ++i) {
    const base::ParticipantId who{static_cast<std::uint32_t>(1 + random.below(4))};
    house.send(who, Wishes(random, house.told()).next());
    if (random.chance(0.3)) house.advance(1ms * random.below(20'000));
    expect_openable(house.told(), house.day->clock(house.mono));
    if (random.chance(0.05)) house.wall += 1min * random.between(-600, 600);
    if (random.chance(0.02)) early = house.told().snapshot();
    if (random.chance(0.02)) house.restart();
  }
  const State whole = house.rebuilt();
  EXPECT_EQ(whole.snapshot(), house.told().snapshot());

  State continued(early);
  EXPECT_EQ(continued.snapshot(), early);
  constexpr std::size_t all = 100'000'000;
  const auto rows = house.store.read_day(house.event, early.offset, all, all);
  for (const auto& row : *rows) {
    continued.apply(wire::day::decode_log_record(row.bytes)->entry);
  }
  EXPECT_EQ(continued.snapshot(), whole.snapshot());
  house.restart();
  EXPECT_EQ(house.told().snapshot(), whole.snapshot());
  for (const auto& [number, table] : whole.tables) {
    EXPECT_EQ(house.day->policy(table.board), whole.allowed_at(number));
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, DayAtRandom, testing::Range<std::uint64_t>(1, 13));

}  // namespace
}  // namespace tablee::event::day

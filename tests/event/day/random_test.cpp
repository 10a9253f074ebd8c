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
    switch (random_.below(17)) {
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
      case 12:
        return open_vote();
      case 13:
      case 14:
        return wire::day::Cast{vote(), static_cast<std::uint32_t>(random_.below(4)),
                               static_cast<std::uint32_t>(random_.below(4)), random_.chance(0.2)};
      case 15:
        return wire::day::ChangeVote{
            vote(), static_cast<wire::day::ChangeVote::Act>(random_.below(7)),
            1s * (1 + random_.below(60)), static_cast<std::uint32_t>(random_.below(3))};
      default:
        return Seat{base::ParticipantId{static_cast<std::uint32_t>(random_.below(6))}, table(), {}};
    }
  }

 private:
  Wish open_vote() {
    Vote vote;
    vote.title = "Which?";
    const auto place = state_.tables.find(table());
    vote.board = place == state_.tables.end() ? agora : place->second.board;
    for (std::uint64_t at = 1 + random_.below(4); at > 0; --at) {
      vote.candidates.push_back({at, base::ReplicaId{9}});
    }
    vote.dots = static_cast<std::uint32_t>(1 + random_.below(4));
    vote.most = static_cast<std::uint32_t>(1 + random_.below(vote.dots));
    vote.live = random_.chance(0.5);
    vote.names = random_.chance(0.5) ? wire::day::Names::hidden : wire::day::Names::shown;
    vote.hands = static_cast<std::uint32_t>(random_.below(3));
    return wire::day::OpenVote{
        vote, random_.chance(0.5) ? 1s * random_.below(90) : std::chrono::milliseconds{}};
  }
  base::Offset vote() {
    if (state_.votes.empty()) return {};
    return std::next(state_.votes.begin(),
                     static_cast<std::ptrdiff_t>(random_.below(state_.votes.size())))
        ->first;
  }
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

// D21: what is told is what the ballots say, none is over its budget, and none outlives its vote.
void expect_counted(const House& house) {
  const State& told = house.told();
  std::map<base::Offset, std::uint32_t> dots;
  std::map<std::pair<base::Offset, std::uint32_t>, std::uint32_t> on;
  for (const auto& ballot : house.kept_ballots()) {
    const auto vote = told.votes.find(ballot.vote);
    ASSERT_TRUE(vote != told.votes.end() && vote->second.state == VoteState::open);
    const std::uint32_t people = ballot.participant.value == 0 ? vote->second.hands : 1;
    std::uint32_t all = 0;
    for (const auto& [candidate, count] : ballot.given) {
      EXPECT_LE(count, people * vote->second.most);
      all += count;
      on[{ballot.vote, candidate}] += count;
    }
    EXPECT_LE(all, people * vote->second.dots);
    dots[ballot.vote] += all;
  }
  for (const auto& [id, vote] : told.votes) {
    if (vote.state != VoteState::open) continue;
    const auto turnout = told.turnouts.find(id);
    EXPECT_EQ(turnout == told.turnouts.end() ? 0 : turnout->second.dots, vote.live ? dots[id] : 0);
    for (std::uint32_t at = 0; at < vote.candidates.size(); ++at) {
      const auto tally = told.tallies.find({id, at});
      const std::uint32_t shown = tally == told.tallies.end() ? 0 : tally->second.dots;
      EXPECT_EQ(shown, vote.live ? on[std::pair(id, at)] : 0);
    }
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
    expect_counted(house);
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

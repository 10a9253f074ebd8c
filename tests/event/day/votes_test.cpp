// D21 and D22: dots, their ballots, and what is told of them.
#include "base/limits.h"
#include "event/day/house.h"

namespace tablee::event::day {
namespace {

using wire::day::Cast;
using wire::day::ChangeVote;
using wire::day::Given;
using wire::day::Names;
using wire::day::OpenVote;
using VoteAct = ChangeVote::Act;
using Dots = std::map<std::uint32_t, std::uint32_t>;

constexpr base::BoardId first_board{101};

class Votes : public testing::Test {
 protected:
  static Vote vote(base::BoardId board = first_board) {
    Vote vote;
    vote.title = "Which first?";
    vote.board = board;
    for (std::uint64_t at = 1; at <= 3; ++at) vote.candidates.push_back({at, base::ReplicaId{9}});
    vote.dots = 3;
    vote.most = 2;
    return vote;
  }
  base::Offset open(const Vote& wish, std::chrono::milliseconds length = {}) {
    EXPECT_EQ(house.send(anna, OpenVote{wish, length}), Reason::done);
    return house.told().votes.rbegin()->first;
  }
  Reason cast(base::ParticipantId who, base::Offset vote, std::uint32_t candidate,
              std::uint32_t dots, bool hands = false) {
    return house.send(who, Cast{vote, candidate, dots, hands});
  }
  Reason change(base::ParticipantId who, base::Offset vote, VoteAct act, std::uint32_t hands = 0,
                std::chrono::milliseconds by = {}) {
    return house.send(who, ChangeVote{vote, act, by, hands});
  }
  [[nodiscard]] std::uint32_t dots(base::Offset vote, std::uint32_t candidate) const {
    const auto found = house.told().tallies.find({vote, candidate});
    return found == house.told().tallies.end() ? 0 : found->second.dots;
  }
  [[nodiscard]] const Vote& told(base::Offset vote) const { return house.told().votes.at(vote); }

  House house;
};

TEST_F(Votes, ABudgetIsHeldAndDotsCanBeTakenBack) {
  const auto id = open(vote());
  EXPECT_EQ(cast(chloe, id, 0, 3), Reason::no_dots_left) << "at most two on one";
  EXPECT_EQ(cast(chloe, id, 0, 2), Reason::done);
  EXPECT_EQ(cast(chloe, id, 1, 2), Reason::no_dots_left) << "three in all";
  EXPECT_EQ(cast(chloe, id, 1, 1), Reason::done);
  EXPECT_EQ(cast(chloe, id, 1, 1), Reason::so_already);
  EXPECT_EQ(cast(chloe, id, 0, 0), Reason::done);
  EXPECT_EQ(cast(chloe, id, 2, 2), Reason::done);
  EXPECT_EQ(house.ballot(chloe, id), (Dots{{1, 1}, {2, 2}}));
  EXPECT_EQ(cast(chloe, id, 3, 1), Reason::malformed) << "no such candidate";
}

TEST_F(Votes, SumsAreToldAtTheCloseOrLive) {
  const auto at_end = open(vote());
  cast(chloe, at_end, 0, 2);
  cast(denis, at_end, 0, 1);
  EXPECT_EQ(dots(at_end, 0), 0U);
  EXPECT_EQ(house.told().turnouts.at(at_end), (Turnout{at_end, 2, 0}));
  EXPECT_EQ(change(anna, at_end, VoteAct::close), Reason::done);
  EXPECT_EQ(house.told().tallies.at({at_end, 0}), (Tally{at_end, 0, 3, 0, 2}));
  EXPECT_EQ(house.told().turnouts.at(at_end), (Turnout{at_end, 2, 3}));
  EXPECT_TRUE(told(at_end).shown);
  EXPECT_EQ(cast(denis, at_end, 0, 2), Reason::vote_closed);

  Vote wish = vote();
  wish.live = true;
  const auto live = open(wish);
  cast(chloe, live, 2, 2);
  EXPECT_EQ(dots(live, 2), 2U);
  cast(chloe, live, 2, 0);
  EXPECT_EQ(house.told().tallies.at({live, 2}), (Tally{live, 2, 0, 0, 0}));
}

// Who gave what is told by nothing but the close of a vote that shows names, and kept by nothing after it.
TEST_F(Votes, HiddenBallotsLeaveNoTrace) {
  Vote wish = vote();
  wish.names = Names::hidden;
  wish.live = true;
  const auto id = open(wish);
  cast(chloe, id, 0, 2);
  cast(denis, id, 1, 1);
  EXPECT_EQ(house.kept_ballots().size(), 2U);
  change(anna, id, VoteAct::close);
  EXPECT_TRUE(house.kept_ballots().empty());
  EXPECT_TRUE(told(id).given.empty());
  constexpr std::size_t all = 100'000'000;
  const auto rows = house.store.read_day(house.event, base::Offset{}, all, all);
  for (const auto& row : *rows) {
    const auto record = wire::day::decode_log_record(row.bytes);
    const bool counts = std::holds_alternative<Tally>(record->entry.what) ||
                        std::holds_alternative<Turnout>(record->entry.what);
    if (!counts) continue;
    EXPECT_EQ(record->entry.participant, base::ParticipantId{});
    EXPECT_EQ(record->command.value, 0U);
  }
}

TEST_F(Votes, ShownNamesAreToldAtTheClose) {
  const auto id = open(vote());
  cast(denis, id, 1, 1);
  cast(chloe, id, 0, 2);
  EXPECT_TRUE(told(id).given.empty());
  change(anna, id, VoteAct::close);
  EXPECT_EQ(told(id).given, (std::vector<Given>{{chloe, 0, 2}, {denis, 1, 1}}));
}

TEST_F(Votes, ModeratorsCastForSoManyHands) {
  Vote wish = vote();
  wish.hands = 2;
  const auto id = open(wish);
  EXPECT_EQ(cast(chloe, id, 0, 1, true), Reason::not_yours);
  EXPECT_EQ(cast(anna, id, 0, 5, true), Reason::no_dots_left) << "two people, two on one";
  EXPECT_EQ(cast(anna, id, 0, 4, true), Reason::done);
  EXPECT_EQ(cast(bruno, id, 1, 3, true), Reason::no_dots_left) << "one ballot for both moderators";
  EXPECT_EQ(cast(anna, id, 0, 1), Reason::done) << "their own is another";
  EXPECT_EQ(change(anna, id, VoteAct::hands, 1), Reason::no_dots_left);
  EXPECT_EQ(change(anna, id, VoteAct::hands, 3), Reason::done);
  EXPECT_EQ(change(anna, id, VoteAct::close), Reason::done);
  EXPECT_EQ(house.told().tallies.at({id, 0}), (Tally{id, 0, 5, 4, 1}));
  EXPECT_EQ(told(id).given.front(), (Given{{}, 0, 4}));
}

TEST_F(Votes, AreLedByWhoLeadsTheTable) {
  const OpenVote wish{vote(), {}};
  EXPECT_EQ(house.send(chloe, wish), Reason::not_yours);
  EXPECT_EQ(house.send(chloe, OpenVote{vote(agora), {}}), Reason::not_yours);
  EXPECT_EQ(house.send(emma, wish), Reason::not_yours);
  house.send(chloe, Seat{{}, 1, {}});
  Vote hands = vote();
  hands.hands = 1;
  EXPECT_EQ(house.send(chloe, OpenVote{hands, {}}), Reason::not_yours);
  EXPECT_EQ(house.send(chloe, wish), Reason::done);
  EXPECT_EQ(house.send(anna, wish), Reason::taken) << "one at a time on a board";
  const auto id = house.told().votes.begin()->first;
  EXPECT_EQ(change(denis, id, VoteAct::close), Reason::not_yours);
  EXPECT_EQ(change(chloe, id, VoteAct::remove), Reason::not_yours);
  EXPECT_EQ(cast(denis, id, 0, 1), Reason::done) << "whoever is in the event has dots";
  EXPECT_EQ(cast(emma, id, 0, 1), Reason::not_yours) << "but who only watches";
  EXPECT_EQ(change(chloe, id, VoteAct::close), Reason::done);
  open(vote(base::BoardId{102}));
  open(vote(agora));
}

TEST_F(Votes, WishesOutOfRangeAreRefused) {
  const auto expect = [&](Reason reason, auto spoil) {
    Vote wish = vote();
    spoil(wish);
    EXPECT_EQ(house.send(anna, OpenVote{wish, {}}), reason);
  };
  expect(Reason::malformed, [](Vote& wish) { wish.title.clear(); });
  expect(Reason::malformed, [](Vote& wish) { wish.candidates.clear(); });
  expect(Reason::malformed, [](Vote& wish) { wish.candidates[1] = wish.candidates[0]; });
  expect(Reason::malformed, [](Vote& wish) { wish.candidates[0].counter = 0; });
  expect(Reason::malformed, [](Vote& wish) { wish.dots = 0; });
  expect(Reason::malformed, [](Vote& wish) { wish.dots = 100; });
  expect(Reason::malformed, [](Vote& wish) { wish.most = 0; });
  expect(Reason::malformed, [](Vote& wish) { wish.most = 4; });
  expect(Reason::malformed, [](Vote& wish) { wish.hands = 5'001; });
  expect(Reason::unknown, [](Vote& wish) { wish.board = base::BoardId{999}; });
  expect(Reason::too_many, [](Vote& wish) {
    for (std::uint64_t at = 10; wish.candidates.size() <= 300; ++at) {
      wish.candidates.push_back({at, base::ReplicaId{9}});
    }
  });
  EXPECT_EQ(house.send(anna, OpenVote{vote(), 999ms}), Reason::malformed);
  EXPECT_TRUE(house.told().votes.empty());
}

TEST_F(Votes, NobodyUsesUpThoseOfOthers) {
  house.send(chloe, Seat{{}, 1, {}});
  for (std::size_t i = 0; i < limits::votes_per_board_max; ++i) {
    house.advance(1s);
    ASSERT_EQ(house.send(chloe, OpenVote{vote(), {}}), Reason::done);
    house.advance(1s);
    ASSERT_EQ(change(chloe, house.told().votes.rbegin()->first, VoteAct::close), Reason::done);
  }
  EXPECT_EQ(house.send(chloe, OpenVote{vote(), {}}), Reason::too_many);
  open(vote());
}

TEST_F(Votes, CloseByThemselvesAlsoThroughARestart) {
  const auto id = open(vote(), 60s);
  cast(chloe, id, 0, 1);
  EXPECT_EQ(change(anna, id, VoteAct::lengthen, 0, 30s), Reason::done);
  house.advance(70s);
  EXPECT_EQ(cast(chloe, id, 1, 1), Reason::done);
  house.restart();
  EXPECT_EQ(house.day->ballots().of(id, chloe), (Ballots::Dots{{0, 1}, {1, 1}}));
  EXPECT_TRUE(house.day->next_tick());
  house.advance(21s);
  EXPECT_EQ(told(id).state, VoteState::closed);
  EXPECT_EQ(dots(id, 1), 1U);
  EXPECT_EQ(cast(denis, id, 1, 1), Reason::vote_closed);
}

TEST_F(Votes, EndWithTheirTableAndTheirEvent) {
  const auto at_table = open(vote());
  const auto on_agora = open(vote(agora));
  house.send(anna, wire::day::ChangeTable{1, wire::day::ChangeTable::Act::close, "", 0, 0});
  EXPECT_EQ(told(at_table).state, VoteState::closed);
  EXPECT_EQ(house.send(anna, OpenVote{vote(), {}}), Reason::table_closed);
  EXPECT_EQ(told(on_agora).state, VoteState::open);
  house.send(anna, wire::day::SetStage{Stage::closed});
  EXPECT_EQ(told(on_agora).state, VoteState::closed);
}

TEST_F(Votes, OneOfABoardIsShownOnIt) {
  const auto first = open(vote());
  change(anna, first, VoteAct::close);
  const auto second = open(vote());
  EXPECT_TRUE(told(first).shown);
  change(anna, second, VoteAct::close);
  EXPECT_FALSE(told(first).shown);
  EXPECT_EQ(change(anna, first, VoteAct::show), Reason::done);
  EXPECT_FALSE(told(second).shown);
  EXPECT_EQ(change(anna, first, VoteAct::hide), Reason::done);
  EXPECT_TRUE(told(first).put_away);
  EXPECT_FALSE(told(second).put_away) << "it gave way";
  EXPECT_EQ(change(anna, first, VoteAct::hide), Reason::so_already);
  EXPECT_EQ(change(anna, second, VoteAct::hide), Reason::done);
  EXPECT_TRUE(told(second).put_away);
  EXPECT_EQ(change(anna, second, VoteAct::show), Reason::done);
  EXPECT_FALSE(told(second).put_away);
  EXPECT_EQ(change(anna, first, VoteAct::remove), Reason::done);
  EXPECT_FALSE(house.told().votes.contains(first));
}

TEST_F(Votes, RemovedOnesTakeTheirBallotsAlong) {
  Vote wish = vote();
  wish.live = true;
  const auto id = open(wish);
  cast(chloe, id, 0, 1);
  EXPECT_EQ(change(anna, id, VoteAct::remove), Reason::done);
  EXPECT_TRUE(house.kept_ballots().empty());
  EXPECT_TRUE(house.told().tallies.empty());
  EXPECT_TRUE(house.told().turnouts.empty());
  EXPECT_EQ(cast(chloe, id, 0, 1), Reason::unknown);
}

// D21: who was put out, or only watches from now on, has no dots in what goes on. What is decided stays.
TEST_F(Votes, DotsGoWithWhoIsPutOut) {
  Vote wish = vote();
  wish.live = true;
  const auto live = open(wish);
  const auto at_end = open(vote(agora));
  const auto closed = open(vote(base::BoardId{102}));
  for (const auto id : {live, at_end, closed}) {
    cast(chloe, id, 0, 2);
    cast(chloe, id, 1, 1);
    cast(denis, id, 0, 1);
  }
  change(anna, closed, VoteAct::close);
  house.day->register_person({chloe, Role::participant, false, "Chloe"}, house.now(), anna);
  house.settle();
  EXPECT_EQ(house.told().tallies.at({live, 0}), (Tally{live, 0, 1, 0, 1}));
  EXPECT_EQ(house.told().tallies.at({live, 1}), (Tally{live, 1, 0, 0, 0}));
  EXPECT_EQ(house.told().turnouts.at(live), (Turnout{live, 1, 1}));
  EXPECT_EQ(house.told().turnouts.at(at_end), (Turnout{at_end, 1, 0}));
  EXPECT_EQ(house.told().turnouts.at(closed), (Turnout{closed, 2, 4}));
  EXPECT_TRUE(house.ballot(chloe, live).empty());
  EXPECT_EQ(house.rebuilt().tallies, house.told().tallies);
  house.restart();
  EXPECT_EQ(house.kept_ballots().size(), 2U) << "Denis has two";
  change(anna, at_end, VoteAct::close);
  EXPECT_EQ(house.told().tallies.at({at_end, 0}), (Tally{at_end, 0, 1, 0, 1}));
  EXPECT_FALSE(house.told().tallies.contains({at_end, 1}));

  house.day->register_person({chloe, Role::participant, true, "Chloe"}, house.now(), anna);
  house.settle();
  EXPECT_EQ(cast(chloe, live, 2, 2), Reason::done) << "back, she has all of hers";
  house.day->register_person({denis, Role::observer, true, "Denis"}, house.now(), anna);
  house.day->let_go(chloe, house.now());
  house.settle();
  EXPECT_EQ(house.told().turnouts.at(live), (Turnout{live, 0, 0}));
  EXPECT_TRUE(house.kept_ballots().empty());
}

// D21: sums that fall as somebody goes would say what they had given.
TEST_F(Votes, SumsThatAreToldWithoutNamesStayWhenSomebodyGoes) {
  Vote wish = vote();
  wish.live = true;
  wish.names = Names::hidden;
  const auto id = open(wish);
  cast(chloe, id, 0, 2);
  house.day->register_person({chloe, Role::participant, false, "Chloe"}, house.now(), anna);
  house.settle();
  EXPECT_EQ(dots(id, 0), 2U);
  change(anna, id, VoteAct::close);
  EXPECT_EQ(house.told().tallies.at({id, 0}), (Tally{id, 0, 2, 0, 1}));
}

// D1: a ballot is told when it is durable, and a commit that fails takes it along.
TEST_F(Votes, WhatWasNotWrittenWasNotCast) {
  const auto id = open(vote());
  house.store.break_writes({store::ErrorCode::io, "broken"});
  EXPECT_EQ(cast(chloe, id, 0, 1), Reason::store_failed);
  EXPECT_TRUE(house.ballot(chloe, id).empty());
  ASSERT_TRUE(house.store.reopen());
  house.restart();
  EXPECT_TRUE(house.day->ballots().of(id, chloe).empty());
  EXPECT_EQ(cast(chloe, id, 0, 1), Reason::done);
}

}  // namespace
}  // namespace tablee::event::day

// Which vote of a board counts where it is told what the board has come to.
#include "http/dots.h"

#include <gtest/gtest.h>

namespace tablee::http {
namespace {

using event::day::Entry;
using event::day::State;
using event::day::Tally;
using event::day::Vote;
using event::day::VoteState;

constexpr base::BoardId board{7};
constexpr std::uint32_t plus_ones = 9;

class Dots : public testing::Test {
 protected:
  /// On the objects with counters 10 and 11 of replica 2; the first is given `dots`.
  void vote(std::uint64_t id, std::uint32_t dots, VoteState state, bool shown,
            base::BoardId where = board) {
    Vote vote;
    vote.id = base::Offset{id};
    vote.board = where;
    vote.candidates = {{10, base::ReplicaId{2}}, {11, base::ReplicaId{2}}};
    vote.state = state;
    vote.shown = shown;
    day_.votes[vote.id] = vote;
    day_.tallies[{vote.id, 0}] = Tally{vote.id, 0, dots, 1, 1};
  }
  [[nodiscard]] std::uint32_t on(std::uint64_t counter, std::uint32_t replica = 2) const {
    core::ObjectView view;
    view.id = {counter, replica};
    view.votes = plus_ones;
    return dots_on(day_, board)(view);
  }

 private:
  State day_;
};

TEST_F(Dots, ArePlusOnesWhereNoVoteHasEnded) {
  EXPECT_EQ(on(10), plus_ones);
  vote(1, 4, VoteState::open, false);
  vote(2, 5, VoteState::closed, true, base::BoardId{8});
  EXPECT_EQ(on(10), plus_ones);
}

TEST_F(Dots, AreTheCandidatesTalliesAndNothingOfOthers) {
  vote(1, 4, VoteState::closed, true);
  EXPECT_EQ(on(10), 4U);
  EXPECT_EQ(on(11), 0U) << "a candidate without dots";
  EXPECT_EQ(on(12), 0U) << "no candidate";
  EXPECT_EQ(on(10, 3), 0U) << "of another replica";
}

TEST_F(Dots, AreOfTheVoteThatIsShownElseOfTheNewest) {
  vote(1, 4, VoteState::closed, false);
  vote(3, 6, VoteState::closed, false);
  EXPECT_EQ(on(10), 6U);
  vote(2, 5, VoteState::closed, true);
  EXPECT_EQ(on(10), 5U);
  vote(4, 7, VoteState::open, false);
  EXPECT_EQ(on(10), 5U);
}

}  // namespace
}  // namespace tablee::http

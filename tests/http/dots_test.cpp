// Which vote of a board counts where it is told what the board has come to.
#include "http/dots.h"

#include <gtest/gtest.h>

#include "core/editor.h"

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
  void put_away(std::uint64_t id) { day_.votes.at(base::Offset{id}).put_away = true; }
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

TEST_F(Dots, OfAVoteThatWasPutAwayCountNoMore) {
  vote(1, 4, VoteState::closed, false);
  vote(2, 6, VoteState::closed, false);
  put_away(2);
  EXPECT_EQ(on(10), 4U);
  put_away(1);
  EXPECT_EQ(on(10), plus_ones);
}

TEST_F(Dots, AreTheResultsOfEachVoteWithItsTies) {
  core::Document document;
  core::Editor editor(document, 2);
  const auto topic = [&](std::string_view text) {
    const auto made = editor.create({.kind = core::ObjectKind::topic});
    if (!text.empty()) editor.insert_text(made, 0, text);
    const auto id = document.object(made).id;
    return wire::day::Ref{id.counter, base::ReplicaId{id.replica}};
  };
  Vote vote;
  vote.title = "Which first?";
  vote.board = board;
  vote.state = VoteState::closed;
  for (std::uint64_t id = 1; id <= 2; ++id) {
    vote.id = base::Offset{id};
    vote.candidates = {topic("a"), topic("b"), topic("c"), topic("gone")};
    editor.set_alive(document.size() - 1, false);
    day_.votes[vote.id] = vote;
    day_.turnouts[vote.id] = {vote.id, 5, 12};
    for (std::uint32_t at = 0; const std::uint32_t dots : {3U, 6U, 3U, 9U}) {
      day_.tallies[{vote.id, at}] = Tally{vote.id, at, dots, 0, 3};
      ++at;
    }
  }
  day_.votes.at(base::Offset{1}).put_away = true;
  const auto results = results_on(day_, board, document);
  ASSERT_EQ(results.size(), 1U) << "the other was put away";
  EXPECT_EQ(results[0].title, "Which first?");
  EXPECT_EQ(results[0].people, 5U);
  std::string told;
  for (const auto& one : results[0].placings) {
    told += std::to_string(one.place) + (one.tied ? "=" : " ") + one.text +
            std::to_string(one.dots) + " ";
  }
  EXPECT_EQ(told, "1 b6 2=a3 2=c3 ") << "what is not on the board is in no result";
}

}  // namespace
}  // namespace tablee::http

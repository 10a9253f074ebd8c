// Votes of a simulated day: what people ask for, and what has to hold.
#include <gtest/gtest.h>

#include "sim/event_day.h"

namespace tablee::sim {

using namespace std::chrono_literals;
using namespace event::day;

// Dots, some more than anybody has, on votes that may have closed meanwhile.
wire::day::Wish EventDay::vote_wish(const Page& page) {
  const State& seen = page.seen;
  const bool open = std::ranges::any_of(
      seen.votes, [](const auto& each) { return each.second.state == VoteState::open; });
  if (!open || chance(0.03)) {
    Vote vote;
    vote.title = "Which?";
    vote.board = chance(0.5) ? agora : base::BoardId{101};
    vote.candidates = {{1, base::ReplicaId{9}}, {2, base::ReplicaId{9}}};
    vote.dots = 3;
    vote.most = 2;
    vote.live = chance(0.5);
    vote.names = chance(0.5) ? wire::day::Names::hidden : wire::day::Names::shown;
    vote.hands = page.who.value <= 2 ? 2 : 0;
    return wire::day::OpenVote{
        vote, chance(0.5) ? std::chrono::milliseconds{20s} : std::chrono::milliseconds{}};
  }
  const auto vote = std::prev(seen.votes.end())->first;
  using Act = wire::day::ChangeVote::Act;
  if (chance(0.1)) {
    constexpr std::array acts{Act::close, Act::close, Act::lengthen, Act::remove, Act::show};
    return wire::day::ChangeVote{vote, acts[random_.below(acts.size())], 10s, 0};
  }
  return wire::day::Cast{vote, static_cast<std::uint32_t>(random_.below(2)),
                         static_cast<std::uint32_t>(random_.below(4)),
                         page.who.value <= 2 && chance(0.3)};
}

// D21: sums are those of the ballots that are kept, no ballot is over its budget or outlives its vote, and nothing public says whose
// a dot is.
void EventDay::audit_votes() {
  const State& told = day_->told();
  const auto sealed = store_.sealed(event_);
  std::map<base::Offset, std::uint32_t> sums;
  for (const auto& record : *sealed) {
    if (record.kind != static_cast<std::uint32_t>(wire::day::Sealed::ballot)) continue;
    const auto ballot = wire::day::decode_ballot(record.bytes);
    ASSERT_TRUE(ballot);
    const auto vote = told.votes.find(ballot->vote);
    ASSERT_NE(vote, told.votes.end());
    EXPECT_EQ(vote->second.state, VoteState::open);
    const std::uint32_t people = ballot->participant.value == 0 ? vote->second.hands : 1;
    std::uint32_t dots = 0;
    for (const auto& [candidate, count] : ballot->given) {
      EXPECT_LE(count, people * vote->second.most);
      dots += count;
    }
    EXPECT_LE(dots, people * vote->second.dots);
    sums[ballot->vote] += dots;
    ++tally_.ballots;
  }
  for (const auto& [id, vote] : told.votes) {
    const auto turnout = told.turnouts.find(id);
    const std::uint32_t said = turnout == told.turnouts.end() ? 0 : turnout->second.dots;
    std::uint32_t tallied = 0;
    for (const auto& [key, tally] : told.tallies) {
      if (key.first == id) tallied += tally.dots;
    }
    if (vote.state == VoteState::open) {
      EXPECT_EQ(said, vote.live ? sums[id] : 0);
    } else {
      ++tally_.votes;
    }
    EXPECT_EQ(tallied, vote.live || vote.state == VoteState::closed ? said : 0);
  }
}

}  // namespace tablee::sim

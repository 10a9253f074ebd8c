// Ballots as the day keeps them: sealed, in the commit of what is told of them.
#include <set>

#include "base/check.h"
#include "event/day/day.h"

namespace tablee::event::day {
namespace {

/// Erases the ballot, as long as it has no value.
store::SealedWrite sealed_ballot(base::Offset vote, base::ParticipantId voter) {
  TABLEE_CHECK(voter.value < 1U << 24U);
  return {static_cast<std::uint32_t>(wire::day::Sealed::ballot), vote.value << 24U | voter.value,
          std::nullopt};
}

/// What changes as somebody goes would tell what they gave, where that is to be told to nobody.
bool goes_with_its_voter(const Vote& vote) {
  return !(vote.live && vote.names == wire::day::Names::hidden);
}

}  // namespace

// Nobody is told whose dots they are, and nothing is kept that could tell: the last ballot holds, so a repeat does no harm.
void Day::cast(Decision decision) {
  const wire::day::Ballot& ballot = *decision.ballot;
  ballots_.set(ballot);
  store::SealedWrite sealed = sealed_ballot(ballot.vote, ballot.participant);
  if (!ballot.given.empty()) sealed.value = wire::day::encode(ballot);
  write(std::move(decision.entries), {}, {}, {std::move(sealed)});
  pending_.back().ballots.push_back(ballot);
}

void Day::forget_ballots(const Vote& vote, std::vector<store::SealedWrite>& sealed) {
  for (const auto voter : ballots_.voters(vote.id)) sealed.push_back(sealed_ballot(vote.id, voter));
  ballots_.forget(vote.id);
}

void Day::withdraw_ballots(std::span<const base::ParticipantId> voters, Noted& noted) {
  std::map<base::Offset, std::set<std::uint32_t>> touched;
  for (const auto voter : voters) {
    for (const auto& ballot : ballots_.all_of(voter)) {
      const auto vote = state_.votes.find(ballot.vote);
      if (vote == state_.votes.end() || !goes_with_its_voter(vote->second)) continue;
      for (const auto& [candidate, dots] : ballot.given) touched[ballot.vote].insert(candidate);
      ballots_.set({ballot.vote, voter, {}});
      noted.sealed.push_back(sealed_ballot(ballot.vote, voter));
      noted.ballots.push_back({ballot.vote, voter, {}});
    }
  }
  for (const auto& [id, candidates] : touched) {
    const bool live = state_.votes.at(id).live;
    for (const auto candidate : candidates) {
      if (live) noted.entries.emplace_back(ballots_.tally(id, candidate));
    }
    Turnout turnout = ballots_.turnout(id);
    if (!live) turnout.dots = 0;
    noted.entries.emplace_back(turnout);
  }
}

// Those of votes that are closed or gone were erased with them. One that can not be read is lost: what it had given counts no more.
void Day::read_ballots(const Opening& opening) {
  for (const auto& sealed : opening.sealed) {
    if (sealed.kind != static_cast<std::uint32_t>(wire::day::Sealed::ballot)) continue;
    const auto ballot = wire::day::decode_ballot(sealed.bytes);
    if (!ballot) {
      effects_.trouble = "A ballot of event " + base::to_hex(event_.value) +
                         " can not be read: its dots are not counted.";
      continue;
    }
    ballots_.set(*ballot);
  }
  told_ballots_ = ballots_;
}

}  // namespace tablee::event::day

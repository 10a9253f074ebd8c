#include "event/day/ballots.h"

namespace tablee::event::day {

using wire::day::Ballot;
using wire::day::Given;
using wire::day::Tally;
using wire::day::Turnout;

const Ballots::Dots& Ballots::of(base::Offset vote, Voter voter) const {
  static const Dots none;
  const auto found = votes_.find(vote);
  if (found == votes_.end()) return none;
  const auto theirs = found->second.find(voter);
  return theirs == found->second.end() ? none : theirs->second;
}

void Ballots::set(const Ballot& ballot) {
  Dots dots;
  for (const auto& [candidate, count] : ballot.given) {
    if (count != 0) dots[candidate] = count;
  }
  if (dots.empty()) {
    votes_[ballot.vote].erase(ballot.participant);
  } else {
    votes_[ballot.vote][ballot.participant] = std::move(dots);
  }
}

void Ballots::forget(base::Offset vote) {
  votes_.erase(vote);
}

std::vector<Ballots::Voter> Ballots::voters(base::Offset vote) const {
  std::vector<Voter> voters;
  const auto found = votes_.find(vote);
  if (found == votes_.end()) return voters;
  for (const auto& [voter, dots] : found->second) voters.push_back(voter);
  return voters;
}

std::vector<Ballot> Ballots::all_of(Voter voter) const {
  std::vector<Ballot> all;
  for (const auto& [vote, voters] : votes_) {
    const auto theirs = voters.find(voter);
    if (theirs != voters.end()) all.push_back(ballot_of(vote, voter, theirs->second));
  }
  return all;
}

Tally Ballots::tally(base::Offset vote, std::uint32_t candidate) const {
  Tally tally{vote, candidate, 0, 0, 0};
  const auto found = votes_.find(vote);
  if (found == votes_.end()) return tally;
  for (const auto& [voter, dots] : found->second) {
    const auto given = dots.find(candidate);
    if (given == dots.end()) continue;
    tally.dots += given->second;
    if (voter.value == 0) {
      tally.hands += given->second;
    } else {
      ++tally.people;
    }
  }
  return tally;
}

Turnout Ballots::turnout(base::Offset vote) const {
  Turnout turnout{vote, 0, 0};
  const auto found = votes_.find(vote);
  if (found == votes_.end()) return turnout;
  for (const auto& [voter, dots] : found->second) {
    turnout.dots += sum(dots);
    if (voter.value != 0) ++turnout.people;
  }
  return turnout;
}

std::vector<Given> Ballots::given(base::Offset vote) const {
  std::vector<Given> given;
  const auto found = votes_.find(vote);
  if (found == votes_.end()) return given;
  for (const auto& [voter, dots] : found->second) {
    for (const auto& [candidate, count] : dots) given.push_back({voter, candidate, count});
  }
  return given;
}

Ballot ballot_of(base::Offset vote, Ballots::Voter voter, const Ballots::Dots& dots) {
  return {vote, voter, {dots.begin(), dots.end()}};
}

std::uint32_t sum(const Ballots::Dots& dots) {
  std::uint32_t all = 0;
  for (const auto& [candidate, count] : dots) all += count;
  return all;
}

}  // namespace tablee::event::day

// Who gave dots to what, in the votes that are open. Kept sealed beside the log, told to nobody but each voter of their own, and
// forgotten when a vote closes. What the log says in public (tallies, turnout) is counted from here.
//
// A value; any thread. Not here: whether dots may be given (decide_votes.cpp).
#pragma once

#include <map>
#include <vector>

#include "wire/day_vote.h"

namespace tablee::event::day {

class Ballots {
 public:
  /// A participant, or 0: all who have no device, together.
  using Voter = base::ParticipantId;
  /// By candidate; never 0.
  using Dots = std::map<std::uint32_t, std::uint32_t>;

  /// Empty when nothing was given.
  [[nodiscard]] const Dots& of(base::Offset vote, Voter voter) const;
  /// In the place of what this voter gave before in that vote.
  void set(const wire::day::Ballot& ballot);
  void forget(base::Offset vote);
  /// Who gave something, hands first.
  [[nodiscard]] std::vector<Voter> voters(base::Offset vote) const;
  /// Of this voter, in all votes.
  [[nodiscard]] std::vector<wire::day::Ballot> all_of(Voter voter) const;

  /// O(voters).
  [[nodiscard]] wire::day::Tally tally(base::Offset vote, std::uint32_t candidate) const;
  /// O(dots).
  [[nodiscard]] wire::day::Turnout turnout(base::Offset vote) const;
  /// By voter, then candidate.
  [[nodiscard]] std::vector<wire::day::Given> given(base::Offset vote) const;

 private:
  std::map<base::Offset, std::map<Voter, Dots>> votes_;
};

[[nodiscard]] wire::day::Ballot ballot_of(base::Offset vote, Ballots::Voter voter,
                                          const Ballots::Dots& dots);
/// All of it.
[[nodiscard]] std::uint32_t sum(const Ballots::Dots& dots);

}  // namespace tablee::event::day

// Votes of proto/day.proto as plain values. Field comments stand in the schema.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/ids.h"

namespace tablee::wire::day {

enum class Names : std::uint8_t { shown, hidden };
enum class VoteState : std::uint8_t { unknown, open, closed, removed };

struct Ref {
  std::uint64_t counter = 0;
  base::ReplicaId replica;
  bool operator==(const Ref&) const = default;
};

struct Given {
  base::ParticipantId participant;
  std::uint32_t candidate = 0, dots = 0;
  bool operator==(const Given&) const = default;
};

struct Vote {
  base::Offset id;
  std::string title;
  base::BoardId board;
  std::vector<Ref> candidates;
  std::uint32_t dots = 0, most = 0;
  bool live = false;
  Names names = Names::shown;
  base::WallTime began{};
  base::WallTime ends{};  ///< Epoch of the clock: open, and nothing closes it but people.
  VoteState state = VoteState::unknown;
  bool shown = false;
  std::uint32_t hands = 0;
  std::vector<Given> given;
  base::ParticipantId opened_by;
  bool put_away = false;
  bool operator==(const Vote&) const = default;
};

struct Tally {
  base::Offset vote;
  std::uint32_t candidate = 0, dots = 0, hands = 0, people = 0;
  bool operator==(const Tally&) const = default;
};

struct Turnout {
  base::Offset vote;
  std::uint32_t people = 0, dots = 0;
  bool operator==(const Turnout&) const = default;
};

/// Of one person, or of all hands (participant 0), in one vote.
struct Ballot {
  base::Offset vote;
  base::ParticipantId participant;
  /// Candidate and dots, which are not 0, in order of candidates.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> given;
  bool operator==(const Ballot&) const = default;
};

}  // namespace tablee::wire::day

// What comes of a command: the entries that it makes, or why it makes none. Pure: state and time in, values out.
//
// Not here: numbers of commands, commits, who is told (day.h).
#pragma once

#include <vector>

#include "event/day/ballots.h"
#include "event/day/drafts.h"
#include "event/day/state.h"

namespace tablee::event::day {

inline const Ballots no_ballots;
inline const Drafts no_drafts;

/// Who asks, and when.
struct Asked {
  base::ParticipantId by;
  base::WallTime now{};
  base::BoardId agora;
  /// For the table that it may open: random, not 0, nobody's yet.
  base::BoardId new_board;
  const Ballots* ballots = &no_ballots;  ///< Of the votes that are open. Outlives the decision.
  const Drafts* drafts = &no_drafts;     ///< As Ballots.
};

struct Decision {
  Reason reason = Reason::done;
  std::vector<What> entries;  ///< In order, numbered from state.offset + 1; empty unless done.
  /// What its sender's ballot is from now on: sealed, and whoever made these entries is told to nobody.
  std::optional<wire::day::Ballot> ballot;
  /// As it is from now on: sealed as well. There is no entry.
  std::optional<Draft> draft;
  std::vector<Draft> thrown_away;
};

/// Roles and ranges are checked here, and nowhere else (D3).
[[nodiscard]] Decision decide(const State& state, const wire::day::Wish& wish, const Asked& asked);

/// What goes on with parcels that wait, as the day is now: those that may arrive are under way, those that can not come back. Empty: none.
[[nodiscard]] std::vector<What> decide_parcels(const State& state);

/// Whose the command is that came from somebody's device (D26); nothing: of nobody on it.
[[nodiscard]] std::optional<base::ParticipantId> whose(const State& state, base::ParticipantId from,
                                                       const wire::day::Command& command);

/// What time brings: the entries for timers, votes and reveals whose time has come at `asked.now` (D11, D22, D24); empty: none.
[[nodiscard]] std::vector<What> decide_over(const State& state, const Asked& asked);

}  // namespace tablee::event::day

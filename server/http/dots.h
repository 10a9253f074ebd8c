// What the day knows of a board's things, as its restitution asks for it: what votes have come to, and what was sent there.
#pragma once

#include "event/day/state.h"
#include "render/outcome.h"

namespace tablee::http {

/// Each candidate's dots, hands included, of the votes of a board that are closed and were not put away: where it was in several, of
/// the one that is shown, else of the newest; 0 of what was no candidate. Without such a vote: the plus ones. A value of its own.
[[nodiscard]] render::DotsOf dots_on(const event::day::State& day, base::BoardId board);

/// What was sent to this board from other tables: the number of the table that each copy came from, or `agora`. A value of its own.
[[nodiscard]] render::OriginOf origins_on(const event::day::State& day, base::BoardId board);

/// What those votes have come to, oldest first.
[[nodiscard]] std::vector<render::VoteResult> results_on(const event::day::State& day,
                                                         base::BoardId board,
                                                         const core::Document& document);

}  // namespace tablee::http

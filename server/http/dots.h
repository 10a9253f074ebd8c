// What a board's votes have come to, as its restitution asks for it.
#pragma once

#include "event/day/state.h"
#include "render/outcome.h"

namespace tablee::http {

/// Each candidate's dots, hands included, of the votes of a board that are closed and were not put away: where it was in several, of
/// the one that is shown, else of the newest; 0 of what was no candidate. Without such a vote: the plus ones. A value of its own.
[[nodiscard]] render::DotsOf dots_on(const event::day::State& day, base::BoardId board);

/// What those votes have come to, oldest first.
[[nodiscard]] std::vector<render::VoteResult> results_on(const event::day::State& day,
                                                         base::BoardId board,
                                                         const core::Document& document);

}  // namespace tablee::http

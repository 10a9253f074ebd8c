// What a board's votes have come to, as its restitution asks for it.
#pragma once

#include "event/day/state.h"
#include "render/outcome.h"

namespace tablee::http {

/// Of the newest closed vote of a board whose results are shown, else of the newest closed one: each candidate's dots, hands
/// included, and 0 of what was no candidate. Without such a vote: the plus ones. A value of its own.
[[nodiscard]] render::DotsOf dots_on(const event::day::State& day, base::BoardId board);

}  // namespace tablee::http

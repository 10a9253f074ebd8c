// When how much happened on the boards of an event: what a replay shows before anything else (DESIGN section 13).
//
// Made of the store's time index alone, so it costs seconds of activity and not entries. Not here: what happened.
// Reads the store and blocks: on a reader thread or in a program of its own.
#pragma once

#include <chrono>
#include <span>
#include <stop_token>
#include <vector>

#include "base/clock.h"
#include "base/ids.h"
#include "store/store.h"

namespace tablee::http {

/// Entries of one stretch of time.
struct Stretch {
  std::uint64_t number = 0;  ///< It begins so many times `Outline::every` behind `Outline::from`.
  base::Offset last;         ///< Of the last entry in it.
};

struct BoardOutline {
  base::BoardId board;
  std::vector<base::Offset> keyframes;  ///< From which a moment can be rebuilt, ascending.
  std::vector<Stretch> stretches;       ///< In which something happened, ascending.
};

struct Outline {
  base::WallTime from{};  ///< A whole second; 1970 when nothing ever happened.
  std::chrono::seconds every{1};
  std::vector<BoardOutline> boards;  ///< As asked for.
};

/// `stretches_max`: of the whole time in all; stretches are as long as that asks for. Told to stop it comes back with less.
[[nodiscard]] store::Result<Outline> outline(const store::Store& store,
                                             std::span<const base::BoardId> boards,
                                             std::size_t stretches_max,
                                             const std::stop_token& stop = {});

}  // namespace tablee::http

// Where notes that were written in private come to lie on the board: in the frame that they were written over, covering nothing,
// what belongs together side by side. Pure.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/document.h"
#include "wire/day_draft.h"

namespace tablee::room {

/// Board units; what the web client gives to new notes.
inline constexpr std::int32_t landed_note_size = 200;

struct Landing {
  core::Handle frame = core::handle_none;  ///< handle_none: the board itself.
  std::int32_t x = 0, y = 0;               ///< Relative to the frame.
};

/// How far a frame is to reach so that all of what lands in it lies within.
struct Stretch {
  core::Handle frame = core::handle_none;
  std::int32_t w = 0, h = 0;
};

struct Landings {
  std::vector<Landing> notes;  ///< As many as drafts, in their order.
  std::vector<Stretch> frames;
};

/// What one author wrote over one frame lies together, and so does all that is nameless; where nothing is in the way it lies
/// where it was written, unless it is nameless. O(objects of the board + drafts).
[[nodiscard]] Landings land(const core::Document& board, std::span<const wire::day::Draft> drafts);

}  // namespace tablee::room

// Where a table's clusters and notes stand when they are laid out neatly: frames in rows, notes in a grid
// inside. Pure; used by the import that writes notes and by the demo day.
#pragma once

#include <cstdint>
#include <vector>

#include "event/event_spec.h"

namespace tablee::event {

/// Board units; the same as what the web client gives to new notes.
inline constexpr std::int32_t note_size = 200;

struct NotePlace {
  std::int32_t x = 0;  ///< Relative to its frame.
  std::int32_t y = 0;
};

struct FramePlace {
  std::int32_t x = 0;
  std::int32_t y = 0;
  std::int32_t w = 0;
  std::int32_t h = 0;
  std::vector<NotePlace> notes;  ///< As many as the cluster has.
};

/// One place for each cluster of `table`, in its order, from (0, 0) to the right and down.
[[nodiscard]] std::vector<FramePlace> layout_of(const TableSpec& table);

}  // namespace tablee::event

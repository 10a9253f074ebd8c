// What is seen of a board, with its places worked out: frames first, each before what lies in it, then all else in paint order. What
// lies in a frame that is folded up is not seen. As the client's scene (scene/scene.ts).
#pragma once

#include <optional>
#include <vector>

#include "core/document.h"
#include "render/picture/canvas.h"

namespace tablee::render::picture {

struct Thing {
  core::Handle handle = core::handle_none;
  Box box;                 ///< On the board. Of a connector: around its line.
  std::size_t inside = 0;  ///< A folded frame's: how many things lie in it, frames not counted.
  Point from;              ///< A connector's ends, at the edges of what they hang on.
  Point to;
};

/// Of strokes: x, y from the box's corner, board units, and how hard it was pressed (0 to 1).
struct InkPoint {
  Point at;
  double pressure = 0.5;
};
[[nodiscard]] std::vector<InkPoint> ink_points(const core::ObjectView& stroke);

[[nodiscard]] std::vector<Thing> things_on(const core::Document& board);

/// Around all of them; nothing: there are none.
[[nodiscard]] std::optional<Box> bounds_of(const std::vector<Thing>& things);

[[nodiscard]] constexpr bool touch(const Box& a, const Box& b) {
  return a.x <= b.x + b.w && b.x <= a.x + a.w && a.y <= b.y + b.h && b.y <= a.y + a.h;
}

}  // namespace tablee::render::picture

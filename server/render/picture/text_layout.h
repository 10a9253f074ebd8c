// Breaks a text into lines and finds the size at which it fits: the same lines and sizes as on the client's canvas
// (scene/text_layout.ts), because it is the same algorithm; cases that both are tested with hold them together. Pure: what measures is
// handed in.
//
// Texts are UTF-16 here, as there: where a long word is cut counts units.
#pragma once

#include <cstddef>
#include <functional>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace tablee::render::picture {

/// Width of a text at size 1.
using Measure = std::function<double(std::u16string_view)>;

struct Line {
  std::u16string text;
  double width = 0;       ///< At the layout's size.
  std::size_t start = 0;  ///< Where the line begins in the text.
  bool rtl = false;       ///< Its paragraph is written from right to left.
};

struct Layout {
  double size = 0;
  std::vector<Line> lines;
  double height = 0;
  bool cut = false;  ///< There is more text than room, even at the least size.
};

/// The text at a given size, as many lines as have room.
[[nodiscard]] Layout layout_at(std::u16string_view text, double width, double size,
                               const Measure& measure,
                               double height = std::numeric_limits<double>::infinity());

/// The largest size up to `size_max` at which it fits; what does not fit at the least size is left out, and a sign says so.
[[nodiscard]] Layout layout_to_fit(std::u16string_view text, double width, double height,
                                   double size_max, const Measure& measure);

}  // namespace tablee::render::picture

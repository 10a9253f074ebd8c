// The one typeface of pictures, by Pango: what letters measure, for the layout, and drawn on a Cairo context. Scripts and emoji that it
// lacks come from what else is installed.
//
// Widths are those without hinting, as the canvas has them (text-rendering: geometricPrecision). One for each picture; not for two
// threads at once.
#pragma once

#include <memory>

#include "render/picture/canvas.h"
#include "render/picture/text_layout.h"

struct _cairo;

namespace tablee::render::picture {

class Typeface {
 public:
  Typeface();
  ~Typeface();
  Typeface(const Typeface&) = delete;
  Typeface& operator=(const Typeface&) = delete;

  /// Lives as long as this; remembers words, because a workshop's vocabulary is small.
  [[nodiscard]] const Measure& measure(Face face) const;

  /// One line, at most as wide as `line.width` where that is not 0.
  static void draw(_cairo* context, const Letters& line);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

[[nodiscard]] std::u16string to_utf16(std::string_view text);
[[nodiscard]] std::string to_utf8(std::u16string_view text);

}  // namespace tablee::render::picture

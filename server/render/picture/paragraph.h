// A text of several lines as Pango breaks them in a given width, to be drawn line by line on a Cairo context.
#pragma once

#include <functional>
#include <memory>
#include <string_view>

#include "render/picture/canvas.h"

struct _cairo;

namespace tablee::render::picture {

struct ParagraphLook {
  double size = 10;
  double width = 0;
  Face face = Face::regular;
  Rgb colour = 0;
};

class Paragraph {
 public:
  /// `context` must outlive it.
  Paragraph(_cairo* context, std::string_view text, const ParagraphLook& look);
  ~Paragraph();
  Paragraph(const Paragraph&) = delete;
  Paragraph& operator=(const Paragraph&) = delete;

  [[nodiscard]] double height() const;

  /// Draws a line's upper left corner at a point of the context.
  using Draw = std::function<void(double left, double top)>;
  void each_line(const std::function<void(double height, const Draw& draw)>& take) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace tablee::render::picture

// A canvas on a Cairo context: pixels of a PNG, vectors of a PDF. Whoever made the context owns it and has scaled it to board units.
#pragma once

#include "render/picture/canvas.h"

struct _cairo;

namespace tablee::render::picture {

class CairoCanvas final : public Canvas {
 public:
  explicit CairoCanvas(_cairo* context) : context_(context) {}

  void box(const Box& box, double radius, const Look& look) override;
  void ellipse(const Box& box, const Look& look) override;
  void path(std::span<const Point> points, bool closed, const Look& look) override;
  void letters(const Letters& line) override;

 private:
  void paint(const Look& look);

  _cairo* context_;
};

}  // namespace tablee::render::picture

// A canvas that writes SVG: elements with presentation attributes alone (no style, no id, no script, nothing from elsewhere), so that
// several stand in one page of HTML under the strictest policy. Text is text; its measured width goes along, so that lines end where
// they end on the board, whatever typeface the reader has.
#pragma once

#include <string>

#include "render/picture/canvas.h"

namespace tablee::render::picture {

class SvgCanvas final : public Canvas {
 public:
  /// Takes no more once `bytes_max` are written.
  explicit SvgCanvas(std::size_t bytes_max) : bytes_max_(bytes_max) {}

  void box(const Box& box, double radius, const Look& look) override;
  void ellipse(const Box& box, const Look& look) override;
  void path(std::span<const Point> points, bool closed, const Look& look) override;
  void letters(const Letters& line) override;
  [[nodiscard]] bool has_room() const override { return out_.size() <= bytes_max_; }

  /// The elements, without an <svg> around them.
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  void attribute(std::string_view name, double value);
  void look(const Look& look);

  std::size_t bytes_max_;
  std::string out_;
};

/// A number as SVG has it: hundredths, no more digits than needed.
void append_number(std::string& out, double value);

}  // namespace tablee::render::picture

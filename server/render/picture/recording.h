// A picture that is kept as its marks, to be drawn later and more than once: on a page of HTML and on one of a PDF. Needs the board no
// more.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "render/picture/canvas.h"

namespace tablee::render::picture {

class Recording final : public Canvas {
 public:
  /// Takes no more once it holds `bytes_max`.
  explicit Recording(const Box& region, std::size_t bytes_max)
      : region_(region), bytes_max_(bytes_max) {}

  void box(const Box& box, double radius, const Look& look) override;
  void ellipse(const Box& box, const Look& look) override;
  void path(std::span<const Point> points, bool closed, const Look& look) override;
  void letters(const Letters& line) override;
  [[nodiscard]] bool has_room() const override { return bytes_ <= bytes_max_; }

  /// Of the board, in board units.
  [[nodiscard]] const Box& region() const { return region_; }
  /// About what it takes of memory.
  [[nodiscard]] std::size_t bytes() const { return bytes_; }
  void play(Canvas& canvas) const;

 private:
  struct RoundBox {
    Box box;
    double radius;
    Look look;
  };
  struct Ellipse {
    Box box;
    Look look;
  };
  struct Path {
    std::vector<Point> points;
    bool closed;
    Look look;
  };
  struct Line {
    std::string text;
    Letters letters;  ///< Its text is the one beside it.
  };
  using Mark = std::variant<RoundBox, Ellipse, Path, Line>;

  void keep(Mark mark, std::size_t more);

  Box region_;
  std::size_t bytes_max_;
  std::size_t bytes_ = 0;
  std::vector<Mark> marks_;
};

}  // namespace tablee::render::picture

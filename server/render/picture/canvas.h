// What a board is drawn on: few kinds of marks in board units, made one after the other, later ones above. What draws knows nothing of
// formats, and a format nothing of boards.
//
// Not here: which texts break where (text_layout.h). Used by one thread at a time.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "render/picture/measures.h"

namespace tablee::render::picture {

struct Point {
  double x = 0;
  double y = 0;
};

struct Box {
  double x = 0;
  double y = 0;
  double w = 0;
  double h = 0;
};

struct Paint {
  Rgb colour = 0;
  double alpha = 1;
};

/// How a mark looks: filled, outlined, or both.
struct Look {
  std::optional<Paint> fill{};
  std::optional<Paint> line{};
  double width = 0;  ///< Of the line; its ends and corners are round.
};

enum class Face : std::uint8_t { regular, bold };
enum class Align : std::uint8_t { left, center, right };

/// One line of letters.
struct Letters {
  std::string_view text;  ///< UTF-8 without line ends, of readable().
  Point at;               ///< On its base line: its left end, middle, or right end.
  double size = 0;
  double width = 0;  ///< That it has been measured with.
  Face face = Face::regular;
  Align align = Align::left;
  bool rtl = false;
  Paint paint{};
  std::uint32_t whose = 0;  ///< It is the name of who has this number.
};

class Canvas {
 public:
  Canvas() = default;
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;
  virtual ~Canvas() = default;

  /// A rectangle with round corners.
  virtual void box(const Box& box, double radius, const Look& look) = 0;
  virtual void ellipse(const Box& box, const Look& look) = 0;
  /// Straight lines from point to point.
  virtual void path(std::span<const Point> points, bool closed, const Look& look) = 0;
  virtual void letters(const Letters& line) = 0;
  /// False: no more is taken, whatever comes; the picture is too large.
  [[nodiscard]] virtual bool has_room() const { return true; }
};

}  // namespace tablee::render::picture

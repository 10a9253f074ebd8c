// Shapes, arrows, drawn lines, pictures and what is at the side of propositions.
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "render/picture/painter.h"

namespace tablee::render::picture {
namespace {

using core::ObjectView;

/// ShapeKind of batch.proto.
enum class Figure : std::uint8_t { rectangle = 0, ellipse = 1, diamond = 2, line = 3 };

Figure figure_of(const ObjectView& view) {
  return view.shape <= 3 ? static_cast<Figure>(view.shape) : Figure::rectangle;
}

/// The share of a shape's sides in which its text has no room.
double inset_of(Figure figure) {
  return figure == Figure::ellipse ? 0.15 : figure == Figure::diamond ? 0.25 : 0;
}

/// Which ends of a connector have a head.
enum class Heads : std::uint8_t { finish = 0, none = 1, both = 2 };

/// How wide a line is where it is pressed so hard; steps of an eighth, which nobody sees.
double width_at(double pressure, double width, bool marker) {
  if (marker) return width;
  const double wide = width * 2 * (0.5 - 0.5 * (0.5 - pressure));
  return std::max(width / 8, std::round(wide * 8 / width) * width / 8);
}

}  // namespace

/// Down a frame's left side, within its corners.
void Painter::bar(const Box& at) {
  constexpr double wide = 9;
  constexpr int steps = 8;
  std::vector<Point> outline;
  const double r = std::min(frame_radius, at.h / 2);
  for (int i = 0; i <= steps; ++i) {
    const double inward = r - wide * i / steps;
    outline.push_back(
        {at.x + r - inward, at.y + r - std::sqrt(std::max(0.0, r * r - inward * inward))});
  }
  for (int i = steps; i >= 0; --i) {
    outline.push_back({outline[static_cast<std::size_t>(i)].x,
                       2 * at.y + at.h - outline[static_cast<std::size_t>(i)].y});
  }
  canvas_.path(outline, true, {.fill = Paint{accent_colour}});
}

void Painter::shape(const ObjectView& view, const Box& at) {
  const auto figure = figure_of(view);
  Look look{.fill = Paint{of_colour(palette, view.colour).paper},
            .line = Paint{of_colour(inks, view.colour)},
            .width = view.width > 0 ? view.width / 10.0 : outline_width};
  if (figure == Figure::line) {
    look.fill.reset();
    canvas_.path(std::array{Point{at.x, at.y}, Point{at.x + at.w, at.y + at.h}}, false, look);
  } else if (figure == Figure::ellipse) {
    canvas_.ellipse(at, look);
  } else if (figure == Figure::diamond) {
    const double cx = at.x + at.w / 2;
    const double cy = at.y + at.h / 2;
    canvas_.path(std::array{Point{cx, at.y}, Point{at.x + at.w, cy}, Point{cx, at.y + at.h},
                            Point{at.x, cy}},
                 true, look);
  } else {
    canvas_.box(at, 8, look);
  }
  const double x = std::max(8.0, at.w * inset_of(figure));
  const double y = std::max(6.0, at.h * inset_of(figure));
  const Box box{at.x + x, at.y + y, std::max(1.0, at.w - 2 * x), std::max(1.0, at.h - 2 * y)};
  const auto text = text_of(view.handle);
  write(view.text_size > 0
            ? layout_at(text, box.w, view.text_size, typeface_.measure(Face::regular), box.h)
            : fitted(text, box, largest_shape_text, Face::regular),
        {.box = box});
}

void Painter::connector(const ObjectView& view, const Thing& thing) {
  const double width = view.width > 0 ? view.width / 10.0 : connector_width;
  const Look look{.line = Paint{of_colour(inks, view.colour)}, .width = width};
  canvas_.path(std::array{thing.from, thing.to}, false, look);
  // Two strokes back from the tip; shorter where the line is.
  const auto head = [&](Point from, Point tip) {
    const double dx = tip.x - from.x;
    const double dy = tip.y - from.y;
    const double length = std::hypot(dx, dy);
    if (length == 0) return;
    const double back = std::min(8 + 4 * width, length / 2) / length;
    const auto wing = [&](double side) {
      return Point{tip.x - back * (dx - side * dy), tip.y - back * (dy + side * dx)};
    };
    canvas_.path(std::array{wing(0.5), tip, wing(-0.5)}, false, look);
  };
  const auto heads = static_cast<Heads>(std::min(view.shape, 3U));
  if (heads != Heads::none) head(thing.from, thing.to);
  if (heads == Heads::both) head(thing.to, thing.from);
}

// In stretches of one width each, which overlap by their round ends.
void Painter::stroke(const ObjectView& view, const Box& at) {
  const bool marker = view.shape == 1;
  const double full = (view.width > 0 ? view.width : marker ? marker_width : pen_width) / 10;
  const Paint paint =
      marker ? Paint{of_colour(markers, view.colour), 0.6} : Paint{of_colour(pens, view.colour)};
  std::vector<Point> stretch;
  double width = 0;
  const auto end = [&] {
    if (!stretch.empty()) canvas_.path(stretch, false, {.line = paint, .width = width});
  };
  for (const auto& [offset, pressure] : ink_points(view)) {
    const Point point{at.x + offset.x, at.y + offset.y};
    const double wide = width_at(pressure, full, marker);
    if (!stretch.empty() && wide != width) {
      stretch.push_back(point);
      end();
      stretch.clear();
    }
    width = wide;
    stretch.push_back(point);
    if (!canvas_.has_room()) return;
  }
  end();
}

/// The place of a picture, with the words that its author gave it.
void Painter::image(const ObjectView& view, const Box& at) {
  canvas_.box(at, 4, {.fill = Paint{muted_ink, 0.12}, .line = Paint{muted_ink, 0.5}, .width = 1.5});
  const auto text = text_of(view.handle);
  const bool told = !text.empty();
  const double side = std::min(at.w, at.h) * (told ? 0.22 : 0.36);
  const double x = at.x + (at.w - side) / 2;
  const double y = at.y + (at.h - side) / (told ? 4 : 2);
  // Hills and a sun.
  const Look look{.line = Paint{muted_ink, 0.5}, .width = side / 16};
  canvas_.box({x, y + side * 0.1, side, side * 0.8}, 0, look);
  canvas_.path(std::array{Point{x, y + side * 0.78}, Point{x + side * 0.32, y + side * 0.45},
                          Point{x + side * 0.55, y + side * 0.7},
                          Point{x + side * 0.72, y + side * 0.55}, Point{x + side, y + side * 0.8}},
               false, look);
  canvas_.ellipse({x + side * 0.62, y + side * 0.24, side * 0.16, side * 0.16},
                  {.fill = Paint{muted_ink, 0.5}});
  if (told) {
    const double top = y + side - at.y + 8;
    const Box box{at.x + 8, at.y + top, std::max(1.0, at.w - 16), std::max(1.0, at.h - top - 8)};
    write(fitted(text, box, 20, Face::regular), {.box = box, .colour = muted_ink});
  }
  if (showing_.dots && view.votes > 0) {
    badge(view.votes, {at.x + at.w - 22, at.y + at.h - 20}, 14);
  }
}

}  // namespace tablee::render::picture

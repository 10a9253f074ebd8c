#include "render/picture/cairo_canvas.h"

#include <algorithm>
#include <numbers>

#include "render/picture/cairo.h"
#include "render/picture/typeface.h"

namespace tablee::render::picture {
namespace {

constexpr double pi = std::numbers::pi;

}  // namespace

void CairoCanvas::paint(const Look& look) {
  if (look.fill) {
    set_paint(context_, *look.fill);
    cairo_fill_preserve(context_);
  }
  if (look.line) {
    set_paint(context_, *look.line);
    cairo_set_line_width(context_, look.width);
    cairo_set_line_cap(context_, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(context_, CAIRO_LINE_JOIN_ROUND);
    cairo_stroke_preserve(context_);
  }
  cairo_new_path(context_);
}

void CairoCanvas::box(const Box& box, double radius, const Look& look) {
  const double r = std::min({radius, box.w / 2, box.h / 2});
  if (r <= 0) {
    cairo_rectangle(context_, box.x, box.y, box.w, box.h);
  } else {
    const double right = box.x + box.w;
    const double bottom = box.y + box.h;
    cairo_new_sub_path(context_);
    cairo_arc(context_, right - r, box.y + r, r, -pi / 2, 0);
    cairo_arc(context_, right - r, bottom - r, r, 0, pi / 2);
    cairo_arc(context_, box.x + r, bottom - r, r, pi / 2, pi);
    cairo_arc(context_, box.x + r, box.y + r, r, pi, 3 * pi / 2);
    cairo_close_path(context_);
  }
  paint(look);
}

void CairoCanvas::ellipse(const Box& box, const Look& look) {
  if (box.w <= 0 || box.h <= 0) return;
  cairo_save(context_);
  cairo_translate(context_, box.x + box.w / 2, box.y + box.h / 2);
  cairo_scale(context_, box.w / 2, box.h / 2);
  cairo_new_sub_path(context_);
  cairo_arc(context_, 0, 0, 1, 0, 2 * pi);
  cairo_close_path(context_);
  cairo_restore(context_);
  paint(look);
}

void CairoCanvas::path(std::span<const Point> points, bool closed, const Look& look) {
  if (points.empty()) return;
  cairo_move_to(context_, points.front().x, points.front().y);
  for (const Point& point : points) cairo_line_to(context_, point.x, point.y);
  if (closed) cairo_close_path(context_);
  paint(look);
}

void CairoCanvas::letters(const Letters& line) {
  if (!line.text.empty()) Typeface::draw(context_, line);
}

}  // namespace tablee::render::picture

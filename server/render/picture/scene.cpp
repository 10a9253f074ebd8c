#include "render/picture/scene.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/varint.h"

namespace tablee::render::picture {
namespace {

using core::Handle;
using core::handle_none;
using core::ObjectKind;
using core::ObjectView;

Box around(const Box& a, const Box& b) {
  const double x = std::min(a.x, b.x);
  const double y = std::min(a.y, b.y);
  return {x, y, std::max(a.x + a.w, b.x + b.w) - x, std::max(a.y + a.h, b.y + b.h) - y};
}

/// In whole board units, around all points; at their own place.
Box box_of(const std::vector<InkPoint>& points) {
  if (points.empty()) return {};
  double left = std::numeric_limits<double>::infinity();
  double top = left;
  double right = -left;
  double bottom = -left;
  for (const auto& [at, pressure] : points) {
    left = std::min(left, at.x);
    top = std::min(top, at.y);
    right = std::max(right, at.x);
    bottom = std::max(bottom, at.y);
  }
  left = std::floor(left);
  top = std::floor(top);
  return {left, top, std::ceil(right) - left, std::ceil(bottom) - top};
}

std::vector<InkPoint> points_as_drawn(std::string_view packed) {
  constexpr double tenths = 10;
  std::vector<InkPoint> points;
  core::Reader reader(packed);
  std::int64_t x = 0;
  std::int64_t y = 0;
  std::int64_t dx = 0;
  std::int64_t dy = 0;
  std::int64_t pressure = 0;
  while (!reader.done() && reader.number(dx) && reader.number(dy) && reader.number(pressure)) {
    x += dx;
    y += dy;
    points.push_back({{static_cast<double>(x) / tenths, static_cast<double>(y) / tenths},
                      std::clamp(static_cast<double>(pressure) / 1000, 0.0, 1.0)});
  }
  return points;
}

/// Where the line from `inside`, a point of a box, to `outside` leaves it, a gap further; `inside` when it never does.
Point leaving(const Box& box, Point inside, Point outside) {
  const bool within = inside.x >= box.x && inside.x <= box.x + box.w && inside.y >= box.y &&
                      inside.y <= box.y + box.h;
  const double dx = outside.x - inside.x;
  const double dy = outside.y - inside.y;
  const double length = std::hypot(dx, dy);
  if (!within || length == 0) return inside;
  constexpr double never = std::numeric_limits<double>::infinity();
  const double tx = dx == 0 ? never : ((dx > 0 ? box.x + box.w : box.x) - inside.x) / dx;
  const double ty = dy == 0 ? never : ((dy > 0 ? box.y + box.h : box.y) - inside.y) / dy;
  const double t = std::max(0.0, std::min(tx, ty)) + connector_gap / length;
  return t >= 1 ? inside : Point{inside.x + t * dx, inside.y + t * dy};
}

class Scene {
 public:
  explicit Scene(const core::Document& board)
      : board_(board), places_(board.size()), counts_(board.size(), 0) {}

  std::vector<Thing> things() {
    const auto& order = board_.paint_order();
    for (const Handle handle : order) place(handle);
    std::vector<Thing> frames;
    std::vector<Thing> others;
    for (const Handle handle : order) {
      if (places_[handle].pile != handle_none) continue;
      const ObjectView view = board_.object(handle);
      Thing thing{.handle = handle, .box = places_[handle].box, .from = {}, .to = {}};
      thing.inside = counts_[handle];
      if (view.kind == ObjectKind::connector) join(view, thing);
      (view.kind == ObjectKind::frame ? frames : others).push_back(thing);
    }
    frames.insert(frames.end(), others.begin(), others.end());
    return frames;
  }

 private:
  struct Place {
    Box box;
    bool shown = false;
    Handle pile = handle_none;  ///< The outermost folded frame that it lies in.
  };

  // What it lies in stands before it in paint order.
  void place(Handle handle) {
    const ObjectView view = board_.object(handle);
    const auto seat = board_.seat(handle);
    Place& own = places_[handle];
    own.shown = true;
    own.box = {static_cast<double>(seat.x), static_cast<double>(seat.y),
               static_cast<double>(view.size.w), static_cast<double>(view.size.h)};
    if (seat.frame != handle_none) {
      const Place& around = places_[seat.frame];
      own.box.x += around.box.x;
      own.box.y += around.box.y;
      const bool folded = board_.object(seat.frame).collapsed;
      own.pile = around.pile != handle_none ? around.pile : folded ? seat.frame : handle_none;
    }
    if (view.kind == ObjectKind::frame && view.collapsed) {
      own.box.w = std::min(folded_width, own.box.w);
      own.box.h = folded_height;
    }
    if (view.kind == ObjectKind::stroke && (own.box.w == 0 || own.box.h == 0)) {
      const Box drawn = box_of(points_as_drawn(view.points));
      if (own.box.w == 0) own.box.w = drawn.x + drawn.w;
      if (own.box.h == 0) own.box.h = drawn.y + drawn.h;
    }
    if (view.kind != ObjectKind::frame) count(seat.frame);
  }

  void count(Handle frame) {
    for (; frame != handle_none; frame = board_.seat(frame).frame) ++counts_[frame];
  }

  /// Where a thing lies, or lay when it is deleted; nothing when it is not there.
  [[nodiscard]] std::optional<Box> box_of_target(core::OpId id) const {
    const auto handle = id.none() ? std::nullopt : board_.find(id);
    if (!handle) return std::nullopt;
    const Place& place = places_[*handle];
    if (place.shown) return place.pile == handle_none ? place.box : places_[place.pile].box;
    const ObjectView view = board_.object(*handle);
    const auto seat = board_.seat(*handle);
    Box box{static_cast<double>(seat.x), static_cast<double>(seat.y),
            static_cast<double>(view.size.w), static_cast<double>(view.size.h)};
    if (seat.frame != handle_none) {
      box.x += places_[seat.frame].box.x;
      box.y += places_[seat.frame].box.y;
    }
    return box;
  }

  void join(const ObjectView& view, Thing& thing) const {
    std::optional<Box> targets[2];
    Point points[2];
    for (int i = 0; i < 2; ++i) {
      const auto& end = view.ends[i];
      targets[i] = box_of_target(end.target);
      points[i] = targets[i] ? Point{targets[i]->x + targets[i]->w * end.anchor_x / 1000,
                                     targets[i]->y + targets[i]->h * end.anchor_y / 1000}
                             : Point{thing.box.x + end.x, thing.box.y + end.y};
    }
    thing.from = targets[0] ? leaving(*targets[0], points[0], points[1]) : points[0];
    thing.to = targets[1] ? leaving(*targets[1], points[1], points[0]) : points[1];
    thing.box = around({thing.from.x, thing.from.y, 0, 0}, {thing.to.x, thing.to.y, 0, 0});
  }

  const core::Document& board_;
  std::vector<Place> places_;
  std::vector<std::size_t> counts_;
};

}  // namespace

std::vector<InkPoint> ink_points(const core::ObjectView& stroke) {
  auto points = points_as_drawn(stroke.points);
  const Box box = box_of(points);
  const double sx = stroke.size.w > 0 && box.w > 0 ? stroke.size.w / box.w : 1;
  const double sy = stroke.size.h > 0 && box.h > 0 ? stroke.size.h / box.h : 1;
  for (auto& [at, pressure] : points) at = {at.x * sx, at.y * sy};
  return points;
}

std::vector<Thing> things_on(const core::Document& board) {
  return Scene(board).things();
}

std::optional<Box> bounds_of(const std::vector<Thing>& things) {
  std::optional<Box> all;
  for (const Thing& thing : things) all = all ? around(*all, thing.box) : thing.box;
  return all;
}

}  // namespace tablee::render::picture

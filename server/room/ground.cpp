#include "room/ground.h"

#include <algorithm>

namespace tablee::room {
namespace {

constexpr std::int64_t cell = 512;
constexpr std::int64_t many_cells = 8;

}  // namespace

template <typename Visit>
void Ground::each_cell(const Box& box, Visit visit) {
  const auto at = [](std::int64_t value) {
    return value >= 0 ? value / cell : -((-value + cell - 1) / cell);
  };
  for (auto row = at(box.y); row <= at(box.bottom()); ++row) {
    for (auto column = at(box.x); column <= at(box.right()); ++column) {
      visit(row * (std::int64_t{1} << 32) + column);
    }
  }
}

void Ground::put(const Box& box, core::Handle frame) {
  const auto index = boxes_.size();
  boxes_.push_back({box, frame});
  lowest_ = std::max(lowest_, box.bottom());
  leftmost_ = boxes_.size() == 1 ? box.x : std::min(leftmost_, box.x);
  // What is larger than a screen is looked at each time: there are few of them.
  if (box.w / cell > many_cells || box.h / cell > many_cells) return large_.push_back(index);
  each_cell(box, [&](std::int64_t key) { cells_[key].push_back(index); });
}

bool Ground::is_free(const Box& box, const std::set<core::Handle>& around) const {
  const auto in_the_way = [&](std::size_t index) {
    const Thing& thing = boxes_[index];
    return thing.box.meets(box) &&
           (thing.frame == core::handle_none || !around.contains(thing.frame));
  };
  if (std::ranges::any_of(large_, in_the_way)) return false;
  // What is wider than the cells are worth looking at is compared with all.
  if (box.w / cell > many_cells || box.h / cell > many_cells) {
    for (std::size_t index = 0; index < boxes_.size(); ++index) {
      if (in_the_way(index)) return false;
    }
    return true;
  }
  bool free = true;
  each_cell(box, [&](std::int64_t key) {
    const auto found = cells_.find(key);
    free = free && (found == cells_.end() || std::ranges::none_of(found->second, in_the_way));
  });
  return free;
}

Laid::Laid(const core::Document& board) {
  for (const core::Handle handle : board.paint_order()) {
    const core::ObjectView view = board.object(handle);
    const core::Seat seat = board.seat(handle);
    Box box{seat.x, seat.y, view.size.w, view.size.h};
    if (const auto around = frames.find(seat.frame); around != frames.end()) {
      box.x += around->second.x;
      box.y += around->second.y;
    }
    if (view.kind == core::ObjectKind::frame) {
      frames[handle] = box;
      ground.put(box, handle);
    } else if (view.kind != core::ObjectKind::stroke && view.kind != core::ObjectKind::connector) {
      ground.put(box);
    }
  }
}

}  // namespace tablee::room

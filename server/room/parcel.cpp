#include "room/parcel.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "base/limits.h"
#include "core/frame_role.h"
#include "room/ground.h"

namespace tablee::room {
namespace {

using core::Document;
using core::Handle;
using core::handle_none;
using core::ObjectKind;

constexpr std::int64_t aside = 120;  // board units between what is there and what comes
constexpr std::int64_t step = 60;
constexpr std::int64_t least = 40;  // so large everything counts as

bool travels(ObjectKind kind) {
  return kind != ObjectKind::unknown && kind != ObjectKind::proposition;
}

class Packer {
 public:
  explicit Packer(const Document& board) : board_(board) {}

  std::vector<Thing> pack(std::span<const wire::day::Ref> chosen) {
    for (const auto& ref : chosen) {
      const auto found = board_.find({ref.counter, ref.replica.value});
      if (found && board_.shown(*found)) going_.insert(*found);
    }
    // A frame is painted before what lies in it.
    for (const Handle handle : board_.paint_order()) {
      if (going_.contains(board_.seat(handle).frame)) going_.insert(handle);
    }
    for (const Handle handle : board_.paint_order()) {
      if (joins_two(handle)) going_.insert(handle);
    }
    if (going_.size() > limits::parcel_copies_max) return {};
    for (const Handle handle : board_.paint_order()) {
      if (going_.contains(handle) && travels(board_.object(handle).kind)) take(handle);
    }
    for (std::size_t at = 0; at < things_.size(); ++at) bind(things_[at], handles_[at]);
    return std::move(things_);
  }

 private:
  [[nodiscard]] std::optional<Handle> target(const core::ConnectorEnd& end) const {
    if (end.target == core::OpId{}) return std::nullopt;
    const auto found = board_.find(end.target);
    return found && board_.shown(*found) ? found : std::nullopt;
  }

  [[nodiscard]] bool joins_two(Handle handle) const {
    const core::ObjectView view = board_.object(handle);
    if (view.kind != ObjectKind::connector) return false;
    return std::ranges::all_of(view.ends, [&](const core::ConnectorEnd& end) {
      const auto bound = target(end);
      return bound && going_.contains(*bound);
    });
  }

  [[nodiscard]] Box box(Handle handle) const {
    const core::Size size = board_.object(handle).size;
    Box out{0, 0, size.w, size.h};
    for (Handle at = handle; at != handle_none; at = board_.seat(at).frame) {
      out.x += board_.seat(at).x;
      out.y += board_.seat(at).y;
    }
    return out;
  }

  void take(Handle handle) {
    const core::ObjectView view = board_.object(handle);
    const core::Seat seat = board_.seat(handle);
    Thing thing;
    thing.of = {view.id.counter, base::ReplicaId{view.id.replica}};
    thing.kind = view.kind == ObjectKind::topic ? ObjectKind::note : view.kind;
    thing.author = view.author;
    if (const auto frame = places_.find(seat.frame); frame != places_.end()) {
      thing.within = frame->second;
      thing.x = seat.x;
      thing.y = seat.y;
    } else {
      thing.x = box(handle).x;
      thing.y = box(handle).y;
    }
    thing.size = view.size;
    thing.colour = view.colour;
    thing.rotation = view.rotation;
    thing.width = view.width;
    thing.text_size = view.text_size;
    thing.shape = view.shape;
    thing.role = core::is_outcome(view.role) ? static_cast<std::uint32_t>(core::FrameRole::cluster)
                                             : view.role;
    thing.collapsed = view.collapsed;
    thing.grid = view.grid;
    board_.text(handle, thing.text);
    thing.points = view.points;
    thing.blob = view.blob;
    places_[handle] = things_.size();
    things_.push_back(std::move(thing));
    handles_.push_back(handle);
  }

  // An end whose target stays behind ends where that is.
  void bind(Thing& thing, Handle handle) const {
    const core::ObjectView view = board_.object(handle);
    if (view.kind != ObjectKind::connector) return;
    const Box own = box(handle);
    for (const core::ConnectorEnd& end : view.ends) {
      Thing::End out{{}, end};
      out.end.target = {};
      if (const auto bound = target(end)) {
        const Box there = box(*bound);
        out.end.x = static_cast<std::int32_t>(there.x + there.w * end.anchor_x / 1'000 - own.x);
        out.end.y = static_cast<std::int32_t>(there.y + there.h * end.anchor_y / 1'000 - own.y);
        if (const auto place = places_.find(*bound); place != places_.end()) {
          out.target = place->second;
        }
      }
      thing.ends.push_back(out);
    }
  }

  const Document& board_;
  std::unordered_set<Handle> going_;
  std::unordered_map<Handle, std::size_t> places_;
  std::vector<Thing> things_;
  std::vector<Handle> handles_;
};

/// Of whatever stands on the board itself.
Box bounds_of(std::span<const Thing> things) {
  std::optional<Box> all;
  const auto cover = [&](const Box& box) {
    if (!all) {
      all = box;
      return;
    }
    const std::int64_t right = std::max(all->right(), box.right());
    const std::int64_t bottom = std::max(all->bottom(), box.bottom());
    all->x = std::min(all->x, box.x);
    all->y = std::min(all->y, box.y);
    all->w = right - all->x;
    all->h = bottom - all->y;
  };
  for (const Thing& thing : things) {
    if (thing.within) continue;
    cover({thing.x, thing.y, std::max<std::int64_t>(thing.size.w, least),
           std::max<std::int64_t>(thing.size.h, least)});
    for (const auto& end : thing.ends) {
      if (!end.target) cover({thing.x + end.end.x, thing.y + end.end.y, 1, 1});
    }
  }
  return all.value_or(Box{});
}

}  // namespace

std::vector<Thing> pack(const Document& board, std::span<const wire::day::Ref> things) {
  return Packer(board).pack(things);
}

// A column beside the board's own things: who looks for what came finds it in one place, newest below.
Shift find_inbox(const Document& board, std::span<const Thing> things,
                 std::span<const std::uint64_t> earlier) {
  const Laid laid(board);
  const std::unordered_set<std::uint64_t> came(earlier.begin(), earlier.end());
  const Box all = bounds_of(things);
  std::optional<std::int64_t> right, top;
  for (const Handle handle : board.paint_order()) {
    const core::ObjectView view = board.object(handle);
    const core::Seat seat = board.seat(handle);
    if (seat.frame != handle_none || view.kind == ObjectKind::connector) continue;
    if (view.id.replica == base::replica_server.value && came.contains(view.id.counter)) continue;
    right = std::max(right.value_or(seat.x), std::int64_t{seat.x} + view.size.w);
    top = std::min(top.value_or(seat.y), std::int64_t{seat.y});
  }
  Box place{right ? *right + aside : 0, top.value_or(0), all.w, all.h};
  place.x = std::min(place.x, limits::coordinate_max - place.w);
  while (!laid.ground.is_free(place, {}) && place.bottom() + step < limits::coordinate_max) {
    place.y += step;
  }
  return {place.x - all.x, place.y - all.y};
}

}  // namespace tablee::room

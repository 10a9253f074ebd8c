#include "core/objects.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "base/check.h"
#include "core/work.h"

namespace tablee::core {
namespace {

// What one row of what is kept costs beside its bytes.
constexpr std::size_t row_bytes = 64;

}  // namespace

Handle Objects::add(Object object) {
  const Handle handle = size();
  const Handle parent = object.place.parent;
  ids_.push_back(object.id);
  objects_.push_back(std::move(object));
  enter(handle);
  // In a keyframe the parent may come later: find_cycles() counts then.
  if (parent < handle) ++objects_[parent].raw_children;
  return handle;
}

void Objects::enter(Handle handle) {
  index_.insert(handle, [&](std::uint32_t row) { return id_hash(ids_[row]); });
}

void Objects::reserve(std::size_t count) {
  objects_.reserve(count);
  ids_.reserve(count);
  index_.reserve(count, [&](std::uint32_t row) { return id_hash(ids_[row]); });
}

Payload& Objects::need_payload(Handle handle) {
  Object& object = objects_[handle];
  if (object.payload == 0) {
    payloads_.emplace_back();
    object.payload = static_cast<std::uint32_t>(payloads_.size());
  }
  return payloads_[object.payload - 1];
}

void Objects::keep(Payload& payload, std::string_view unknown) {
  payload.unknown = unknown;
  if (!unknown.empty()) kept_bytes_ += row_bytes + unknown.size();
}

bool Objects::write_place(Handle handle, const PlaceRegister& place, std::vector<Handle>& moved) {
  Object& object = objects_[handle];
  if (place.stamp <= object.place.stamp) return false;
  // The stamp counts in a cycle, so a member of one is looked at again even when its parent stays.
  const bool was_in_cycle = object.in_cycle;
  if (was_in_cycle) clear_cycle(handle, moved);
  const Handle before = std::exchange(object.place, place).parent;
  const bool looked_at = was_in_cycle || before != place.parent;
  if (before != place.parent) {
    if (before != handle_none) --objects_[before].raw_children;
    if (place.parent != handle_none) ++objects_[place.parent].raw_children;
  }
  if (looked_at && object.raw_children > 0 && closes_cycle(handle)) mark_cycle(handle, &moved);
  std::erase(moved, handle);
  return true;
}

void Objects::clear_cycle(Handle member, std::vector<Handle>& moved) {
  Handle at = member;
  do {
    Object& object = objects_[at];
    if (object.cut) moved.push_back(at);
    object.in_cycle = object.cut = false;
    work(1);
    at = object.place.parent;
  } while (at != member);
}

// Whether the way up from `handle` leads back to it. Another cycle above ends the way: it can not lead back.
bool Objects::closes_cycle(Handle handle) const {
  for (Handle at = objects_[handle].place.parent; at != handle_none;
       at = objects_[at].place.parent) {
    work(1);
    if (at == handle) return true;
    if (objects_[at].in_cycle) return false;
  }
  return false;
}

void Objects::mark_cycle(Handle member, std::vector<Handle>* moved) {
  Handle greatest = member;
  Handle at = member;
  do {
    Object& object = objects_[at];
    object.in_cycle = true;
    work(1);
    if (object.place.stamp > objects_[greatest].place.stamp) greatest = at;
    at = object.place.parent;
  } while (at != member);
  objects_[greatest].cut = true;
  if (moved != nullptr) moved->push_back(greatest);
}

void Objects::drop(std::span<const Handle> handles) {
  for (const Handle handle : handles) {
    Object& object = objects_[handle];
    TABLEE_CHECK(!object.gone);
    if (object.place.parent != handle_none) --objects_[object.place.parent].raw_children;
    if (object.payload == 0) continue;
    Payload& payload = payloads_[object.payload - 1];
    if (!payload.unknown.empty()) kept_bytes_ -= row_bytes + payload.unknown.size();
    payload = {};
  }
  for (const Handle handle : handles) {
    objects_[handle] = {};
    objects_[handle].gone = true;
    ids_[handle] = {};
  }
  gone_ += static_cast<Handle>(handles.size());
  // The index forgets nothing: a new one. Rows without an id would all hash alike.
  index_ = {};
  for (Handle handle = 0; handle < size(); ++handle) {
    if (!objects_[handle].gone) enter(handle);
  }
}

bool Objects::shown(Handle handle) const {
  if (!objects_[handle].alive()) return false;
  for (; handle != handle_none; handle = objects_[handle].parent()) {
    if (objects_[handle].hides()) return false;
  }
  return true;
}

base::Bytes Objects::shown() const {
  constexpr char unknown = 2;
  work(objects_.size());
  base::Bytes open(objects_.size(), unknown);  // whether neither it nor a frame around it hides
  std::vector<Handle> way;
  for (Handle handle = 0; handle < size(); ++handle) {
    char verdict = 1;
    for (Handle at = handle; at != handle_none; at = objects_[at].parent()) {
      verdict = open[at];
      if (verdict != unknown) break;
      way.push_back(at);
      verdict = objects_[at].hides() ? char{0} : unknown;
      if (verdict != unknown) break;
    }
    if (verdict == unknown) verdict = 1;  // nothing around it hides it
    for (const Handle at : way) open[at] = verdict;
    way.clear();
  }
  for (Handle handle = 0; handle < size(); ++handle) {
    if (!objects_[handle].alive()) open[handle] = 0;
  }
  return open;
}

Seat Objects::seat(Handle handle) const {
  // Each frame may lie as far from the next as the board is wide.
  std::int64_t x = objects_[handle].place.x;
  std::int64_t y = objects_[handle].place.y;
  Handle at = objects_[handle].parent();
  for (; at != handle_none && !objects_[at].alive() && !objects_[at].hides();
       at = objects_[at].parent()) {
    x += objects_[at].place.x;
    y += objects_[at].place.y;
  }
  const auto bounded = [](std::int64_t value) {
    constexpr std::int64_t max = std::numeric_limits<std::int32_t>::max();
    return static_cast<std::int32_t>(std::clamp(value, -max, max));
  };
  return {at, bounded(x), bounded(y)};
}

void Objects::find_cycles() {
  for (Object& object : objects_) object.raw_children = 0;
  for (const Object& object : objects_) {
    if (object.place.parent == handle_none) continue;
    TABLEE_CHECK(object.place.parent < size());
    ++objects_[object.place.parent].raw_children;
  }
  // Each walk up ends at what an earlier one has seen; one that meets itself has found a cycle.
  std::vector<Handle> seen_by(objects_.size(), handle_none);
  for (Handle start = 0; start < size(); ++start) {
    Handle at = start;
    while (at != handle_none && seen_by[at] == handle_none) {
      seen_by[at] = start;
      at = objects_[at].place.parent;
    }
    if (at != handle_none && seen_by[at] == start && !objects_[at].in_cycle)
      mark_cycle(at, nullptr);
  }
}

}  // namespace tablee::core

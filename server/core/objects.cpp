#include "core/objects.h"

#include <utility>

#include "base/check.h"

namespace tablee::core {

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

bool Objects::write_place(Handle handle, const PlaceRegister& place, std::vector<Handle>& moved) {
  Object& object = objects_[handle];
  if (place.stamp <= object.place.stamp) return false;
  // The stamp counts in a cycle, so a member of one is looked at again even when its parent stays.
  if (object.in_cycle) clear_cycle(handle, moved);
  const Handle before = std::exchange(object.place, place).parent;
  if (before != place.parent) {
    if (before != handle_none) --objects_[before].raw_children;
    if (place.parent != handle_none) ++objects_[place.parent].raw_children;
  }
  if (object.raw_children > 0 && closes_cycle(handle)) mark_cycle(handle, &moved);
  std::erase(moved, handle);
  return true;
}

void Objects::clear_cycle(Handle member, std::vector<Handle>& moved) {
  Handle at = member;
  do {
    Object& object = objects_[at];
    if (object.cut) moved.push_back(at);
    object.in_cycle = object.cut = false;
    at = object.place.parent;
  } while (at != member);
}

// Whether the way up from `handle` leads back to it. Another cycle above ends the way: it can not lead back.
bool Objects::closes_cycle(Handle handle) const {
  for (Handle at = objects_[handle].place.parent; at != handle_none;
       at = objects_[at].place.parent) {
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
    if (object.payload != 0) payloads_[object.payload - 1] = {};
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
  for (; handle != handle_none; handle = objects_[handle].parent()) {
    if (!objects_[handle].alive()) return false;
  }
  return true;
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

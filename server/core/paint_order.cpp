#include "core/paint_order.h"

#include <algorithm>

#include "core/row_sort.h"

namespace tablee::core {
namespace {

// Above this many changes at once, sorting everything is cheaper.
constexpr std::size_t touched_max = 8'192;
// Up to so many, each is moved by itself; more are merged into their lists.
constexpr std::size_t touched_few = 16;
// Steps for an object that finds its place, and for so many that are passed over.
constexpr std::uint64_t placed = 20;
constexpr std::uint64_t passed_a_step = 16;

bool below(const Objects& objects, Handle a, Handle b) {
  const int order = objects[a].z.value.compare(objects[b].z.value);
  return order != 0 ? order < 0 : objects[a].id < objects[b].id;
}

}  // namespace

void PaintOrder::touch(Handle handle) {
  flat_valid_ = false;
  if (!built_) return;
  touched_.push_back(handle);
  if (touched_.size() <= touched_max) return;
  built_ = false;
  touched_.clear();
}

const std::vector<Handle>& PaintOrder::shown(const Objects& objects) {
  bring_up_to_date(objects);
  if (!flat_valid_) flatten(objects);
  return flat_;
}

const std::vector<Handle>& PaintOrder::siblings(const Objects& objects, Handle parent) {
  bring_up_to_date(objects);
  return children_[slot_of_children(parent)];
}

void PaintOrder::bring_up_to_date(const Objects& objects) {
  if (!built_) {
    rebuild(objects);
    return;
  }
  if (touched_.empty()) return;
  slot_.resize(objects.size(), no_slot);
  where_.resize(objects.size(), no_slot);
  // All out before any in: a search needs every key in its place.
  if (touched_.size() <= touched_few) {
    for (const Handle handle : touched_) take_out(handle);
    for (const Handle handle : touched_) put_in(objects, handle);
  } else {
    take_out_touched();
    merge_touched(objects);
  }
  touched_.clear();
}

void PaintOrder::take_out_touched() {
  std::vector<Slot> from;
  for (const Handle handle : touched_) {
    if (where_[handle] == no_slot) continue;
    from.push_back(where_[handle]);
    where_[handle] = no_slot;
  }
  sort_rows(from, [](Slot a, Slot b) { return a < b; });
  from.erase(std::ranges::unique(from).begin(), from.end());
  for (const Slot slot : from) {
    steps_ += children_[slot].size();
    std::erase_if(children_[slot], [&](Handle handle) { return where_[handle] == no_slot; });
  }
}

// The touched, sorted by where they go and in what order, are merged into each list from its end.
void PaintOrder::merge_touched(const Objects& objects) {
  for (const Handle handle : touched_) where_[handle] = slot_of_children(objects[handle].parent());
  sort_rows(touched_, [&](Handle a, Handle b) {
    return where_[a] != where_[b] ? where_[a] < where_[b] : below(objects, a, b);
  });
  touched_.erase(std::ranges::unique(touched_).begin(), touched_.end());
  for (std::size_t begin = 0, end = 0; begin < touched_.size(); begin = end) {
    const Slot slot = where_[touched_[begin]];
    while (end < touched_.size() && where_[touched_[end]] == slot) ++end;
    std::vector<Handle>& list = children_[slot];
    steps_ += list.size() + placed * (end - begin);
    std::size_t old = list.size();
    std::size_t fresh = end;
    list.resize(old + end - begin);
    for (std::size_t to = list.size(); fresh > begin;) {
      const bool above = old > 0 && below(objects, touched_[fresh - 1], list[old - 1]);
      list[--to] = above ? list[--old] : touched_[--fresh];
    }
  }
}

void PaintOrder::rebuild(const Objects& objects) {
  steps_ += placed * objects.size();
  children_.assign(1, {});
  slot_.assign(objects.size(), no_slot);
  where_.assign(objects.size(), no_slot);
  for (Handle handle = 0; handle < objects.size(); ++handle) {
    if (objects[handle].gone) continue;
    where_[handle] = slot_of_children(objects[handle].parent());
    children_[where_[handle]].push_back(handle);
  }
  for (std::vector<Handle>& list : children_) {
    sort_rows(list, [&](Handle a, Handle b) { return below(objects, a, b); });
  }
  built_ = true;
}

void PaintOrder::take_out(Handle handle) {
  if (where_[handle] == no_slot) return;
  steps_ += 1 + children_[where_[handle]].size() / passed_a_step;
  std::erase(children_[where_[handle]], handle);
  where_[handle] = no_slot;
}

void PaintOrder::put_in(const Objects& objects, Handle handle) {
  if (where_[handle] != no_slot) return;  // touched twice
  where_[handle] = slot_of_children(objects[handle].parent());
  std::vector<Handle>& list = children_[where_[handle]];
  const auto place = std::lower_bound(list.begin(), list.end(), handle,
                                      [&](Handle a, Handle b) { return below(objects, a, b); });
  steps_ += placed + list.size() / passed_a_step;
  list.insert(place, handle);
}

PaintOrder::Slot PaintOrder::slot_of_children(Handle parent) {
  if (parent == handle_none) return 0;
  if (slot_[parent] == no_slot) {
    slot_[parent] = static_cast<Slot>(children_.size());
    children_.emplace_back();
  }
  return slot_[parent];
}

// Depth first, without recursion: frames may lie in frames as deep as anybody likes.
void PaintOrder::flatten(const Objects& objects) {
  struct Level {
    Slot slot;
    std::size_t next;
  };
  flat_.clear();
  std::vector<Level> levels{{0, 0}};
  while (!levels.empty()) {
    Level& level = levels.back();
    if (level.next == children_[level.slot].size()) {
      levels.pop_back();
      continue;
    }
    const Handle handle = children_[level.slot][level.next++];
    if (objects[handle].hides()) continue;
    if (objects[handle].alive()) flat_.push_back(handle);
    if (slot_[handle] != no_slot) levels.push_back({slot_[handle], 0});
  }
  flat_valid_ = true;
}

}  // namespace tablee::core

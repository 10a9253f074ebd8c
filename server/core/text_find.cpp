// Texts::State: from ids and positions to places.
#include "core/text_state.h"

namespace tablee::core {

namespace text {

bool stands_before(const Spot& a, const Spot& b) {
  if (a.leaf != b.leaf) return stands_before(a.leaf, b.leaf);
  return a.index != b.index ? a.index < b.index : a.offset < b.offset;
}

}  // namespace text

using text::Leaf;
using text::Span;
using text::Spot;

Leaf* Texts::State::first_leaf_or_new(Handle handle) {
  if (handle >= first.size()) {
    first.resize(handle + 1, nullptr);
    totals.resize(handle + 1);
  }
  if (first[handle] == nullptr) first[handle] = forest.plant(handle);
  return first[handle];
}

void Texts::State::count_totals() {
  totals.assign(first.size(), {});
  for (Handle handle = 0; handle < first.size(); ++handle) {
    if (first[handle] == nullptr) continue;
    totals[handle] = {text::total(first[handle]), text::total_astral(first[handle])};
  }
}

Spot Texts::State::find_elsewhere(OpId code_point, Leaf* near) {
  if (near != nullptr) {
    if (const Spot place = find_in(*near, code_point); place.leaf != nullptr) return place;
  }
  Leaf* const leaf = index.leaf_of(code_point);
  return leaf == nullptr ? Spot{} : find_in(*leaf, code_point);
}

Spot Texts::State::find_in(Leaf& leaf, OpId code_point) {
  std::uint32_t before = 0;
  for (std::uint32_t i = 0; i < leaf.count; ++i) {
    const Span& span = leaf.spans[i];
    if (span.holds(code_point)) {
      const Spot place{&leaf, i, span.offset_of(code_point), before};
      remember(place);
      return place;
    }
    before += span.visible();
  }
  return {};
}

Spot Texts::State::seek_in_tree(Handle handle, std::uint32_t position) {
  Leaf* leaf = recent.leaf;
  std::uint32_t i = recent.span;
  std::uint32_t before = recent.before;
  if (in_recent(handle, position)) {
    position -= recent.start;
  } else {
    const std::uint32_t wanted = position;
    leaf = text::leaf_at(first[handle], position);
    recent.start = wanted - position;
    i = before = 0;
  }
  while (position < before) before -= leaf->spans[--i].visible();
  for (std::uint32_t visible; position - before >= (visible = leaf->spans[i].visible()); ++i) {
    before += visible;
  }
  recent.leaf = leaf;
  recent.span = i;
  recent.before = before;
  return {leaf, i, position - before, before};
}

}  // namespace tablee::core

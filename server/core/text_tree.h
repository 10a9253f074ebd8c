// The counted B+-trees above the leaves, one a text, all owned by one Forest. Private to class Texts.
//
// An inner node keeps how many visible code points lie under each child, and how many of them take two
// UTF-16 code units: a position, or the browser's offset, is found in O(log n) (Bayer and McCreight 1972;
// counts as in Knuth, TAOCP 3, 6.2.3), an edit adds its difference on the way up, and two leaves of one text are compared by climbing to where their ways meet. Nothing is ever
// removed, so there is no rebalancing.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/text_leaf.h"

namespace tablee::core::text {

inline constexpr unsigned children_max = 32;

struct Inner : Node {
  std::uint8_t count = 0;
  bool of_leaves = true;
  Node* child[children_max];
  std::uint32_t visible[children_max];
  std::uint32_t astral[children_max];
};

class Forest {
 public:
  Forest() = default;
  ~Forest();
  Forest(const Forest&) = delete;
  Forest& operator=(const Forest&) = delete;

  /// An empty leaf, the first of its text.
  [[nodiscard]] Leaf* plant(Handle handle);
  /// A leaf behind `leaf`, with what stands there from code point `offset` of span `index` on; `position`
  /// visible code points of the leaf are before that place.
  [[nodiscard]] Leaf* split(Leaf* leaf, std::uint32_t index, std::uint32_t offset,
                            std::uint32_t position);

 private:
  void attach(Node* old, Node* fresh, bool of_leaves);
  [[nodiscard]] Inner* make_room(Node* old);

  std::vector<std::unique_ptr<Leaf[]>> slabs_;
  std::uint32_t slab_size_ = 0;
  std::uint32_t slab_used_ = 0;
  std::vector<std::unique_ptr<Inner>> inners_;
};

/// Tells all nodes above that `difference` (modulo 2^32) visible code points came.
inline void add_above(const Node* node, std::uint32_t difference) {
  for (; node->parent != nullptr; node = node->parent) {
    node->parent->visible[node->slot] += difference;
  }
}
/// Likewise for those that take two UTF-16 code units.
inline void add_astral_above(const Node* node, std::uint32_t difference) {
  if (difference == 0) return;
  for (; node->parent != nullptr; node = node->parent) {
    node->parent->astral[node->slot] += difference;
  }
}
/// Visible code points of the text whose first leaf this is.
[[nodiscard]] std::uint32_t total(const Leaf* first);
/// How many of them take two UTF-16 code units.
[[nodiscard]] std::uint32_t total_astral(const Leaf* first);
/// Visible code points of the text before this leaf.
[[nodiscard]] std::uint32_t start_of(const Leaf* leaf);
/// UTF-16 code units of the text before this leaf.
[[nodiscard]] std::uint32_t utf16_start_of(const Leaf* leaf);
/// The leaf with the visible code point `position` (less than total()), which becomes relative to it.
[[nodiscard]] Leaf* leaf_at(Leaf* first, std::uint32_t& position);
/// The leaf with the UTF-16 code unit `offset` (less than the text has), which becomes relative to it.
[[nodiscard]] Leaf* leaf_at_utf16(Leaf* first, std::uint32_t& offset);
/// Whether `a` stands before `b`, another leaf of the same text.
[[nodiscard]] bool stands_before(const Leaf* a, const Leaf* b);

/// Which leaves a search passes over: those that begin like this.
class Passing {
 public:
  Passing(OpId left, OpId right, OpId id) : left_(left), right_(right), id_(id) {}
  /// Whether the span has the same origins and ranks before the id (by replica, then counter).
  [[nodiscard]] bool over(const Span& span) const {
    return span.left() == left_ && span.right() == right_ && span.id() != id_ &&
           (span.replica != id_.replica ? span.replica < id_.replica : span.counter < id_.counter);
  }

 private:
  OpId left_;
  OpId right_;
  OpId id_;
};
/// A leaf behind `leaf` that begins with a span to be passed over, the last one if all such leaves follow
/// each other; null when there is none. O(log n): climbs and descends, with a binary search at each step.
[[nodiscard]] Leaf* leap(const Leaf* leaf, const Passing& passing);

}  // namespace tablee::core::text

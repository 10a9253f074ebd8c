// What a Texts holds, and how a code point or a position is found. Private to class Texts.
#pragma once

#include <vector>

#include "core/text.h"
#include "core/text_index.h"
#include "core/text_tree.h"

namespace tablee::core {

namespace text {

/// A code point, or the place before it; behind the last one of a leaf, index is its count and offset 0.
struct Spot {
  Leaf* leaf = nullptr;
  std::uint32_t index = 0;   ///< Of the span in the leaf.
  std::uint32_t offset = 0;  ///< Of the code point in the span.
  std::uint32_t before = 0;  ///< Visible code points of the leaf before the span.

  [[nodiscard]] Span& span() const { return leaf->spans[index]; }
  [[nodiscard]] OpId id() const { return span().id(offset); }
  /// Visible code points of the leaf before the place.
  [[nodiscard]] std::uint32_t position() const {
    return before + (offset != 0 && !span().erased() ? offset : 0);
  }
};

/// Whether `a` stands before `b`, in the same text.
[[nodiscard]] bool stands_before(const Spot& a, const Spot& b);
/// The place itself, or the same place as the beginning of a later leaf's first span, so that a code
/// point stands there; null leaf at the end of the text.
[[nodiscard]] inline Spot settled(Spot place) {
  while (place.leaf != nullptr && place.index == place.leaf->count) [[unlikely]] {
      place = {place.leaf->next, 0, 0, 0};
    }
  return place;
}

}  // namespace text

struct Texts::State {
  using Leaf = text::Leaf;
  using Span = text::Span;
  using Spot = text::Spot;

  static constexpr std::uint32_t start_unknown = 0xFFFFFFFFU;

  text::Forest forest;
  text::Index index;
  std::vector<Leaf*> first;  // by handle: first leaf of its text, null when it has none

  /// What a text has in all, so that its length costs nothing.
  struct Total {
    std::uint32_t visible = 0;  // code points
    std::uint32_t astral = 0;   // those of them that take two UTF-16 code units
  };
  std::vector<Total> totals;  // beside `first`

  /// Where the last call was. People write where they wrote last, so most calls look no further.
  struct Recent {
    Leaf* leaf = nullptr;
    std::uint32_t span = 0;
    std::uint32_t before = 0;             // visible code points of the leaf before the span
    std::uint32_t start = start_unknown;  // of the text before the leaf
  } recent;

  [[nodiscard]] Leaf* first_leaf(Handle handle) const {
    return handle < first.size() ? first[handle] : nullptr;
  }
  [[nodiscard]] Leaf* first_leaf_or_new(Handle handle);
  [[nodiscard]] Total total(Handle handle) const {
    return handle < totals.size() ? totals[handle] : Total{};
  }
  /// Counts every text, after `first` was filled.
  void count_totals();
  /// The code point, or a null leaf. Looks into `near` before it asks the index.
  [[nodiscard]] Spot find(OpId code_point, Leaf* near = nullptr) {
    if (recent.leaf != nullptr && recent.span < recent.leaf->count) {
      const Span& span = recent.leaf->spans[recent.span];
      if (span.holds(code_point)) {
        return {recent.leaf, recent.span, span.offset_of(code_point), recent.before};
      }
    }
    return find_elsewhere(code_point, near);
  }
  /// The visible code point `position`, which must be there.
  [[nodiscard]] Spot seek(Handle handle, std::uint32_t position) {
    if (in_recent(handle, position)) {
      const std::uint32_t offset = position - recent.start - recent.before;
      if (recent.span < recent.leaf->count && offset < recent.leaf->spans[recent.span].visible()) {
        return {recent.leaf, recent.span, offset, recent.before};
      }
    }
    return seek_in_tree(handle, position);
  }
  /// Whether the visible code point `position` is in the leaf of the last call.
  [[nodiscard]] bool in_recent(Handle handle, std::uint32_t position) const {
    return recent.leaf != nullptr && recent.leaf->handle == handle &&
           recent.start != start_unknown && position - recent.start < recent.leaf->visible;
  }
  /// Keeps `place` for the next call; its leaf's start stays known when it is the leaf of the last call.
  void remember(const Spot& place) {
    if (place.leaf != recent.leaf) recent.start = start_unknown;
    recent.leaf = place.leaf;
    recent.span = place.index;
    recent.before = place.before;
  }

  Handle insert(const Insertion& insertion);
  void foresee(const Insertion& insertion);
  [[nodiscard]] bool type_on(Handle handle, std::uint32_t position, OpId id,
                             std::uint32_t code_points, std::string_view utf8);
  void erase(const IdRun& run, std::vector<Handle>& touched, Leaf* near);

 private:
  [[nodiscard]] Spot find_elsewhere(OpId code_point, Leaf* near);
  [[nodiscard]] Spot find_in(Leaf& leaf, OpId code_point);
  [[nodiscard]] Spot seek_in_tree(Handle handle, std::uint32_t position);
  [[nodiscard]] bool go_on(const Insertion& insertion);
  [[nodiscard]] bool lengthen(OpId id, std::uint32_t code_points, std::string_view utf8);
  /// Tells the tree above `leaf`, and the total, how much it has grown (modulo 2^32).
  void grown(const Leaf& leaf, std::uint32_t visible, std::uint32_t astral);
  /// Where an insertion goes, and the right origin that it has there.
  struct Target {
    Spot at;
    OpId right;
  };
  [[nodiscard]] Target target_of(const Insertion& insertion, Leaf* first_of_text);
  [[nodiscard]] OpId right_of(const Insertion& insertion, const Spot& left);
  [[nodiscard]] bool honest(const Spot& left, OpId right);
  [[nodiscard]] Spot integrate(Spot at, const Spot& left, OpId right, OpId id);
  [[nodiscard]] bool left_stands_before(OpId a, const Spot& b);
  [[nodiscard]] bool right_stands_before(OpId a, const Spot& b);
  void write(Spot at, const Insertion& insertion, OpId right);
  [[nodiscard]] Spot write_piece(Spot at, const Span& piece, std::string_view utf8);
  [[nodiscard]] Spot make_room(Spot at, std::uint32_t spans, std::uint32_t bytes);
  [[nodiscard]] Spot split(const Spot& cut, const Spot& at);
  std::uint32_t erase_piece(Leaf& leaf, std::uint32_t span, std::uint32_t offset,
                            std::uint32_t position, std::uint32_t length);
};

}  // namespace tablee::core

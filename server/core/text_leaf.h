// Spans and the leaves that hold them. Private to class Texts.
//
// A leaf is a stretch of one text: up to spans_max spans in order of the text, and the visible code points
// of those spans as UTF-8, in a gap buffer: the free bytes stand where somebody wrote last. Both arrays grow
// geometrically, so that a note of twenty characters costs what it needs. While bytes == visible the leaf is
// pure ASCII and code points are bytes.
//
// Leaves never die and never lose their place to the right of an older one: erased code points stay.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/changes.h"
#include "core/op_id.h"

namespace tablee::core::text {

inline constexpr unsigned spans_max = 32;
inline constexpr unsigned leaf_bytes_max = 512;

/// Consecutive code points of one replica, each written after the one before it, all before `right`.
struct Span {
  std::uint64_t counter = 0;       ///< Id of the first code point …
  std::uint64_t left_counter = 0;  ///< … and after which it was written; 0 is the beginning.
  std::uint64_t right_counter = 0;
  std::uint32_t replica = 0;
  std::uint32_t left_replica = 0;
  std::uint32_t right_replica = 0;
  std::uint32_t size = 0;  ///< Code points; the top bit is set when they are erased.

  static constexpr std::uint32_t erased_bit = 0x80000000U;

  [[nodiscard]] std::uint32_t length() const { return size & ~erased_bit; }
  [[nodiscard]] bool erased() const { return (size & erased_bit) != 0; }
  [[nodiscard]] std::uint32_t visible() const { return erased() ? 0 : size; }
  [[nodiscard]] OpId id(std::uint32_t offset = 0) const { return {counter + offset, replica}; }
  [[nodiscard]] OpId left() const { return {left_counter, left_replica}; }
  [[nodiscard]] OpId right() const { return {right_counter, right_replica}; }
  [[nodiscard]] OpId left_of(std::uint32_t offset) const {
    return offset == 0 ? left() : id(offset - 1);
  }
  [[nodiscard]] bool holds(OpId code_point) const {
    return code_point.counter - counter < length() && code_point.replica == replica;
  }
  [[nodiscard]] std::uint32_t offset_of(OpId code_point) const {
    return static_cast<std::uint32_t>(code_point.counter - counter);
  }
  void set_left(OpId left) {
    left_counter = left.counter;
    left_replica = left.replica;
  }
  void set_right(OpId right) {
    right_counter = right.counter;
    right_replica = right.replica;
  }
  /// Whether this span, standing right behind `before`, says what `before` would say if it were longer,
  /// but perhaps for being erased.
  [[nodiscard]] bool extends(const Span& before) const {
    return counter == before.counter + before.length() && replica == before.replica &&
           left_counter == counter - 1 && left_replica == replica &&
           right_counter == before.right_counter && right_replica == before.right_replica;
  }
  [[nodiscard]] bool continued_by(const Span& next) const {
    return next.erased() == erased() && next.extends(*this);
  }
  /// What remains of the span from `offset` on; 0 < offset < length().
  [[nodiscard]] Span tail(std::uint32_t offset) const;
};

struct Inner;

struct Node {
  Inner* parent = nullptr;
  std::uint8_t slot = 0;  ///< Place in parent.
};

struct Leaf : Node {
  bool unindexed = false;  ///< Spans were moved here and the index does not know yet.
  std::uint8_t count = 0;  ///< Spans.
  std::uint8_t room = 0;
  std::uint16_t bytes = 0;  ///< Of text.
  std::uint16_t gap = 0;    ///< Of them before the gap.
  std::uint16_t text_room = 0;
  std::uint32_t visible = 0;  ///< Code points.
  std::uint32_t astral = 0;   ///< Those of them that take two UTF-16 code units.
  Handle handle = handle_none;
  Leaf* next = nullptr;
  Span* spans = nullptr;
  char* text = nullptr;

  /// The text, after moving the gap behind it; valid until the leaf changes.
  [[nodiscard]] std::string_view whole() {
    move_gap(bytes);
    return {text, bytes};
  }
  /// Byte at which the visible code point `position` starts; position <= visible.
  [[nodiscard]] std::uint32_t byte_of(std::uint32_t position) const {
    return bytes == visible ? position : scan(position);
  }
  /// The bytes of the visible code point `position`, which must be there; valid until the leaf changes.
  [[nodiscard]] std::string_view code_point(std::uint32_t position) const;
  /// Takes room for exactly so many spans, in an empty leaf.
  void expect(std::uint32_t span_count);
  /// Makes place for `by` spans at `index`; what is in them is to be written.
  void open(std::uint32_t index, std::uint32_t by);
  void close(std::uint32_t index, std::uint32_t by);
  /// Writes `utf8` before the visible code point `position`. Counts nothing above the leaf.
  void insert_text(std::uint32_t position, std::string_view utf8, std::uint32_t code_points);
  void erase_text(std::uint32_t position, std::uint32_t code_points);
  /// Moves the spans from `index` on, and the text from the visible code point `position` on, to an
  /// empty leaf. Counts nothing above the leaves.
  void move_tail(std::uint32_t index, std::uint32_t position, Leaf& to);
  void free();

 private:
  [[nodiscard]] std::uint32_t scan(std::uint32_t position) const;
  void move_gap(std::uint32_t to) {
    if (to != gap) move_gap_far(to);
  }
  void move_gap_far(std::uint32_t to);
  void reserve_spans(std::uint32_t wanted);
  void reserve_text(std::uint32_t wanted);
};

/// Bytes of the first `code_points` code points of valid UTF-8.
[[nodiscard]] std::size_t utf8_prefix(std::string_view utf8, std::uint32_t code_points);
/// Code points that take four bytes in UTF-8 and two units in UTF-16.
[[nodiscard]] std::uint32_t count_astral(std::string_view utf8);

}  // namespace tablee::core::text

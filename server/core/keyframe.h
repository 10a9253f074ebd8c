// The whole document as bytes, versions 1 to 3. Canonical: equal documents give equal bytes, whatever the order in
// which their batches came. Compressed by whoever stores or sends it, so like lies beside like: columns.
//
//   "TK", version: 3 where something deleted does not hide what lies in it (Present::bare), else 2 when something
//   was ever purged, else 1
//   counter: greatest counter of the board; floor: what was purged had counters up to this one; 0: nothing was
//   replicas: count, then by ascending number: number - number before, participant, last counter
//   objects: count, then one block (length, bytes) for each Column, one row an object, ascending by id
//   payloads, votes, kept registers, kept pieces: blocks of rows, ascending by object (rows in the code)
//   texts: all that remains (text_keyframe.h)
//
// All numbers are varints, signed ones zigzag. A replica is its row in the table above; an object is its row
// in the columns; a stamp is its counter minus the object's (zigzag), then its replica. What is at its
// default is left out: a bit of the object's mask says what is there.
#pragma once

#include <cstdint>

#include "core/state.h"

namespace tablee::core {

inline constexpr std::uint32_t keyframe_version = 3;

/// Columns of the objects, in the order in which their blocks stand.
enum class Column : std::uint8_t {
  counters,  ///< id's counter minus the one before
  replicas,  ///< id's replica
  masks,     ///< bits of Present
  kinds,
  places,        ///< x, y
  place_stamps,  ///< if place_written
  parents,       ///< if parent: its row
  sizes,         ///< if size: w, h
  z_lengths,     ///< if z
  z_digits,      ///< if z: the bytes
  values,        ///< if one of the numbers: its value, in the order of NumberField
  other_stamps,  ///< of what is in the mask as written: size, z, numbers, life
  shapes,        ///< if shape
  authors,       ///< if author
  count,
};

/// Bits of a mask; the frequent ones first, so that most masks are one byte.
enum class Present : std::uint32_t {
  place_written = 1U << 0,  ///< The stamp is not the object's id; so for all `written`.
  size = 1U << 1,
  z = 1U << 2,
  first_value =
      1U << 3,  ///< Five bits up to 1 << 7: colour, rotation, lock, width, text size are not 0.
  parent = 1U << 8,
  deleted = 1U << 9,
  life_written = 1U << 10,
  size_written = 1U << 11,
  z_written = 1U << 12,
  first_number_written = 1U << 13,  ///< Five bits up to 1 << 17.
  payload = 1U << 18,
  author = 1U << 19,
  shape = 1U << 20,
  bare = 1U << 21,  ///< Beside `deleted`, from version 3 on: what lies in it stays (Life::deleted).
  end = 1U << 22,
};

[[nodiscard]] base::Bytes write_keyframe(const Document::State& state);

/// Fills a fresh `state`. Returns nullptr, or what is wrong with the bytes; then `state` is of no use. Safe on
/// any bytes; allocates at most a constant plus a constant times their size.
[[nodiscard]] const char* read_keyframe(base::BytesView bytes, Document::State& state);

/// What of a document that was read no history can have made; nullptr: nothing. O(objects and replicas).
[[nodiscard]] const char* find_contradiction(const Document::State& state);

}  // namespace tablee::core

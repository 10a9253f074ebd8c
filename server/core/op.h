// One op, decoded: the schema of proto/batch.proto as plain values.
//
// Not here: meaning. What an op does to a document is apply.cpp's business.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/op_id.h"

namespace tablee::core {

enum class ObjectKind : std::uint8_t {
  unknown = 0,
  note = 1,
  text = 2,
  frame = 3,
  stroke = 4,
  shape = 5,
  connector = 6,
  image = 7,
  topic = 8,
  proposition = 9,
};

enum class NumberField : std::uint32_t {
  colour = 1,
  rotation = 2,
  lock = 3,
  width = 4,
  text_size = 5,
  role = 6,
  collapsed = 7,
  grid = 8,
};
enum class BytesField : std::uint32_t { z = 1, rank = 2 };

/// Roles of frames are up to this one (batch.proto, FrameRole).
inline constexpr std::int64_t last_role = 255;

/// Number fields from here on are people's reactions: this plus the participant. Each is one person's to write.
inline constexpr std::uint32_t reactions_from = 1'024;
/// What this version reads of one: a bit for each of the set.
inline constexpr std::uint32_t reactions_mask = 0xFF;

/// Counters above this are no counters: sums of them stay within 64 bits.
inline constexpr std::uint64_t counter_max = std::uint64_t{1} << 62;
/// The last counter of a board: exact in a browser's numbers. What stands above it could not be written down.
inline constexpr std::uint64_t board_counter_max = std::uint64_t{1} << 53;

/// The longest run of a purge: a positive number of 32 bits.
inline constexpr std::uint32_t longest_purge_run = 0x7FFFFFFF;

/// Which field of Op is set.
enum class OpKind : std::uint8_t {
  unknown = 0,
  create = 1,
  place = 2,
  size = 3,
  number = 4,
  put = 5,
  life = 6,
  insert = 7,
  erase = 9,
  vote = 10,
  end = 11,
  introduce = 12,
  purge = 13,
};

struct Place {
  OpId parent;  ///< A frame, or none: the board itself.
  std::int32_t x = 0;
  std::int32_t y = 0;
  bool operator==(const Place&) const = default;
};

struct Size {
  std::int32_t w = 0;
  std::int32_t h = 0;
  bool operator==(const Size&) const = default;
};

/// A run of consecutive code points of one replica.
struct IdRun {
  OpId first;
  std::uint32_t length = 0;
};

/// One end of a connector.
struct ConnectorEnd {
  std::int32_t x = 0;  ///< Last known point, board units.
  std::int32_t y = 0;
  OpId target;                  ///< none: a free end.
  std::int16_t anchor_x = 500;  ///< Thousandths of the target's size.
  std::int16_t anchor_y = 500;
  bool operator==(const ConnectorEnd&) const = default;
};

/// What a life register says.
enum class Life : std::int8_t {
  hides = 0,  ///< Deleted; so is whatever lies in it, for as long as it does.
  alive = 1,
  deleted = 2,  ///< Deleted; what lies in it stays where it is.
};

/// How an insertion names the code point before which it was written.
enum class RightMode : std::uint8_t { as_left = 0, next_of_left = 1, end = 2, explicit_id = 3 };

/// One op. Views point into the bytes that were decoded and live as long as they do. Only the
/// fields of `kind` mean anything. A plain struct, because a batch of thousands is decoded into one
/// reused vector.
struct Op {
  // Not defaulted: a defaulted one would clear all of it before it sets the fields.
  Op() noexcept {}

  // What every op has, and what texts need: two lines of cache.
  OpKind kind = OpKind::unknown;
  RightMode right_mode = RightMode::as_left;  ///< insert
  std::uint32_t span = 1;                     ///< Counters that it takes.
  OpId id;                                    ///< Of the op; its first, where it takes several.
  OpId target;             ///< place, size, number, put, life, vote, end; left of insert.
  OpId right;              ///< insert, explicit_id
  std::string_view bytes;  ///< put: value; insert: UTF-8; create: z; unknown: the op's own bytes
  std::uint32_t runs_begin = 0;  ///< erase, purge: range in Batch::runs
  std::uint32_t runs_end = 0;
  std::string_view unknown_fields;  ///< fields of newer versions inside a known op, as bytes
  std::string_view inner_unknown;   ///< create, put: the same, inside that message

  Place place;              ///< place, create
  Size size;                ///< size, create
  std::uint32_t field = 0;  ///< number, put; purge: how many of the runs name objects
  std::int64_t value = 0;   ///< number, life, vote; end: which; purge: the floor
  ConnectorEnd end;         ///< end

  ObjectKind object_kind = ObjectKind::unknown;  ///< create
  std::uint32_t raw_object_kind = 0;             ///< create: as sent, kinds of newer versions too
  std::uint32_t colour = 0;                      ///< create
  std::uint32_t shape = 0;                       ///< create
  std::uint32_t participant = 0;  ///< create: author; vote: proxy; introduce; 0 absent
  std::uint32_t replica = 0;      ///< introduce
  std::string_view points;        ///< create: packed varints, checked
  std::string_view blob;          ///< create

  /// Says what somebody thinks of its target.
  [[nodiscard]] bool reacts() const { return kind == OpKind::number && field >= reactions_from; }
};

}  // namespace tablee::core

// A batch, decoded: what one replica changes, all or nothing. The schema is proto/batch.proto.
//
// Not here: meaning. Decoding checks the form alone (ranges, UTF-8, counts); whether targets exist is the
// document's business.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "core/op_id.h"

namespace tablee::core {

/// Why a batch has no effect. The numbers are those of proto/sync.proto's Refusal.
enum class Refusal : std::uint8_t {
  none = 0,
  malformed = 1,
  too_large = 2,
  bad_text = 3,
  target_unknown = 4,
  target_gone = 5,
  bad_counter = 6,
  not_allowed = 7,
  board_full = 8,
  over_budget = 9,
  wrong_kind = 10,
};

enum class ObjectKind : std::uint8_t {
  unknown = 0, note = 1, text = 2, frame = 3, stroke = 4, shape = 5, connector = 6, image = 7, topic = 8,
  proposition = 9,
};

enum class NumberField : std::uint32_t { colour = 1, rotation = 2, lock = 3, width = 4, text_size = 5 };
enum class BytesField : std::uint32_t { z = 1 };

/// Which field of Op is set.
enum class OpKind : std::uint8_t {
  unknown = 0, create = 1, place = 2, size = 3, number = 4, put = 5, life = 6, insert = 7, erase = 9,
  vote = 10, end = 11, introduce = 12,
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
  OpId target;                 ///< none: a free end.
  std::int16_t anchor_x = 500;  ///< Thousandths of the target's size.
  std::int16_t anchor_y = 500;
  bool operator==(const ConnectorEnd&) const = default;
};

/// How an insertion names the code point before which it was written.
enum class RightMode : std::uint8_t { as_left = 0, next_of_left = 1, end = 2, explicit_id = 3 };

/// One op. Views point into the bytes that were decoded and live as long as they do. Only the fields of
/// `kind` mean anything. A plain struct, because a batch of thousands is decoded into one reused vector.
struct Op {
  OpKind kind = OpKind::unknown;
  OpId id;                 ///< Of the op; its first, where it takes several.
  std::uint32_t span = 1;  ///< Counters that it takes.
  OpId target;             ///< place, size, number, put, life, vote, end; left of insert.

  Place place;         ///< place, create
  Size size;           ///< size, create
  std::uint32_t field = 0;   ///< number, put
  std::int64_t value = 0;    ///< number, life, vote; end: which
  std::string_view bytes;    ///< put: value; insert: UTF-8; create: z; unknown: the op's own bytes
  ConnectorEnd end;          ///< end
  RightMode right_mode = RightMode::as_left;  ///< insert
  OpId right;                                 ///< insert, explicit_id

  ObjectKind object_kind = ObjectKind::unknown;  ///< create
  std::uint32_t raw_object_kind = 0;             ///< create: as sent, kinds of newer versions too
  std::uint32_t colour = 0;                      ///< create
  std::uint32_t shape = 0;                       ///< create
  std::uint32_t participant = 0;                 ///< create: author; vote: proxy; introduce; 0 absent
  std::uint32_t replica = 0;                     ///< introduce
  std::string_view points;                       ///< create: packed varints, checked
  std::string_view blob;                         ///< create

  std::uint32_t runs_begin = 0;  ///< erase: range in Batch::runs
  std::uint32_t runs_end = 0;
  std::string_view unknown_fields;  ///< fields of newer versions inside a known op, as bytes
};

/// Reused between batches: clear() keeps the capacity.
struct Batch {
  std::uint64_t counter = 0;
  std::vector<Op> ops;
  std::vector<IdRun> runs;
  std::uint64_t counter_end = 0;  ///< One past the last counter that the batch takes.

  void clear() {
    counter = counter_end = 0;
    ops.clear();
    runs.clear();
  }
};

/// Decodes `bytes` as written by `replica` into `batch`, whose views live as long as `bytes`. Never reads
/// outside `bytes`, never allocates more than a constant times bytes.size().
/// Errors: malformed, too_large, bad_text.
[[nodiscard]] std::expected<void, Refusal> decode_batch(base::BytesView bytes, std::uint32_t replica,
                                                        Batch& batch);

/// Appends the encoding of `batch` as seen by its author `replica` (own references become 0). Canonical:
/// decode and encode again give the same bytes for whatever this version understands and wrote.
void encode_batch(const Batch& batch, std::uint32_t replica, base::Bytes& out);

/// A batch of `from` rewritten so that it means the same when `to` is its author: references to 0 (itself)
/// with a counter below `own_since` become references to `from`. For a tab that got a new number while
/// batches from `own_since` on were not acknowledged. Errors: as decode_batch.
[[nodiscard]] std::expected<base::Bytes, Refusal> restamp(base::BytesView bytes, std::uint32_t from,
                                                          std::uint64_t own_since);

}  // namespace tablee::core

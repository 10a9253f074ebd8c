// A batch, decoded: what one replica changes, all or nothing. The schema is proto/batch.proto.
//
// Not here: meaning. Decoding checks the form alone (ranges, UTF-8, counts); whether targets exist
// is the document's business.
#pragma once

#include <cstdint>
#include <expected>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "core/op.h"

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
  disk_full = 11,
  not_now = 12,
  share_full = 13,
};

/// What is refused for this reason may be taken later, made anew (PROTOCOL.md, P35).
[[nodiscard]] constexpr bool passes(Refusal refusal) {
  return refusal == Refusal::disk_full || refusal == Refusal::not_now;
}

/// Reused between batches: clear() keeps the capacity.
struct Batch {
  std::uint64_t counter = 0;
  std::vector<Op> ops;
  std::vector<IdRun> runs;
  std::uint64_t counter_end = 0;    ///< One past the last counter that the batch takes.
  std::string_view unknown_fields;  ///< Fields of newer versions beside `ops`.

  void clear() {
    counter = counter_end = 0;
    ops.clear();
    runs.clear();
    unknown_fields = {};
  }
};

/// Decodes `bytes` as written by `replica` into `batch`, whose views live as long as `bytes`. Never
/// reads outside `bytes`, never allocates more than a constant times bytes.size(). Errors:
/// malformed, too_large, bad_text.
[[nodiscard]] std::expected<void, Refusal> decode_batch(base::BytesView bytes,
                                                        std::uint32_t replica, Batch& batch);

/// Appends the encoding of `batch` as seen by its author `replica` (own references become 0).
/// Canonical: decode and encode again give the same bytes for whatever this version understands and
/// wrote.
void encode_batch(const Batch& batch, std::uint32_t replica, base::Bytes& out);

/// A batch of `from` rewritten so that it means the same when `to` is its author: references to 0
/// (itself) with a counter below `own_since` become references to `from`. For a tab that got a new
/// number while batches from `own_since` on were not acknowledged. References become longer: what then is too much for
/// one batch comes as several. Errors: as decode_batch; too_large for an op that does not fit any more (no editor
/// writes one).
[[nodiscard]] std::expected<std::vector<base::Bytes>, Refusal> restamp(base::BytesView bytes,
                                                                       std::uint32_t from,
                                                                       std::uint64_t own_since);

/// A batch that says `to` where it said that something is made, given or thought by `from`: one whose number was not known when
/// it was written (PROTOCOL.md, P41). Errors as of restamp; one batch is one batch where `to` is the shorter number.
[[nodiscard]] std::expected<std::vector<base::Bytes>, Refusal> rename_person(base::BytesView bytes,
                                                                             std::uint32_t from,
                                                                             std::uint32_t to);

}  // namespace tablee::core

// Puts the ops of one author into batches: the one place that cuts what does not fit a batch. Typing, pasting, erasing,
// undo, redo and restamping all write through it.
//
// An op that does not follow the one before (another's batch came in between), or with which the batch would be too
// large, begins the next batch; nothing of it changes by that. An op itself is never cut here, since its parts would
// need counters of their own: who makes ops keeps each within the two sizes below.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/bytes.h"
#include "base/limits.h"
#include "core/batch.h"

namespace tablee::core {

/// Code points of one insertion and runs of one erasure, as they are written: half of a batch, also with the longest
/// references that a restamping can make of them.
inline constexpr std::uint32_t op_code_points = 8'192;
inline constexpr std::size_t op_runs = 1'024;
/// Where the editor cuts: there is room for the longer references of a restamping, which then seldom has to cut.
inline constexpr std::size_t written_batch_bytes = limits::batch_bytes_max * 3 / 4;

class BatchWriter {
 public:
  /// References to `author` are written as 0. A batch has at most `bytes`, if it is not of one op alone.
  BatchWriter(std::uint32_t author, std::size_t bytes) : author_(author), bytes_(bytes) {}

  /// `runs` are those of an erasure.
  void add(const Op& op, std::span<const IdRun> runs);
  /// Ends the batch with fields that only a newer version knows.
  void add_unknown(base::BytesView fields) { open_ += fields; }
  /// Takes the oldest batch out, whether it is full or not; empty when there is none.
  [[nodiscard]] base::Bytes take();
  /// From now on another's. Not while there are batches.
  void set_author(std::uint32_t author) { author_ = author; }

 private:
  void close();

  std::uint32_t author_;
  std::size_t bytes_;
  std::vector<base::Bytes> full_;  // in order
  base::Bytes open_;
  std::uint64_t next_ = 0;  // counter behind the open batch
  std::size_t ops_ = 0;     // in it, each run of an erasure as one
};

static_assert(std::size_t{op_code_points} * 4 <= limits::batch_bytes_max / 2);
static_assert(op_runs * 24 <= limits::batch_bytes_max / 2, "a counter, a replica and a length");
static_assert(op_code_points <= limits::insert_code_points_max);

}  // namespace tablee::core

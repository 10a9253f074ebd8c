// How much of what a board may hold is taken: the bytes of its keyframe. Known when one is encoded, estimated from what
// has been written since.
#pragma once

#include <cstddef>

#include "core/batch.h"

namespace tablee::room {

/// What `batch` may add to the board's keyframe, bytes; 0 for what only writes over what is there. Its erasures reach so
/// many pieces that are not erased (core::under_erasures).
[[nodiscard]] std::size_t growth(const core::Batch& batch, std::size_t pieces_erased);
/// Whether it makes no object, text or field, but takes away or marks.
[[nodiscard]] bool lean(const core::Batch& batch);

class Fill {
 public:
  /// The keyframe has so many bytes now.
  void measured(std::size_t bytes) {
    measured_ = bytes;
    grown_ = shrunk_ = 0;
  }
  void grow(std::size_t bytes) { grown_ += bytes; }
  void shrink(std::size_t bytes) { shrunk_ += bytes; }

  /// At most, or seldom more.
  [[nodiscard]] std::size_t bytes() const { return measured_ + grown_; }
  /// How far that may be from the truth.
  [[nodiscard]] std::size_t in_doubt() const { return grown_ + shrunk_; }

 private:
  std::size_t measured_ = 0;
  std::size_t grown_ = 0;
  std::size_t shrunk_ = 0;
};

}  // namespace tablee::room

// A set of ids: runs of consecutive counters of one replica each.
#pragma once

#include <span>
#include <vector>

#include "core/op.h"

namespace tablee::core {

/// Shortens runs from their beginning, some to nothing, until none overlaps another. Together they hold the same ids.
void part_runs(std::span<IdRun> runs);

class IdRuns {
 public:
  /// In any order; they may overlap.
  explicit IdRuns(std::span<const IdRun> runs);

  [[nodiscard]] bool empty() const { return runs_.empty(); }
  /// O(log runs).
  [[nodiscard]] bool contains(OpId id) const;
  /// How many ids from the beginning of `run` (length 1 or more) are all in the set, or all outside of it.
  [[nodiscard]] std::uint32_t alike(const IdRun& run) const;

 private:
  /// Of the first run that ends behind `id`.
  [[nodiscard]] std::size_t find(OpId id) const;

  std::vector<IdRun> runs_;  // ascending by replica and counter, none touching another
};

}  // namespace tablee::core

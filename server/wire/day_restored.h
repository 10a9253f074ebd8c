// What the day says of itself when its log came back from a backup, or was cut.
#pragma once

#include "base/clock.h"
#include "base/ids.h"

namespace tablee::wire::day {

struct Restored {
  base::Epoch former;
  bool operator==(const Restored&) const = default;
};

/// That the day was restored, as who comes later is told it.
struct RestoredAt {
  base::Offset offset;     ///< Of the entry that said so.
  base::WallTime time{};   ///< When it was.
  base::WallTime since{};  ///< Of the entry before: what came between may be lost.
  base::Epoch former;
  bool operator==(const RestoredAt&) const = default;
};

}  // namespace tablee::wire::day

// How long a board's news is held back, so that several entries share a message (limits::hold_max).
//
// A message costs the kernel about as much for one entry as for ten. While a shard is quiet (rhythm.h) nothing is held.
// When it is busy, a board with much going on is left alone as well: its entries meet anyway, in one beat. Many quiet boards
// with many listeners are what this is for. Values only; a board's, on its shard's thread.
#pragma once

#include <algorithm>
#include <cstdint>

#include "base/clock.h"
#include "base/limits.h"

namespace tablee::net {

class Pacer {
 public:
  /// When the board's news may be shown, at or after `now`.
  [[nodiscard]] base::MonoTime due(base::MonoTime now, bool busy) const {
    return busy ? std::max(now, shown_ + hold_) : now;
  }
  /// `entries` are shown now: how far apart they come says how long two take to meet.
  void shown(base::MonoTime now, std::uint64_t entries) {
    const auto apart =
        (now - shown_) / static_cast<std::int64_t>(std::max<std::uint64_t>(entries, 1));
    const auto near = std::min<base::MonoTime::duration>(apart, limits::hold_max);
    apart_ = (apart_ * 7 + near) / 8;
    hold_ = std::min<base::MonoTime::duration>(apart_ * 2, limits::hold_max);
    shown_ = now;
  }

 private:
  base::MonoTime shown_{};
  base::MonoTime::duration apart_{};
  base::MonoTime::duration hold_{};
};

}  // namespace tablee::net

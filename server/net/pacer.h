// How long a board's news is held back, so that several entries share a message (limits::hold_max).
//
// A message costs the kernel about as much for one entry as for ten. While a shard is quiet (rhythm.h) nothing is held.
// When it is busy, a board with much going on is left alone as well: its entries meet anyway, in one beat; and so is one
// where they come so far apart that they would meet nobody. Many quiet boards with many listeners are what this is for.
// Values only; a board's, on its shard's thread.
#pragma once

#include <algorithm>
#include <cstdint>

#include "base/clock.h"
#include "base/limits.h"

namespace tablee::net {

class Pacer {
 public:
  /// When the board's news may be shown, at or after `now`: `entries` that wait, at least one. To be asked when the first
  /// of them comes, since the time is counted from then, and when there are more.
  [[nodiscard]] base::MonoTime due(base::MonoTime now, bool busy, std::uint64_t entries) {
    if (!busy || !holds_ || entries >= limits::hold_entries) return now;
    since_ = std::min(since_, now);
    return std::max<base::MonoTime>(now, since_ + limits::hold_max);
  }
  /// `entries` are shown now: how far apart they come says whether holding pays.
  void shown(base::MonoTime now, std::uint64_t entries) {
    const auto apart =
        (now - shown_) / static_cast<std::int64_t>(std::max<std::uint64_t>(entries, 1));
    apart_ = (apart_ * 7 + std::min(apart, apart_max)) / 8;
    holds_ = apart_ > limits::beat_longest && apart_ * 4 < limits::hold_max * 3;
    shown_ = now;
    since_ = nothing;
  }

 private:
  static constexpr base::MonoTime::duration apart_max = limits::hold_max * 2;
  static constexpr base::MonoTime nothing = base::MonoTime::max();

  base::MonoTime shown_{};
  base::MonoTime since_ = nothing;              // there is something to show
  base::MonoTime::duration apart_ = apart_max;  // mean
  bool holds_ = false;
};

}  // namespace tablee::net

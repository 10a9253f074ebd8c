// How fast a session may send: a bucket of ops that fills with time (P26). Nothing is thrown away: a bucket
// in debt only means that its session is not read for a while.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>

#include "base/clock.h"
#include "base/limits.h"

namespace tablee::room {

class Rate {
 public:
  explicit Rate(base::MonoTime now) : filled_(now) {}

  void spend(std::uint64_t ops, base::MonoTime now) {
    fill(now);
    level_ -= static_cast<std::int64_t>(ops);
  }
  [[nodiscard]] bool in_debt(base::MonoTime now) {
    fill(now);
    return level_ < 0;
  }

 private:
  void fill(base::MonoTime now) {
    const std::int64_t gained = (now - filled_).count() * limits::ops_per_second_max / 1'000;
    if (gained == 0) return;  // keep the fraction
    level_ = std::min<std::int64_t>(level_ + gained, limits::ops_burst_max);
    filled_ = now;
  }

  std::int64_t level_ = limits::ops_burst_max;
  base::MonoTime filled_;
};

}  // namespace tablee::room

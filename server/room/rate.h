// How fast somebody may send: a bucket of ops that fills with time (P26). Nothing is thrown away: a bucket in debt only
// means that its owner is not read for a while. Another one counts what was refused.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>

#include "base/clock.h"

namespace tablee::room {

class Rate {
 public:
  Rate(base::MonoTime now, std::uint32_t per_second, std::uint32_t burst)
      : level_(burst), filled_(now), per_second_(per_second), burst_(burst) {}

  void spend(std::uint64_t ops, base::MonoTime now) {
    fill(now);
    level_ -= static_cast<std::int64_t>(ops);
  }
  /// It owes so many at least.
  void owe(std::uint32_t ops) { level_ = std::min<std::int64_t>(level_, -std::int64_t{ops}); }
  [[nodiscard]] bool in_debt(base::MonoTime now) {
    fill(now);
    return level_ < 0;
  }
  [[nodiscard]] bool full(base::MonoTime now) {
    fill(now);
    return level_ == burst_;
  }

 private:
  void fill(base::MonoTime now) {
    const std::int64_t gained = (now - filled_).count() * per_second_ / 1'000;
    if (gained == 0) return;  // keep the fraction
    level_ = std::min<std::int64_t>(level_ + gained, burst_);
    filled_ = now;
  }

  std::int64_t level_;
  base::MonoTime filled_;
  std::uint32_t per_second_;
  std::uint32_t burst_;
};

}  // namespace tablee::room

// The wall clock of a server whose day is played faster than it lasted: it stands where the players are, so
// that what they write gets the times of the day that is told, however fast or slow the machine is.
#pragma once

#include <atomic>

#include "base/clock.h"

namespace tablee::demo {

/// Set by the players, read by the server's threads. Monotonic time stays real.
class DayClock final : public base::Clock {
 public:
  explicit DayClock(base::WallTime start) : wall_(start.time_since_epoch().count()) {}

  void set(base::WallTime now) { wall_ = now.time_since_epoch().count(); }
  [[nodiscard]] base::WallTime wall() const override {
    return base::WallTime{std::chrono::milliseconds{wall_.load()}};
  }
  [[nodiscard]] base::MonoTime mono() const override { return real_.mono(); }

 private:
  std::atomic<std::int64_t> wall_;
  base::SystemClock real_;
};

}  // namespace tablee::demo

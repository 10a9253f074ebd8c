// How much of its core a shard uses: the CPU time of its thread by the time that went by, as a mean of about a second.
//
// The one owner of that fact: whatever is done otherwise when there is much to do asks here. Time that others take from the
// core does not count: it would be no shorter if we waited. Values only, so that tests and simulations can set it; one of each
// shard, on its thread.
#pragma once

#include <algorithm>
#include <chrono>

#include "base/clock.h"
#include "base/limits.h"

namespace tablee::shard {

class Load {
 public:
  /// What a thread has used since it began.
  using CpuTime = std::chrono::nanoseconds;

  /// Whether it is time for look(): to ask for the CPU time of a thread is a call of the kernel.
  [[nodiscard]] bool due(base::MonoTime now) const {
    return now - looked_ >= limits::load_interval;
  }
  void look(base::MonoTime now, CpuTime used) {
    const std::chrono::duration<double> passed = now - looked_;
    const std::chrono::duration<double> worked = used - used_;
    const double share = std::clamp(worked / passed, 0.0, 1.0);
    share_ += (share - share_) * std::min(1.0, passed / limits::load_memory);
    looked_ = now;
    used_ = used;
  }
  /// From 0, at rest, to 1, a whole core.
  [[nodiscard]] double share() const { return share_; }

 private:
  base::MonoTime looked_{};
  CpuTime used_{};
  double share_ = 0;
};

}  // namespace tablee::shard

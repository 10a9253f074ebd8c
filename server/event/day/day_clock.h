// The clock by which timers run. A wall clock is set, by people and by the network; a timer must not notice. So this one
// follows the monotonic clock, and the wall clock only when told that nothing runs. It never goes back.
#pragma once

#include <algorithm>

#include "room/grant.h"

namespace tablee::event::day {

using room::Now;

class DayClock {
 public:
  /// `least`: time of the newest entry.
  DayClock(Now now, base::WallTime least) : mono_(now.mono), wall_(std::max(now.wall, least)) {}

  [[nodiscard]] base::WallTime at(base::MonoTime mono) const {
    return wall_ + std::max(mono - mono_, base::MonoTime::duration{});
  }
  [[nodiscard]] base::MonoTime when(base::WallTime wall) const { return mono_ + (wall - wall_); }
  /// Nothing runs: the wall clock may have been put right. One that is behind is not followed: this one goes on from where it is.
  void follow(Now now) {
    wall_ = std::max(now.wall, at(now.mono));
    mono_ = std::max(mono_, now.mono);
  }

 private:
  base::MonoTime mono_;
  base::WallTime wall_;
};

}  // namespace tablee::event::day

#include "room/log_clock.h"

#include <algorithm>

namespace tablee::room {

LogTime LogClock::at(Now now, base::WallTime tail) {
  if (!ahead_ && now.wall < tail) ahead_ = Ahead{tail, now.mono};
  if (ahead_) {
    const base::WallTime log = std::max(tail, ahead_->log + (now.mono - ahead_->since) / 2);
    if (log > now.wall) return {log, log - now.wall, now.running};
    ahead_.reset();
  }
  return {now.wall, {}, now.running};
}

}  // namespace tablee::room

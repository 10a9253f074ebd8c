#include "room/log_clock.h"

#include <algorithm>

namespace tablee::room {

LogTime LogClock::at(Now now, base::WallTime tail) {
  if (now.wall >= tail) {
    ahead_.reset();
    return {now.wall, {}, now.running};
  }
  if (!ahead_) ahead_ = Ahead{tail, now.mono};
  const base::WallTime log = std::max(tail, ahead_->log + (now.mono - ahead_->since) / 2);
  return {log, log - now.wall, now.running};
}

}  // namespace tablee::room

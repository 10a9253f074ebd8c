// What time it is in a log. It is what the wall clock says, and it never runs backwards: where the clock is behind the log
// (somebody has set it back, so that one of the two was wrong), the log goes on at half pace from where it is, until
// the clock has come up. What is written meanwhile keeps its order and its distances, does not fall into one instant, and
// each entry says by how much it is ahead (P37).
//
// One for each room, used by its thread. A room that is opened anew begins where the log ends.
#pragma once

#include <chrono>
#include <optional>

#include "base/clock.h"
#include "room/grant.h"

namespace tablee::room {

/// The times of one entry.
struct LogTime {
  base::WallTime log;                 ///< As it stands in the log.
  std::chrono::milliseconds ahead{};  ///< Of the wall clock.
  base::WallTime running;             ///< For leases.
};

class LogClock {
 public:
  /// Of an entry behind one of time `tail`.
  [[nodiscard]] LogTime at(Now now, base::WallTime tail);

 private:
  struct Ahead {
    base::WallTime log;  // then
    base::MonoTime since;
  };
  std::optional<Ahead> ahead_;
};

}  // namespace tablee::room

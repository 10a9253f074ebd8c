// The moments of all who are on a board: newest only, kept nowhere, encoded once for all.
//
// What changed since the last tick is gathered into one block; a session that took the tick before takes the
// block without its own part, one that was behind takes the newest state of each that it has not seen (P17).
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <vector>

#include "base/bytes.h"
#include "base/clock.h"
#include "base/ids.h"
#include "room/gather.h"

namespace tablee::room {

class Presences {
 public:
  /// The newest moment of `replica`, encoded as a field of a ServerFrame.
  void set(base::ReplicaId replica, base::Bytes encoded);
  /// `replica` has left: says so to those who knew of it.
  void leave(base::ReplicaId replica);

  /// Whether something waits for a tick, and when that may be.
  [[nodiscard]] bool waiting() const { return !fresh_.empty(); }
  [[nodiscard]] base::MonoTime next_tick() const { return last_tick_ + limits_interval(); }
  /// Makes what has come visible. True when there was something.
  bool tick(base::MonoTime now);

  /// The newest tick; what a session that has seen all has seen.
  [[nodiscard]] std::uint64_t newest() const { return tick_; }
  /// Adds what has changed after tick `seen`, but for `own`'s.
  void gather(std::uint64_t seen, base::ReplicaId own, Gather& out) const;
  /// Every session has seen tick `seen`: those who left until then are forgotten.
  void forget(std::uint64_t seen);

 private:
  static base::MonoTime::duration limits_interval();

  struct State {
    std::shared_ptr<const base::Bytes> block;
    std::size_t begin = 0;
    std::size_t size = 0;
    std::uint64_t tick = 0;
    bool gone = false;
  };
  struct Fresh {
    base::Bytes encoded;
    bool gone = false;
  };

  std::map<base::ReplicaId, State> states_;
  std::map<base::ReplicaId, Fresh> fresh_;
  std::vector<base::ReplicaId> last_;  // those of the last tick's block, in its order
  std::uint64_t tick_ = 0;
  base::MonoTime last_tick_{};
};

}  // namespace tablee::room

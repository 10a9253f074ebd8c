// What Remote and Follower need of the shard that they are on: whom it carries, which boards it stands for, and how a word
// gets to another shard. An interface, so that a simulation can be such a shard without sockets and threads.
#pragma once

#include <cstddef>

#include "shard/member.h"
#include "shard/passage.h"

namespace tablee::shard {

class Switchboard {
 public:
  /// A session that is on a board of this shard, wherever its socket is; null when it is gone.
  [[nodiscard]] virtual Member* find(room::SessionId session) = 0;
  /// Where the frames of a session go: this shard's own board, or what stands for another's; null when there is nobody.
  [[nodiscard]] virtual SessionHost* host(base::BoardId board) = 0;
  /// Posted at the end of the round, in the order in which they were said.
  virtual void tell(ToCarrier word) = 0;
  virtual void tell(std::size_t owner, ToOwner word) = 0;
  /// Posted at once: it comes before whatever is told of the guest.
  virtual void introduce(std::size_t owner, Guest guest) = 0;

 protected:
  ~Switchboard() = default;
};

}  // namespace tablee::shard

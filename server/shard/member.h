// One who is on a board, as the board sees them, and the board as those see it who carry them.
//
// Both sides are interfaces because the two may live on different shards: a board with more listeners than one core can
// serve has some of them carried by other shards (follower.h). Then a Remote stands for the session at the board, and a
// Follower for the board at the session.
#pragma once

#include "base/bytes.h"
#include "room/gather.h"
#include "room/grant.h"
#include "wire/close.h"

namespace tablee::shard {

class Member {
 public:
  [[nodiscard]] virtual room::SessionId id() const = 0;
  /// It waits to be let in: begin() or close() is due.
  [[nodiscard]] virtual bool admitting() const = 0;
  /// The room has it: frames are read and go there.
  virtual void begin() = 0;
  /// There is something to pull; it is pulled and sent when nothing else is being sent.
  virtual void flush() = 0;
  /// Stops and starts the reading of frames.
  virtual void pause() = 0;
  virtual void resume() = 0;
  /// Says why, and ends. The room must not know it any more.
  virtual void close(wire::Close code) = 0;

 protected:
  ~Member() = default;
};

class SessionHost {
 public:
  virtual void receive(Member& member, base::BytesView frame) = 0;
  /// What it is to be sent now, as one message; empty when there is nothing. The message before has been taken.
  virtual void pull(Member& member, room::Gather& out) = 0;
  /// The connection is gone, or about to be closed from our side. Of somebody who is not known any more: nothing.
  virtual void leave(room::SessionId session) = 0;

 protected:
  ~SessionHost() = default;
};

}  // namespace tablee::shard

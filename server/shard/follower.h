// A board on a shard that does not own it, but carries some of its sessions: for boards with more listeners than one
// core can serve. Their frames go to the owner, what they are to be sent comes from there; the sockets, and with them
// nearly all of the work, are here.
//
// The room stays on its owner, with the one cursor and the one set of rules. What crosses is immutable: slices of the
// feed's blocks that all sessions share. Owned by its shard, used on that shard's thread.
#pragma once

#include <span>
#include <unordered_map>

#include "shard/switchboard.h"

namespace tablee::shard {

class Follower final : public SessionHost {
 public:
  /// `owner`: the shard on which the board lives.
  Follower(Switchboard& shard, base::BoardId board, std::size_t owner)
      : shard_(shard), board_(board), owner_(owner) {}

  /// A session of this shard that was admitted, with its Hello.
  void enter(Member& session, wire::Hello hello, Admission admission);
  /// What the owner says to one of them.
  void heard(ToCarrier word);
  /// Ends the sessions of these participants (sorted), as the board does with those that it knows. The board alone can not: a
  /// guest may be on the way to it when it is told.
  void revoke(base::EventId event, std::span<const base::ParticipantId> participants);
  [[nodiscard]] bool empty() const { return guests_.empty(); }

  void receive(Member& member, base::BytesView frame) override;
  void pull(Member& member, room::Gather& out) override;
  void leave(room::SessionId session) override;

 private:
  struct Carried {
    base::EventId event;
    base::ParticipantId participant;
    room::Gather message;       // not given to the socket yet
    bool owed = false;          // the owner waits to hear that the message was taken
    std::size_t forwarded = 0;  // bytes of frames since the owner last said "go on"
  };

  [[nodiscard]] ToOwner word(room::SessionId session, ToOwner::Kind kind) const {
    return {board_, session, kind};
  }

  Switchboard& shard_;
  const base::BoardId board_;
  const std::size_t owner_;
  std::unordered_map<room::SessionId, Carried> guests_;
};

}  // namespace tablee::shard

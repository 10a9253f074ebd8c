#include "shard/follower.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/limits.h"

namespace tablee::shard {

void Follower::enter(Member& session, wire::Hello hello, Admission admission) {
  guests_.try_emplace(
      session.id(),
      Carried{.event = admission.event, .participant = admission.grant.participant, .message = {}});
  shard_.introduce(owner_, {board_, session.id(), std::move(hello), std::move(admission)});
}

void Follower::heard(ToCarrier word) {
  const auto guest = guests_.find(word.session);
  Member* const session = shard_.find(word.session);
  if (guest == guests_.end() || session == nullptr) return;
  switch (word.kind) {
    case ToCarrier::Kind::begin:
      return session->begin();
    case ToCarrier::Kind::message:
      guest->second.message = std::move(word.message);
      return session->flush();
    case ToCarrier::Kind::pause:
      return session->pause();
    case ToCarrier::Kind::resume:
      guest->second.forwarded = 0;
      return session->resume();
    case ToCarrier::Kind::close:
      return session->close(word.code);
  }
}

void Follower::revoke(base::EventId event, std::span<const base::ParticipantId> participants) {
  std::vector<room::SessionId> ended;
  for (const auto& [session, guest] : guests_) {
    if (guest.event == event && std::ranges::binary_search(participants, guest.participant)) {
      ended.push_back(session);
    }
  }
  for (const auto id : ended) {
    leave(id);
    if (Member* const session = shard_.find(id)) session->close(wire::Close::revoked);
  }
}

void Follower::receive(Member& member, base::BytesView frame) {
  const auto guest = guests_.find(member.id());
  if (guest == guests_.end()) return;
  guest->second.forwarded += frame.size();
  const bool last = guest->second.forwarded > limits::frame_bytes_max;
  if (last) member.pause();
  ToOwner out = word(member.id(), last ? ToOwner::Kind::last_frame : ToOwner::Kind::frame);
  out.frame = frame;
  shard_.tell(owner_, std::move(out));
}

void Follower::pull(Member& member, room::Gather& out) {
  out.clear();
  const auto guest = guests_.find(member.id());
  if (guest == guests_.end()) return;
  Carried& carried = guest->second;
  if (!carried.message.empty()) {
    out = std::exchange(carried.message, {});
    carried.owed = true;
  } else if (std::exchange(carried.owed, false)) {
    shard_.tell(owner_, word(member.id(), ToOwner::Kind::taken));
  }
}

void Follower::leave(room::SessionId session) {
  if (guests_.erase(session) > 0) shard_.tell(owner_, word(session, ToOwner::Kind::left));
}

}  // namespace tablee::shard

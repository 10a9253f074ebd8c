// A session at its board when another shard carries the socket. What the board wants of it is said to that shard; at
// most one message is under way, so that a slow reader is a cursor here as everywhere (DESIGN, invariant 7).
//
// Owned by the board's shard, from the guest's Hello until the carrier has said that it left.
#pragma once

#include "shard/switchboard.h"

namespace tablee::shard {

class Remote final : public Member {
 public:
  Remote(Switchboard& shard, room::SessionId id, base::BoardId board)
      : shard_(shard), id_(id), board_(board) {}

  [[nodiscard]] room::SessionId id() const override { return id_; }
  [[nodiscard]] bool admitting() const override { return admitting_; }
  void begin() override;
  void flush() override;
  void pause() override;
  void resume() override;
  void close(wire::Close code) override;

  /// What its carrier says. `left` is the shard's business.
  void heard(const ToOwner& word);

 private:
  [[nodiscard]] ToCarrier word(ToCarrier::Kind kind) const { return {board_, id_, kind}; }

  Switchboard& shard_;
  const room::SessionId id_;
  const base::BoardId board_;
  bool admitting_ = true;
  bool sending_ = false;
  bool paused_ = false;
  bool closing_ = false;
};

}  // namespace tablee::shard

// One session: a WebSocket, from the handshake over Hello to the board that it is on.
//
// It holds no queue: what it is to be sent lies in its room's feed, and is pulled when the socket is writable
// (DESIGN, invariant 7). Owned by its shard, used on that shard's thread.
#pragma once

#include <cstdint>
#include <memory>
#include <utility>

#include "base/ids.h"
#include "net/web_socket.h"
#include "shard/member.h"

namespace tablee::net {

class Shard;

class Session final : public WebSocket::Listener, public shard::Member {
 public:
  enum class State : std::uint8_t {
    greeting,   ///< Handshake, then Hello (P3).
    admitting,  ///< The token is looked at, then the board is opened. Nothing is read.
    live,       ///< The room knows it.
    closing,    ///< We have said goodbye.
  };

  /// `owner`: the shard on which the board lives.
  Session(Shard& shard, room::SessionId id, base::BoardId board, std::size_t owner,
          Upgrade upgrade);

  [[nodiscard]] room::SessionId id() const override { return id_; }
  [[nodiscard]] base::BoardId board() const { return board_; }
  [[nodiscard]] std::size_t owner() const { return owner_; }
  [[nodiscard]] State state() const { return state_; }

  /// Its token is good: it is no mere connection any more.
  void settle_in() {
    place_->leave();
    place_.reset();
  }
  [[nodiscard]] bool settled() const { return place_ == nullptr; }
  /// Nobody is there: its Hello says so.
  void only_watch() { watcher_ = true; }
  [[nodiscard]] bool watcher() const { return watcher_; }
  [[nodiscard]] bool admitting() const override { return state_ == State::admitting; }
  /// What the admission gave to whoever is connected, for as long as that lasts.
  void hold(std::shared_ptr<const void> seat) { seat_ = std::move(seat); }
  void begin() override;
  void flush() override;
  void pause() override { socket_.pause(); }
  void resume() override { socket_.resume(); }
  void close(wire::Close code) override;
  /// Ends without a word.
  void abort() { socket_.abort(); }

  void opened() override { open_ = true; }
  void received(base::BytesView message, bool text) override;
  void sent(std::unique_ptr<Parcel> parcel) override;
  void closed() override;

 private:
  void greet(base::BytesView message);

  Shard& shard_;
  const room::SessionId id_;
  const base::BoardId board_;
  const std::size_t owner_;
  State state_ = State::greeting;
  bool open_ = false;
  bool writing_ = false;
  bool watcher_ = false;
  std::shared_ptr<const void> seat_;  // from the admission on
  std::shared_ptr<Connections::Place>
      place_;         // until it is let in: then it is a session and counted as one
  WebSocket socket_;  // last: its callbacks use all of the above
};

}  // namespace tablee::net

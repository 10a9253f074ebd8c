// One connection at the server's end: net::Session on a line instead of a socket.
#pragma once

#include <deque>
#include <memory>

#include "shard/member.h"
#include "sim/line.h"

namespace tablee::sim {

class Shard;

class Session final : public shard::Member {
 public:
  Session(Shard& shard, room::SessionId id, base::BoardId board, std::size_t owner,
          std::shared_ptr<Line> line, const room::Grant& grant);
  ~Session();

  [[nodiscard]] room::SessionId id() const override { return id_; }
  [[nodiscard]] base::BoardId board() const { return board_; }
  [[nodiscard]] std::size_t owner() const { return owner_; }
  [[nodiscard]] bool admitting() const override { return state_ == State::admitting; }
  [[nodiscard]] bool live() const { return state_ == State::live; }
  void begin() override;
  void flush() override;
  void pause() override { paused_ = true; }
  void resume() override;
  void close(wire::Close code) override;

  [[nodiscard]] Line& line() { return *line_; }
  /// The line is gone. Ends *this.
  void closed();

 private:
  enum class State : std::uint8_t { greeting, admitting, live, closing };

  void heard(const base::Bytes& frame);
  void greet(const base::Bytes& frame);
  void read();
  void read_soon();
  void send();

  Shard& shard_;
  const room::SessionId id_;
  const base::BoardId board_;
  const std::size_t owner_;
  const room::Grant grant_;
  std::shared_ptr<Line> line_;
  State state_ = State::greeting;
  bool paused_ = false;
  bool writing_ = false;
  std::deque<base::Bytes> unread_;
  room::Gather gather_;
};

}  // namespace tablee::sim

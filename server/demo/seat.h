// One person at one table: a real WebSocket client with a replica, doing the script's acts one after another.
//
// An act waits until it is time, until the board is open, and until what it builds on has come to this board.
// Internal to the players; one thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "demo/act.h"
#include "demo/players.h"
#include "demo/stage.h"
#include "dial/client.h"

namespace tablee::demo {

/// What the seats of a play share.
struct Common {
  boost::asio::io_context& context;
  const base::Clock& clock;
  dial::HttpAddress server;
  const std::vector<Act>& acts;
  const AcknowledgedHook& on_acknowledged;
  /// By act: the log's offset at which it is known to be in the log; 0 while it is not.
  std::vector<std::uint64_t> offsets;
  std::uint64_t acknowledged = 0;
  std::uint64_t refused = 0;
  std::uint64_t without_effect = 0;
};

class Seat {
 public:
  using Time = std::chrono::milliseconds;

  Seat(Common& common, Stage& stage, base::BoardId board, std::string token);

  void expect(ActIndex act) { waiting_.push_back(act); }
  /// Does what is due at `now`, in order. The result is when the first act that is due but has to wait
  /// was due; `never` when none has to.
  Time play(Time now);
  static constexpr Time never = Time::max();

  [[nodiscard]] bool done() const { return waiting_.empty() && !client_; }
  /// Why the server does not want this client any more; empty when it does.
  [[nodiscard]] std::string stopped() const;

 private:
  enum class Outcome : std::uint8_t { done, must_wait };

  Outcome attempt(ActIndex index);
  void arrive();
  [[nodiscard]] bool may_leave() const;
  [[nodiscard]] bool has_seen(const Act& act) const;
  void write(ActIndex index);
  void show(const Act& act);
  void note_acknowledged();

  Common& common_;
  Stage& stage_;
  const base::BoardId board_;
  const std::string token_;
  std::unique_ptr<dial::Client> client_;
  std::deque<ActIndex> waiting_;
  std::deque<ActIndex> under_way_;      // written, not acknowledged
  std::vector<ActIndex> acknowledged_;  // since the last on_change
  // Something waits for a better moment (P35), and what needs none goes past it: all are known again when nothing is left.
  bool out_of_turn_ = false;
};

}  // namespace tablee::demo

// One simulated tablet: says Hello, writes when it is due, and times what arrives from the others.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "author.h"
#include "measure.h"
#include "socket.h"
#include "wire/server_frame.h"

namespace tablee::swarm {

class Session;

/// Sessions of one board by their replica number, to find who wrote an entry and when it was due.
using Peers = std::unordered_map<std::uint32_t, Session*>;

class Session {
 public:
  Session(std::uint64_t seed, Peers& peers) : author_(seed), peers_(peers) {}

  [[nodiscard]] bool open(std::uint16_t port, const std::string& board, const std::string& token);
  [[nodiscard]] Socket& socket() { return socket_; }
  [[nodiscard]] bool ready() const { return ready_; }
  /// All that this board's log held when Welcome came has arrived.
  [[nodiscard]] bool caught_up() const { return ready_ && cursor_ >= head_; }
  [[nodiscard]] std::uint64_t cursor() const { return cursor_; }
  /// When the newest entry came.
  [[nodiscard]] Time heard() const { return heard_; }
  [[nodiscard]] bool idle() const { return acked_ == sent_; }

  /// Socket has something; counts into `measure`.
  void receive(std::string& scratch, Measure& measure);
  /// Writes one batch that was due at `due`. False, and nothing is sent, while 256 are under way.
  bool write(Time due, Measure& measure);
  bool write(const std::string& batch, Time due, Measure& measure);
  void ping();
  [[nodiscard]] Author& author() { return author_; }

 private:
  void message(std::string_view bytes, Measure& measure);
  void welcome(const wire::Welcome& welcome);
  void entry(const wire::Entry& entry, Time arrived, Measure& measure);
  [[nodiscard]] Time due_of(std::uint64_t counter) const;

  Socket socket_;
  Author author_;
  Peers& peers_;
  std::string token_;
  bool said_hello_ = false;
  bool ready_ = false;
  std::uint64_t cursor_ = 0;
  std::uint64_t head_ = 0;
  Time heard_{};
  std::uint64_t sent_ = 0;
  std::uint64_t acked_ = 0;
  std::vector<Time> due_;  // by counter - 1
  wire::ServerFrame frame_;
};

}  // namespace tablee::swarm

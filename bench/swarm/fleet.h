// All sessions of a run and the one loop that drives them. Pacing is open-loop: every op has a time at which it
// is due, whatever the server does, so a stalled server can not hide its latency (Schroeder, Wierman,
// Harchol-Balter, "Open versus closed", NSDI 2006).
#pragma once

#include <memory>
#include <queue>
#include <vector>

#include "http.h"
#include "measure.h"
#include "session.h"

namespace tablee::swarm {

class Fleet {
 public:
  explicit Fleet(std::uint16_t port);
  ~Fleet();

  /// Opens `sessions` on each of the first `boards` boards and waits for all to be caught up (60 s at most).
  [[nodiscard]] bool open(const Joined& joined, int boards, int sessions, std::uint64_t seed);
  /// Writes `rate` ops a second in each session for `seconds`, counting when `measure().on`.
  /// When `writers` is not 0, only so many of them write.
  void drive(double rate, double seconds, std::size_t writers = 0);
  /// The last `count` sessions read and write nothing any more.
  void stop_reading(std::size_t count);
  /// Receives without writing until nothing is under way any more, or `seconds` have passed.
  void settle(double seconds);
  /// One loop step of at most `milliseconds`.
  void step(int milliseconds);

  [[nodiscard]] std::uint16_t port() const { return port_; }
  [[nodiscard]] Measure& measure() { return measure_; }
  [[nodiscard]] std::vector<std::unique_ptr<Session>>& sessions() { return sessions_; }
  /// Entries that some session has not got although another of its board has.
  [[nodiscard]] std::uint64_t lost() const;
  /// One more session on board `index`, not waited for.
  [[nodiscard]] Session* add(const Joined& joined, std::size_t index, std::uint64_t seed);

 private:
  struct Due {
    Time at;
    Session* session;
    bool operator<(const Due& other) const { return at > other.at; }
  };

  void write_due(Time until, std::chrono::nanoseconds period);
  void ping_all();
  [[nodiscard]] std::size_t reading() const { return sessions_.size() - stopped_; }

  std::uint16_t port_;
  int epoll_;
  Measure measure_;
  std::vector<std::unique_ptr<Peers>> peers_;
  std::vector<std::unique_ptr<Session>> sessions_;
  std::vector<std::size_t> board_of_;
  std::priority_queue<Due> due_;
  std::size_t stopped_ = 0;  // of the last sessions
  std::string scratch_;
  Time last_ping_ = now();
  std::size_t pinged_ = 0;  // so far
};

}  // namespace tablee::swarm

// Who is connected and is no session yet: HTTP, TLS handshakes, WebSockets whose token is not known to be good. Counts them,
// in all and by address, and keeps the doors passable: nobody is refused; when the house is full, one goes for the newest, the
// stillest of the address that holds most places (fair_line.h). So holding places open, in whatever way, shuts nobody out.
//
// Not here: sockets. Each holder of a Place says how to drop it. Control thread only, unless it is said otherwise.
#pragma once

#include <boost/asio/io_context.hpp>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>

#include "base/limits.h"
#include "net/door_counters.h"

namespace tablee::net {

struct ConnectionCaps {
  std::size_t all = limits::http_connections_max;
  std::size_t of_address = limits::connections_per_address_max;
  std::size_t handshakes = limits::handshakes_max;
  std::size_t answer_bytes = limits::answer_bytes_max;  ///< Of all answers that are being taken.
  std::size_t answer_bytes_of_one = limits::answer_bytes_of_one_max;  ///< See DeskLimits.
};

class Connections {
 public:
  /// One connection's right to be there; ends with its last holder, or with leave().
  class Place;

  /// `control` and `counters` must outlive *this.
  Connections(boost::asio::io_context& control, const ConnectionCaps& caps, DoorCounters& counters);
  ~Connections();

  /// A place for somebody from `network` (an address, or the part of one that counts as one). May drop others.
  [[nodiscard]] std::shared_ptr<Place> admit(const std::string& network);
  /// The machine has run out of what a connection needs: drops the one who would go for a newcomer.
  void make_room();
  void set_caps(const ConnectionCaps& caps);
  /// Any thread.
  [[nodiscard]] std::size_t count() const;
  /// Bytes of answers that are being taken.
  [[nodiscard]] std::size_t answer_bytes() const;

 private:
  struct State;
  std::shared_ptr<State> state_;
};

class Connections::Place {
 public:
  using Drop = std::function<void()>;

  Place(std::weak_ptr<State> state, boost::asio::io_context& control, std::uint64_t id);
  ~Place();
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;

  /// How to end the connection, from whoever holds its socket now; called at most once, never inside a call.
  void on_drop(Drop drop);
  /// The same from whoever stands between the client and that socket (TLS); both are called.
  void on_drop_in_front(Drop drop);
  /// It waits for the client: for a request, for Hello, for the answer to a goodbye.
  void waits();
  /// It has sent a whole request, which is being answered.
  void served();
  /// It takes an answer of so many bytes, which lie at `where`, until took(). May drop others, who take nothing (takers.h).
  void takes(const void* where, std::size_t bytes);
  /// The client has taken a part of its answer.
  void moved();
  void took();
  /// It counts no more, whoever still holds this: it has become a session. Any thread.
  void leave();

 private:
  std::weak_ptr<State> state_;
  boost::asio::io_context& control_;
  const std::uint64_t id_;
};

}  // namespace tablee::net

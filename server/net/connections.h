// Who is connected and is no session yet: HTTP, TLS handshakes, WebSockets that have not said Hello. Counts them, in
// all and by address, and keeps the doors passable: when the house is full, whoever has been silent longest goes
// first, so that holding places open with slow heads (slow-loris) shuts nobody out.
//
// Not here: sockets. Each holder of a Place says how to drop it. Control thread only; a Place may end on any thread.
#pragma once

#include <boost/asio/io_context.hpp>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>

#include "base/limits.h"
#include "net/counters.h"

namespace tablee::net {

struct ConnectionCaps {
  std::size_t all = limits::http_connections_max;
  std::size_t of_address = limits::connections_per_address_max;
  std::size_t handshakes = limits::handshakes_max;
};

class Connections {
 public:
  /// One connection's right to be there; ends with its last holder.
  class Place;

  /// `control` and `counters` must outlive *this.
  Connections(boost::asio::io_context& control, const ConnectionCaps& caps, DoorCounters& counters);
  ~Connections();

  /// A place for somebody from `network` (an address, or the part of one that counts as one); null when there are
  /// too many. May drop others.
  [[nodiscard]] std::shared_ptr<Place> admit(const std::string& network);
  void set_caps(const ConnectionCaps& caps);
  /// Any thread.
  [[nodiscard]] std::size_t count() const;

 private:
  struct State;
  std::shared_ptr<State> state_;
};

class Connections::Place {
 public:
  Place(std::weak_ptr<State> state, boost::asio::io_context& control, std::uint64_t id);
  ~Place();
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;

  /// How to end the connection while it waits for a request; called at most once, never inside a call.
  void on_drop(std::function<void()> drop);
  /// It waits for a request and may be dropped for somebody else.
  void waits();
  /// It is being served and stays.
  void served();

 private:
  std::weak_ptr<State> state_;
  boost::asio::io_context& control_;
  std::uint64_t id_;
};

}  // namespace tablee::net

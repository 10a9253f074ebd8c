// TLS in front of everything else: takes the client's socket and gives a socket of plain bytes for it, between which it
// goes to and fro on a thread of its own. HTTP and WebSockets on the plain side do not know of it, and their deadlines,
// limits and slowness rules hold through it: it holds at most one record each way (16 KiB), and stops reading on one
// side while the other takes nothing.
//
// Not here: certificates (tls.h), and which connections may come in (connections.h).
#pragma once

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <memory>
#include <thread>

#include "net/connections.h"
#include "net/door_counters.h"
#include "net/tls.h"

namespace tablee::net {

class TlsDoor {
 public:
  /// `counters` must outlive *this.
  explicit TlsDoor(DoorCounters& counters);
  /// Drops all connections.
  ~TlsDoor();
  TlsDoor(const TlsDoor&) = delete;
  TlsDoor& operator=(const TlsDoor&) = delete;

  /// Takes over the connected, non-blocking `client`. It holds its `place` to its very end, and ends at once when it
  /// loses it. The result is the plain side, the caller's to close; -1 when
  /// the machine has no sockets left.
  [[nodiscard]] int take(int client, std::shared_ptr<const Certificate> certificate,
                         std::shared_ptr<Connections::Place> place);

 private:
  DoorCounters& counters_;
  boost::asio::io_context context_{1};
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work_;
  std::thread thread_;
};

}  // namespace tablee::net

// One HTTP/1.1 connection on the control thread: reads requests with limits and deadlines, hands
// them over as plain values, writes the answers, and gives its socket away when a request asks to
// become a WebSocket.
//
// Not here: routes and rules (http), the WebSocket handshake (web_socket, on the board's shard).
#pragma once

#include <boost/asio/io_context.hpp>
#include <chrono>
#include <cstddef>
#include <expected>
#include <functional>
#include <memory>
#include <string>

#include "base/limits.h"
#include "http/head.h"
#include "http/message.h"
#include "net/connections.h"
#include "net/door_counters.h"
#include "net/web_socket.h"

namespace tablee::net {

/// Where an answer goes. Control thread.
struct Asker {
  std::move_only_function<void(http::Response)>
      reply;                    ///< At most once, now or later; without, the connection ends.
  std::function<bool()> waits;  ///< Whether the client is still there.
};

/// What the connections of one server share. Lives on the control thread and outlives its
/// io_context.
class HttpHost {
 public:
  using Take = std::move_only_function<void(Upgrade)>;

  virtual void answer(http::Request request, Asker asker) = 0;
  /// Asked with the head alone: what its body may be, or the answer without one. A refusal ends the connection.
  [[nodiscard]] virtual std::expected<http::BodyRule, http::Response> before_body(
      const http::Request& /*head*/, const http::BodyRule& usual) {
    return usual;
  }
  /// A WebSocket is asked for: who takes the socket, or why not.
  virtual std::expected<Take, http::Response> upgrade(http::Request request) = 0;
  [[nodiscard]] virtual DoorCounters& door_counters() = 0;

 protected:
  ~HttpHost() = default;
};

struct HttpLimits {
  std::size_t head_bytes_max = limits::http_head_bytes_max;
  std::size_t body_bytes_max = limits::http_body_bytes_max;
  std::chrono::milliseconds head_timeout = limits::http_head_timeout;
  std::chrono::milliseconds body_timeout = limits::http_body_timeout;
  std::chrono::milliseconds write_timeout = limits::http_write_timeout;
};

/// A connection that was let in.
struct Accepted {
  int socket = -1;      ///< Native handle; whoever has the value has the socket.
  bool v6 = false;      ///< Its protocol.
  bool secure = false;  ///< It came by TLS.
  std::string from{};   ///< The peer's address.
  std::shared_ptr<Connections::Place> place{};
};

/// Serves the connection until it ends or becomes a WebSocket.
void serve_http(boost::asio::io_context& control, Accepted connection, HttpHost& host,
                const HttpLimits& limits);

}  // namespace tablee::net

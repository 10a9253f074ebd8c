// A WebSocket server that says back what it hears, through the very listener, HTTP and WebSocket of the product: for
// conformance suites (Autobahn) and fuzzing, never for people. It knows no boards, no tokens and no subprotocol.
//
// Made and run on one thread; stop() may be called from any.
#pragma once

#include <boost/asio/io_context.hpp>
#include <cstdint>
#include <expected>
#include <memory>
#include <string>
#include <unordered_map>

#include "net/listener.h"

namespace tablee::net {

class EchoServer final : public HttpHost {
 public:
  explicit EchoServer(const HttpLimits& limits = {});
  ~EchoServer();

  [[nodiscard]] std::expected<void, ListenError> listen(const std::string& address,
                                                        std::uint16_t port);
  [[nodiscard]] std::uint16_t port() const { return listener_.port(); }
  void run();
  void stop();
  /// For those who bring a socket of their own instead of listen() and run(): it is served as if accepted.
  [[nodiscard]] boost::asio::io_context& context() { return context_; }
  void serve(int socket);

  void answer(http::Request request, Asker asker) override;
  std::expected<Take, http::Response> upgrade(http::Request request) override;
  [[nodiscard]] DoorCounters& door_counters() override { return counters_; }

 private:
  DoorCounters counters_;
  const HttpLimits limits_;
  boost::asio::io_context context_{1};
  Connections connections_;  // of serve()
  Listener listener_;
  std::uint64_t sessions_begun_ = 0;
  std::unordered_map<std::uint64_t, std::shared_ptr<void>> sessions_;
};

}  // namespace tablee::net

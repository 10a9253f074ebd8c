// The server's door: listens on one address and gives each connection that comes in to HTTP, as long as there are
// not too many. Lives on the control thread.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cstdint>
#include <expected>
#include <memory>
#include <string>

#include "net/http_connection.h"

namespace tablee::net {

enum class ListenErrorCode : std::uint8_t { bad_address, in_use, no_permission, other };

struct ListenError {
  ListenErrorCode code = ListenErrorCode::other;
  std::string message;  ///< A sentence that says what to do.
};

class Listener {
 public:
  /// `host` and `control` must outlive the listener.
  Listener(boost::asio::io_context& control, HttpHost& host, const HttpLimits& limits,
           std::size_t connections_max);

  /// Begins to accept; port 0 takes any free one.
  [[nodiscard]] std::expected<void, ListenError> open(const std::string& address,
                                                      std::uint16_t port);
  [[nodiscard]] std::uint16_t port() const { return port_; }
  /// Accepts no more; connections go on.
  void close();
  /// Connections that speak HTTP at the moment. Any thread.
  [[nodiscard]] std::size_t connections() const;

 private:
  void wait();
  void accept_all();
  void pause();

  boost::asio::io_context& control_;
  HttpHost& host_;
  const HttpLimits limits_;
  const std::size_t connections_max_;
  boost::asio::ip::tcp::acceptor acceptor_;
  boost::asio::steady_timer retry_;
  std::shared_ptr<const int> alive_;  // each connection holds it
  std::uint16_t port_ = 0;
  bool v6_ = false;
};

}  // namespace tablee::net

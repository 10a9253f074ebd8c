// The server's door: listens on one address and gives each connection that comes in to HTTP, through TLS when there is a
// certificate, as long as there are not too many. Lives on the control thread.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cstdint>
#include <expected>
#include <memory>
#include <string>

#include "net/http_connection.h"
#include "net/tls.h"
#include "net/tls_door.h"

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
           const ConnectionCaps& caps);

  /// Begins to accept; port 0 takes any free one.
  [[nodiscard]] std::expected<void, ListenError> open(const std::string& address,
                                                      std::uint16_t port);
  [[nodiscard]] std::uint16_t port() const { return port_; }
  /// Accepts no more; connections go on.
  void close();
  /// Connections that are no session yet. Any thread.
  [[nodiscard]] std::size_t connections() const { return connections_.count(); }

  /// Bytes of answers that clients have not taken yet. Control thread.
  [[nodiscard]] std::size_t answer_bytes() const { return connections_.answer_bytes(); }

  // For those who come from now on.
  void set_limits(const HttpLimits& limits, const ConnectionCaps& caps);
  /// Null: no TLS.
  void set_certificate(std::shared_ptr<const Certificate> certificate);

 private:
  void wait();
  void accept_all();
  void admit(int socket, std::string from);
  void pause();

  boost::asio::io_context& control_;
  HttpHost& host_;
  HttpLimits limits_;
  Connections connections_;
  std::unique_ptr<TlsDoor> tls_;  // made with the first certificate
  std::shared_ptr<const Certificate> certificate_;
  boost::asio::ip::tcp::acceptor acceptor_;
  boost::asio::steady_timer retry_;
  std::uint16_t port_ = 0;
  bool v6_ = false;
};

}  // namespace tablee::net

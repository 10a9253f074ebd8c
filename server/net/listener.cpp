#include "net/listener.h"

#include <sys/socket.h>
#include <unistd.h>

#include <boost/asio/ip/v6_only.hpp>
#include <cerrno>

namespace tablee::net {
namespace {

namespace asio = boost::asio;
using Error = boost::system::error_code;

constexpr auto retry_after = std::chrono::milliseconds{100};

ListenError why(const Error& error, const std::string& address, std::uint16_t port) {
  const std::string where = address + " port " + std::to_string(port);
  if (error == asio::error::address_in_use) {
    return {ListenErrorCode::in_use, "Can not listen on " + where +
                                         ": another program does. Stop it or choose another port "
                                         "(--port N; 0 takes any free one)."};
  }
  if (error == asio::error::access_denied) {
    return {ListenErrorCode::no_permission,
            "Can not listen on " + where + ": not allowed. Choose a port above 1023 (--port N)."};
  }
  if (error == boost::system::errc::address_not_available) {
    return {ListenErrorCode::bad_address, "Can not listen on " + where +
                                              ": this machine does not have that address "
                                              "(--address 0.0.0.0 listens on all)."};
  }
  return {ListenErrorCode::other, "Can not listen on " + where + ": " + error.message() + "."};
}

}  // namespace

Listener::Listener(asio::io_context& control, HttpHost& host, const HttpLimits& limits,
                   std::size_t connections_max)
    : control_(control),
      host_(host),
      limits_(limits),
      connections_max_(connections_max),
      acceptor_(control),
      retry_(control),
      alive_(std::make_shared<const int>(0)) {}

std::expected<void, ListenError> Listener::open(const std::string& address, std::uint16_t port) {
  Error error;
  const auto parsed = asio::ip::make_address(address, error);
  if (error) {
    return std::unexpected{ListenError{
        ListenErrorCode::bad_address,
        "\"" + address + "\" is not an IP address (--address 0.0.0.0 listens on all)."}};
  }
  const asio::ip::tcp::endpoint endpoint{parsed, port};
  v6_ = parsed.is_v6();
  if (!error) acceptor_.open(endpoint.protocol(), error);
  if (!error) acceptor_.set_option(asio::socket_base::reuse_address{true}, error);
  if (!error && v6_) acceptor_.set_option(asio::ip::v6_only{false}, error);
  if (!error) acceptor_.bind(endpoint, error);
  if (!error) acceptor_.listen(asio::socket_base::max_listen_connections, error);
  if (!error) acceptor_.native_non_blocking(true, error);
  if (!error) port_ = acceptor_.local_endpoint(error).port();
  if (error) return std::unexpected{why(error, address, port)};
  wait();
  return {};
}

void Listener::wait() {
  acceptor_.async_wait(asio::socket_base::wait_read, [this](Error error) {
    if (!error) accept_all();
  });
}

void Listener::accept_all() {
  while (true) {
    const int socket =
        ::accept4(acceptor_.native_handle(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (socket < 0) {
      if (errno == EAGAIN || errno == EWOULDBLOCK) return wait();
      if (errno == ECONNABORTED || errno == EINTR || errno == EPROTO) continue;  // Gone already.
      // Out of descriptors or memory: whoever waits is accepted when some are free again.
      return pause();
    }
    if (connections() >= connections_max_) {
      ::close(socket);
      continue;
    }
    serve_http(control_, socket, v6_, host_, limits_, alive_);
  }
}

void Listener::pause() {
  retry_.expires_after(retry_after);
  retry_.async_wait([this](Error error) {
    if (!error) wait();
  });
}

void Listener::close() {
  Error error;
  acceptor_.close(error);
  retry_.cancel();
}

std::size_t Listener::connections() const {
  return static_cast<std::size_t>(alive_.use_count()) - 1;
}

}  // namespace tablee::net

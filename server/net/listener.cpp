#include "net/listener.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <boost/asio/ip/v6_only.hpp>
#include <cerrno>

#include "http/door.h"

namespace tablee::net {
namespace {

namespace asio = boost::asio;
using Error = boost::system::error_code;

constexpr int crowd = 64;
constexpr auto retry_after = std::chrono::milliseconds{20};

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

// IPv4 through an IPv6 socket is IPv4 again.
std::string text_of(const sockaddr_storage& peer) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (peer.ss_family == AF_INET) {
    const auto& v4 = reinterpret_cast<const sockaddr_in&>(peer);
    ::inet_ntop(AF_INET, &v4.sin_addr, text.data(), text.size());
  } else if (peer.ss_family == AF_INET6) {
    const auto& v6 = reinterpret_cast<const sockaddr_in6&>(peer);
    ::inet_ntop(AF_INET6, &v6.sin6_addr, text.data(), text.size());
  }
  const std::string_view address{text.data()};
  constexpr std::string_view mapped = "::ffff:";
  return std::string{address.starts_with(mapped) ? address.substr(mapped.size()) : address};
}

}  // namespace

Listener::Listener(asio::io_context& control, HttpHost& host, const HttpLimits& limits,
                   const ConnectionCaps& caps)
    : control_(control),
      host_(host),
      limits_(limits),
      connections_(control, caps, host.door_counters()),
      acceptor_(control),
      retry_(control) {}

void Listener::set_limits(const HttpLimits& limits, const ConnectionCaps& caps) {
  limits_ = limits;
  connections_.set_caps(caps);
}

void Listener::set_certificate(std::shared_ptr<const Certificate> certificate) {
  certificate_ = std::move(certificate);
  if (certificate_ && !tls_) tls_ = std::make_unique<TlsDoor>(host_.door_counters());
}

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

// A few at a time, so that who has come says what he wants before the next come: a crowd that arrives at once must not
// look like handshakes that nobody goes on with.
void Listener::accept_all() {
  for (int accepted = 0; accepted < crowd; ++accepted) {
    sockaddr_storage peer{};
    socklen_t size = sizeof peer;
    const int socket = ::accept4(acceptor_.native_handle(), reinterpret_cast<sockaddr*>(&peer),
                                 &size, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (socket < 0) {
      if (errno == EAGAIN || errno == EWOULDBLOCK) return wait();
      if (errno == ECONNABORTED || errno == EINTR || errno == EPROTO) continue;  // Gone already.
      // Out of descriptors or memory: somebody goes, and who waits is accepted when that has happened.
      for (int i = 0; i < crowd; ++i) connections_.make_room();
      return pause();
    }
    admit(socket, text_of(peer));
  }
  wait();
}

void Listener::admit(int socket, std::string from) {
  auto place = connections_.admit(http::network_of(from));
  host_.door_counters().accepted.fetch_add(1, std::memory_order_relaxed);
  Accepted connection{socket, v6_, certificate_ != nullptr, std::move(from), std::move(place)};
  if (certificate_) {
    // Small records go out at once; the plain side has no such switch.
    const int now = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &now, sizeof now);
    connection.socket = tls_->take(socket, certificate_, connection.place);
    if (connection.socket < 0) return;
  }
  serve_http(control_, std::move(connection), host_, limits_);
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

}  // namespace tablee::net

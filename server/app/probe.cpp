#include "app/probe.h"

#include <netdb.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <memory>

#include "app/origin.h"
#include "base/limits.h"

namespace tablee::app {
namespace {

using Context = std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)>;
using Session = std::unique_ptr<SSL, decltype(&SSL_free)>;

class Connection {
 public:
  ~Connection() {
    session_.reset();
    if (socket_ >= 0) ::close(socket_);
  }
  Connection() = default;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  [[nodiscard]] std::expected<void, std::string> open(const PublicAddress& address);
  [[nodiscard]] bool send(std::string_view bytes);
  /// Empty: the end, or nothing came in time.
  [[nodiscard]] std::string receive();
  [[nodiscard]] std::string distrust() const;

 private:
  [[nodiscard]] std::expected<void, std::string> secure(const std::string& host);

  int socket_ = -1;
  Context context_{nullptr, SSL_CTX_free};
  Session session_{nullptr, SSL_free};
};

int connected(const addrinfo* list) {
  const timeval patience{std::chrono::seconds{limits::probe_timeout}.count(), 0};
  for (; list != nullptr; list = list->ai_next) {
    const int socket = ::socket(list->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (socket < 0) continue;
    ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    if (::connect(socket, list->ai_addr, list->ai_addrlen) == 0) return socket;
    const int why = errno;
    ::close(socket);
    errno = why;
  }
  return -1;
}

std::expected<void, std::string> Connection::open(const PublicAddress& address) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* list = nullptr;
  if (const int error = ::getaddrinfo(address.host.c_str(), address.port.c_str(), &hints, &list)) {
    return std::unexpected{"the name " + address.host + " is not known here (" +
                           ::gai_strerror(error) + ")"};
  }
  socket_ = connected(list);
  const int why = errno;
  ::freeaddrinfo(list);
  if (socket_ < 0) {
    const bool late = why == EINPROGRESS || why == EAGAIN;
    return std::unexpected{"no connection to " + address.host + " port " + address.port + ": " +
                           (late ? "no answer in time" : std::strerror(why))};
  }
  if (address.secure) return secure(address.host);
  return {};
}

std::expected<void, std::string> Connection::secure(const std::string& host) {
  context_.reset(SSL_CTX_new(TLS_client_method()));
  SSL_CTX_set_default_verify_paths(context_.get());
  session_.reset(SSL_new(context_.get()));
  SSL_set_fd(session_.get(), socket_);
  SSL_set_tlsext_host_name(session_.get(), host.c_str());
  X509_VERIFY_PARAM* const wanted = SSL_get0_param(session_.get());
  if (X509_VERIFY_PARAM_set1_ip_asc(wanted, host.c_str()) != 1) {
    X509_VERIFY_PARAM_set1_host(wanted, host.c_str(), host.size());
  }
  if (SSL_connect(session_.get()) == 1) return {};
  const char* const reason = ERR_reason_error_string(ERR_peek_last_error());
  return std::unexpected{"no TLS with " + host + ": " +
                         (reason == nullptr ? "the connection ended" : reason)};
}

bool Connection::send(std::string_view bytes) {
  if (session_) return SSL_write(session_.get(), bytes.data(), static_cast<int>(bytes.size())) > 0;
  return ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL) ==
         static_cast<ssize_t>(bytes.size());
}

std::string Connection::receive() {
  std::array<char, 16 * 1024> bytes;
  const auto got = session_ ? static_cast<ssize_t>(SSL_read(session_.get(), bytes.data(),
                                                            static_cast<int>(bytes.size())))
                            : ::recv(socket_, bytes.data(), bytes.size(), 0);
  return got <= 0 ? std::string{} : std::string{bytes.data(), static_cast<std::size_t>(got)};
}

std::string Connection::distrust() const {
  if (!session_) return {};
  const long result = SSL_get_verify_result(session_.get());
  return result == X509_V_OK ? std::string{} : X509_verify_cert_error_string(result);
}

}  // namespace

std::expected<PublicAddress, std::string> PublicAddress::parse(std::string_view text) {
  const auto origin = canonical_origin(text);
  if (!origin) {
    return std::unexpected{"\"" + std::string{text} +
                           "\" is not http(s)://host[:port] without a path"};
  }
  PublicAddress address{.secure = origin->starts_with("https://"), .origin = *origin};
  const std::string rest = address.authority();
  const auto colon = rest.find(':', rest.starts_with('[') ? rest.find(']') : 0);
  address.host = rest.substr(0, colon);
  if (address.host.starts_with('[')) address.host = address.host.substr(1, address.host.size() - 2);
  address.port = colon != std::string::npos ? rest.substr(colon + 1)
                 : address.secure           ? "443"
                                            : "80";
  return address;
}

std::expected<Reply, std::string> ask(const PublicAddress& address, std::string_view path,
                                      std::string_view headers) {
  Connection connection;
  if (auto opened = connection.open(address); !opened) return std::unexpected{opened.error()};
  const std::string request = "GET " + std::string{path} +
                              " HTTP/1.1\r\nHost: " + address.authority() + "\r\n" +
                              std::string{headers} + "\r\n";
  if (!connection.send(request)) return std::unexpected{"the connection ended at once"};
  Reply reply{.distrust = connection.distrust()};
  std::string all;
  bool whole = false;
  while (!whole) {
    const std::string some = connection.receive();
    whole = some.empty();
    all += some;
    // A WebSocket goes on after its head, and some proxies keep others open too.
    if (all.starts_with("HTTP/1.1 101") && all.find("\r\n\r\n") != std::string::npos) whole = true;
    if (all.size() > limits::http_body_bytes_max) whole = true;
  }
  if (!all.starts_with("HTTP/1.") || all.size() < 12) {
    return std::unexpected{all.empty() ? "no answer in time" : "what answers there is not HTTP"};
  }
  reply.status = std::atoi(all.substr(9, 3).c_str());
  const auto end = all.find("\r\n\r\n");
  reply.head = all.substr(0, end);
  if (end != std::string::npos) reply.body = all.substr(end + 4);
  return reply;
}

}  // namespace tablee::app

#include "net/tls_socket.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <memory>

namespace tablee::net {

TlsSocket::TlsSocket(std::uint16_t port, int version)
    : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  std::signal(SIGPIPE, SIG_IGN);  // OpenSSL writes where nobody reads any more.
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const timeval patience{10, 0};
  ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) return;
  const std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context{SSL_CTX_new(TLS_client_method()),
                                                                  SSL_CTX_free};
  if (version != 0) {
    SSL_CTX_set_security_level(context.get(), 0);
    SSL_CTX_set_min_proto_version(context.get(), version);
    SSL_CTX_set_max_proto_version(context.get(), version);
  }
  ssl_.reset(SSL_new(context.get()));
  SSL_set_fd(ssl_.get(), socket_);
  established_ = SSL_connect(ssl_.get()) == 1;
}

TlsSocket::~TlsSocket() {
  if (established_) SSL_shutdown(ssl_.get());
  ssl_.reset();
  ::close(socket_);
}

std::string TlsSocket::certificate_name() const {
  if (!established_) return {};
  const X509* const certificate = SSL_get0_peer_certificate(ssl_.get());
  if (certificate == nullptr) return {};
  std::array<char, 256> name{};
  X509_NAME_get_text_by_NID(X509_get_subject_name(certificate), NID_commonName, name.data(),
                            static_cast<int>(name.size()));
  return name.data();
}

void TlsSocket::send(std::string_view bytes) {
  if (established_) SSL_write(ssl_.get(), bytes.data(), static_cast<int>(bytes.size()));
}

std::string TlsSocket::receive_some() {
  if (!established_) return {};
  std::array<char, 16 * 1024> bytes{};
  const int got = SSL_read(ssl_.get(), bytes.data(), static_cast<int>(bytes.size()));
  return got <= 0 ? std::string{} : std::string{bytes.data(), static_cast<std::size_t>(got)};
}

std::string TlsSocket::receive_all() {
  std::string all;
  for (std::string some = receive_some(); !some.empty(); some = receive_some()) all += some;
  return all;
}

}  // namespace tablee::net

// A TLS client to 127.0.0.1 that trusts anybody: for tests of the server. Blocking, with a deadline on every wait.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "net/tls.h"

namespace tablee::net {

class TlsSocket {
 public:
  /// `version` as OpenSSL names them, 0: any.
  explicit TlsSocket(std::uint16_t port, int version = 0);
  ~TlsSocket();
  TlsSocket(const TlsSocket&) = delete;
  TlsSocket& operator=(const TlsSocket&) = delete;

  [[nodiscard]] bool established() const { return established_; }
  /// Common name of what the server showed.
  [[nodiscard]] std::string certificate_name() const;
  void send(std::string_view bytes);
  /// Empty when the connection ended.
  [[nodiscard]] std::string receive_some();
  [[nodiscard]] std::string receive_all();

 private:
  int socket_ = -1;
  Ssl ssl_;
  bool established_ = false;
};

}  // namespace tablee::net

// The server's certificate and how it speaks TLS: 1.2 and 1.3, forward secrecy, authenticated ciphers, HTTP/1.1.
//
// A Certificate never changes: a new one is loaded beside it and takes its place for those who come from then on.
// Any thread.
#pragma once

#include <chrono>
#include <expected>
#include <filesystem>
#include <memory>
#include <string>

struct ssl_ctx_st;  // OpenSSL's, kept out of our headers
struct ssl_st;

namespace tablee::net {

struct TlsFiles {
  std::filesystem::path
      certificate{};            ///< PEM: the server's own first, then those that vouch for it.
  std::filesystem::path key{};  ///< PEM; not encrypted.

  [[nodiscard]] bool wanted() const { return !certificate.empty() || !key.empty(); }
};

struct FreeSsl {
  void operator()(ssl_st* ssl) const;
};
using Ssl = std::unique_ptr<ssl_st, FreeSsl>;

class Certificate {
 public:
  /// The error is a sentence that names the file and says what is wrong with it.
  [[nodiscard]] static std::expected<std::shared_ptr<const Certificate>, std::string> load(
      const TlsFiles& files);

  /// The server's side of one connection over this socket, which is not taken over. Null: out of memory.
  [[nodiscard]] Ssl accept(int socket) const;
  /// When it ends to be good.
  [[nodiscard]] std::chrono::sys_seconds ends() const { return ends_; }

 private:
  explicit Certificate(std::shared_ptr<ssl_ctx_st> context) : context_(std::move(context)) {}

  std::shared_ptr<ssl_ctx_st> context_;
  std::chrono::sys_seconds ends_{};
};

}  // namespace tablee::net

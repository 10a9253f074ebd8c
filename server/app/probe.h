// Asks an address from outside, as a browser would: for `tablee doctor`. Blocking, with a time limit on every wait; http
// and https. Not for traffic.
#pragma once

#include <expected>
#include <string>
#include <string_view>

namespace tablee::app {

struct PublicAddress {
  bool secure = false;
  std::string host{};
  std::string port{};    ///< Always set.
  std::string origin{};  ///< As a browser writes it: the port only when it is not the scheme's own.

  /// Nothing when `text` is not http(s)://host[:port].
  [[nodiscard]] static std::expected<PublicAddress, std::string> parse(std::string_view text);
  /// As it stands in the Host header.
  [[nodiscard]] std::string authority() const { return origin.substr(origin.find("//") + 2); }
};

struct Reply {
  int status = 0;
  std::string head{};
  std::string body{};
  std::string
      distrust{};  ///< Why a browser would not trust the certificate; empty: it would, or there is none.
};

/// One request on a connection of its own; `headers` are whole lines with CRLF. The string says what went wrong on the
/// way; an answer of any status is an answer.
[[nodiscard]] std::expected<Reply, std::string> ask(const PublicAddress& address,
                                                    std::string_view path,
                                                    std::string_view headers);

}  // namespace tablee::app

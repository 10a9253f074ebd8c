// A request and its answer as plain values. What speaks HTTP on a socket (net) makes the one and
// writes the other; everything between is functions of values and is tested without a socket.
//
// Not here: parsing of heads, chunked bodies, keep-alive: net's, by Beast.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"

namespace tablee::http {

enum class Method : std::uint8_t { get, head, post, erase, other };

/// The versions of HTTP as numbers that can be compared.
inline constexpr unsigned http_1_0 = 10;
inline constexpr unsigned http_1_1 = 11;

struct Header {
  std::string name;
  std::string value;
};

struct Request {
  Method method = Method::get;
  unsigned version = http_1_1;
  std::string path{};   ///< As sent, without the query: percent-encoding is not undone.
  std::string query{};  ///< Without the question mark.
  std::vector<Header>
      headers{};  ///< Of the head; what comes behind a chunked body (trailers) is not read.
  base::Bytes body{};
  std::string from{};   ///< The client's address, as far as we may believe (see_through_proxies).
  std::string peer{};   ///< Who is connected: the client, or a trusted proxy.
  bool secure = false;  ///< It came over TLS, up to us or to a trusted proxy.
  std::shared_ptr<const void> held{};  ///< A place among those whose bodies are large.

  /// Value of the first header of that name (case does not matter); empty when absent.
  [[nodiscard]] std::string_view header(std::string_view name) const;
  /// Whether the comma-separated list in all headers of that name holds `token`, whatever its case.
  [[nodiscard]] bool header_lists(std::string_view name, std::string_view token) const;
  /// Decoded value of the first query parameter of that name.
  [[nodiscard]] std::optional<std::string> parameter(std::string_view name) const;
};

struct Response {
  unsigned status = 200;
  std::vector<Header> headers{};  ///< Content-Length is net's to set.
  base::Bytes body{};
  /// When set, the body instead of `body`: bytes that live as long as the process (embedded files).
  base::BytesView fixed{};
  /// When set, the body instead of both: one that several answers share.
  std::shared_ptr<const base::Bytes> shared{};

  [[nodiscard]] base::BytesView content() const {
    if (shared) return *shared;
    return fixed.data() != nullptr ? fixed : body;
  }
  /// Value of the first header of that name; empty when absent.
  [[nodiscard]] std::string_view header(std::string_view name) const;
  void set(std::string_view name, std::string_view value);  ///< Replaces.
};

/// ASCII letters only, as HTTP has it.
[[nodiscard]] bool equal_ignoring_case(std::string_view a, std::string_view b);

/// Without the blanks and tabulators around it.
[[nodiscard]] std::string_view trimmed(std::string_view text);

}  // namespace tablee::http

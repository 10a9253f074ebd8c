// A blocking HTTP/1.1 client for one request at a time: what the demo, the load generator and tests need to join
// an event. Not for production traffic.
#pragma once

#include <chrono>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

#include "http/message.h"

namespace tablee::dial {

struct HttpAddress {
  std::string host = "127.0.0.1";
  std::uint16_t port = 0;
};

/// Connects, sends `request` (Host and Content-Length are added), reads the answer, closes. The string says
/// what went wrong on the way; an answer of any status is an answer.
[[nodiscard]] std::expected<http::Response, std::string> fetch(
    const HttpAddress& address, const http::Request& request,
    std::chrono::milliseconds timeout = std::chrono::seconds{10});

/// Joins with a code and a name: the token. The string is the server's own sentence.
[[nodiscard]] std::expected<std::string, std::string> join(const HttpAddress& address,
                                                           std::string_view code,
                                                           std::string_view name);

}  // namespace tablee::dial

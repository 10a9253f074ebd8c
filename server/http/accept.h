// In which encoding an answer goes out, and whether it must (RFC 9110, sections 12.5.3 and 13.1.2).
#pragma once

#include <cstdint>
#include <string_view>

#include "http/message.h"

namespace tablee::http {

enum class Coding : std::uint8_t { identity, gzip, brotli };

/// As Accept-Encoding and Content-Encoding have it.
[[nodiscard]] std::string_view name(Coding coding);

/// How much the asker wants `coding`, in thousandths; 0: not at all. As it is, it is always
/// wanted a little, unless that is refused.
[[nodiscard]] int wish_for(const Request& request, Coding coding);

/// Whether If-None-Match names `etag`, or anything (`*`). Weak comparison.
[[nodiscard]] bool has_already(const Request& request, std::string_view etag);

}  // namespace tablee::http

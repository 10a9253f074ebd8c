// UTF-8 at the core's edges: what comes in is checked once, strictly (RFC 3629: no overlong forms, no
// surrogates, nothing above U+10FFFF), and trusted from then on.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace tablee::core {

/// Code points of `text`, or nothing when it is not valid UTF-8 or holds U+0000.
[[nodiscard]] std::optional<std::size_t> count_code_points(std::string_view text);

/// Whether the byte starts a code point (is not a continuation byte).
[[nodiscard]] constexpr bool starts_code_point(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
}

/// Bytes of the first `code_points` of valid UTF-8.
[[nodiscard]] std::size_t prefix_bytes(std::string_view utf8, std::size_t code_points);

}  // namespace tablee::core

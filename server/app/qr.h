// A QR code for a terminal.
#pragma once

#include <expected>
#include <string>
#include <string_view>

namespace tablee::app {

enum class Colours : std::uint8_t {
  none,  ///< For a file or a pipe: light modules are blocks, as on a dark terminal.
  ansi,  ///< Black on white whatever the terminal's own colours are.
};

/// Two modules a character (half blocks), with the quiet zone. The error: the text is too long for a QR code.
[[nodiscard]] std::expected<std::string, std::string> qr_text(std::string_view text,
                                                              Colours colours);

}  // namespace tablee::app

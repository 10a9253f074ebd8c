// The settings in a file of TOML 1.0, read by toml++: whole numbers, texts of one line, and lists of those. Sections and
// whatever else TOML knows are refused with their line. (CLI11's own reader guesses: it takes `data = "/srv/a#b"` for
// another folder.)
//
// Not here: which keys there are (config.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace tablee::app {

struct TomlItem {
  std::size_t line = 0;  ///< 1, 2, 3 …
  std::string key{};
  enum class Form : std::uint8_t { one, list } form = Form::one;
  std::vector<std::string> values{};  ///< One, unless it is a list. Numbers in decimal digits.
};

/// The items in their order; the error is "line 3: …". A key that stands twice is an error.
[[nodiscard]] std::expected<std::vector<TomlItem>, std::string> read_toml(std::string_view text);

}  // namespace tablee::app

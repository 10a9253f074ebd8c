// The settings in a file: the part of TOML 1.0 that settings need, which is whole numbers, texts of one line, and lists of those.
// Sections and whatever else TOML knows are refused with their line. Read here, because what could read it does worse: CLI11
// guesses (it takes `data = "/srv/a#b"` for another folder), and the two TOML libraries of Debian 12 (toml++ 3.3, toml11 3.7)
// crash within a minute of fuzzing on files that are not TOML.
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

// The part of TOML 1.0 that a flat file of settings needs: comments, `key = value` with whole numbers, texts in quotes on
// one line, and lists of those, which may go over several lines. Whatever else TOML knows is refused with its line: a
// reader that guesses turns `data = "/srv/a#b"` into another folder, which is what CLI11's does.
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
  std::vector<std::string>
      values{};  ///< One, unless it is a list. Numbers as they are written, without "_".
};

/// The items in their order; the error is "line 3: …". A key that stands twice is an error.
[[nodiscard]] std::expected<std::vector<TomlItem>, std::string> read_toml(std::string_view text);

}  // namespace tablee::app

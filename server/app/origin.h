// The address of a site as browsers write it in Origin, for what an operator typed.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tablee::app {

/// "HTTPS://Board.Example:443/" is "https://board.example". Nothing when `text` is not http(s)://host[:port].
[[nodiscard]] std::optional<std::string> canonical_origin(std::string_view text);

}  // namespace tablee::app

// How somebody types a text: key by key, in bursts, with errors that are noticed a few keys later.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/random.h"

namespace tablee::demo {

struct Keys {
  std::chrono::milliseconds pause{0};  ///< Before it.
  std::string text;                    ///< Typed at the end; empty: a correction.
  std::uint32_t backspaces = 0;
};

/// Played in order at the end of any text, they add exactly `text` to it.
[[nodiscard]] std::vector<Keys> type(std::string_view text, base::Random& random);

/// The code points of valid UTF-8, each as a view into `text`.
[[nodiscard]] std::vector<std::string_view> code_points(std::string_view text);

}  // namespace tablee::demo

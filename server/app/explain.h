// `tablee doctor --explain`: every setting, every limit and every metric with what it means, each read from where it is
// defined: the table of settings, base/limits.h itself (embedded at build), and the table of metrics.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tablee::app {

/// One limit of base/limits.h: the comment above a constant, and its value as written.
struct Limit {
  std::string name;
  std::string value;
  std::string meaning;
};

/// `source`: a header of documented `inline constexpr` constants. Constants that share a comment share its meaning.
[[nodiscard]] std::vector<Limit> parse_limits(std::string_view source);

/// The text of base/limits.h of this build.
[[nodiscard]] std::string_view limits_source();

[[nodiscard]] std::string explain();

}  // namespace tablee::app

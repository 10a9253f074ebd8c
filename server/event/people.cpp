#include "event/people.h"

#include "base/limits.h"
#include "core/utf8.h"

namespace tablee::event {
namespace {

/// The code point at `position` of valid UTF-8, and one past its last byte.
struct CodePoint {
  char32_t value = 0;
  std::size_t end = 0;
};

CodePoint code_point(std::string_view text, std::size_t position) {
  const auto lead = static_cast<unsigned char>(text[position]);
  std::size_t end = position + 1;
  char32_t value = lead < 0x80 ? lead : lead & (lead < 0xE0 ? 0x1F : lead < 0xF0 ? 0x0F : 0x07);
  while (end < text.size() && !core::starts_code_point(text[end])) {
    value = value << 6 | (static_cast<unsigned char>(text[end++]) & 0x3FU);
  }
  return {value, end};
}

bool is_space(char32_t c) {
  return c == U' ' || c == U'\t' || c == U'\n' || c == U'\r' || c == U'\u00A0' || c == U'\u202F' ||
         c == U'\u3000';
}

/// Control characters, and those that turn the direction of the text around them.
bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || (c >= 0x200E && c <= 0x200F) ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

}  // namespace

std::string tidy_name(std::string_view typed) {
  if (!core::count_code_points(typed)) return {};
  std::string name;
  std::size_t length = 0;
  bool space_before = false;
  for (std::size_t i = 0; i < typed.size();) {
    const auto [value, end] = code_point(typed, i);
    if (is_space(value)) {
      space_before = !name.empty();
    } else {
      if (is_control(value)) return {};
      if (space_before) name += ' ';
      length += space_before ? 2 : 1;
      space_before = false;
      name += typed.substr(i, end - i);
    }
    i = end;
  }
  return length <= limits::name_code_points_max ? name : std::string();
}

std::string with_suffix(std::string_view name, std::string_view suffix) {
  std::string result(name);
  while (*core::count_code_points(result) + suffix.size() > limits::name_code_points_max) {
    while (!core::starts_code_point(result.back())) result.pop_back();
    result.pop_back();
  }
  while (!result.empty() && result.back() == ' ') result.pop_back();
  return result.append(suffix);
}

}  // namespace tablee::event

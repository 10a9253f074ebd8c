#include "app/toml.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "core/utf8.h"

namespace tablee::app {
namespace {

using Item = std::expected<TomlItem, std::string>;
using Value = std::expected<std::string, std::string>;

constexpr std::string_view how =
    ". A setting is written like port = 8080, a text stands in quotes.";

bool is_key_sign(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-';
}

bool is_control(char c) {
  return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F;
}

/// What a code point is in UTF-8; nothing for what is none.
std::optional<std::string> utf8_of(std::uint32_t code_point) {
  if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) return std::nullopt;
  const auto tail = [&](unsigned shift) {
    return static_cast<char>(0x80U | ((code_point >> shift) & 0x3FU));
  };
  const auto head = [&](unsigned mark, unsigned shift) {
    return static_cast<char>(mark | code_point >> shift);
  };
  if (code_point < 0x80) return std::string{head(0, 0)};
  if (code_point < 0x800) return std::string{head(0xC0, 6), tail(0)};
  if (code_point < 0x10000) return std::string{head(0xE0, 12), tail(6), tail(0)};
  return std::string{head(0xF0, 18), tail(12), tail(6), tail(0)};
}

/// Reads from the front of a text, and knows in which line it is.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {
    if (rest_.starts_with("\xEF\xBB\xBF")) rest_.remove_prefix(3);  // A byte order mark.
  }

  std::expected<std::vector<TomlItem>, std::string> items();

 private:
  [[nodiscard]] bool at(char c) const { return rest_.starts_with(c); }
  [[nodiscard]] bool at_line_end() const {
    return rest_.empty() || at('\n') || rest_.starts_with("\r\n");
  }
  [[nodiscard]] std::unexpected<std::string> wrong(std::string_view what) const {
    return std::unexpected{"line " + std::to_string(line_) + ": " + std::string{what}};
  }
  bool take(char c);
  std::string_view take_keys();
  void skip_blanks();
  void skip_lines();

  Value key();
  Value value();
  Value number();
  Value text();
  Value escape();
  Item item();
  std::expected<std::vector<std::string>, std::string> list();

  std::string_view rest_;
  std::size_t line_ = 1;
};

bool Reader::take(char c) {
  if (!at(c)) return false;
  rest_.remove_prefix(1);
  return true;
}

std::string_view Reader::take_keys() {
  const auto end = std::ranges::find_if_not(rest_, is_key_sign);
  const auto taken = rest_.substr(0, static_cast<std::size_t>(end - rest_.begin()));
  rest_.remove_prefix(taken.size());
  return taken;
}

/// And a comment, if there is one.
void Reader::skip_blanks() {
  while (at(' ') || at('\t')) rest_.remove_prefix(1);
  if (!at('#')) return;
  while (!at_line_end() && !is_control(rest_.front())) rest_.remove_prefix(1);
}

void Reader::skip_lines() {
  for (skip_blanks(); !rest_.empty() && at_line_end(); skip_blanks()) {
    rest_.remove_prefix(at('\r') ? 2 : 1);
    ++line_;
  }
}

std::expected<std::vector<TomlItem>, std::string> Reader::items() {
  std::vector<TomlItem> all;
  for (skip_lines(); !rest_.empty(); skip_lines()) {
    auto one = item();
    if (!one) return std::unexpected{std::move(one.error())};
    skip_blanks();
    if (!at_line_end()) return wrong("something stands behind the value" + std::string{how});
    const auto same = [&](const TomlItem& other) { return other.key == one->key; };
    if (std::ranges::any_of(all, same)) {
      return wrong(one->key + " stands twice: leave one of the two.");
    }
    all.push_back(std::move(*one));
  }
  return all;
}

Item Reader::item() {
  if (at('[')) {
    return wrong("there are no sections: every setting stands by itself, like port = 8080.");
  }
  TomlItem one{.line = line_};
  auto name = key();
  if (!name) return std::unexpected{std::move(name.error())};
  one.key = std::move(*name);
  skip_blanks();
  if (!take('=')) return wrong("an = is missing" + std::string{how});
  skip_blanks();
  if (at('[')) {
    one.form = TomlItem::Form::list;
    auto values = list();
    if (!values) return std::unexpected{std::move(values.error())};
    one.values = std::move(*values);
    return one;
  }
  auto single = value();
  if (!single) return std::unexpected{std::move(single.error())};
  one.values.push_back(std::move(*single));
  return one;
}

Value Reader::key() {
  if (at('"') || at('\'')) return text();
  const std::string_view name = take_keys();
  if (name.empty()) return wrong("a line begins with the name of a setting" + std::string{how});
  return std::string{name};
}

Value Reader::value() {
  if (at('"') || at('\'')) return text();
  return number();
}

/// Decimal digits, with a sign and with _ between them where somebody likes.
Value Reader::number() {
  constexpr std::string_view not_one = "a value is a whole number, or a text in quotes.";
  std::string written;
  if (take('-')) {
    written = "-";
  } else {
    take('+');
  }
  const std::string_view digits = take_keys();
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const bool between = i > 0 && i + 1 < digits.size() && digits[i - 1] != '_';
    if (digits[i] == '_' && between) continue;
    written += digits[i];
  }
  std::int64_t number = 0;
  const auto [end, error] =
      std::from_chars(written.data(), written.data() + written.size(), number);
  const bool padded = digits.size() > 1 && digits.front() == '0';
  if (error != std::errc{} || end != written.data() + written.size() || padded) {
    return wrong(not_one);
  }
  return std::to_string(number);
}

/// In double quotes with escapes, in single ones as it stands.
Value Reader::text() {
  const char quote = rest_.front();
  rest_.remove_prefix(1);
  std::string all;
  while (!take(quote)) {
    if (at_line_end()) return wrong("a text ends on its line, with the quote that it began with.");
    if (is_control(rest_.front())) return wrong("a text has no control characters.");
    if (quote == '"' && take('\\')) {
      auto sign = escape();
      if (!sign) return sign;
      all += *sign;
    } else {
      all += rest_.front();
      rest_.remove_prefix(1);
    }
  }
  if (all.contains('\n')) return wrong("a text stands on one line.");
  if (!core::count_code_points(all)) return wrong("a text is written in UTF-8.");
  return all;
}

Value Reader::escape() {
  constexpr std::string_view known = "b\bt\tn\nf\fr\r\"\"\\\\";
  const char c = rest_.empty() ? '\0' : rest_.front();
  for (std::size_t i = 0; i < known.size(); i += 2) {
    if (known[i] == c && take(c)) return std::string{known[i + 1]};
  }
  const std::size_t digits = c == 'u' ? 4 : c == 'U' ? 8 : 0;
  if (digits > 0 && rest_.size() > digits) {
    std::uint32_t code_point = 0;
    const char* const from = rest_.data() + 1;
    const auto [end, error] = std::from_chars(from, from + digits, code_point, 16);
    auto sign = utf8_of(code_point);
    if (error == std::errc{} && end == from + digits && sign) {
      rest_.remove_prefix(1 + digits);
      return std::move(*sign);
    }
  }
  return wrong("behind \\ stands one of b t n f r \" \\, or u with four hexadecimal digits.");
}

/// Over several lines if need be, with a comma behind the last one if somebody likes.
std::expected<std::vector<std::string>, std::string> Reader::list() {
  std::vector<std::string> all;
  take('[');
  for (skip_lines(); !take(']'); skip_lines()) {
    auto one = value();
    if (!one) return std::unexpected{std::move(one.error())};
    all.push_back(std::move(*one));
    skip_lines();
    if (!take(',') && !at(']')) return wrong("values of a list have a comma between them.");
  }
  return all;
}

}  // namespace

std::expected<std::vector<TomlItem>, std::string> read_toml(std::string_view text) {
  return Reader{text}.items();
}

}  // namespace tablee::app

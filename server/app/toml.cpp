#include "app/toml.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "core/utf8.h"

namespace tablee::app {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool is_bare(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-';
}

void append_code_point(std::string& text, std::uint32_t c) {
  const auto put = [&](std::uint32_t byte) { text += static_cast<char>(byte); };
  const auto rest = [&](unsigned shift) { put(0x80 | (c >> shift & 0x3F)); };
  if (c < 0x80) return put(c);
  if (c < 0x800) return put(0xC0 | c >> 6), rest(0);
  if (c < 0x10000) return put(0xE0 | c >> 12), rest(6), rest(0);
  put(0xF0 | c >> 18), rest(12), rest(6), rest(0);
}

/// Goes through the file once; the first thing that is wrong stays.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  std::expected<std::vector<TomlItem>, std::string> read() {
    while (!failed_ && skip_to_key()) item();
    if (failed_) return std::unexpected{*failed_};
    return std::move(items_);
  }

 private:
  void fail(std::string_view reason) {
    if (!failed_) failed_ = "line " + std::to_string(line_) + ": " + std::string{reason};
  }
  [[nodiscard]] char front() const { return rest_.empty() ? '\0' : rest_.front(); }
  char take() {
    const char c = rest_.front();
    rest_.remove_prefix(1);
    if (c == '\n') ++line_;
    return c;
  }
  bool take(char wanted) {
    if (front() != wanted) return false;
    static_cast<void>(take());
    return true;
  }
  void skip_blanks() {
    while (front() == ' ' || front() == '\t') static_cast<void>(take());
  }
  void skip_comment() {
    if (front() != '#') return;
    while (!rest_.empty() && front() != '\n') static_cast<void>(take());
  }
  /// Blanks, comments and ends of lines.
  void skip_lines() {
    for (;;) {
      skip_blanks();
      skip_comment();
      if (rest_.starts_with("\r\n")) static_cast<void>(take());
      if (!take('\n')) return;
    }
  }
  bool skip_to_key() {
    skip_lines();
    return !rest_.empty();
  }

  void item() {
    TomlItem item{.line = line_};
    if (front() == '[') {
      fail("there are no sections: every setting stands by itself, like port = 8080.");
      return;
    }
    item.key = key();
    skip_blanks();
    if (!failed_ && front() == '.') fail("there are no sections: \"" + item.key + "\" is none.");
    if (!failed_ && !take('=')) fail("a setting is written like port = 8080.");
    if (failed_) return;
    skip_blanks();
    if (take('[')) {
      item.form = TomlItem::Form::list;
      item.values = list();
    } else {
      item.values.push_back(value());
    }
    end_of_line();
    if (std::ranges::find(items_, item.key, &TomlItem::key) != items_.end()) {
      fail("\"" + item.key + "\" stands there twice. Keep one.");
    }
    items_.push_back(std::move(item));
  }

  std::string key() {
    if (front() == '"' || front() == '\'') return quoted();
    std::string key;
    while (is_bare(front())) key += take();
    if (key.empty()) fail("a setting is written like port = 8080.");
    return key;
  }

  void end_of_line() {
    skip_blanks();
    skip_comment();
    if (rest_.starts_with("\r\n")) static_cast<void>(take());
    if (!failed_ && !rest_.empty() && front() != '\n') {
      fail("something follows the value. A text stands in quotes.");
    }
  }

  std::vector<std::string> list() {
    std::vector<std::string> values;
    for (bool more = true; !failed_;) {
      skip_lines();
      if (take(']')) break;
      if (!more) fail("a comma stands between the items of a list, and ] at its end.");
      if (!failed_) values.push_back(value());
      skip_lines();
      more = take(',');
    }
    return values;
  }

  std::string value() {
    if (front() == '"' || front() == '\'') return quoted();
    std::string word;
    while (!rest_.empty() &&
           std::string_view{" \t\r\n,]#"}.find(front()) == std::string_view::npos) {
      word += take();
    }
    if (word.empty()) fail("there is no value. Nothing is written \"\", or the line is left out.");
    const bool number = std::ranges::all_of(
        word, [](char c) { return (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '+'; });
    if (!number) fail(word + " is no number. A text stands in quotes: \"" + word + "\".");
    std::erase(word, '_');
    return word;
  }

  std::string quoted() {
    const char quote = take();
    if (front() == quote && rest_.size() > 1 && rest_[1] == quote) {
      fail("a text stands on one line, in single or double quotes.");
      return {};
    }
    std::string text;
    while (!failed_ && !take(quote)) {
      if (rest_.empty() || front() == '\n' || front() == '\r') {
        fail("the quote at the end of the text is missing.");
      } else if (quote == '"' && take('\\')) {
        escape(text);
      } else {
        text += take();
      }
    }
    if (!failed_ && !text.empty() && !core::count_code_points(text)) fail("this is not UTF-8.");
    return text;
  }

  void escape(std::string& text) {
    constexpr std::string_view names = "btnfre\"\\";
    constexpr std::string_view meanings = "\b\t\n\f\r\x1b\"\\";
    const char name = rest_.empty() ? '\0' : take();
    if (const auto known = names.find(name); name != '\0' && known != std::string_view::npos) {
      text += meanings[known];
      return;
    }
    const std::size_t digits = name == 'u' ? 4 : name == 'U' ? 8 : 0;
    std::uint32_t value = 0;
    const auto hex = rest_.substr(0, digits);
    const auto [end, error] = std::from_chars(hex.data(), hex.data() + hex.size(), value, 16);
    const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    if (digits == 0 || hex.size() != digits || error != std::errc{} ||
        end != hex.data() + hex.size() || value > 0x10FFFF || surrogate) {
      fail("a backslash in double quotes stands doubled, or the text in single quotes.");
      return;
    }
    rest_.remove_prefix(digits);
    append_code_point(text, value);
  }

  std::string_view rest_;
  std::size_t line_ = 1;
  std::vector<TomlItem> items_;
  std::optional<std::string> failed_;
};

}  // namespace

std::expected<std::vector<TomlItem>, std::string> read_toml(std::string_view text) {
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  return Reader{text}.read();
}

}  // namespace tablee::app

// JSON as text: what is not JSON, and what a parser would lose without a word.
#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/stream_parser.hpp>
#include <set>

#include "core/utf8.h"
#include "event/json_reader.h"

namespace tablee::event {
namespace {

namespace json = boost::json;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Where the byte at `offset` stands.
ImportError syntax_error(std::string_view text, std::size_t offset, std::string reason) {
  ImportError error{{}, "is not JSON: " + std::move(reason) + ".", 1, 1};
  for (const char c : text.substr(0, offset)) {
    if (c == '\n') {
      ++error.line;
      error.column = 1;
    } else if (core::starts_code_point(c)) {
      ++error.column;
    }
  }
  return error;
}

/// Boost's parser keeps the last of two members of one name. This handler of its events only watches names.
class NameWatcher {
 public:
  constexpr static std::size_t max_object_size = std::size_t(-1);
  constexpr static std::size_t max_array_size = std::size_t(-1);
  constexpr static std::size_t max_key_size = std::size_t(-1);
  constexpr static std::size_t max_string_size = std::size_t(-1);

  [[nodiscard]] const std::optional<std::string>& doubled() const { return doubled_; }

  // NOLINTBEGIN(readability-identifier-naming): the names are Boost's.
  bool on_document_begin(json::error_code&) { return true; }
  bool on_document_end(json::error_code&) { return true; }
  bool on_object_begin(json::error_code&) { return open(true); }
  bool on_object_end(std::size_t, json::error_code&) { return close(); }
  bool on_array_begin(json::error_code&) { return open(false); }
  bool on_array_end(std::size_t, json::error_code&) { return close(); }
  bool on_key_part(json::string_view part, std::size_t, json::error_code&) {
    name_.append(part.data(), part.size());
    return true;
  }
  bool on_key(json::string_view part, std::size_t, json::error_code&) {
    name_.append(part.data(), part.size());
    return named();
  }
  bool on_string_part(json::string_view, std::size_t, json::error_code&) { return true; }
  bool on_string(json::string_view, std::size_t, json::error_code&) { return value(); }
  bool on_number_part(json::string_view, json::error_code&) { return true; }
  bool on_int64(std::int64_t, json::string_view, json::error_code&) { return value(); }
  bool on_uint64(std::uint64_t, json::string_view, json::error_code&) { return value(); }
  bool on_double(double, json::string_view, json::error_code&) { return value(); }
  bool on_bool(bool, json::error_code&) { return value(); }
  bool on_null(json::error_code&) { return value(); }
  bool on_comment_part(json::string_view, json::error_code&) { return true; }
  bool on_comment(json::string_view, json::error_code&) { return true; }
  // NOLINTEND(readability-identifier-naming)

 private:
  struct Level {
    bool object = false;
    std::set<std::string, std::less<>> names;  // of an object
    std::string name;                          // the one that is being read
    std::size_t values = 0;                    // of a list, the one that is being read included
  };

  bool open(bool object) {
    value();
    levels_.push_back({.object = object, .names = {}, .name = {}, .values = 0});
    return true;
  }
  bool close() {
    levels_.pop_back();
    return true;
  }
  bool value() {
    if (!levels_.empty()) ++levels_.back().values;
    return true;
  }
  bool named() {
    levels_.back().name = name_;
    if (!levels_.back().names.insert(std::exchange(name_, {})).second && !doubled_) {
      doubled_.emplace();
      for (const auto& level : levels_) {
        // Not "/" + …: when it optimises, g++ 12 sees an overflow there that is none.
        *doubled_ += '/';
        *doubled_ += level.object ? pointer_token(level.name) : std::to_string(level.values - 1);
      }
    }
    return true;
  }

  std::vector<Level> levels_;
  std::string name_;
  std::optional<std::string> doubled_;
};

}  // namespace

std::string pointer_token(std::string_view key) {
  std::string text;
  for (const char c : key) {
    if (c == '~') {
      text += "~0";
    } else if (c == '/') {
      text += "~1";
    } else {
      text += c;
    }
  }
  return text;
}

std::optional<std::string> doubled_member(std::string_view text) {
  json::basic_parser<NameWatcher> parser{json::parse_options{}};
  json::error_code failed;
  parser.write_some(false, text.data(), text.size(), failed);
  return parser.handler().doubled();
}

std::expected<json::value, ImportError> parse_json(std::string_view text) {
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  json::stream_parser parser;
  json::error_code failed;
  const auto used = parser.write_some(text.data(), text.size(), failed);
  if (!failed && used < text.size()) {
    const auto rest = text.find_first_not_of(" \t\r\n", used);
    if (rest != std::string_view::npos) {
      return std::unexpected(syntax_error(text, rest, "something follows its end"));
    }
  }
  if (!failed) parser.finish(failed);
  if (failed) return std::unexpected(syntax_error(text, used, failed.message()));
  if (auto doubled = doubled_member(text)) {
    return std::unexpected(ImportError{std::move(*doubled), "stands there twice. Keep one."});
  }
  return parser.release();
}

}  // namespace tablee::event

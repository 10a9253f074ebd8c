#define TOML_EXCEPTIONS 0
#include "app/toml.h"

#include <toml++/toml.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace tablee::app {
namespace {

constexpr std::string_view no_sections =
    "there are no sections: every setting stands by itself, like port = 8080.";

std::string at(std::size_t line, std::string_view reason) {
  return "line " + std::to_string(line) + ": " + std::string{reason};
}

std::string at(const toml::source_region& where, std::string_view reason) {
  return at(where.begin.line, reason);
}

/// The number of the first line that begins with a bracket. Only sections do (and lists in lists, which no setting has), and
/// toml++ 3.3 trusts that a name follows the bracket: on "[" and a control character it reads what is not there.
std::optional<std::size_t> section_line(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);  // A byte order mark.
  for (std::size_t line = 1;; ++line) {
    const std::string_view rest = text.substr(std::min(text.size(), text.find_first_not_of(" \t")));
    if (rest.starts_with('[')) return line;
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    text.remove_prefix(end + 1);
  }
}

/// The number of the first line that has a letter beyond ASCII outside of texts and comments. No setting has one, and toml++ 3.3
/// has letters of which its tables say that they can not be.
std::optional<std::size_t> foreign_line(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);  // A byte order mark.
  std::size_t line = 1;
  char quote = 0;
  char last = 0;  // before a quote that opens a text: nothing, or what a value follows
  bool comment = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n') {
      if (quote != 0) return line;
      ++line;
      quote = last = 0;
      comment = false;
    } else if (quote != 0) {
      if (c == '\\' && quote == '"' && i + 1 < text.size() && text[i + 1] != '\n') ++i;
      if (c == quote) {
        quote = 0;
        last = c;
      }
    } else if (!comment) {
      const bool nested = c == '[' && last != '=';
      if (static_cast<unsigned char>(c) >= 0x80 || c == '{' || c == '}' || nested) return line;
      comment = c == '#';
      const bool opens = last == 0 || std::string_view{"=,["}.contains(last);
      if (c == '"' || c == '\'') {
        if (!opens) return line;
        quote = c;
      }
      if (c != ' ' && c != '\t' && c != '\r') last = c;
    }
  }
  if (quote != 0) return line;
  return std::nullopt;
}

/// A whole number or a text of one line.
std::expected<std::string, std::string> value_of(const toml::node& node) {
  if (const auto* number = node.as_integer()) return std::to_string(number->get());
  const auto* text = node.as_string();
  if (text == nullptr) {
    const bool section = node.is_table() || node.is_array_of_tables();
    return std::unexpected{at(
        node.source(), section ? no_sections : "a value is a whole number, or a text in quotes.")};
  }
  if (text->get().contains('\n')) {
    return std::unexpected{at(node.source(), "a text stands on one line.")};
  }
  return text->get();
}

std::expected<TomlItem, std::string> item_of(const toml::key& key, const toml::node& node) {
  TomlItem item{.line = key.source().begin.line, .key = std::string{key.str()}};
  const auto* list = node.is_array_of_tables() ? nullptr : node.as_array();
  if (list == nullptr) {
    auto value = value_of(node);
    if (!value) return std::unexpected{std::move(value.error())};
    item.values.push_back(std::move(*value));
    return item;
  }
  item.form = TomlItem::Form::list;
  for (const toml::node& one : *list) {
    auto value = value_of(one);
    if (!value) return std::unexpected{std::move(value.error())};
    item.values.push_back(std::move(*value));
  }
  return item;
}

}  // namespace

std::expected<std::vector<TomlItem>, std::string> read_toml(std::string_view text) {
  if (const auto line = section_line(text)) return std::unexpected{at(*line, no_sections)};
  if (const auto line = foreign_line(text)) {
    return std::unexpected{at(*line, "letters beyond a to z stand in quotes: name = \"Tablée\".")};
  }
  const toml::parse_result parsed = toml::parse(text);
  if (!parsed) {
    const auto& error = parsed.error();
    return std::unexpected{at(error.source(), error.description()) +
                           ". A setting is written like port = 8080, a text stands in quotes."};
  }
  std::vector<TomlItem> items;
  for (const auto& [key, node] : parsed.table()) {
    auto item = item_of(key, node);
    if (!item) return std::unexpected{std::move(item.error())};
    items.push_back(std::move(*item));
  }
  std::ranges::sort(items, {}, &TomlItem::line);
  return items;
}

}  // namespace tablee::app

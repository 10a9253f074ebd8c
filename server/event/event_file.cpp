// Reads the format of event files. The first thing that is wrong ends the reading.
#include <algorithm>
#include <boost/json.hpp>
#include <optional>

#include "base/limits.h"
#include "core/utf8.h"
#include "event/event_spec.h"

namespace tablee::event {
namespace {

namespace json = boost::json;

/// A token of a JSON pointer (RFC 6901, section 4).
std::string escaped(std::string_view key) {
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

std::string kind_of(const json::value& value) {
  switch (value.kind()) {
    case json::kind::null:
      return "null";
    case json::kind::bool_:
      return "true or false";
    case json::kind::int64:
    case json::kind::uint64:
    case json::kind::double_:
      return "a number";
    case json::kind::string:
      return "a text";
    case json::kind::array:
      return "a list";
    case json::kind::object:
      return "an object";
  }
  return "something else";
}

/// Carries the first error; after it, every read answers with something empty.
class Reader {
 public:
  [[nodiscard]] const std::optional<ImportError>& error() const { return error_; }

  void fail(std::string pointer, std::string reason) {
    if (!error_) error_ = ImportError{std::move(pointer), std::move(reason)};
  }

  const json::object& object(const json::value& value, const std::string& at) {
    static const json::object none;
    if (value.is_object()) return value.get_object();
    fail(at, "must be an object, not " + kind_of(value) + ".");
    return none;
  }

  /// The member, or null with an error when it must be there.
  const json::value* member(const json::object& parent, const std::string& at, std::string_view key,
                            bool required) {
    const auto* const found = parent.if_contains(key);
    if (found == nullptr && required) fail(at, "needs a member \"" + std::string(key) + "\".");
    return found;
  }

  std::string text(const json::value& value, const std::string& at, std::size_t length_max) {
    if (!value.is_string()) {
      fail(at, "must be a text, not " + kind_of(value) + ".");
      return {};
    }
    const std::string_view text = value.get_string();
    const auto length = core::count_code_points(text);
    if (!length) {
      fail(at, "holds the character U+0000 or bytes that are not UTF-8.");
    } else if (*length > length_max) {
      fail(at, "has " + std::to_string(*length) + " characters; at most " +
                   std::to_string(length_max) + " are allowed.");
    } else if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
      fail(at, "must not be empty.");
    }
    return std::string(text);
  }

  std::string optional_text(const json::object& parent, const std::string& at, std::string_view key,
                            std::size_t length_max) {
    const auto* const value = parent.if_contains(key);
    return value == nullptr ? std::string() : text(*value, at + "/" + escaped(key), length_max);
  }

  std::string required_text(const json::object& parent, const std::string& at, std::string_view key,
                            std::size_t length_max) {
    const auto* const value = member(parent, at, key, true);
    return value == nullptr ? std::string() : text(*value, at + "/" + escaped(key), length_max);
  }

  std::uint32_t number(const json::value& value, const std::string& at, std::uint32_t max) {
    json::error_code failed;
    const auto number = value.is_number() ? value.to_number<std::int64_t>(failed) : -1;
    if (!value.is_number() || failed || number < 0 || number > max) {
      fail(at, "must be a whole number from 0 to " + std::to_string(max) + ".");
      return 0;
    }
    return static_cast<std::uint32_t>(number);
  }

  const json::array& list(const json::object& parent, const std::string& at, std::string_view key,
                          bool required) {
    static const json::array none;
    const auto* const value = member(parent, at, key, required);
    if (value == nullptr) return none;
    if (value->is_array()) return value->get_array();
    fail(at + "/" + escaped(key), "must be a list, not " + kind_of(*value) + ".");
    return none;
  }

  std::vector<std::string> texts(const json::object& parent, const std::string& at,
                                 std::string_view key, std::size_t length_max) {
    std::vector<std::string> texts;
    const auto list_at = at + "/" + escaped(key);
    for (const auto& value : list(parent, at, key, false)) {
      if (error_) break;
      texts.push_back(text(value, list_at + "/" + std::to_string(texts.size()), length_max));
    }
    return texts;
  }

 private:
  std::optional<ImportError> error_;
};

bool is_date(std::string_view text) {
  if (text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 4 || i == 7;
    if (dash ? text[i] != '-' : text[i] < '0' || text[i] > '9') return false;
  }
  return true;
}

void read_event(Reader& reader, const json::value& root, EventSpec& spec) {
  constexpr auto title_max = limits::title_code_points_max;
  const auto& file = reader.object(root, "");
  const auto* const member = reader.member(file, "", "event", true);
  if (member == nullptr) return;
  const std::string at = "/event";
  const auto& event = reader.object(*member, at);
  spec.title = reader.required_text(event, at, "title", title_max);
  spec.date = reader.optional_text(event, at, "date", title_max);
  if (!spec.date.empty() && !is_date(spec.date)) {
    reader.fail(at + "/date", "must be a date as 2016-11-17.");
  }
  spec.place = reader.optional_text(event, at, "place", title_max);
  spec.occasion = reader.optional_text(event, at, "frame", title_max);
  const auto language = reader.optional_text(event, at, "language", 35);  // BCP 47's longest in use
  if (!language.empty()) spec.language = language;
  spec.principles = reader.texts(event, at, "principles", title_max);
  if (const auto* const people = event.if_contains("participants")) {
    spec.participants =
        reader.number(*people, at + "/participants",
                      static_cast<std::uint32_t>(limits::participants_per_event_max));
  }
  if (const auto* const minutes = event.if_contains("duration_minutes")) {
    spec.duration_minutes = reader.number(*minutes, at + "/duration_minutes", 7 * 24 * 60);
  }
}

ClusterSpec read_cluster(Reader& reader, const json::value& value, const std::string& at) {
  const auto& cluster = reader.object(value, at);
  return {.title = reader.required_text(cluster, at, "title", limits::title_code_points_max),
          .notes = reader.texts(cluster, at, "notes", limits::insert_code_points_max)};
}

TableSpec read_table(Reader& reader, const json::value& value, const std::string& at) {
  TableSpec table;
  const auto& object = reader.object(value, at);
  if (const auto* const number = reader.member(object, at, "number", true)) {
    table.number = reader.number(*number, at + "/number", 9'999);
    if (table.number == 0) reader.fail(at + "/number", "must be at least 1.");
  }
  table.question = reader.required_text(object, at, "question", limits::title_code_points_max);
  std::size_t objects = 0;
  for (const auto& cluster : reader.list(object, at, "clusters", false)) {
    if (reader.error()) break;
    const auto cluster_at = at + "/clusters/" + std::to_string(table.clusters.size());
    table.clusters.push_back(read_cluster(reader, cluster, cluster_at));
    objects += 1 + table.clusters.back().notes.size();
  }
  if (objects > limits::objects_per_board_max) {
    reader.fail(at + "/clusters", "has " + std::to_string(objects) +
                                      " frames and notes; a board holds at most " +
                                      std::to_string(limits::objects_per_board_max) + ".");
  }
  return table;
}

void read_tables(Reader& reader, const json::value& root, EventSpec& spec) {
  for (const auto& value : reader.list(reader.object(root, ""), "", "tables", true)) {
    if (reader.error()) return;
    const auto at = "/tables/" + std::to_string(spec.tables.size());
    if (spec.tables.size() == limits::tables_per_event_max) {
      reader.fail(at, "is one table too many: at most " +
                          std::to_string(limits::tables_per_event_max) + " are allowed.");
      return;
    }
    auto table = read_table(reader, value, at);
    for (const auto& other : spec.tables) {
      if (other.number == table.number) {
        reader.fail(at + "/number", "is the number of another table too.");
      }
    }
    spec.tables.push_back(std::move(table));
  }
}

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

}  // namespace

std::string ImportError::message() const {
  if (line > 0) {
    return "Line " + std::to_string(line) + ", column " + std::to_string(column) + ": the file " +
           reason;
  }
  return (pointer.empty() ? "The file " : "At " + pointer + ": the value ") + reason;
}

std::expected<EventSpec, ImportError> parse_event_file(std::string_view text) {
  if (text.size() > limits::import_bytes_max) {
    return std::unexpected(ImportError{{},
                                       "has " + std::to_string(text.size()) + " bytes; at most " +
                                           std::to_string(limits::import_bytes_max) +
                                           " are allowed."});
  }
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

  const auto root = parser.release();
  Reader reader;
  EventSpec spec;
  read_event(reader, root, spec);
  read_tables(reader, root, spec);
  if (reader.error()) return std::unexpected(*reader.error());
  std::ranges::sort(spec.tables, {}, &TableSpec::number);
  return spec;
}

}  // namespace tablee::event

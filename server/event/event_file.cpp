// Reads the format of event files. The first thing that is wrong ends the reading; nothing is cut, clamped or left out
// without a word.
#include <algorithm>
#include <array>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <charconv>
#include <chrono>

#include "base/limits.h"
#include "event/agenda/agenda_file.h"
#include "event/event_parts.h"
#include "event/event_spec.h"
#include "event/json_reader.h"
#include "event/time_zone.h"

namespace tablee::event {
namespace {

namespace json = boost::json;

constexpr TextRule title{limits::title_code_points_max};
constexpr TextRule words{limits::words_code_points_max, TextRule::Lines::several};
constexpr TextRule note{limits::text_code_points_max, TextRule::Lines::several};
constexpr TextRule short_name{64};

std::optional<unsigned> digits(std::string_view text) {
  unsigned value = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failed != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// A day that is in the calendar, written as 2016-11-17.
bool is_date(std::string_view text) {
  using namespace std::chrono;
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const auto y = digits(text.substr(0, 4));
  const auto m = digits(text.substr(5, 2));
  const auto d = digits(text.substr(8, 2));
  return y && m && d && *y > 0 &&
         year_month_day{year{static_cast<int>(*y)}, month{*m}, day{*d}}.ok();
}

/// The form of a language tag (BCP 47): "fr", "pt-BR".
bool is_language(std::string_view text) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  for (bool first = true; !text.empty() || first; first = false) {
    const auto part = text.substr(0, text.find('-'));
    if (part.empty() || part.size() > 8 || (first && part.size() < 2)) return false;
    if (!std::ranges::all_of(
            part, [&](char c) { return letter(c) || (!first && c >= '0' && c <= '9'); })) {
      return false;
    }
    if (part.size() == text.size()) return true;
    text.remove_prefix(part.size() + 1);
  }
  return false;
}

/// A text that must also be `good`.
std::string checked(JsonReader& reader, const json::object& event, std::string_view key,
                    bool (*good)(std::string_view), Fault fault, std::string_view reason) {
  auto value = reader.optional_text(event, "/event", key, short_name);
  if (!value.empty() && !good(value)) {
    reader.fail("/event/" + std::string(key), std::string(reason), fault);
  }
  return value;
}

std::vector<std::string> read_principles(JsonReader& reader, const json::object& event) {
  auto principles = reader.texts(event, "/event", "principles", title);
  if (principles.size() > limits::principles_per_event_max) {
    reader.fail("/event/principles/" + std::to_string(limits::principles_per_event_max),
                "is one principle too many: at most " +
                    std::to_string(limits::principles_per_event_max) + " are allowed.",
                Fault::too_many);
  }
  return principles;
}

ClusterSpec read_cluster(JsonReader& reader, const json::value& value, const std::string& at) {
  const auto& cluster = reader.object(value, at, {"title", "notes"});
  return {.title = reader.required_text(cluster, at, "title", title),
          .notes = reader.texts(cluster, at, "notes", note)};
}

TableSpec read_table(JsonReader& reader, const json::value& value, const std::string& at) {
  TableSpec table;
  const auto& object = reader.object(value, at, {"number", "question", "clusters"});
  if (reader.member(object, at, "number", true) != nullptr) {
    table.number = reader.number(object, at, "number", 1, 9'999);
  }
  table.question = reader.required_text(object, at, "question", title);
  std::size_t objects = 0;
  for (const auto& cluster : reader.list(object, at, "clusters", false)) {
    if (reader.error()) break;
    const auto cluster_at = at + "/clusters/" + std::to_string(table.clusters.size());
    table.clusters.push_back(read_cluster(reader, cluster, cluster_at));
    objects += 1 + table.clusters.back().notes.size();
  }
  if (objects > limits::objects_per_board_max) {
    reader.fail(at + "/clusters",
                "has " + std::to_string(objects) + " frames and notes; a board holds at most " +
                    std::to_string(limits::objects_per_board_max) + ".",
                Fault::too_many);
  }
  return table;
}

void read_tables(JsonReader& reader, const json::object& file, EventSpec& spec) {
  for (const auto& value : reader.list(file, "", "tables", true)) {
    if (reader.error()) return;
    const auto at = "/tables/" + std::to_string(spec.tables.size());
    if (spec.tables.size() == limits::tables_per_event_max) {
      reader.fail(at,
                  "is one table too many: at most " + std::to_string(limits::tables_per_event_max) +
                      " are allowed.",
                  Fault::too_many);
      return;
    }
    auto table = read_table(reader, value, at);
    for (const auto& other : spec.tables) {
      if (other.number == table.number) {
        reader.fail(at + "/number", "is the number of another table too.", Fault::doubled);
      }
    }
    spec.tables.push_back(std::move(table));
  }
}

}  // namespace

void read_set_up(JsonReader& reader, const json::object& file, EventSpec& spec) {
  const auto* const member = reader.member(file, "", "event", true);
  if (member == nullptr) return;
  const std::string at = "/event";
  const auto& event =
      reader.object(*member, at,
                    {"title", "date", "place", "frame", "language", "time_zone", "participants",
                     "duration_minutes", "introduction", "closing", "principles", "contact",
                     "responsible", "retention_days", "stage"});
  spec.title = reader.required_text(event, at, "title", title);
  spec.date = checked(reader, event, "date", is_date, Fault::date,
                      "must be a day of the calendar, written as 2016-11-17.");
  spec.place = reader.optional_text(event, at, "place", title);
  spec.occasion = reader.optional_text(event, at, "frame", title);
  const auto language = checked(reader, event, "language", is_language, Fault::language,
                                "must be a language as \"fr\" or \"pt-BR\".");
  if (!language.empty()) spec.language = language;
  spec.time_zone = checked(reader, event, "time_zone", is_time_zone, Fault::zone,
                           "must be a time zone that exists, as \"Europe/Paris\" or \"UTC\".");
  spec.introduction = reader.optional_text(event, at, "introduction", words);
  spec.closing = reader.optional_text(event, at, "closing", words);
  spec.principles = read_principles(reader, event);
  spec.participants = reader.number(event, at, "participants", 0,
                                    static_cast<std::uint32_t>(limits::participants_per_event_max));
  spec.duration_minutes = reader.number(event, at, "duration_minutes", 0, 7 * 24 * 60);
  spec.contact = reader.optional_text(event, at, "contact", title);
  spec.responsible = reader.optional_text(event, at, "responsible", title);
  spec.retention_days = reader.number(event, at, "retention_days", 0, limits::retention_days_max);
  if (const auto stage = reader.optional_text(event, at, "stage", short_name); !stage.empty()) {
    spec.stage = stage_named(stage);
    if (spec.stage == wire::day::Stage::unknown) {
      reader.fail(at + "/stage", "must be prepared, rehearsed, running, closed or archived.");
    }
  }
}

std::string_view name(Fault fault) {
  constexpr std::array<std::string_view, 11> names{"other",   "missing",  "empty",  "too_long",
                                                   "control", "date",     "zone",   "language",
                                                   "number",  "too_many", "doubled"};
  return names.at(static_cast<std::size_t>(fault));
}

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
  const auto root = parse_json(text);
  if (!root) return std::unexpected(root.error());
  JsonReader reader;
  EventSpec spec;
  const auto& file = reader.object(*root, "", {"about", "event", "tables", "agenda"});
  read_set_up(reader, file, spec);
  read_tables(reader, file, spec);
  if (const auto* const agenda = reader.member(file, "", "agenda", false)) {
    spec.agenda = read_agenda(reader, *agenda, "/agenda", spec.language);
  }
  if (reader.error()) return std::unexpected(*reader.error());
  spec.unknown = reader.unknown();
  std::ranges::sort(spec.tables, {}, &TableSpec::number);
  return spec;
}

}  // namespace tablee::event

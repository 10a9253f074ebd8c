// The file as a whole. The first thing that is wrong ends the reading.
#include <algorithm>
#include <boost/json/array.hpp>

#include "base/limits.h"
#include "core/utf8.h"
#include "event/agenda/agenda_file.h"
#include "event/event_parts.h"
#include "event/names.h"
#include "event/secrets.h"
#include "event/spelling.h"
#include "event/whole/reading.h"

namespace tablee::event::whole {
namespace {

namespace json = boost::json;

constexpr TextRule title{limits::title_code_points_max};
constexpr TextRule name_rule{256};
constexpr std::size_t told_by_name = 20;

void read_tables(Reading& reading, const json::object& file, WholeEvent& whole) {
  auto& reader = reading.json;
  const auto& list = reader.list(file, "", "tables", true);
  if (list.size() > limits::tables_per_event_max) {
    reader.fail("/tables", "has more tables than an event may.", Fault::too_many);
  }
  for (std::size_t i = 0; i < list.size() && !reader.error(); ++i) {
    const auto at = "/tables/" + std::to_string(i);
    const auto& object = reader.object(list[i], at,
                                       {"number", "question", "board", "closed", "people", "names",
                                        "groups", "left", "votes", "picture"});
    TableSpec table;
    if (reader.member(object, at, "number", true) != nullptr) {
      table.number = reader.number(object, at, "number", 1, limits::table_number_max);
    }
    table.question = reader.required_text(object, at, "question", title);
    if (!reader.error() && !reading.tables.insert(table.number).second) {
      reader.fail(at + "/number", "is the number of another table too.", Fault::doubled);
    }
    if (reader.flag(object, at, "closed")) whole.closed.push_back(table.number);
    whole.spec.tables.push_back(std::move(table));
  }
  std::ranges::sort(whole.spec.tables, {}, &TableSpec::number);
}

void read_people(Reading& reading, const json::object& file, WholeEvent& whole) {
  auto& reader = reading.json;
  const auto& list = reader.list(file, "", "people", false);
  if (list.size() > limits::participants_per_event_max) {
    reader.fail("/people", "has more people than an event may.", Fault::too_many);
  }
  Names names;
  for (std::size_t i = 0; i < list.size() && !reader.error(); ++i) {
    const auto at = "/people/" + std::to_string(i);
    const auto& object = reader.object(list[i], at, {"number", "name", "table"});
    Person person;
    if (reader.member(object, at, "number", true) != nullptr) {
      person.number = reader.number(object, at, "number", 1, limits::whole_person_max);
    }
    const auto name = reader.required_text(object, at, "name", name_rule);
    person.table = reading.table(object, at, "table");
    if (reader.error()) return;
    const auto tidy = tidy_name(name);
    if (!tidy) {
      reader.fail(at + "/name", "is no name of a person: 1 to 40 letters that can be seen.");
    } else if (names.free_name(*tidy) != *tidy) {
      reader.fail(at + "/name", "looks like the name of somebody else.", Fault::doubled);
    } else if (!reading.people.insert(person.number).second) {
      reader.fail(at + "/number", "is the number of somebody else too.", Fault::doubled);
    } else {
      names.take(*tidy);
      person.name = *tidy;
      whole.people.push_back(std::move(person));
    }
  }
}

void read_boards(Reading& reading, const json::object& file, WholeEvent& whole) {
  auto& reader = reading.json;
  const auto& list = reader.list(file, "", "boards", true);
  for (std::size_t i = 0; i < list.size() && !reader.error(); ++i) {
    whole.boards.push_back(read_board(reading, list[i], "/boards/" + std::to_string(i)));
  }
  const auto lacks = [&](std::uint32_t table) { return !reading.ids.contains(table); };
  const auto lacking = std::ranges::find_if(reading.tables, lacks);
  if (reader.error() || lacking == reading.tables.end()) return;
  reader.fail("/boards",
              "has no board of table " + std::to_string(*lacking) +
                  ". Export the event with the notes that are left on its boards.",
              Fault::missing);
}

void tell_missing(const Reading& reading, const json::object& file, WholeEvent& whole) {
  auto& missing = whole.missing;
  const auto& unknown = reading.json.unknown();
  for (std::size_t i = 0; i < std::min(unknown.size(), told_by_name); ++i) {
    missing.push_back(unknown[i] + ", which this version does not know");
  }
  if (unknown.size() > told_by_name) {
    missing.push_back(std::to_string(unknown.size() - told_by_name) + " more such members");
  }
  if (reading.deleted > 0) {
    missing.push_back(std::to_string(reading.deleted) + " deleted objects");
  }
  if (reading.nameless > 0) {
    missing.push_back("who made " + std::to_string(reading.nameless) +
                      " objects: the file does not name them");
  }
  if (whole.people.empty()) missing.emplace_back("who wrote what: the file was made without names");
  std::set<base::Bytes> there;
  for (const auto& picture : whole.pictures) {
    there.emplace(reinterpret_cast<const char*>(picture.id.data()), picture.id.size());
  }
  std::set<base::Bytes> absent;
  for (const auto& board : whole.boards) {
    for (const auto& object : board.objects) {
      if (!object.blob.empty() && !there.contains(object.blob)) absent.insert(object.blob);
    }
  }
  if (!absent.empty()) {
    missing.push_back(std::to_string(absent.size()) +
                      " pictures that are not in the file: their places stay, with their words");
  }
  if (file.contains("ballots") && !whole.votes.empty()) {
    missing.emplace_back("who gave which dots in a vote: its results came");
  }
}

std::optional<ImportError> judge_version(const json::object& file) {
  const auto* const number = file.if_contains("version");
  const bool whole = number != nullptr && number->is_int64();
  if (whole && number->get_int64() == version) return std::nullopt;
  if (whole && number->get_int64() > version) {
    return ImportError{"/version", "is of a newer version of Tablée. Import it there."};
  }
  return ImportError{"/version",
                     "must be " + std::to_string(version) +
                         ": files from before have not all of an event. Export it again."};
}

}  // namespace

std::int64_t Reading::integer(const json::object& parent, const std::string& at,
                              std::string_view key, std::int64_t min, std::int64_t max,
                              std::int64_t otherwise) {
  const auto* const value = parent.if_contains(key);
  if (value == nullptr) return otherwise;
  json::error_code failed;
  const auto number = value->is_number() ? value->to_number<std::int64_t>(failed) : 0;
  if (value->is_number() && !failed && number >= min && number <= max) return number;
  json.fail(
      at + "/" + std::string(key),
      "must be a whole number from " + std::to_string(min) + " to " + std::to_string(max) + ".",
      Fault::number);
  return otherwise;
}

base::WallTime Reading::time(const json::object& parent, const std::string& at,
                             std::string_view key) {
  // The last millisecond of the year 9999: what is later than now was written by a clock that was fast.
  constexpr std::int64_t last = 253'402'300'799'999;
  return base::WallTime{std::chrono::milliseconds{integer(parent, at, key, 0, last)}};
}

std::uint32_t Reading::table(const json::object& parent, const std::string& at,
                             std::string_view key) {
  const auto number = json.number(parent, at, key, 0, limits::table_number_max);
  if (number != 0 && !tables.contains(number)) {
    json.fail(at + "/" + std::string(key), "is the number of no table of this event.");
  }
  return number;
}

std::string Reading::free_text(const json::object& parent, const std::string& at,
                               std::string_view key) {
  const auto* const value = parent.if_contains(key);
  if (value == nullptr) return {};
  const auto pointer = at + "/" + std::string(key);
  if (!value->is_string()) {
    json.fail(pointer, "must be a text.");
    return {};
  }
  const std::string_view text = value->get_string();
  const auto length = core::count_code_points(text);
  if (!length) {
    json.fail(pointer, "holds the character U+0000 or bytes that are not UTF-8.", Fault::control);
  } else if (*length > limits::text_code_points_max) {
    json.fail(pointer,
              "has " + std::to_string(*length) + " characters; at most " +
                  std::to_string(limits::text_code_points_max) + " are allowed.",
              Fault::too_long);
  } else {
    return std::string(text);
  }
  return {};
}

bool is_whole(const json::value& document) {
  const auto* const object = document.if_object();
  const auto* const said = object == nullptr ? nullptr : object->if_contains("format");
  return said != nullptr && said->is_string() && std::string_view(said->get_string()) == format;
}

bool is_whole(std::string_view text) {
  if (text.size() > limits::whole_event_bytes_max) return false;
  const auto root = parse_json(text);
  return root && is_whole(*root);
}

std::expected<WholeEvent, ImportError> read_whole(std::string_view text, PictureCheck is_picture) {
  if (text.size() > limits::whole_event_bytes_max) {
    return std::unexpected(ImportError{{},
                                       "has " + std::to_string(text.size()) + " bytes; at most " +
                                           std::to_string(limits::whole_event_bytes_max) +
                                           " are allowed."});
  }
  const auto root = parse_json(text);
  if (!root) return std::unexpected(root.error());
  if (!is_whole(*root)) {
    return std::unexpected(ImportError{"/format", "must be \"" + std::string(format) + "\"."});
  }
  const auto& file = root->get_object();
  if (auto bad = judge_version(file)) return std::unexpected(std::move(*bad));
  Reading reading;
  WholeEvent whole;
  reading.json.object(*root, "",
                      {"format", "version", "event", "tables", "votes", "made", "people", "agenda",
                       "phases", "ballots", "pictures", "boards", "left_out"});
  read_set_up(reading.json, file, whole.spec);
  read_tables(reading, file, whole);
  read_people(reading, file, whole);
  if (const auto* const agenda = reading.json.member(file, "", "agenda", false)) {
    whole.spec.agenda = read_agenda(reading.json, *agenda, "/agenda", whole.spec.language);
  }
  whole.phases = read_phases(reading, file);
  if (!reading.json.error()) read_boards(reading, file, whole);
  if (!reading.json.error()) whole.votes = read_votes(reading, file);
  if (!reading.json.error()) whole.pictures = read_pictures(reading, file, is_picture);
  if (reading.json.error()) return std::unexpected(*reading.json.error());
  tell_missing(reading, file, whole);
  whole.digest = to_hex(sha256(text));
  return whole;
}

EventSpec plan_of(WholeEvent given) {
  EventSpec spec = given.spec;
  spec.whole = std::make_shared<const WholeEvent>(std::move(given));
  return spec;
}

}  // namespace tablee::event::whole

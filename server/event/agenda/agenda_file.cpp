#include "event/agenda/agenda_file.h"

#include <algorithm>
#include <array>
#include <boost/json/object.hpp>
#include <set>

#include "base/limits.h"

namespace tablee::event {
namespace {

namespace json = boost::json;
namespace day = wire::day;

constexpr TextRule title{limits::title_code_points_max};
constexpr TextRule instruction{limits::instruction_code_points_max, TextRule::Lines::several};
constexpr TextRule word{64};
constexpr auto longest_phase = std::chrono::floor<std::chrono::minutes>(limits::timer_max);

constexpr std::array<std::string_view, 4> places{"anywhere", "agora", "tables", "screen"};
constexpr std::array<std::string_view, 6> stages{"unknown", "prepared", "rehearsed",
                                                 "running", "closed",   "archived"};

struct Right {
  std::string_view name;
  bool day::Allowed::*member;
};
constexpr std::array rights{Right{"write", &day::Allowed::write},
                            Right{"move", &day::Allowed::move_others},
                            Right{"ink", &day::Allowed::ink}, Right{"vote", &day::Allowed::vote},
                            Right{"propose", &day::Allowed::propose}};

/// Everything where nothing is said; an empty list is nothing.
day::Allowed read_allowed(JsonReader& reader, const json::object& phase, const std::string& at) {
  if (!phase.contains("allowed")) return {true, true, true, true, true};
  day::Allowed allowed;
  std::size_t index = 0;
  for (const auto& name : reader.texts(phase, at, "allowed", word)) {
    const auto right = std::ranges::find(rights, name, &Right::name);
    if (right == rights.end()) {
      reader.fail(at + "/allowed/" + std::to_string(index),
                  "must be write, move, ink, vote or propose.");
      break;
    }
    allowed.*(right->member) = true;
    ++index;
  }
  return allowed;
}

day::Place read_place(JsonReader& reader, const json::object& phase, const std::string& at) {
  const auto name = reader.optional_text(phase, at, "place", word);
  if (name.empty()) return day::Place::anywhere;
  const auto found = std::ranges::find(places, name);
  if (found == places.end()) {
    reader.fail(at + "/place", "must be anywhere, agora, tables or screen.");
    return day::Place::anywhere;
  }
  return static_cast<day::Place>(found - places.begin());
}

/// Whether `member` says `hidden`, and not `shown` or nothing.
bool is_hidden(JsonReader& reader, const json::object& phase, const std::string& at,
               std::string_view member, std::string_view hidden, std::string_view shown) {
  const auto said = reader.optional_text(phase, at, member, word);
  if (said == hidden) return true;
  if (!said.empty() && said != shown) {
    reader.fail(at + "/" + std::string(member),
                "must be " + std::string(hidden) + " or " + std::string(shown) + ".");
  }
  return false;
}

void read_privacy(JsonReader& reader, const json::object& object, const std::string& at,
                  day::Phase& phase) {
  if (is_hidden(reader, object, at, "privacy", "private", "open")) {
    phase.privacy = day::Privacy::hidden;
  }
  if (!is_hidden(reader, object, at, "names", "hidden", "shown")) return;
  phase.names = day::Names::hidden;
  // What is written on a board bears the number of who wrote it (D9).
  if (phase.privacy == day::Privacy::hidden) return;
  reader.fail(at + "/names", "can be hidden only where privacy is private.");
}

std::vector<day::TableNumber> read_places(JsonReader& reader, const json::object& phase,
                                          const std::string& at) {
  std::set<day::TableNumber> numbers;
  for (const auto& value : reader.list(phase, at, "tables", false)) {
    json::error_code failed;
    const auto number = value.is_number() ? value.to_number<std::int64_t>(failed) : -1;
    if (failed || number < 0 || number > limits::table_number_max) {
      reader.fail(at + "/tables", "must hold numbers of tables; 0 is the agora.", Fault::number);
      return {};
    }
    numbers.insert(static_cast<day::TableNumber>(number));
  }
  if (numbers.size() > limits::tables_per_event_max) {
    reader.fail(at + "/tables", "names more tables than an event has.", Fault::too_many);
  }
  return {numbers.begin(), numbers.end()};
}

day::Phase read_phase(JsonReader& reader, const json::value& value, const std::string& at) {
  const auto& object = reader.object(value, at,
                                     {"title", "instruction", "minutes", "place", "allowed",
                                      "tables", "locks_at_end", "privacy", "names"});
  day::Phase phase;
  phase.title = reader.required_text(object, at, "title", title);
  phase.instruction = reader.optional_text(object, at, "instruction", instruction);
  phase.length = std::chrono::minutes{
      reader.number(object, at, "minutes", 0, static_cast<std::uint32_t>(longest_phase.count()))};
  phase.place = read_place(reader, object, at);
  phase.allowed = read_allowed(reader, object, at);
  phase.tables = read_places(reader, object, at);
  phase.locks_at_end = reader.flag(object, at, "locks_at_end");
  read_privacy(reader, object, at, phase);
  return phase;
}

}  // namespace

std::vector<day::Phase> read_agenda(JsonReader& reader, const json::value& value,
                                    const std::string& at, std::string_view language) {
  if (value.is_string()) {
    auto phases = agenda_template(reader.text(value, at, word), language);
    if (!phases) reader.fail(at, "must be a list of phases, or one of: " + template_names() + ".");
    return std::move(phases).value_or(std::vector<day::Phase>{});
  }
  std::vector<day::Phase> phases;
  if (!value.is_array()) {
    reader.fail(at, "must be a list of phases, or one of: " + template_names() + ".");
    return phases;
  }
  for (const auto& each : value.get_array()) {
    if (reader.error()) break;
    if (phases.size() == limits::phases_per_agenda_max) {
      reader.fail(at + "/" + std::to_string(phases.size()),
                  "is one phase too many: at most " +
                      std::to_string(limits::phases_per_agenda_max) + " are allowed.",
                  Fault::too_many);
      break;
    }
    phases.push_back(read_phase(reader, each, at + "/" + std::to_string(phases.size())));
    phases.back().id = static_cast<std::uint32_t>(phases.size());
  }
  return phases;
}

json::array write_agenda(const std::vector<day::Phase>& phases) {
  json::array list;
  for (const auto& phase : phases) {
    json::object object{{"title", phase.title}};
    if (!phase.instruction.empty()) object["instruction"] = phase.instruction;
    const auto minutes = std::chrono::ceil<std::chrono::minutes>(phase.length).count();
    if (minutes > 0) object["minutes"] = minutes;
    const auto place = places.at(static_cast<std::size_t>(phase.place));
    object["place"] = json::string_view{place.data(), place.size()};
    json::array allowed;
    for (const auto& right : rights) {
      if (phase.allowed.*(right.member)) {
        allowed.emplace_back(json::string_view{right.name.data(), right.name.size()});
      }
    }
    object["allowed"] = std::move(allowed);
    if (!phase.tables.empty())
      object["tables"] = json::array(phase.tables.begin(), phase.tables.end());
    if (phase.locks_at_end) object["locks_at_end"] = true;
    if (phase.privacy == day::Privacy::hidden) object["privacy"] = "private";
    if (phase.names == day::Names::hidden) object["names"] = "hidden";
    list.push_back(std::move(object));
  }
  return list;
}

day::Stage stage_named(std::string_view name) {
  const auto found = std::ranges::find(stages, name);
  return found == stages.end() ? day::Stage::unknown
                               : static_cast<day::Stage>(found - stages.begin());
}

std::string_view name(day::Stage stage) {
  return stages.at(static_cast<std::size_t>(stage));
}

}  // namespace tablee::event

// An event as a file that makes it again.
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "event/agenda/agenda_file.h"
#include "event/event_parts.h"
#include "event/event_spec.h"

namespace tablee::event {
namespace {

namespace json = boost::json;

json::array list_of(const std::vector<std::string>& texts) {
  json::array list;
  for (const auto& text : texts) list.emplace_back(text);
  return list;
}

/// What is empty is left out: it can not stand in a file.
void put(json::object& object, std::string_view key, const std::string& text) {
  if (!text.empty()) object[json::string_view{key.data(), key.size()}] = text;
}

void put(json::object& object, std::string_view key, std::uint32_t number) {
  if (number > 0) object[json::string_view{key.data(), key.size()}] = number;
}

json::array tables_of(const EventSpec& spec) {
  json::array tables;
  for (const auto& table : spec.tables) {
    json::object object{{"number", table.number}, {"question", table.question}};
    json::array clusters;
    for (const auto& cluster : table.clusters) {
      clusters.push_back({{"title", cluster.title}, {"notes", list_of(cluster.notes)}});
    }
    if (!clusters.empty()) object["clusters"] = std::move(clusters);
    tables.push_back(std::move(object));
  }
  return tables;
}

}  // namespace

EventSpec plan_of(const Overview& overview) {
  return {.title = overview.title,
          .date = overview.date,
          .place = overview.place,
          .occasion = overview.occasion,
          .language = overview.language,
          .time_zone = overview.time_zone,
          .introduction = overview.introduction,
          .closing = overview.closing,
          .contact = overview.contact,
          .responsible = overview.responsible,
          .retention_days = overview.retention_days,
          .participants = overview.participants,
          .duration_minutes = overview.duration_minutes,
          .principles = overview.principles,
          .tables = {},
          .agenda = {},
          .stage = overview.stage};
}

json::object write_set_up(const EventSpec& spec) {
  json::object event;
  put(event, "title", spec.title);
  put(event, "date", spec.date);
  put(event, "time_zone", spec.time_zone);
  put(event, "place", spec.place);
  put(event, "frame", spec.occasion);
  put(event, "language", spec.language);
  put(event, "introduction", spec.introduction);
  put(event, "closing", spec.closing);
  put(event, "contact", spec.contact);
  put(event, "responsible", spec.responsible);
  put(event, "retention_days", spec.retention_days);
  put(event, "participants", spec.participants);
  put(event, "duration_minutes", spec.duration_minutes);
  if (!spec.principles.empty()) event["principles"] = list_of(spec.principles);
  const auto stage = name(spec.stage);
  if (spec.stage != wire::day::Stage::running) {
    event["stage"] = json::string_view{stage.data(), stage.size()};
  }
  return event;
}

std::string write_event_file(const EventSpec& spec) {
  json::object file{{"event", write_set_up(spec)}, {"tables", tables_of(spec)}};
  if (!spec.agenda.empty()) file["agenda"] = write_agenda(spec.agenda);
  return json::serialize(file) + "\n";
}

}  // namespace tablee::event

// /api/v1/join, /me, /event: who is who.
#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/value_from.hpp>
#include <optional>

#include "event/agenda/agenda_file.h"
#include "http/api.h"
#include "http/body.h"
#include "http/door.h"
#include "http/refused.h"

namespace tablee::http {
namespace {

namespace json = boost::json;

json::object event_json(const event::Overview& overview) {
  return {{"id", base::to_hex(overview.id.value)},
          {"title", overview.title},
          {"language", overview.language}};
}

/// For who reads before coming in: who is responsible for what is kept, and how long it is.
json::object doorway_json(const event::Overview& overview, std::uint32_t retention_days) {
  auto result = event_json(overview);
  result["date"] = overview.date;
  result["contact"] = overview.contact;
  result["responsible"] = overview.responsible;
  result["retention_days"] = retention_days;
  result["stage"] = text(event::name(overview.stage));
  return result;
}

json::object identity_json(const event::Overview& overview, const event::Grant& grant) {
  return {{"event", event_json(overview)},
          {"participant", grant.participant.value},
          {"role", text(event::name(grant.role))},
          {"name", grant.name}};
}

Response event_is_gone() {
  return error_answer(404, "not_found", "This event is gone.");
}

}  // namespace

Response Api::look(const Request& request) {
  const auto body = body_of(request);
  const auto code = body ? member(*body, "code") : std::nullopt;
  if (!code) return bad_body(R"({"code":"ABC-DEF"})");
  const auto invited = events_.look(*code, origin_of(request));
  if (!invited) return refused(invited.error());
  const event::Overview* const overview = events_.overview(invited->event);
  if (overview == nullptr) return event_is_gone();
  json::object result{{"event", doorway_json(*overview, events_.retention_days(*overview))},
                      {"role", text(event::name(invited->role))}};
  if (!invited->name.empty()) result["name"] = invited->name;
  return json_answer(std::move(result));
}

Response Api::join(const Request& request, Live& live) {
  const auto body = body_of(request);
  const auto code = body ? member(*body, "code") : std::nullopt;
  const auto name = body ? member(*body, "name") : std::nullopt;
  const auto nonce = body ? member(*body, "nonce") : std::nullopt;
  const auto before = body ? member(*body, "before") : std::nullopt;
  if (!code || !name || (body->contains("nonce") && !nonce) ||
      (body->contains("before") && !before)) {
    return bad_body(
        R"({"code":"ABC-DEF","name":"Ada","nonce":"20 to 64 letters and digits","before":"a token"})");
  }
  const auto joined =
      events_.join(*code, *name, origin_of(request), nonce.value_or(""), before.value_or(""));
  if (!joined) return refused(joined.error());
  const event::Overview* const overview = events_.overview(joined->event);
  if (overview == nullptr) return event_is_gone();
  if (!joined->again) live.people_changed(joined->event);
  auto result =
      identity_json(*overview, {joined->event, joined->participant, joined->role, joined->name});
  result["token"] = joined->token;
  return json_answer(std::move(result));
}

Response Api::me(const Request& request, const event::Grant& grant, Live& live) {
  const event::Overview* const overview = events_.overview(grant.event);
  if (overview == nullptr) return event_is_gone();
  if (request.method != Method::post) return json_answer(identity_json(*overview, grant));
  const auto body = body_of(request);
  const auto name = body ? member(*body, "name") : std::nullopt;
  if (!name) return bad_body(R"({"name":"Ada"})");
  auto renamed = events_.rename(grant.event, grant.participant, *name);
  if (!renamed) return refused(renamed.error());
  live.people_changed(grant.event);
  return json_answer(
      identity_json(*overview, {grant.event, grant.participant, grant.role, *renamed}));
}

Response Api::name_person(const Request& request, const event::Grant& grant, Live& live) {
  const auto body = body_of(request);
  const auto name = body ? member(*body, "name") : std::nullopt;
  const auto who = body ? number_or(request, "participant", 0) : std::nullopt;
  if (!name || !who) return bad_body(R"({"participant":2,"name":"Ada"})");
  const auto people = events_.attendance(grant.event);
  const auto is_they = [&](const auto& one) { return one.person.participant.value == *who; };
  if (std::ranges::none_of(people, is_they)) {
    return error_answer(409, "unknown_person", "There is no such person. Look at the list again.");
  }
  const auto renamed = events_.rename(grant.event, base::ParticipantId{*who}, *name);
  if (!renamed) return refused(renamed.error());
  live.people_changed(grant.event);
  return json_answer({{"participant", *who}, {"name", *renamed}});
}

Response Api::event(const event::Grant& grant) const {
  const event::Overview* const overview = events_.overview(grant.event);
  if (overview == nullptr) return event_is_gone();
  json::array tables;
  for (const auto& table : overview->tables) {
    json::object one{{"number", table.number},
                     {"question", table.question},
                     {"board", base::to_hex(table.board.value)}};
    if (table.closed) one["closed"] = true;
    tables.push_back(std::move(one));
  }
  json::array people;
  for (const auto& one : events_.attendance(grant.event)) {
    json::object person{{"participant", one.person.participant.value},
                        {"name", one.person.name},
                        {"role", text(event::name(one.person.role))}};
    if (one.out) person["out"] = true;
    if (one.tablet.value != 0) person["tablet"] = one.tablet.value;
    people.push_back(std::move(person));
  }
  json::object result{{"id", base::to_hex(overview->id.value)},
                      {"title", overview->title},
                      {"date", overview->date},
                      {"place", overview->place},
                      {"occasion", overview->occasion},
                      {"language", overview->language},
                      {"time_zone", overview->time_zone},
                      {"introduction", overview->introduction},
                      {"closing", overview->closing},
                      {"contact", overview->contact},
                      {"responsible", overview->responsible},
                      {"retention_days", events_.retention_days(*overview)},
                      {"stage", text(event::name(overview->stage))},
                      {"expected", overview->participants},
                      {"duration_minutes", overview->duration_minutes},
                      {"principles", json::value_from(overview->principles)},
                      {"me", identity_json(*overview, grant)},
                      {"tables", std::move(tables)},
                      {"agora", base::to_hex(overview->agora.value)},
                      {"people", std::move(people)}};
  if (const auto page = events_.publications().newest(grant.event); page && !page->secret.empty()) {
    result["published"] = {{"version", page->version},
                           {"made", page->record.made.time_since_epoch().count()},
                           {"path", "/r/" + page->secret}};
  }
  if (grant.role == event::Role::moderator) result["links"] = links_json(grant.event);
  return json_answer(std::move(result));
}

}  // namespace tablee::http

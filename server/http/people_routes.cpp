// /api/v1/join, /me, /event, /links: who is who.
#include <algorithm>
#include <array>
#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/value_from.hpp>
#include <optional>

#include "http/api.h"
#include "http/door.h"

namespace tablee::http {
namespace {

namespace json = boost::json;

struct LinkKind {
  std::string_view name;
  event::Role role;
};
constexpr std::array link_kinds{LinkKind{"join", event::Role::participant},
                                LinkKind{"moderator", event::Role::moderator},
                                LinkKind{"observer", event::Role::observer}};

json::string_view text(std::string_view view) {
  return {view.data(), view.size()};
}

std::optional<json::object> body_of(const Request& request) {
  boost::system::error_code error;
  json::value value = json::parse(text(request.body), error);
  if (error || !value.is_object()) return std::nullopt;
  return std::move(value.as_object());
}

std::optional<std::string> member(const json::object& object, std::string_view name) {
  const json::value* const value = object.if_contains(text(name));
  if (value == nullptr || !value->is_string()) return std::nullopt;
  return std::string{value->as_string().data(), value->as_string().size()};
}

Response bad_body(std::string_view expected) {
  return error_answer(400, "bad_body", "Send JSON of the form " + std::string{expected} + ".");
}

Response refused(const event::JoinError& error) {
  switch (error.code) {
    case event::JoinErrorCode::unknown_code:
      return error_answer(404, "bad_code", error.message);
    case event::JoinErrorCode::revoked:
      return error_answer(410, "bad_code", error.message);
    case event::JoinErrorCode::bad_name:
      return error_answer(422, "bad_name", error.message);
    case event::JoinErrorCode::event_full:
      return error_answer(409, "full", error.message);
    case event::JoinErrorCode::store_failed:
      return error_answer(503, "store_failed", error.message);
    case event::JoinErrorCode::slow_down: {
      auto response = error_answer(429, "slow_down", error.message);
      const auto wait = std::chrono::ceil<std::chrono::seconds>(error.wait);
      response.set("Retry-After", std::to_string(wait.count()));
      return response;
    }
  }
  return error_answer(500, "internal", error.message);
}

json::object identity_json(const event::Overview& overview, const event::Grant& grant) {
  return {{"event",
           {{"id", base::to_hex(grant.event.value)},
            {"title", overview.title},
            {"language", overview.language}}},
          {"participant", grant.participant.value},
          {"role", text(event::name(grant.role))},
          {"name", grant.name}};
}

Response event_is_gone() {
  return error_answer(404, "not_found", "This event is gone.");
}

}  // namespace

Response Api::join(const Request& request, Live& live) {
  const auto body = body_of(request);
  const auto code = body ? member(*body, "code") : std::nullopt;
  const auto name = body ? member(*body, "name") : std::nullopt;
  if (!code || !name) return bad_body(R"({"code":"ABC-DEF","name":"Ada"})");
  const auto joined = events_.join(*code, *name, network_of(request.from));
  if (!joined) return refused(joined.error());
  const event::Overview* const overview = events_.overview(joined->event);
  if (overview == nullptr) return event_is_gone();
  live.people_changed(joined->event);
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

Response Api::event(const event::Grant& grant) const {
  const event::Overview* const overview = events_.overview(grant.event);
  if (overview == nullptr) return event_is_gone();
  json::array tables;
  for (const auto& table : overview->tables) {
    tables.push_back({{"number", table.number},
                      {"question", table.question},
                      {"board", base::to_hex(table.board.value)}});
  }
  json::array people;
  for (const auto& person : events_.people(grant.event)) {
    people.push_back({{"participant", person.participant.value},
                      {"name", person.name},
                      {"role", text(event::name(person.role))}});
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
                      {"expected", overview->participants},
                      {"duration_minutes", overview->duration_minutes},
                      {"principles", json::value_from(overview->principles)},
                      {"me", identity_json(*overview, grant)},
                      {"tables", std::move(tables)},
                      {"agora", base::to_hex(overview->agora.value)},
                      {"people", std::move(people)}};
  if (grant.role == event::Role::moderator) result["links"] = links_json(grant.event);
  return json_answer(std::move(result));
}

json::object Api::links_json(base::EventId event) const {
  json::object result;
  for (const auto& link : events_.links(event)) {
    if (link.revoked || link.secret.empty()) continue;
    for (const auto& kind : link_kinds) {
      // Of several the newest wins: they come in order of number.
      if (kind.role == link.role) {
        result[text(kind.name)] =
            link.role == event::Role::participant ? event::shown_code(link.secret) : link.secret;
      }
    }
  }
  return result;
}

Response Api::links(const event::Grant& grant, Rest path, Live& live) {
  if (grant.role != event::Role::moderator) {
    return error_answer(403, "not_allowed", "Only moderators make and revoke links.");
  }
  const auto* const kind =
      path.empty() ? nullptr : std::ranges::find(link_kinds, path[0], &LinkKind::name);
  const bool revoke = path.size() == 2 && path[1] == "revoke";
  if (kind == nullptr || kind == link_kinds.end() || (path.size() == 2 && !revoke)) {
    return error_answer(404, "not_found", "Links are: join, moderator, observer.");
  }
  const Response failed = error_answer(
      503, "store_failed", "The server can not write to its store. Nothing has changed.");
  if (revoke) {
    const auto closed = events_.revoke(grant.event, kind->role);
    if (!closed) return failed;
    live.revoked(grant.event, *closed);
    return json_answer({{"revoked", closed->size()}, {"links", links_json(grant.event)}});
  }
  if (!events_.issue(grant.event, kind->role)) return failed;
  return json_answer({{"links", links_json(grant.event)}});
}

}  // namespace tablee::http

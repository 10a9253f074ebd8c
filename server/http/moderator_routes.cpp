// /api/v1/links and /people: how people come in, and who goes. For moderators only.
#include <algorithm>
#include <array>
#include <boost/json/array.hpp>
#include <limits>

#include "http/api.h"
#include "http/body.h"

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

constexpr std::uint32_t all = std::numeric_limits<std::uint32_t>::max();

}  // namespace

// Of several the newest wins: they come in order of number.
json::object Api::links_json(base::EventId event) const {
  json::object result;
  for (const auto& link : events_.links(event)) {
    result["newest"] = link.number;
    if (link.closed || link.revoked || link.secret.empty()) continue;
    for (const auto& kind : link_kinds) {
      if (kind.role != link.role) continue;
      const bool code = link.role == event::Role::participant;
      result[text(kind.name)] = code ? event::shown_code(link.secret) : link.secret;
      if (code) result["join_address"] = link.address;
    }
  }
  return result;
}

Response Api::links(const Request& request, const event::Grant& grant, Rest path, Live& live) {
  if (grant.role != event::Role::moderator) {
    return error_answer(403, "not_allowed", "Only moderators make and revoke links.");
  }
  const auto* const kind =
      path.empty() ? nullptr : std::ranges::find(link_kinds, path[0], &LinkKind::name);
  const std::string_view act = path.size() == 2 ? path[1] : "";
  const bool known = path.size() == 1 || act == "revoke" || act == "renew";
  if (kind == nullptr || kind == link_kinds.end() || !known) {
    return error_answer(404, "not_found", "Links are: join, moderator, observer.");
  }
  if (act == "revoke") {
    const auto upto = number_or(request, "upto", all);
    if (!upto) return bad_body(R"({"upto":7})");
    const auto closed = events_.revoke(grant.event, kind->role, grant.participant, *upto);
    if (!closed) return store_failed();
    live.revoked(grant.event, *closed);
    if (!closed->empty()) live.people_changed(grant.event);
    return json_answer({{"revoked", closed->size()}, {"links", links_json(grant.event)}});
  }
  const auto after = number_or(request, "after", all);
  if (!after) return bad_body(R"({"after":7})");
  const auto older = act == "renew" ? event::OlderLinks::close : event::OlderLinks::keep;
  const auto issued = events_.issue(grant.event, kind->role, older, *after);
  if (issued) return json_answer({{"links", links_json(grant.event)}});
  if (issued.error().too_many) return error_answer(409, "too_many", issued.error().message);
  return store_failed();
}

Answer Api::people(const Request& request, const event::Grant& grant, Rest path, Live& live) {
  const std::string_view act = path.empty() ? "" : path[0];
  if (!path.empty() && act != "out" && act != "name" && act != "forget") {
    return error_answer(404, "not_found", "There is nothing at this address.");
  }
  if (grant.role != event::Role::moderator) {
    return error_answer(403, "not_allowed", "Only moderators see and do this.");
  }
  const bool reads = request.method == Method::get || request.method == Method::head;
  if (path.empty()) return reads ? everybody(grant) : method_not_allowed("GET, HEAD");
  if (act == "forget" && reads) return would_forget(request, grant);
  const bool post = request.method == Method::post;
  if (act == "forget")
    return post ? forget(request, grant, live) : method_not_allowed("GET, HEAD, POST");
  if (!post) return method_not_allowed("POST");
  return act == "out" ? put_out(request, grant, live) : name_person(request, grant, live);
}

Response Api::everybody(const event::Grant& grant) const {
  json::array people;
  for (const auto& one : events_.attendance(grant.event)) {
    people.push_back({{"participant", one.person.participant.value},
                      {"name", one.person.name},
                      {"role", text(event::name(one.person.role))},
                      {"joined", one.joined.time_since_epoch().count()},
                      {"here", one.here},
                      {"out", one.out},
                      {"changes", one.batches}});
  }
  const auto places = [&](event::Role role) -> json::value {
    const auto of = events_.places(grant.event, role);
    return {{"taken", of.taken}, {"all", of.all}};
  };
  return json_answer({{"people", std::move(people)},
                      {"places",
                       {{"moderators", places(event::Role::moderator)},
                        {"others", places(event::Role::participant)}}}});
}

Response Api::put_out(const Request& request, const event::Grant& grant, Live& live) {
  const auto body = body_of(request);
  const auto list = body ? numbers(*body, "participants") : std::nullopt;
  if (!list) return bad_body(R"({"participants":[2,3]})");
  std::vector<base::ParticipantId> participants;
  for (const auto number : *list) participants.emplace_back(number);
  const auto out = events_.put_out(grant.event, participants, grant.participant);
  if (!out) {
    if (out.error() == event::PutOutError::store_failed) return store_failed();
    return error_answer(409, "yourself",
                        "You can not put yourself out: leave instead, or ask another moderator.");
  }
  if (!out->empty()) {
    live.revoked(grant.event, *out);
    live.people_changed(grant.event);
  }
  return json_answer({{"out", out->size()}});
}

}  // namespace tablee::http

// /api/v1/tablet: the people with whom somebody shares a device.
#include "event/tablets.h"
#include "http/api.h"
#include "http/body.h"
#include "http/refused.h"

namespace tablee::http {

Response Api::tablet(const Request& request, const event::Grant& grant, Rest path, Live& live) {
  const std::string_view act = path.size() == 1 ? path[0] : "";
  if (act == "people") return add_beside(request, grant, live);
  if (act != "leave" && act != "way") {
    return error_answer(404, "not_found", "There are: people, leave, way.");
  }
  const auto body = body_of(request);
  const auto who = body ? number_or(request, "participant", 0) : std::nullopt;
  if (!who) return bad_body(R"({"participant":2})");
  event::Tablets tablets(events_);
  const base::ParticipantId participant{*who};
  if (act == "way") {
    const auto secret = tablets.own_way(grant.event, grant.participant, participant);
    return secret ? json_answer({{"secret", *secret}}) : refused(secret.error());
  }
  const auto left = tablets.remove(grant.event, grant.participant, participant);
  if (!left) return refused(left.error());
  live.people_changed(grant.event);
  return json_answer({{"participant", *who}});
}

Response Api::add_beside(const Request& request, const event::Grant& grant, Live& live) {
  const auto body = body_of(request);
  const auto name = body ? member(*body, "name") : std::nullopt;
  const auto nonce = body ? member(*body, "nonce") : std::nullopt;
  if (!name || !nonce) return bad_body(R"({"name":"Ada","nonce":"20 to 64 letters and digits"})");
  const auto added = event::Tablets(events_).add(grant.event, grant.participant, *name, *nonce);
  if (!added) return refused(added.error());
  live.people_changed(grant.event);
  return json_answer({{"participant", added->participant.value}, {"name", added->name}});
}

}  // namespace tablee::http

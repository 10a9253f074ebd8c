// /api/v1/events/{id}/…: what an event has come to, for its moderators.
#include "http/api.h"
#include "http/body.h"
#include "http/pack.h"
#include "http/restitution.h"

namespace tablee::http {
namespace {

/// What goes in, as a query says it: everything that moderators see anyway when it says nothing. Nothing when it says something else.
std::optional<render::Choice> choice_of(const Request& request) {
  render::Choice choice{.naming = {}, .leftovers = true, .dots = true};
  const auto naming = parse_naming(request.parameter("names").value_or("first"));
  if (!naming) return std::nullopt;
  choice.naming = *naming;
  const auto says = [&](std::string_view name, bool& value) {
    const auto text = request.parameter(name).value_or("yes");
    value = text == "yes";
    return value || text == "no";
  };
  choice.pictures = choice.photos = true;
  if (!says("leftovers", choice.leftovers) || !says("dots", choice.dots) ||
      !says("pictures", choice.pictures) || !says("photos", choice.photos)) {
    return std::nullopt;
  }
  const auto deleted = request.parameter("deleted").value_or("no");
  if (deleted != "yes" && deleted != "no") return std::nullopt;
  choice.deleted = deleted == "yes";
  return choice;
}

std::string file_name(const event::Overview& overview, Form form) {
  const bool dated = overview.date.size() == 10;
  return "tablee-" + (dated ? overview.date : base::to_hex(overview.id.value)) + "." +
         std::string{form_name(form)};
}

Response written(const store::Store& store, const EventFacts& facts, const render::Choice& choice,
                 Form form, const std::stop_token& stop) {
  auto bytes = write_export(store, facts, choice, form, stop);
  if (!bytes) {
    return error_answer(500, "quarantined",
                        "A board of this event can not be read. It is left as it is for its "
                        "operator; nothing was exported.");
  }
  Response response{.body = std::move(*bytes)};
  response.set("Content-Type", media_type(form));
  response.set("Content-Disposition",
               "attachment; filename=\"" + file_name(facts.overview, form) + '"');
  return response;
}

}  // namespace

Answer Api::outcome(const Request& request, const event::Grant& grant, Rest path) {
  const auto id = base::from_hex(path[0]);
  // An event of others is not told from one that does not exist.
  if (!id || base::EventId{*id} != grant.event) {
    return error_answer(404, "not_found", "There is no such event.");
  }
  if (grant.role != event::Role::moderator) {
    return error_answer(403, "not_allowed", "Only moderators export and publish an event.");
  }
  if (path.size() == 2 && path[1] == "export") {
    if (request.method != Method::get && request.method != Method::head) {
      return method_not_allowed("GET, HEAD");
    }
    return exported(request, grant);
  }
  if (path.size() <= 3 && path.size() >= 2 && path[1] == "publications") {
    return publications(request, grant, path.subspan(2));
  }
  if (path.size() == 2 && path[1] == "photos") return photos(request, grant);
  return error_answer(404, "not_found", "An event has: export, photos, publications.");
}

Answer Api::exported(const Request& request, const event::Grant& grant) const {
  const auto form = parse_form(request.parameter("format").value_or("html"));
  const auto choice = choice_of(request);
  if (!form || !choice) {
    return error_answer(
        400, "bad_parameter",
        "The parameter format is html, pdf, md, csv or json; names is first, numbers "
        "or nobody; leftovers, dots, pictures, photos and deleted are yes or no.");
  }
  const bool gzip = reads_gzip(request);
  return Deferred{.who = asker(grant),
                  .same = "export/" + base::to_hex(grant.event.value) + "/" + request.query +
                          (gzip ? "/gzip" : ""),
                  .begin = [=, this, event = grant.event]() -> Work {
                    const auto* const overview = events_.overview(event);
                    if (overview == nullptr) return event_gone();
                    EventFacts facts{*overview, names_of(event)};
                    return Work{[store = &store_, facts = std::move(facts), choice = *choice,
                                 form = *form, gzip](const std::stop_token& stop) {
                      return packed(written(*store, facts, choice, form, stop), gzip);
                    }};
                  },
                  .end = {}};
}

}  // namespace tablee::http

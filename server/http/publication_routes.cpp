// /api/v1/events/{id}/publications and /r/{secret}: what an event has come to is made public, and taken back.
//
// A version's bytes are in the store before its address is told, and never change. Whoever has an address needs no token; there are
// no cookies, and no other page may frame it.
#include <algorithm>
#include <charconv>
#include <limits>
#include <memory>

#include "base/limits.h"
#include "event/time_zone.h"
#include "http/api.h"
#include "http/body.h"
#include "http/door.h"
#include "http/pack.h"
#include "http/restitution.h"
#include "render/outcome_words.h"
#include "render/page.h"

namespace tablee::http {
namespace {

namespace json = boost::json;

struct Wanted {
  render::Choice choice;
  std::uint32_t after = std::numeric_limits<std::uint32_t>::max();
};

std::optional<Wanted> wanted_of(const Request& request) {
  const auto body = body_of(request);
  if (!body) return std::nullopt;
  Wanted wanted;
  const auto naming = parse_naming(member(*body, "names").value_or(""));
  const auto says = [&](std::string_view name, bool& value) {
    const auto* const found = body->if_contains(text(name));
    if (found == nullptr || !found->is_bool()) return false;
    value = found->get_bool();
    return true;
  };
  // Pages from before there were pictures and photos do not ask for them.
  const auto may_say = [&](std::string_view name, bool& value) {
    return !body->contains(text(name)) || says(name, value);
  };
  const bool pictures = may_say("pictures", wanted.choice.pictures);
  const bool photos = may_say("photos", wanted.choice.photos);
  const auto after = number_or(request, "after", wanted.after);
  if (!naming || !after || !pictures || !photos || !says("leftovers", wanted.choice.leftovers) ||
      !says("dots", wanted.choice.dots)) {
    return std::nullopt;
  }
  wanted.choice.naming = *naming;
  wanted.after = *after;
  return wanted;
}

json::object publication_json(const event::Publication& one) {
  json::object object{{"version", one.version},
                      {"made", one.record.made.time_since_epoch().count()},
                      {"by", one.record.by.value},
                      {"names", one.record.names},
                      {"leftovers", one.record.leftovers},
                      {"dots", one.record.dots},
                      {"pictures", one.record.pictures},
                      {"photos", one.record.photos},
                      {"bytes", one.record.bytes},
                      {"revoked", one.record.revoked},
                      {"held", one.record.held}};
  if (!one.record.revoked && !one.secret.empty()) object["path"] = "/r/" + one.secret;
  return object;
}

Response unreadable() {
  return error_answer(500, "quarantined",
                      "A board of this event can not be read. It is left as it is for its "
                      "operator; nothing was published.");
}

Response too_large() {
  return error_answer(409, "too_large",
                      "This is more than a page may hold. Publish without the pictures of the "
                      "boards, without some of the photos, or without the notes that are left.");
}

/// What came of it, for the thread that knows what was published.
using Published = std::shared_ptr<std::optional<event::Publication>>;

Response write_down(store::Store& store, const EventFacts& facts, const render::Choice& choice,
                    event::Publication one, const Published& kept, const std::stop_token& stop) {
  auto outcome = read_restitution(store, facts, choice, stop);
  if (!outcome) return unreadable();
  const auto& words = render::words_for(facts.overview.language);
  const auto local = event::local_time(one.record.made, facts.overview.time_zone);
  outcome->made = words.made(one.version, local);
  auto page = render::page(*outcome);
  if (page.size() > limits::publication_bytes_max) return too_large();
  one.record.bytes = page.size();
  const auto rows = event::Publications::writes(facts.overview.id, one, std::move(page));
  if (!store.write_records(rows)) return store_failed();
  *kept = one;
  return json_answer({{"publication", publication_json(one)}}, 201);
}

/// What has nothing to do with our own pages: no script, no picture, no other style, no frame around it.
void close(Response& response) {
  response.set("Content-Type", "text/html; charset=utf-8");
  response.set("Content-Security-Policy",
               "default-src 'none'; style-src " +
                   style_source(render::style_of(response.content())) +
                   "; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
  response.set("X-Robots-Tag", "noindex");
}

Response sentence(unsigned status, std::string_view language, std::string_view title,
                  std::string_view text) {
  Response response{.status = status, .body = render::sentence_page(language, title, text)};
  close(response);
  return response;
}

Response nothing_here() {
  return sentence(404, "en", "Nothing here · Rien ici",
                  "There is no page at this address. Look whether it is whole. – Il n’y a pas de "
                  "page à cette adresse. Vérifiez qu’elle est entière.");
}

Response revoked(std::string_view language) {
  if (render::is_french(language)) {
    return sentence(410, "fr", "Cette page n’est plus publiée",
                    "Elle a été retirée par celles et ceux qui l’avaient publiée. Demandez-leur "
                    "s’il en existe une autre.");
  }
  return sentence(410, "en", "This page is no longer published",
                  "Those who had published it took it back. Ask them whether there is another.");
}

/// 503, for it may come back; nothing says when.
Response held(std::string_view language) {
  if (render::is_french(language)) {
    return sentence(
        503, "fr", "Cette page attend d’être confirmée",
        "Ce serveur a été remis en place depuis une sauvegarde. La page sera de nouveau "
        "là quand celles et ceux qui l’ont publiée l’auront confirmée.");
  }
  return sentence(503, "en", "This page waits to be confirmed",
                  "This server was restored from a backup. The page is here again once those who "
                  "published it have confirmed it.");
}

}  // namespace

json::array Api::publications_json(base::EventId event) const {
  json::array list;
  for (const auto& one : events_.publications().of(event)) list.push_back(publication_json(one));
  return list;
}

Answer Api::publications(const Request& request, const event::Grant& grant, Rest path) {
  const bool reads = request.method == Method::get || request.method == Method::head;
  if (path.empty()) {
    if (request.method == Method::post) return publish(request, grant);
    if (!reads) return method_not_allowed("GET, HEAD, POST");
    return json_answer({{"publications", publications_json(grant.event)}});
  }
  std::uint32_t version = 0;
  const auto [end, failed] =
      std::from_chars(path[0].data(), path[0].data() + path[0].size(), version);
  const bool whole = failed == std::errc{} && end == path[0].data() + path[0].size();
  if (!whole || events_.publications().record({grant.event, version}) == nullptr) {
    return error_answer(404, "not_found", "There is no such version.");
  }
  if (request.method != Method::erase && request.method != Method::post) {
    return method_not_allowed("DELETE, POST");
  }
  auto& all = events_.publications();
  const auto written = request.method == Method::erase ? all.revoke(store_, grant.event, version)
                                                       : all.release(store_, grant.event, version);
  if (!written) return store_failed();
  return json_answer({{"publications", publications_json(grant.event)}});
}

// Asked again with `after` it is the version that was made the first time.
Answer Api::publish(const Request& request, const event::Grant& grant) {
  const auto wanted = wanted_of(request);
  if (!wanted) {
    return bad_body(
        R"({"names":"first, numbers or nobody","leftovers":true,"dots":true,"pictures":false,"photos":false,"after":0})");
  }
  const auto all = events_.publications().of(grant.event);
  if (!all.empty() && all.back().version > wanted->after) {
    const auto& made = all.back().record;
    const bool same =
        made.by == grant.participant && made.shown() &&
        made.names == naming_name(wanted->choice.naming) &&
        made.leftovers == wanted->choice.leftovers && made.dots == wanted->choice.dots &&
        made.pictures == wanted->choice.pictures && made.photos == wanted->choice.photos;
    if (same) return json_answer({{"publication", publication_json(all.back())}});
    return error_answer(409, "somebody_was_first",
                        "There is a newer version than the one that you have seen. Look at it "
                        "first.");
  }
  const auto count =
      std::ranges::count_if(all, [](const auto& one) { return !one.record.revoked; });
  if (static_cast<std::size_t>(count) >= limits::publications_per_event_max) {
    return error_answer(409, "too_many",
                        "The event has as many versions as it may. Revoke those that are not "
                        "needed any more.");
  }
  auto kept = std::make_shared<std::optional<event::Publication>>();
  return Deferred{
      .who = asker(grant),
      .same = "publish/" + base::to_hex(grant.event.value) + "/" + request.body,
      .begin = [this, kept, event = grant.event, by = grant.participant,
                choice = wanted->choice]() -> Work {
        const auto* const overview = events_.overview(event);
        if (overview == nullptr) return event_gone();
        EventFacts facts{*overview, names_of(event)};
        auto one = events_.publications().begin(event);
        one.record.by = by;
        one.record.names = naming_name(choice.naming);
        one.record.marked = true;
        one.record.leftovers = choice.leftovers;
        one.record.dots = choice.dots;
        one.record.pictures = choice.pictures;
        one.record.photos = choice.photos;
        return [store = &store_, facts = std::move(facts), choice, one = std::move(one),
                kept](const std::stop_token& stop) {
          return write_down(*store, facts, choice, one, kept, stop);
        };
      },
      .end =
          [this, kept, event = grant.event,
           before = events_.forgotten(grant.event).size()](const Response&) {
            if (!*kept) return;
            auto& publications = events_.publications();
            // Deleted meanwhile: what was written behind its back goes when its boards do.
            if (events_.overview(event) == nullptr) return;
            publications.add(event, **kept);
            // A name was forgotten while the page was made, which may hold it.
            if (!(*kept)->record.has_names() || events_.forgotten(event).size() == before) return;
            static_cast<void>(publications.revoke(store_, event, (*kept)->version));
          }};
}

Answer Api::published(const Request& request) const {
  const auto secret = std::string_view{request.path}.substr(std::string_view{"/r/"}.size());
  const auto place = events_.publications().find(secret);
  const auto* const overview = place ? events_.overview(place->event) : nullptr;
  if (overview == nullptr) return nothing_here();
  const auto* const record = events_.publications().record(*place);
  if (record->revoked) return revoked(overview->language);
  if (record->held) return held(overview->language);
  std::string notice;
  const auto newest = events_.publications().newest(place->event);
  if (newest && newest->version > place->version) {
    notice = render::words_for(overview->language)
                 .superseded(event::local_time(newest->record.made, overview->time_zone));
  }
  const bool gzip = reads_gzip(request);
  return Deferred{.who = "page/" + network_of(request.from),
                  .same = "page/" + std::string{secret} + "/" + notice + (gzip ? "/gzip" : ""),
                  .begin =
                      [store = &store_, place = *place, notice = std::move(notice),
                       language = overview->language, gzip] {
                        return Work{[=](const std::stop_token&) {
                          auto page = store->record(event::page_key(place.event, place.version));
                          if (!page) return store_failed();
                          if (!*page) return revoked(language);  // while we were on our way
                          Response response{.body = std::move(**page)};
                          if (!notice.empty())
                            response.body = render::with_notice(response.body, notice);
                          close(response);
                          return packed(std::move(response), gzip);
                        }};
                      },
                  .end = {}};
}

}  // namespace tablee::http

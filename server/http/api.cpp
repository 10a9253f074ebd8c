#include "http/api.h"

#include <array>

#include "http/body.h"

namespace tablee::http {
namespace {

constexpr std::size_t segments_max = 4;
constexpr std::string_view pages = "/r/";  // what was published

Response not_found() {
  return error_answer(404, "not_found", "There is nothing at this address.");
}

Response no_entry(event::NoEntry why) {
  switch (why) {
    case event::NoEntry::link_revoked:
      return error_answer(401, "revoked",
                          "The link that you came by was revoked. Ask for another.");
    case event::NoEntry::put_out:
      return error_answer(401, "put_out", "A moderator has put you out of the event.");
    case event::NoEntry::made_room:
      return error_answer(401, "made_room",
                          "You had written nothing, and your place was needed. Join again.");
    case event::NoEntry::forgotten:
      return error_answer(401, "forgotten",
                          "Your name was erased here, as was asked. Who joins again is somebody "
                          "new.");
    case event::NoEntry::deleted:
      return error_answer(401, "deleted", "This event was deleted, with all that was in it.");
    case event::NoEntry::unknown:
      break;
  }
  return error_answer(401, "bad_token", "Join again with the code of your event.");
}

bool reads(const Request& request) {
  return request.method == Method::get || request.method == Method::head;
}

}  // namespace

std::string asker(const event::Grant& grant) {
  return base::to_hex(grant.event.value) + "/" + std::to_string(grant.participant.value);
}

Answer Api::answer(const Request& request, Live& live) {
  constexpr std::string_view prefix = "/api/v1/";
  if (request.path.starts_with(prefix)) {
    std::array<std::string_view, segments_max> segments;
    std::size_t count = 0;
    std::string_view rest = std::string_view{request.path}.substr(prefix.size());
    while (count < segments_max) {
      const auto slash = rest.find('/');
      segments.at(count++) = rest.substr(0, slash);
      if (slash == std::string_view::npos) return api(request, {segments.data(), count}, live);
      rest.remove_prefix(slash + 1);
    }
    return not_found();
  }
  if (request.path == "/healthz" || request.path == "/readyz" || request.path == "/metrics") {
    return operators(request, live);
  }
  if (!reads(request)) return method_not_allowed("GET, HEAD");
  if (request.path.starts_with(pages)) return published(request);
  if (request.path == "/new") {  // Screens are fragments of one page.
    Response response{.status = 302};
    response.set("Location", "/#/new");
    return response;
  }
  if (auto file = serve_asset(assets_, request)) return std::move(*file);
  return not_found();
}

Answer Api::operators(const Request& request, const Live& live) const {
  if (!reads(request)) return method_not_allowed("GET, HEAD");
  if (request.path == "/healthz") return text_answer("alive\n");
  if (request.path == "/metrics") {
    Response response = text_answer(live.metrics());
    response.set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    return response;
  }
  if (live.writable()) {
    std::string text = "ready\n";
    if (!live.whole()) text += "Acknowledged work was lost once: `tablee doctor` says more.\n";
    // All else goes on: who sends people elsewhere for this would send all of them.
    if (const auto found = live.damage(); found > 0) {
      text += "Of what is kept " + std::to_string(found) +
              " places are damaged: the log and `tablee doctor` say which.\n";
    }
    return text_answer(std::move(text));
  }
  return text_answer("The store can not be written: see the log.\n", 503);
}

Answer Api::api(const Request& request, Rest path, Live& live) {
  const bool post = request.method == Method::post;
  if (path[0] == "check" && path.size() == 1) {
    return reads(request) ? check(request) : method_not_allowed("GET, HEAD");
  }
  if (path[0] == "join" && path.size() == 1) {
    return post ? Answer{join(request, live)} : Answer{method_not_allowed("POST")};
  }
  if (path[0] == "join" && path.size() == 2 && path[1] == "look") {
    return post ? Answer{look(request)} : Answer{method_not_allowed("POST")};
  }
  if (path[0] == "events" && path.size() <= 2) return making(request, path.subspan(1));
  auto grant = authenticated(request);
  if (!grant) return std::move(grant.error());
  if (const auto wait = events_.ask(grant->event, grant->participant); wait.count() > 0) {
    return slow_down("You ask for too much at once. Wait a moment.", wait);
  }
  if (path[0] == "me" && path.size() == 1) {
    return post || reads(request) ? me(request, *grant, live) : method_not_allowed("GET, POST");
  }
  if (path[0] == "me" && path.size() == 2 && path[1] == "forget") {
    return post ? forget_person(*grant, grant->participant, live) : method_not_allowed("POST");
  }
  if (path[0] == "event" && path.size() == 1) {
    return reads(request) ? event(*grant) : method_not_allowed("GET, HEAD");
  }
  if (path[0] == "replay") {
    return reads(request) ? replay(request, *grant, path.subspan(1))
                          : Answer{method_not_allowed("GET, HEAD")};
  }
  if (path[0] == "events") return outcome(request, *grant, path.subspan(1));
  if (path[0] == "links" && path.size() <= 3) {
    return post ? links(request, *grant, path.subspan(1), live) : method_not_allowed("POST");
  }
  if (path[0] == "people" && path.size() <= 2) {
    return people(request, *grant, path.subspan(1), live);
  }
  if (path[0] == "tablet") {
    return post ? tablet(request, *grant, path.subspan(1), live) : method_not_allowed("POST");
  }
  if (path[0] == "boards" && path.size() >= 3 && path[2] == "blobs") {
    if (!is_board_of(*grant, path[1])) {
      return error_answer(404, "not_found", "There is no such board.");
    }
    if (path.size() == 4) {
      return reads(request) ? picture(request, *grant, path[3]) : method_not_allowed("GET, HEAD");
    }
    return post ? upload(request, *grant, live) : method_not_allowed("POST");
  }
  if (path[0] == "boards" && path.size() == 3) {
    if (!reads(request)) return method_not_allowed("GET, HEAD");
    return board(request, *grant, path.subspan(1));
  }
  return not_found();
}

// What `tablee doctor` asks through a public address: the client's own request, as it reached us.
Response Api::check(const Request& request) {
  const bool trusted = request.from != request.peer;
  return json_answer({{"host", request.header("Host")},
                      {"peer", request.peer},
                      {"secure", request.secure},
                      {"forwarded", !request.header("X-Forwarded-For").empty()},
                      {"trusted", trusted}});
}

std::expected<event::Grant, Response> Api::authenticated(const Request& request) const {
  constexpr std::string_view scheme = "Bearer ";
  const std::string_view header = request.header("Authorization");
  const auto refusal = [](event::NoEntry why) {
    Response response = no_entry(why);
    response.set("WWW-Authenticate", "Bearer");
    return std::unexpected{std::move(response)};
  };
  if (header.size() <= scheme.size() ||
      !equal_ignoring_case(header.substr(0, scheme.size()), scheme)) {
    return refusal(event::NoEntry::unknown);
  }
  auto grant = events_.authenticate(header.substr(scheme.size()));
  if (!grant) return refusal(grant.error());
  return std::move(*grant);
}

}  // namespace tablee::http

// Requests to the API and for files, behind the head's parser (Beast's): every answer is one that HTTP
// knows, and a request without a token never learns what is in an event.
//
// The input is written like a request: "POST /api/v1/join?x=1", header lines, an empty line, the body. A token
// or a code can not be guessed by a fuzzer: ${moderator}, ${participant} and ${code} stand for real ones.
#include <utility>

#include "base/check.h"
#include "event/events.h"
#include "fuzz/target.h"
#include "http/api.h"
#include "store/memory_store.h"

namespace {

namespace event = tablee::event;
namespace http = tablee::http;

constexpr std::string_view secret_question = "Quelle question secrète ?";

class NobodyLive final : public http::Live {
 public:
  void people_changed(tablee::base::EventId) override {}
  void revoked(tablee::base::EventId, const std::vector<tablee::base::ParticipantId>&) override {}
  [[nodiscard]] bool writable() const override { return true; }
  [[nodiscard]] tablee::base::Bytes metrics() const override { return "up 1\n"; }
};

/// A server with one event, made anew for each input so that inputs do not depend on each other.
struct House {
  tablee::base::ManualClock clock;
  tablee::store::MemoryStore store;
  event::Events events =
      std::move(event::Events::open(store, clock, event::LinkKey{event::Digest{}}).value());
  NobodyLive live;
  std::string code;
  std::string moderator;
  std::string participant;

  House() {
    event::EventSpec spec;
    spec.title = "Barcamp";
    spec.tables = {{.number = 1, .question = std::string{secret_question}, .clusters = {}}};
    const auto made = events.create(spec);
    TABLEE_CHECK(made.has_value());
    for (const event::Link& link : events.links(*made)) {
      if (link.role == event::Role::participant) code = link.secret;
      const auto joined = events.join(link.secret, "Zoé");
      TABLEE_CHECK(joined.has_value());
      if (link.role == event::Role::participant) participant = joined->token;
      if (link.role == event::Role::moderator) moderator = joined->token;
    }
  }
};

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != text.npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
}

/// Takes the part before `end` off the front; all, when there is no `end`.
std::string_view cut(std::string_view& rest, std::string_view end) {
  const std::size_t at = rest.find(end);
  const std::string_view part = rest.substr(0, at);
  rest.remove_prefix(at == rest.npos ? rest.size() : at + end.size());
  return part;
}

http::Request parse(std::string_view text) {
  std::string_view rest = text;
  std::string_view head = cut(rest, "\n\n");
  std::string_view line = cut(head, "\n");
  http::Request request;
  const std::string_view method = cut(line, " ");
  request.method = method == "GET"    ? http::Method::get
                   : method == "HEAD" ? http::Method::head
                   : method == "POST" ? http::Method::post
                                      : http::Method::other;
  request.path = cut(line, "?");
  request.query = line;
  while (!head.empty()) {
    std::string_view header = cut(head, "\n");
    const std::string_view name = cut(header, ": ");
    request.headers.push_back({std::string{name}, std::string{header}});
  }
  request.body = rest;
  return request;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  House house;
  std::string text(reinterpret_cast<const char*>(data), size);
  const bool stranger = text.find("${") == text.npos;
  replace_all(text, "${moderator}", house.moderator);
  replace_all(text, "${participant}", house.participant);
  replace_all(text, "${code}", house.code);
  const http::Request request = parse(text);
  http::Api api(house.events, house.store, http::embedded_assets());
  http::Answer answer = api.answer(request, house.live);
  const http::Response response = std::holds_alternative<http::Response>(answer)
                                      ? std::get<http::Response>(std::move(answer))
                                      : std::get<http::Deferred>(answer).begin()({});
  TABLEE_CHECK(response.status >= 200 && response.status < 600);
  if (stranger) TABLEE_CHECK(response.content().find(secret_question) == std::string_view::npos);
  return 0;
}

// /api/v1/events: events are made, by whoever may.
#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include "base/limits.h"
#include "event/whole/whole_event.h"
#include "http/api.h"
#include "http/body.h"
#include "http/door.h"
#include "http/picture.h"

namespace tablee::http {
namespace {

namespace json = boost::json;

Response refused(const event::CreateError& error) {
  using Code = event::CreateError::Code;
  switch (error.code) {
    case Code::bad_key:
      return error_answer(403, "bad_key", error.message);
    case Code::too_many:
      return error_answer(409, "too_many", error.message);
    case Code::store_failed:
      return store_failed();
    case Code::slow_down:
      break;
  }
  auto response = error_answer(429, "slow_down", error.message);
  const auto wait = std::chrono::ceil<std::chrono::seconds>(error.wait);
  response.set("Retry-After", std::to_string(wait.count()));
  return response;
}

/// Names the member, for a page that says it beside its field.
Response refused(const event::ImportError& error) {
  return json_answer({{"error",
                       {{"code", "bad_event"},
                        {"message", error.message()},
                        {"pointer", error.pointer},
                        {"fault", text(event::name(error.fault))}}}},
                     422);
}

bool is_nonce(std::string_view nonce) {
  const auto good = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  };
  return nonce.size() >= limits::nonce_length_min && nonce.size() <= limits::nonce_length_max &&
         std::ranges::all_of(nonce, good);
}

/// A plan, or a whole event that another server had: what it is to be made of.
std::expected<event::EventSpec, event::ImportError> read_file(const json::value& file) {
  if (!event::whole::is_whole(file)) return event::parse_event_file(json::serialize(file));
  const auto is_picture = [](base::BytesView bytes) { return read_picture(bytes).has_value(); };
  auto given = event::whole::read_whole(json::serialize(file), is_picture);
  if (!given) return std::unexpected{given.error()};
  auto spec = event::whole::plan_of(std::move(*given));
  spec.unknown = spec.whole->missing;
  return spec;
}

}  // namespace

Response Api::making(const Request& request, Rest path) {
  const bool post = request.method == Method::post;
  if (path.empty()) {
    if (post) return make(request);
    if (request.method != Method::get && request.method != Method::head) {
      return method_not_allowed("GET, HEAD, POST");
    }
    const bool anybody = events_.who_makes() == event::CreateRule::Who::anybody;
    return json_answer({{"create", anybody ? "open" : "key"}});
  }
  if (path[0] != "key") return error_answer(404, "not_found", "There is nothing at this address.");
  if (!post) return method_not_allowed("POST");
  const auto body = body_of(request);
  const auto key = body ? member(*body, "key") : std::nullopt;
  if (!key) return bad_body(R"({"key":"the server's key"})");
  if (const auto may = events_.may_make(*key, origin_of(request)); !may) {
    return refused(may.error());
  }
  return json_answer({{"good", true}});
}

Response Api::make(const Request& request) {
  const auto body = body_of(request);
  const auto key = body ? member(*body, "key") : std::nullopt;
  const auto nonce = body ? member(*body, "nonce") : std::nullopt;
  const auto* const file = body ? body->if_contains("file") : nullptr;
  const bool odd = body && ((body->contains("key") && !key) || (body->contains("nonce") && !nonce));
  if (file == nullptr || odd || (nonce && !is_nonce(*nonce))) {
    return bad_body(
        R"({"key":"the server's key","nonce":"20 to 64 letters and digits","file":{"event":{"title":"…"},"tables":[]}})");
  }
  const auto from = origin_of(request);
  if (const auto may = events_.may_make(key.value_or(""), from); !may) return refused(may.error());
  const auto spec = read_file(*file);
  if (!spec) return refused(spec.error());
  const auto made = events_.make(*spec, nonce.value_or(""), from);
  if (!made && spec->whole && made.error().code == event::CreateError::Code::store_failed) {
    return error_answer(422, "bad_event", made.error().message);
  }
  if (!made) return refused(made.error());
  const event::Overview& overview = *events_.overview(*made);
  json::array unknown;
  for (const auto& pointer : spec->unknown) unknown.emplace_back(pointer);
  return json_answer({{"event",
                       {{"id", base::to_hex(made->value)},
                        {"title", overview.title},
                        {"language", overview.language}}},
                      {"links", links_json(*made)},
                      {"not_taken", std::move(unknown)}},
                     201);
}

}  // namespace tablee::http

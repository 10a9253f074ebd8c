// /api/v1/events/{id}/photos: which photos of the room are published, in which order, and what is on them.
//
// Their bytes come in like every picture of the event (picture_routes.cpp), without a word of where and when they were taken.
#include <algorithm>
#include <boost/json/array.hpp>

#include "base/limits.h"
#include "core/utf8.h"
#include "http/api.h"
#include "http/body.h"
#include "http/photos.h"

namespace tablee::http {
namespace {

namespace json = boost::json;

Response no_consent() {
  return error_answer(422, "no_consent",
                      "Say of each photo that everybody who can be seen on it agrees to be "
                      "published, or leave it out.");
}

Response too_many() {
  return error_answer(422, "too_many",
                      "At most " + std::to_string(limits::photos_per_event_max) +
                          " photos are published, with at most " +
                          std::to_string(limits::photo_words_max) + " letters each.");
}

using Listed = std::expected<std::vector<event::PhotoRecord>, Response>;

Listed listed(const json::object& body, base::ParticipantId by, base::WallTime now) {
  const Response bad =
      bad_body(R"({"after":0,"photos":[{"blob":"<hex>","words":"…","consent":true}]})");
  const auto* const list = body.if_contains("photos");
  if (list == nullptr || !list->is_array()) return std::unexpected{bad};
  if (list->get_array().size() > limits::photos_per_event_max) return std::unexpected{too_many()};
  std::vector<event::PhotoRecord> photos;
  for (const auto& value : list->get_array()) {
    if (!value.is_object()) return std::unexpected{bad};
    const auto& object = value.get_object();
    auto blob = member(object, "blob");
    auto words = member(object, "words");
    const auto length = words ? core::count_code_points(*words) : std::nullopt;
    if (!blob || !event::digest_from_hex(*blob) || !length) return std::unexpected{bad};
    const bool twice = std::ranges::find(photos, *blob, &event::PhotoRecord::blob) != photos.end();
    if (twice) return std::unexpected{bad};
    if (*length > limits::photo_words_max) return std::unexpected{too_many()};
    const auto* const consent = object.if_contains("consent");
    const bool agreed = consent != nullptr && consent->is_bool() && consent->get_bool();
    if (!agreed) return std::unexpected{no_consent()};
    photos.push_back({std::move(*blob), std::move(*words), by, now});
  }
  return photos;
}

}  // namespace

Answer Api::photos(const Request& request, const event::Grant& grant) {
  const auto same = "photos/" + base::to_hex(grant.event.value) + "/" + request.body;
  if (request.method == Method::get || request.method == Method::head) {
    return Deferred{
        .who = asker(grant), .same = same, .begin = [store = &store_, event = grant.event] {
          return Work{[=](const std::stop_token&) {
            const auto album = read_album(*store, event);
            return album ? album_answer(*album) : damaged("The photos of this event");
          }};
        }};
  }
  if (request.method != Method::post) return method_not_allowed("GET, HEAD, POST");
  const auto body = body_of(request);
  const auto after = number_or(request, "after", 0);
  auto photos = body && after ? listed(*body, grant.participant, events_.publications().now())
                              : Listed{std::unexpect, bad_body(R"({"after":0,"photos":[]})")};
  if (!photos) return std::move(photos.error());
  return Deferred{.who = asker(grant),
                  .same = same,
                  .begin = [store = &store_, turn = albums_, event = grant.event, after = *after,
                            photos = std::move(*photos)] {
                    return Work{[=](const std::stop_token&) {
                      const std::scoped_lock one{*turn};
                      return replace_album(*store, event, after, photos);
                    }};
                  }};
}

}  // namespace tablee::http

// /api/v1/boards/{id}/blobs: pictures come in and go out.
//
// A picture is an event's own. What another event has is answered like what nobody has, whatever hash is asked for.
#include <boost/json/object.hpp>

#include "base/limits.h"
#include "event/secrets.h"
#include "http/api.h"
#include "http/body.h"
#include "http/picture.h"

namespace tablee::http {
namespace {

Response no_picture() {
  return error_answer(404, "not_found", "This event has no such picture.");
}

Response no_room() {
  return error_answer(409, "event_full",
                      "The event has as many pictures as it may. Text and ink still have room.");
}

Response no_share() {
  return error_answer(409, "share_full",
                      "You have brought as many pictures as one person may. Others still can.");
}

Response refused(PictureFault fault) {
  switch (fault) {
    case PictureFault::other_type:
      return error_answer(415, "other_type", "Send a picture: PNG, JPEG or WebP.");
    case PictureFault::metadata:
      return error_answer(422, "metadata",
                          "The picture says where, when or by what it was taken. Send it without "
                          "(EXIF, XMP, comments).");
    case PictureFault::moving:
      return error_answer(422, "moving", "Send a still picture, not an animation.");
    case PictureFault::too_wide:
      return error_answer(422, "too_wide",
                          "Send a picture of at most " + std::to_string(limits::picture_side_max) +
                              " pixels on each side.");
    case PictureFault::broken:
      break;
  }
  return error_answer(422, "broken", "The picture is damaged or cut off. Send it again.");
}

std::string tag_of(const store::BlobId& id) {
  return '"' + event::to_hex(id) + '"';
}

// Inert wherever it is opened: nothing in it runs, nothing is fetched, and it is not shown as a page.
void make_inert(Response& response, const store::BlobId& id) {
  response.set("Content-Security-Policy", "default-src 'none'; sandbox");
  response.set("Cache-Control", "private, max-age=31536000, immutable");
  response.set("ETag", tag_of(id));
  response.set("Vary", "Authorization");
}

Response damaged_picture() {
  return error_answer(
      500, "damaged",
      "This picture is damaged, and left as it is. Tell the person responsible, who "
      "can run `tablee doctor`.");
}

Response send(const store::Store& store, const store::BlobKey& key) {
  auto bytes = store.blob(key);
  if (!bytes && bytes.error().code == store::ErrorCode::corrupted) return damaged_picture();
  if (!bytes) return read_failed(bytes.error().code);
  if (!*bytes) return no_picture();
  const auto read = read_picture(**bytes);
  if (!read || event::sha256(**bytes) != key.id) return damaged_picture();
  Response response;
  make_inert(response, key.id);
  response.set("Content-Type", media_type(read->type));
  response.set("Content-Disposition",
               "attachment; filename=\"picture." + std::string{ending(read->type)} + '"');
  response.body = std::move(**bytes);
  return response;
}

/// What came of an upload, for the thread that tells the boards.
using Kept = std::shared_ptr<std::optional<store::BlobRow>>;

// What was there already has written more than they have brought. Whoever watches the store hears when that fails; they have
// a little less to bring then.
void keep_share(store::Store& store, base::EventId event, base::ParticipantId who,
                const event::BroughtRecord& brought) {
  const store::RecordWrite share{event::brought_key(event, who), event::encode(brought)};
  static_cast<void>(store.write_records({&share, 1}));
}

Response keep(store::Store& store, base::EventId event, base::BytesView bytes,
              const store::RecordWrite& share, const Kept& kept) {
  const auto read = read_picture(bytes);
  if (!read) return refused(read.error());
  const store::BlobKey key{event, event::sha256(bytes)};
  if (!store.put_blob(key, bytes) || !store.write_records({&share, 1})) return store_failed();
  kept->emplace(key, bytes.size());
  return json_answer({{"blob", event::to_hex(key.id)},
                      {"type", media_type(read->type)},
                      {"width", read->width},
                      {"height", read->height},
                      {"bytes", bytes.size()}},
                     201);
}

}  // namespace

// A board of another event is not told from one that does not exist.
bool Api::is_board_of(const event::Grant& grant, std::string_view board) const {
  const auto id = base::from_hex(board);
  return id && events_.event_of(base::BoardId{*id}) == grant.event;
}

std::expected<Uploads::Person, Response> Api::may_upload(const Request& head,
                                                         const Live& live) const {
  const auto grant = authenticated(head);
  if (!grant) return std::unexpected{grant.error()};
  if (grant->role != event::Role::moderator && grant->role != event::Role::participant) {
    return std::unexpected{
        error_answer(403, "not_allowed", "Who watches puts nothing on the board.")};
  }
  if (!live.writable()) return std::unexpected{store_failed()};
  if (!live.roomy()) {
    return std::unexpected{error_answer(
        503, "disk_full", "The server's disk is nearly full: it takes no pictures at the moment.")};
  }
  return Uploads::Person{grant->event, grant->participant};
}

Answer Api::upload(const Request& request, const event::Grant& grant, Live& live) {
  if (auto who = may_upload(request, live); !who) return std::move(who.error());
  if (request.body.size() > limits::picture_bytes_max) {
    return error_answer(413, "body_too_large", "Send a picture of at most 4 MiB.");
  }
  using Room = event::Gallery::Room;
  const Room room =
      events_.gallery().room_for(grant.event, grant.participant, grant.role, request.body.size());
  if (room != Room::there) return room == Room::event_full ? no_room() : no_share();
  auto kept = std::make_shared<std::optional<store::BlobRow>>();
  return Deferred{.who = asker(grant),
                  .same = "upload/" + std::to_string(++uploads_),
                  .begin =
                      [this, kept, event = grant.event, who = grant.participant,
                       body = request.body, held = request.held]() mutable {
                        const auto brought = events_.gallery().bring(event, who, body.size());
                        return Work{[&store = store_, kept, event, body = std::move(body),
                                     share = store::RecordWrite{event::brought_key(event, who),
                                                                event::encode(brought)},
                                     held = std::move(held)](const std::stop_token&) {
                          return keep(store, event, body, share, kept);
                        }};
                      },
                  .end =
                      [this, kept, &live, event = grant.event, who = grant.participant,
                       bytes = request.body.size()](const Response&) {
                        const bool there = *kept && events_.gallery().has((*kept)->key);
                        if (!*kept || there) {
                          const auto left = events_.gallery().take_back(event, who, bytes);
                          if (there) keep_share(store_, event, who, left);
                        }
                        if (!*kept) return;
                        events_.gallery().add(**kept);
                        live.pictures_changed(event);
                      }};
}

Answer Api::picture(const Request& request, const event::Grant& grant,
                    std::string_view hash) const {
  const auto id = event::digest_from_hex(hash);
  if (!id || !events_.gallery().has({grant.event, *id})) return no_picture();
  if (request.header("If-None-Match") == tag_of(*id)) {
    Response same{.status = 304};
    make_inert(same, *id);
    return same;
  }
  const store::BlobKey key{grant.event, *id};
  return Deferred{.who = asker(grant),
                  .same = "picture/" + base::to_hex(grant.event.value) + "/" + std::string{hash},
                  .begin = [&store = store_, key] {
                    return Work{[&store, key](const std::stop_token&) { return send(store, key); }};
                  }};
}

}  // namespace tablee::http

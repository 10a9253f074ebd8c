#include "http/photos.h"

#include <algorithm>
#include <boost/json/array.hpp>

#include "event/secrets.h"
#include "http/body.h"
#include "http/picture.h"

namespace tablee::http {
namespace {

namespace json = boost::json;

/// What is there under this name, if it is a JPEG, which every reader of a PDF and every browser shows.
std::expected<render::Photo, Response> photo_of(const store::Store& store, base::EventId event,
                                                const std::string& blob) {
  const auto id = event::digest_from_hex(blob);
  auto bytes = id ? store.blob({event, *id}) : std::nullopt;
  if (!bytes) return std::unexpected{read_failed(bytes.error().code)};
  if (!*bytes) {
    return std::unexpected{
        error_answer(404, "not_found", "This event has no such picture. Send the photo first.")};
  }
  const auto read = read_picture(**bytes);
  if (!read || read->type != PictureType::jpeg) {
    return std::unexpected{error_answer(415, "other_type", "Send the photo as JPEG.")};
  }
  return render::Photo{.jpeg = std::make_shared<const base::Bytes>(std::move(**bytes)),
                       .width = read->width,
                       .height = read->height};
}

}  // namespace

std::expected<event::AlbumRecord, std::string> read_album(const store::Store& store,
                                                          base::EventId event) {
  const auto record = store.record(event::album_key(event));
  if (!record) return std::unexpected{record.error().message};
  if (!*record) return event::AlbumRecord{};
  auto album = event::decode_album(**record);
  if (!album) return std::unexpected{"The record " + event::album_key(event) + " can not be read."};
  return std::move(*album);
}

std::expected<std::vector<render::Photo>, std::string> read_photos(const store::Store& store,
                                                                   base::EventId event,
                                                                   const std::stop_token& stop) {
  const auto album = read_album(store, event);
  if (!album) return std::unexpected{album.error()};
  std::vector<render::Photo> photos;
  for (const auto& one : album->photos) {
    if (stop.stop_requested()) return std::unexpected{std::string{"It was told to stop."}};
    auto photo = photo_of(store, event, one.blob);
    if (!photo) return std::unexpected{"The photo " + one.blob + " can not be read."};
    photo->words = one.words;
    photos.push_back(std::move(*photo));
  }
  return photos;
}

Response album_answer(const event::AlbumRecord& album) {
  json::array photos;
  for (const auto& one : album.photos) {
    photos.push_back({{"blob", one.blob},
                      {"words", one.words},
                      {"by", one.by.value},
                      {"confirmed", one.confirmed.time_since_epoch().count()}});
  }
  return json_answer({{"revision", album.revision}, {"photos", std::move(photos)}});
}

Response replace_album(store::Store& store, base::EventId event, std::uint32_t after,
                       std::vector<event::PhotoRecord> photos) {
  auto album = read_album(store, event);
  if (!album) return damaged("The photos of this event");
  for (auto& one : photos) {
    const auto known = std::ranges::find(album->photos, one.blob, &event::PhotoRecord::blob);
    if (known == album->photos.end()) {
      if (auto photo = photo_of(store, event, one.blob); !photo) return std::move(photo.error());
      continue;
    }
    one.by = known->by;
    one.confirmed = known->confirmed;
  }
  if (photos == album->photos) return album_answer(*album);
  if (album->revision != after) {
    return error_answer(409, "somebody_was_first",
                        "Somebody else changed the photos meanwhile. Look at them first.");
  }
  album->photos = std::move(photos);
  ++album->revision;
  const store::RecordWrite row{event::album_key(event), event::encode(*album)};
  if (!store.write_records({&row, 1})) return store_failed();
  return album_answer(*album);
}

}  // namespace tablee::http

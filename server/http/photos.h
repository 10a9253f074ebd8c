// The photos of the room that an event's moderators chose to be published: an album in the store, of pictures of the event.
//
// Reads the store and blocks: on a reader thread or in a program of its own. One at a time writes.
#pragma once

#include <expected>
#include <stop_token>
#include <string>
#include <vector>

#include "event/records.h"
#include "http/answer.h"
#include "render/photo.h"
#include "store/store.h"

namespace tablee::http {

/// None where nobody has brought one. The string says what could not be read.
[[nodiscard]] std::expected<event::AlbumRecord, std::string> read_album(const store::Store& store,
                                                                        base::EventId event);
/// With their bytes, in their order.
[[nodiscard]] std::expected<std::vector<render::Photo>, std::string> read_photos(
    const store::Store& store, base::EventId event, const std::stop_token& stop);

/// As the API shows it.
[[nodiscard]] Response album_answer(const event::AlbumRecord& album);

/// Puts `photos` in the place of those of revision `after`, whose confirmations of what stays stay as they were. The answer is the album,
/// or says why not.
[[nodiscard]] Response replace_album(store::Store& store, base::EventId event, std::uint32_t after,
                                     std::vector<event::PhotoRecord> photos);

}  // namespace tablee::http

// A board from the store: the way in for whoever carries rooms.
#pragma once

#include <expected>
#include <functional>
#include <string>

#include "room/room.h"

namespace tablee::room {

/// Reads and opens a board; when a keyframe is damaged, from the one before, from the log alone in the end. `damaged` is told
/// of each, for the operator. Errors: all of OpenErrorCode. Blocks on the disk.
[[nodiscard]] std::expected<Room, OpenError> open_room(
    const store::Store& store, base::BoardId board, const Policy& policy,
    const std::function<void(const std::string&)>& damaged);

}  // namespace tablee::room

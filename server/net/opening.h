// A board's room, from the store. Blocks on the disk: for a reader's thread.
#pragma once

#include <expected>

#include "room/room.h"
#include "store/store.h"

namespace tablee::net {

/// Reads and opens a board; when its keyframe is damaged, from the one before. Then lets the room drop what nobody
/// within the lease can name any more.
[[nodiscard]] std::expected<room::Room, room::OpenError> open_room(const store::Store& store,
                                                                   base::BoardId board,
                                                                   const room::Policy& policy,
                                                                   room::Now now);

}  // namespace tablee::net

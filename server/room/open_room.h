// A board from the store: the way in for whoever carries rooms.
#pragma once

#include <cstdint>
#include <expected>
#include <functional>
#include <string>

#include "room/room.h"

namespace tablee::room {

/// Whether an opening purges. That writes: not while the store can not.
enum class Purge : std::uint8_t { due, later };

/// Reads and opens a board; when a keyframe is damaged, from the one before, from the log alone in the end. Then lets the
/// room drop what nobody within the policy's lease can name any more (P30): take() may hold a commit of its own at once, and
/// Counters::purged says how many entries that are. `trouble` is told, for the operator, of each keyframe that was passed over and
/// of why nothing could be purged; neither keeps a board closed. Errors: all of OpenErrorCode. Blocks on the disk.
[[nodiscard]] std::expected<Room, OpenError> open_room(
    const store::Store& store, base::BoardId board, const Policy& policy, Now now,
    const std::function<void(const std::string&)>& trouble, Purge purge = Purge::due);

/// Tells the room which drafts have become notes already, and which parcels have arrived, on whatever board of the event. Behind open_room(): what is revealed
/// since then is a commit that the room does not know, and no commit of its own follows that one. Blocks on the disk.
[[nodiscard]] std::expected<void, OpenError> read_handed_over(Room& room, const store::Store& store,
                                                              base::EventId event);

}  // namespace tablee::room

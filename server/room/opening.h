// What a room is opened from: a board's records, as they lie in the store.
#pragma once

#include <chrono>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "room/grant.h"
#include "store/store.h"

namespace tablee::room {

struct Opening {
  base::BoardId board;
  std::vector<store::ReplicaRead> replicas;     ///< All; the first is the board's own record.
  std::optional<store::KeyframeRead> keyframe;  ///< To build on; nothing: from the beginning.
  /// Up to the head without gaps. Begins anywhere at or before the keyframe's offset plus one: what is
  /// before the keyframe only fills the feed, so that those who come back need no keyframe.
  std::vector<store::LogRead> tail;
};

enum class OpenErrorCode : std::uint8_t {
  no_board,      ///< There is no board record.
  bad_record,    ///< A record does not decode, is missing or out of order.
  bad_keyframe,  ///< The keyframe does not load; an older one may.
  bad_entry,     ///< An entry does not apply, or the log and the replica records disagree.
  store_failed,  ///< The store could not be read.
};

/// Why a board can not be opened. It is left as it is: for all but store_failed and no_board the
/// sessions that want it are closed with QUARANTINED.
struct OpenError {
  OpenErrorCode code = OpenErrorCode::bad_record;
  std::string message;  ///< For the operator: what is wrong, and where.
};

/// Reads what Room::open needs, from the newest keyframe before or at `keyframe_max`. Blocks on the disk.
[[nodiscard]] std::expected<Opening, OpenError> read_opening(const store::Store& store,
                                                             base::BoardId board,
                                                             base::Offset keyframe_max);

/// The newest keyframe that was there a lease ago, in running time: what Room::purge needs. Nothing when the board
/// had none by then. Blocks on the disk, mostly for one keyframe.
[[nodiscard]] std::expected<std::optional<store::KeyframeRead>, OpenError> read_lease_start(
    const store::Store& store, base::BoardId board, Now now, std::chrono::seconds lease);

}  // namespace tablee::room

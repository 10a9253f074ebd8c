// Making one keyframe, away from the room's thread: compressing it, and showing that it is what the log
// says (DESIGN, invariant 6) before anybody is given it.
#pragma once

#include <cstdint>
#include <expected>
#include <string>

#include "base/bytes.h"
#include "base/clock.h"
#include "base/ids.h"
#include "room/gather.h"

namespace tablee::room {

/// A keyframe that has been verified.
struct Keyframe {
  base::Offset offset;
  base::WallTime time{};       ///< Of the entry at `offset`.
  base::SharedBytes deflated;  ///< Null: the empty board at offset 0.
  std::uint64_t bytes = 0;     ///< Once inflated.
  base::WallTime running{};    ///< By when that entry was there; 1970: not known.
};

/// Whether a keyframe goes into the store or only serves those who come.
enum class Keep : std::uint8_t { in_store, in_memory };

/// Values and shared immutable memory only: may be moved to another thread.
struct KeyframeJob {
  base::Offset offset;
  base::WallTime time{};
  base::WallTime running{};  ///< By when it was there.
  Keep keep = Keep::in_memory;
  base::Bytes raw;    ///< The document's keyframe at `offset`.
  Keyframe previous;  ///< The one verified before, and
  Gather entries;     ///< the log from there to `offset`, encoded as for the wire.

  /// Rebuilds the board from `previous` and `entries`, compares it with `raw`, and compresses. Takes
  /// milliseconds for a large board. The error says what differs: then the room must be dropped.
  [[nodiscard]] std::expected<Keyframe, std::string> make() const;
};

}  // namespace tablee::room

// A board as it was: its document rebuilt from a keyframe and the log behind it (DESIGN, invariant 6).
//
// For reading from outside (dumps, later pictures); a live board is a room's business. Reads the store and
// blocks: on a reader thread or in a program of its own.
#pragma once

#include <expected>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/ids.h"
#include "core/document.h"
#include "store/store.h"

namespace tablee::http {

struct Past {
  core::Document document;
  base::Offset offset;    ///< Of the last entry in it.
  base::WallTime time{};  ///< Of that entry; 1970 when there is none.
};

/// The board after its last entry that is not later than `until` (absent: after its last). The string says
/// what could not be read, or that it was told to stop.
[[nodiscard]] std::expected<Past, std::string> rebuild(const store::Store& store,
                                                       base::BoardId board,
                                                       std::optional<base::WallTime> until,
                                                       const std::stop_token& stop = {});

/// Milliseconds since 1970 in digits, or `2016-11-17T14:30[:15][Z]` (UTC); nothing for anything else.
[[nodiscard]] std::optional<base::WallTime> parse_time(std::string_view text);

}  // namespace tablee::http

// Time zones: whether one exists, and what its clocks show. Asked of ICU's own table of the IANA database, so that it does not depend on what is installed
// on the machine. (g++ 12 has no std::chrono::tzdb.)
#pragma once

#include <string>
#include <string_view>

#include "base/clock.h"

namespace tablee::event {

/// `name` as in "Europe/Paris", or "UTC". Old abbreviations (JST, PST) are none: browsers do not know all of them.
[[nodiscard]] bool is_time_zone(std::string_view name);

/// "2016-11-17 14:05:09" as clocks showed it there; of no zone that exists as in UTC, with a Z behind it.
[[nodiscard]] std::string local_time(base::WallTime time, std::string_view zone);

}  // namespace tablee::event

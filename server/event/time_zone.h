// Whether a time zone exists: asked of ICU's own table of the IANA database, so that it does not depend on what is installed
// on the machine. (g++ 12 has no std::chrono::tzdb.)
#pragma once

#include <string_view>

namespace tablee::event {

/// `name` as in "Europe/Paris", or "UTC". Old abbreviations (JST, PST) are none: browsers do not know all of them.
[[nodiscard]] bool is_time_zone(std::string_view name);

}  // namespace tablee::event

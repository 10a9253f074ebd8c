// Whether values are in the ranges that proto/day.proto states. Pure.
#pragma once

#include "event/day/state.h"

namespace tablee::event::day {

/// One line of 1 to limits::title_code_points_max code points.
[[nodiscard]] bool is_title(std::string_view text);
[[nodiscard]] bool is_good(const SetUp& set_up);
/// Its own ranges only: which tables there are is not looked at.
[[nodiscard]] bool is_good(const Phase& phase);
[[nodiscard]] bool is_good(const Agenda& agenda);
/// Of one that is to be opened; which board it is on is not looked at.
[[nodiscard]] bool is_good(const Vote& vote);
/// Whose id is there, and whose text and place are in their ranges.
[[nodiscard]] bool is_good(const Draft& draft);
/// As it is wished.
[[nodiscard]] bool is_good(const Parcel& parcel);
/// Of a timer.
[[nodiscard]] bool is_length(std::chrono::milliseconds length);
[[nodiscard]] bool is_region(const std::vector<std::int64_t>& region);

}  // namespace tablee::event::day

// Until when an event is kept, as whoever comes in is told, and which are kept no longer.
//
// Not here: deleting them (Events::remove, erasing.h).
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "event/events.h"

namespace tablee::event {

/// An event whose time is over.
struct Over {
  base::EventId event;
  std::string title;
  std::string until;  ///< 2016-12-17: the last day on which it was kept.
};

/// So many days after the event's own, or after the day on which something of it was last decided (`used`) where that is later.
/// Nothing: until somebody deletes it.
[[nodiscard]] std::optional<std::chrono::sys_days> kept_until(const Overview& event,
                                                              std::uint32_t days,
                                                              base::WallTime used);
/// Those whose last day is over everywhere on earth, oldest first. Reads the store, a little.
[[nodiscard]] std::vector<Over> those_over(const Events& events, const store::Store& store,
                                           base::WallTime now);

}  // namespace tablee::event

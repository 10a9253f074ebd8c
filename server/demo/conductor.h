// Who leads the demo's event once it was played: it stands in a phase of its agenda, its clock stopped, so that whoever opens a
// new server sees what goes on and can go on with it.
#pragma once

#include <expected>
#include <string>

#include "event/events.h"

namespace tablee::demo {

/// On a store that no server uses. The string says what went wrong.
[[nodiscard]] std::expected<void, std::string> conduct(store::Store& store, event::Events& events,
                                                       const base::Clock& clock,
                                                       base::EventId event);

}  // namespace tablee::demo

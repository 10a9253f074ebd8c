// Whether a board holds exactly what the event's file says of its table.
#pragma once

#include <string>
#include <vector>

#include "core/document.h"
#include "event/event_spec.h"

namespace tablee::demo {

/// What differs, in sentences; empty when the shown frames are the table's clusters, each shown note stands
/// inside the frame of its cluster with its text, and nothing else is shown.
[[nodiscard]] std::vector<std::string> differences(const core::Document& document,
                                                   const event::TableSpec& table);

}  // namespace tablee::demo

// A whole event as what a store is to hold of it.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "event/overview.h"
#include "event/whole/whole_event.h"
#include "store/append.h"

namespace tablee::event::whole {

/// Its boards and its day. `overview` is the new event, with the same tables. The error is a sentence: what a board does not take.
[[nodiscard]] std::expected<std::vector<store::Append>, std::string> write_again(
    const WholeEvent& given, const Overview& overview);

}  // namespace tablee::event::whole

// Parts of event files that other files have too (whole/). Pure.
#pragma once

#include <boost/json/object.hpp>

#include "event/event_spec.h"
#include "event/json_reader.h"

namespace tablee::event {

/// How an event is set up: the member "event" of `file`.
void read_set_up(JsonReader& reader, const boost::json::object& file, EventSpec& spec);
/// What read_set_up() makes the same of.
[[nodiscard]] boost::json::object write_set_up(const EventSpec& spec);

}  // namespace tablee::event

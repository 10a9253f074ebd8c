// Parts of event files that other files have too (whole/). Pure.
#pragma once

#include <boost/json/object.hpp>

#include "event/event_spec.h"
#include "event/json_reader.h"
#include "event/overview.h"

namespace tablee::event {

/// How an event is set up: the member "event" of `file`.
void read_set_up(JsonReader& reader, const boost::json::object& file, EventSpec& spec);
/// What read_set_up() makes the same of.
[[nodiscard]] boost::json::object write_set_up(const EventSpec& spec);
/// How an event is set up, as its record has it: the plan of it, but for tables and agenda, which the day knows.
[[nodiscard]] EventSpec plan_of(const Overview& overview);

}  // namespace tablee::event

// Tables that were made or changed in the day, for whoever lists an event's tables: the day has them, the event's record does not.
#pragma once

#include "event/events.h"
#include "store/store.h"
#include "wire/day.h"

namespace tablee::event {

/// As lists have it.
[[nodiscard]] Table listed(const wire::day::Table& table);

/// Reads the days of all events. For commands, which open no halls; a day that can not be read leaves the tables as they were set up.
void know_tables_of_days(Events& events, const store::Store& store, const base::Clock& clock);

}  // namespace tablee::event

#include "event/day_tables.h"

#include "event/day/day.h"

namespace tablee::event {

Table listed(const wire::day::Table& table) {
  return {table.number, table.question, table.board, true,
          table.state != wire::day::TableState::open};
}

void know_tables_of_days(Events& events, const store::Store& store, const base::Clock& clock) {
  for (const auto id : events.list()) {
    const auto opening = day::read_opening(store, id);
    if (!opening) continue;
    const auto opened = day::Day::open(*opening, {clock.mono(), clock.wall()}, base::Random{1});
    if (!opened) continue;
    for (const auto& [number, table] : opened->told().tables) {
      events.know_table(id, listed(table));
    }
  }
}

}  // namespace tablee::event

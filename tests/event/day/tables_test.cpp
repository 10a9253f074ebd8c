// Tables of the day, as whoever opens no hall lists them.
#include "event/day_tables.h"

#include <gtest/gtest.h>

#include "event/day/opening.h"
#include "store/memory_store.h"
#include "wire/day_records.h"

namespace tablee::event {
namespace {

// D14: made, renamed or closed in the day, they are so for the operator too.
TEST(DayTables, AreThoseOfTheDay) {
  store::MemoryStore store;
  const base::ManualClock clock;
  auto events = Events::open(store, clock, LinkKey{Digest{}});
  ASSERT_TRUE(events);
  const auto id =
      events->import(R"({"event": {"title": "T"}, "tables": [{"number": 1, "question": "Why?"}]})");
  ASSERT_TRUE(id);
  const base::BoardId first = events->overview(*id)->tables.at(0).board;
  const auto opening = day::read_opening(store, *id);
  ASSERT_TRUE(opening);
  store::Append append;
  append.day = store::DayWrite{*id, {}, {}, {}, {}};
  base::Offset offset = opening->tail.back().offset;
  for (const day::Table& table :
       {day::Table{1, "Why not?", first, day::TableState::closed, {}, 0, 0, false},
        day::Table{2, "What next?", base::BoardId{77}, day::TableState::open, {}, 0, 0, false}}) {
    ++offset.value;
    const wire::day::Entry entry{offset, clock.wall(), {}, offset, table};
    append.day->log.push_back(
        {offset, clock.wall(), wire::day::encode(wire::day::LogRecord{entry, {}})});
  }
  ASSERT_TRUE(store.write(append));

  know_tables_of_days(*events, store, clock);
  const auto& tables = events->overview(*id)->tables;
  ASSERT_EQ(tables.size(), 2U);
  EXPECT_EQ(tables[0].question, "Why not?");
  EXPECT_TRUE(tables[0].closed);
  EXPECT_EQ(tables[1].board, base::BoardId{77});
  EXPECT_FALSE(tables[1].closed);
  EXPECT_EQ(events->event_of(base::BoardId{77}), *id);
}

}  // namespace
}  // namespace tablee::event

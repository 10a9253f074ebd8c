#include "event/layout.h"

#include <gtest/gtest.h>

#include "base/limits.h"
#include "event/demo_file.h"

namespace tablee::event {
namespace {

bool apart(std::int32_t a, std::int32_t a_size, std::int32_t b, std::int32_t b_size) {
  return a + a_size <= b || b + b_size <= a;
}

TEST(Layout, NotesStandInTheirFrameAndNothingOverlaps) {
  auto spec = *parse_event_file(demo_file());
  TableSpec large{.number = 9, .question = "many", .clusters = {}};
  for (std::size_t i = 0; i < 12; ++i) {
    large.clusters.push_back({"cluster", std::vector<std::string>(i, "note")});
  }
  spec.tables.push_back(large);
  for (const auto& table : spec.tables) {
    const auto frames = layout_of(table);
    ASSERT_EQ(frames.size(), table.clusters.size());
    for (std::size_t f = 0; f < frames.size(); ++f) {
      const auto& frame = frames[f];
      ASSERT_EQ(frame.notes.size(), table.clusters[f].notes.size());
      for (std::size_t n = 0; n < frame.notes.size(); ++n) {
        const auto& note = frame.notes[n];
        EXPECT_GE(note.x, 0);
        EXPECT_GT(note.y, 0) << "below the title";
        EXPECT_LE(note.x + note_size, frame.w);
        EXPECT_LE(note.y + note_size, frame.h);
        for (std::size_t m = 0; m < n; ++m) {
          EXPECT_TRUE(apart(note.x, note_size, frame.notes[m].x, note_size) ||
                      apart(note.y, note_size, frame.notes[m].y, note_size));
        }
      }
      for (std::size_t g = 0; g < f; ++g) {
        EXPECT_TRUE(apart(frame.x, frame.w, frames[g].x, frames[g].w) ||
                    apart(frame.y, frame.h, frames[g].y, frames[g].h));
      }
    }
  }
}

// The board ends at ± coordinate_max; what lies beyond would be moved to its edge.
TEST(Layout, TheFullestTablesStayOnTheBoard) {
  const auto half = limits::objects_per_board_max / 2;
  const std::vector<TableSpec> full{
      {.number = 1,
       .question = "one",
       .clusters = {{"c", std::vector<std::string>(2 * half - 1, "n")}}},
      {.number = 2, .question = "each", .clusters = std::vector<ClusterSpec>(half, {"c", {"n"}})},
      {.number = 3, .question = "none", .clusters = std::vector<ClusterSpec>(2 * half, {"c", {}})}};
  for (const auto& table : full) {
    for (const auto& frame : layout_of(table)) {
      ASSERT_LE(frame.x + frame.w, limits::coordinate_max) << table.question;
      ASSERT_LE(frame.y + frame.h, limits::coordinate_max) << table.question;
    }
  }
}

}  // namespace
}  // namespace tablee::event

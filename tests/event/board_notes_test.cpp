// The notes of an event file on its board: whole, and where they were laid out.
#include "event/board_notes.h"

#include <gtest/gtest.h>

#include "base/ids.h"
#include "base/limits.h"
#include "core/document.h"
#include "event/layout.h"

namespace tablee::event {
namespace {

std::string repeated(std::size_t count, std::string_view what) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += what;
  return text;
}

/// The board as a reader of its log has it.
core::Document read(const std::vector<base::Bytes>& batches) {
  core::Document document;
  for (const auto& batch : batches) {
    EXPECT_LE(batch.size(), limits::batch_bytes_max);
    EXPECT_TRUE(document.apply_bytes(batch, base::replica_server.value, nullptr));
  }
  return document;
}

std::string text_of(const core::Document& document, core::Handle handle) {
  std::string text;
  document.text(handle, text);
  return text;
}

TEST(BoardNotes, LongTextsAreWrittenWhole) {
  const std::vector<std::string> notes{
      repeated(limits::insert_code_points_max, "😀"),
      repeated(limits::text_code_points_max, "😀"),
      repeated(limits::text_code_points_max, "é"),
      "short",
  };
  const auto batches =
      write_notes({.number = 1, .question = "q", .clusters = {{"Propositions", notes}}});
  ASSERT_TRUE(batches) << batches.error();
  const auto document = read(*batches);
  ASSERT_EQ(document.size(), 1 + notes.size());
  for (std::size_t i = 0; i < notes.size(); ++i) {
    const auto handle = static_cast<core::Handle>(i + 1);
    EXPECT_TRUE(text_of(document, handle) == notes[i]) << "note " << i;
  }
}

TEST(BoardNotes, ManyFramesStandWhereTheyWereLaidOut) {
  const TableSpec table{
      .number = 1, .question = "q", .clusters = std::vector<ClusterSpec>(6'000, {"c", {"n"}})};
  const auto batches = write_notes(table);
  ASSERT_TRUE(batches) << batches.error();
  const auto document = read(*batches);
  const auto places = layout_of(table);
  ASSERT_EQ(document.size(), 2 * places.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    const auto frame = document.object(static_cast<core::Handle>(2 * i));
    ASSERT_EQ(frame.place.x, places[i].x) << i;
    ASSERT_EQ(frame.place.y, places[i].y) << i;
  }
}

TEST(BoardNotes, WhatABoardDoesNotTakeIsNamed) {
  const TableSpec table{
      .number = 7,
      .question = "q",
      .clusters = {{"Idées", {"a", repeated(limits::text_code_points_max + 1, "x")}}}};
  const auto batches = write_notes(table);
  ASSERT_FALSE(batches);
  EXPECT_NE(batches.error().find("table 7"), std::string::npos) << batches.error();
  EXPECT_NE(batches.error().find("note 2 of the frame \"Idées\""), std::string::npos)
      << batches.error();
}

}  // namespace
}  // namespace tablee::event

// The format of event files: what is read, and how what is wrong is named.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "event/demo_file.h"
#include "event/event_spec.h"

namespace tablee::event {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

void expect_barcamp(const std::string& text) {
  const auto spec = parse_event_file(text);
  ASSERT_TRUE(spec) << spec.error().message();
  EXPECT_EQ(spec->title, "Barcamp Futurs Publics");
  EXPECT_EQ(spec->date, "2016-11-17");
  EXPECT_EQ(spec->place, "Gaîté lyrique, Paris");
  EXPECT_EQ(spec->occasion, "Semaine de l'innovation publique, 3e édition");
  EXPECT_EQ(spec->language, "fr");
  EXPECT_EQ(spec->participants, 40U);
  EXPECT_EQ(spec->duration_minutes, 240U);
  EXPECT_THAT(spec->principles, ElementsAre("choix libre des sujets", "autonomie des groupes",
                                            "tout le monde participe"));
  ASSERT_EQ(spec->tables.size(), 4U);
  std::vector<std::size_t> notes;
  for (const auto& table : spec->tables) {
    std::size_t count = 0;
    for (const auto& cluster : table.clusters) count += cluster.notes.size();
    notes.push_back(count);
  }
  EXPECT_THAT(notes, ElementsAre(6U, 3U, 6U, 5U));
  EXPECT_EQ(spec->tables[3].clusters[1].notes[1],
            "Des journées « vis ma vie » entre métiers et entre niveaux");
}

TEST(EventFile, TheRealDayIsRead) {
  expect_barcamp(demo_file());
}

TEST(EventFile, TheOriginalIsReadWhereItIsAtHand) {
  const char* const shared = std::getenv("TABLEE_SHARED");
  if (shared == nullptr) GTEST_SKIP() << "TABLEE_SHARED is not set";
  const auto text = file_text(std::string(shared) + "/events/barcamp-2016.json");
  expect_barcamp(text);
  EXPECT_EQ(text, demo_file());
}

TEST(EventFile, OnlyTitleAndTablesAreNeeded) {
  const auto spec = parse_event_file(R"({"event": {"title": "T"}, "tables": []})");
  ASSERT_TRUE(spec) << spec.error().message();
  EXPECT_EQ(spec->language, "en");
  EXPECT_TRUE(spec->tables.empty());
}

TEST(EventFile, TablesAreSortedByNumberAndUnknownKeysIgnored) {
  const auto spec = parse_event_file(
      R"({"event": {"title": "T", "new": 1}, "tables": [
          {"number": 2, "question": "b", "future": []}, {"number": 1, "question": "a"}]})");
  ASSERT_TRUE(spec) << spec.error().message();
  EXPECT_EQ(spec->tables[0].question, "a");
}

struct Wrong {
  const char* text;
  const char* pointer;
  const char* reason;
};

class WrongEventFile : public testing::TestWithParam<Wrong> {};

TEST_P(WrongEventFile, IsNamedByPointerAndReason) {
  const auto spec = parse_event_file(GetParam().text);
  ASSERT_FALSE(spec);
  EXPECT_EQ(spec.error().pointer, GetParam().pointer);
  EXPECT_THAT(spec.error().message(), HasSubstr(GetParam().reason));
  EXPECT_EQ(spec.error().line, 0U);
}

#define EVENT R"("event": {"title": "T"})"
INSTANTIATE_TEST_SUITE_P(
    All, WrongEventFile,
    testing::Values(
        Wrong{"[]", "", "must be an object, not a list"},
        Wrong{R"({"tables": []})", "", "needs a member \"event\""},
        Wrong{R"({"event": {}, "tables": []})", "/event", "needs a member \"title\""},
        Wrong{R"({"event": {"title": 5}, "tables": []})", "/event/title",
              "must be a text, not a number"},
        Wrong{R"({"event": {"title": " "}, "tables": []})", "/event/title", "must not be empty"},
        Wrong{R"({"event": {"title": "T", "date": "17.11."}, "tables": []})", "/event/date",
              "2016-11-17"},
        Wrong{R"({"event": {"title": "T", "participants": -1}, "tables": []})",
              "/event/participants", "whole number from 0 to 5000"},
        Wrong{R"({"event": {"title": "T", "principles": ["a", 1]}, "tables": []})",
              "/event/principles/1", "must be a text"},
        Wrong{"{" EVENT "}", "", "needs a member \"tables\""},
        Wrong{"{" EVENT R"(, "tables": {}})", "/tables", "must be a list, not an object"},
        Wrong{"{" EVENT R"(, "tables": [{"question": "q"}]})", "/tables/0",
              "needs a member \"number\""},
        Wrong{"{" EVENT R"(, "tables": [{"number": 1.5, "question": "q"}]})", "/tables/0/number",
              "whole number"},
        Wrong{"{" EVENT R"(, "tables": [{"number": 0, "question": "q"}]})", "/tables/0/number",
              "at least 1"},
        Wrong{"{" EVENT R"(, "tables": [{"number": 1, "question": "q"},
                                        {"number": 1, "question": "r"}]})",
              "/tables/1/number", "of another table too"},
        Wrong{"{" EVENT R"(, "tables": [{"number": 1, "question": "q", "clusters": [
                {"title": "c", "notes": ["ok", ""]}]}]})",
              "/tables/0/clusters/0/notes/1", "must not be empty"},
        Wrong{"{" EVENT R"(, "tables": [{"number": 1, "question": "a\u0000b"}]})",
              "/tables/0/question", "U+0000"}));

TEST(EventFile, SyntaxErrorsAreNamedByLineAndColumn) {
  const auto spec = parse_event_file("{\n  \"event\": {\"title\": \"é\" x}\n}");
  ASSERT_FALSE(spec);
  EXPECT_EQ(spec.error().line, 2U);
  EXPECT_EQ(spec.error().column, 26U) << "in characters, not bytes";
  EXPECT_THAT(spec.error().message(), HasSubstr("Line 2, column 26: the file is not JSON"));
}

TEST(EventFile, EveryTruncationIsAnErrorNotACrash) {
  const auto text = demo_file();
  for (std::size_t size = 0; size + 2 < text.size(); size += 7) {
    EXPECT_FALSE(parse_event_file(std::string_view(text).substr(0, size))) << size;
  }
}

TEST(EventFile, WhatFollowsTheEndIsAnError) {
  const auto spec = parse_event_file("{" EVENT ", \"tables\": []}\n{}");
  ASSERT_FALSE(spec);
  EXPECT_EQ(spec.error().line, 2U);
}

TEST(EventFile, DeepNestingIsRefused) {
  EXPECT_FALSE(parse_event_file(std::string(100'000, '[')));
}

TEST(EventFile, LimitsHold) {
  const auto title = std::string(301, 'x');
  EXPECT_FALSE(parse_event_file(R"({"tables": [], "event": {"title": ")" + title + "\"}}"));
  EXPECT_FALSE(parse_event_file(std::string(4 * 1024 * 1024 + 1, ' ')));
}

}  // namespace
}  // namespace tablee::event

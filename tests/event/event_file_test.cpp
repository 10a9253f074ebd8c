// The format of event files: what is read, and how what is wrong is named.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "base/limits.h"
#include "event/demo_file.h"
#include "event/event_spec.h"

namespace tablee::event {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

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
  EXPECT_EQ(spec->time_zone, "Europe/Paris");
  EXPECT_THAT(spec->introduction, HasSubstr("pendant une demi-journée"));
  EXPECT_THAT(spec->closing, HasSubstr("rencontres, ateliers, partage de pratiques"));
  EXPECT_THAT(spec->unknown, IsEmpty());
  EXPECT_THAT(spec->principles, ElementsAre("choix libre des sujets", "autonomie des groupes",
                                            "tout le monde participe"));
  ASSERT_EQ(spec->tables.size(), 4U);
  std::vector<std::size_t> notes;
  for (const auto& table : spec->tables) {
    std::size_t count = 0;
    for (const auto& cluster : table.clusters) count += cluster.notes.size();
    notes.push_back(count);
  }
  EXPECT_THAT(notes, ElementsAre(6U, 3U, 6U, 6U));
  EXPECT_EQ(spec->tables[3].clusters[1].notes[1], "Oser sortir du cadre, et que cela soit reconnu");
  EXPECT_EQ(spec->tables[3].clusters[1].notes[2],
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

TEST(EventFile, TablesAreSortedByNumberAndUnknownMembersAreNamed) {
  const auto spec = parse_event_file(
      R"({"event": {"title": "T", "n/ew": 1}, "plus": {}, "tables": [
          {"number": 2, "question": "b", "future": [], "clusters": [{"title": "c", "note": []}]},
          {"number": 1, "question": "a"}]})");
  ASSERT_TRUE(spec) << spec.error().message();
  EXPECT_EQ(spec->tables[0].question, "a");
  EXPECT_THAT(spec->unknown, ElementsAre("/plus", "/event/n~1ew", "/tables/0/future",
                                         "/tables/0/clusters/0/note"));
}

TEST(EventFile, AByteOrderMarkIsNoCharacterOfTheFile) {
  EXPECT_TRUE(parse_event_file("\xEF\xBB\xBF{\"event\": {\"title\": \"T\"}, \"tables\": []}"));
}

TEST(EventFile, DaysAndTimeZonesThatThereAreAreTaken) {
  for (const char* day : {"2016-02-29", "2000-12-31", "2026-01-01"}) {
    const auto spec = parse_event_file(R"({"tables": [], "event": {"title": "T", "date": ")" +
                                       std::string(day) + "\"}}");
    EXPECT_TRUE(spec) << day;
  }
  for (const char* zone : {"Europe/Paris", "UTC", "America/Argentina/Buenos_Aires", "Etc/GMT+3"}) {
    const auto spec = parse_event_file(R"({"tables": [], "event": {"title": "T", "time_zone": ")" +
                                       std::string(zone) + "\"}}");
    EXPECT_TRUE(spec) << zone;
  }
}

TEST(EventFile, DaysTimeZonesAndLanguagesThatThereAreNotAreRefused) {
  const auto refused = [](const std::string& key, const std::string& value) {
    const auto spec = parse_event_file(R"({"tables": [], "event": {"title": "T", ")" + key +
                                       "\": \"" + value + "\"}}");
    ASSERT_FALSE(spec) << key << " " << value;
    EXPECT_EQ(spec.error().pointer, "/event/" + key) << value;
  };
  for (const char* day : {"2016-99-99", "2015-02-29", "2016-00-10", "2016-04-31", "0000-01-01",
                          "2016-4-3", "17.11.2016", "+016-01-01", "2016-11-17 "}) {
    refused("date", day);
  }
  for (const char* zone : {"Mars/Olympus", "Europe/paris", "CEST", "JST", "GMT+3", "Etc/Unknown",
                           "SystemV/PST8", "../Europe/Paris", "Europe", "Europe/Zürich"}) {
    refused("time_zone", zone);
  }
  for (const char* language : {"français", "f", "fr-", "-fr", "fr_FR", "1fr", "fr FR"}) {
    refused("language", language);
  }
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
        Wrong{R"({"event": {"title": "\u200b\u2060"}, "tables": []})", "/event/title",
              "nothing of it can be seen"},
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
              "from 1"},
        Wrong{"{" EVENT R"(, "tables": [{"number": 1, "question": "q"},
                                        {"number": 1, "question": "r"}]})",
              "/tables/1/number", "of another table too"},
        Wrong{"{" EVENT R"(, "tables": [{"number": 1, "question": "q", "clusters": [
                {"title": "c", "notes": ["ok", ""]}]}]})",
              "/tables/0/clusters/0/notes/1", "must not be empty"},
        Wrong{"{" EVENT R"(, "tables": [{"number": 1, "question": "a\u0000b"}]})",
              "/tables/0/question", "U+0000"},
        Wrong{"{" EVENT R"(, "tables": [{"number": 1, "question": "a\u001b[2Jb"}]})",
              "/tables/0/question", "control character U+001B"},
        Wrong{R"({"event": {"title": "two\nlines"}, "tables": []})", "/event/title", "one line"},
        Wrong{R"({"event": {"title": "T", "closing": "a\u009bb"}, "tables": []})", "/event/closing",
              "control character U+009B"},
        Wrong{R"({"event": {"title": "T", "introduction": ["a"]}, "tables": []})",
              "/event/introduction", "must be a text, not a list"},
        Wrong{R"({"event": {"title": "T", "introduction": null}, "tables": []})",
              "/event/introduction", "must be a text, not null"},
        Wrong{R"({"event": {"title": "T", "title": "U"}, "tables": []})", "/event/title", "twice"},
        Wrong{"{" EVENT R"(, "tables": [{"number": 1, "question": "q", "clusters": [
                {"title": "c"}, {"title": "c", "notes": ["a"], "notes": ["b"]}]}]})",
              "/tables/0/clusters/1/notes", "twice"},
        Wrong{"{" EVENT R"(, "tables": [{"number": 10000, "question": "q"}]})", "/tables/0/number",
              "whole number from 1 to 9999"},
        Wrong{R"({"event": {"title": "T", "duration_minutes": 1e300}, "tables": []})",
              "/event/duration_minutes", "whole number"}));

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

// One more than each limit is refused at its place, and the limit itself is taken whole.
TEST(EventFile, NothingIsCutToFitALimit) {
  const auto text = [](std::size_t characters) {
    std::string emoji;
    for (std::size_t i = 0; i < characters; ++i) emoji += "😀";
    return "\"" + emoji + "\"";
  };
  const auto event = [](const std::string& more) {
    return R"({"tables": [], "event": {"title": "T", )" + more + "}}";
  };
  const auto list = [](std::size_t items, const std::string& item) {
    std::string all;
    for (std::size_t i = 0; i < items; ++i) all += (i == 0 ? "" : ",") + item;
    return "[" + all + "]";
  };
  const auto note = [](const std::string& written) {
    return R"({"event": {"title": "T"}, "tables": [{"number": 1, "question": "q", "clusters": [)"
           R"({"title": "c", "notes": [)" +
           written + "]}]}]}";
  };
  struct Case {
    std::string at, over, pointer;
  };
  const auto words = limits::words_code_points_max;
  const auto characters = limits::text_code_points_max;
  const auto principles = limits::principles_per_event_max;
  for (const auto& [at, over, pointer] :
       {Case{event("\"introduction\": " + text(words)),
             event("\"introduction\": " + text(words + 1)), "/event/introduction"},
        Case{event("\"closing\": " + text(words)), event("\"closing\": " + text(words + 1)),
             "/event/closing"},
        Case{event("\"principles\": " + list(principles, "\"p\"")),
             event("\"principles\": " + list(principles + 1, "\"p\"")),
             "/event/principles/" + std::to_string(principles)},
        Case{note(text(characters)), note(text(characters + 1)), "/tables/0/clusters/0/notes/0"}}) {
    EXPECT_TRUE(parse_event_file(at)) << pointer;
    const auto refused = parse_event_file(over);
    ASSERT_FALSE(refused) << pointer;
    EXPECT_EQ(refused.error().pointer, pointer);
  }
}

TEST(EventFile, LimitsHold) {
  const auto title = std::string(301, 'x');
  EXPECT_FALSE(parse_event_file(R"({"tables": [], "event": {"title": ")" + title + "\"}}"));
  EXPECT_FALSE(parse_event_file(std::string(4 * 1024 * 1024 + 1, ' ')));
}

}  // namespace
}  // namespace tablee::event

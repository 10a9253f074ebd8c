// What an event has come to, from its store, in every form; and who may ask for it.
#include "http/restitution.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json/parse.hpp>

#include "http/restitution_fixture.h"

namespace tablee::http {
namespace {

using testing::HasSubstr;
using testing::Not;

class Exported : public RestitutionTest {
 protected:
  Response get(const std::string& query, const std::string& token) {
    return ask(Method::get, of_event("export"), token, {}, query);
  }
};

TEST_F(Exported, IsAPageWithEverythingThatModeratorsSee) {
  const auto page = get("format=html", moderator_);
  EXPECT_EQ(page.status, 200U);
  EXPECT_EQ(page.header("Content-Type"), "text/html; charset=utf-8");
  EXPECT_EQ(page.header("Content-Disposition"), "attachment; filename=\"tablee-2016-11-17.html\"");
  for (const char* text :
       {"Barcamp &lt;Futurs&gt;", "1\u00A0personne\u00A0: <bdi data-who=\"2\">Léa</bdi>",
        "Un guichet", "=en ligne", "de reste", "Cette table n’a pas formulé de proposition."}) {
    EXPECT_THAT(page.body, HasSubstr(text));
  }
}

TEST_F(Exported, LeavesOutWhatIsNotAskedFor) {
  const auto page = get("format=html&names=nobody&leftovers=no&dots=no&pictures=no", moderator_);
  EXPECT_EQ(page.status, 200U);
  for (const char* text : {"Léa", "personne", "de reste"}) {
    EXPECT_THAT(page.body, Not(HasSubstr(text)));
  }
  const auto counted = get("format=html&names=numbers", moderator_);
  EXPECT_THAT(counted.body, HasSubstr("1\u00A0personne"));
  EXPECT_THAT(counted.body, Not(HasSubstr("Léa")));
}

TEST_F(Exported, HasARowANoteWithTheTimeOfTheEventsZone) {
  EXPECT_THAT(get("format=csv", moderator_).body,
              HasSubstr("1,Pourquoi ?,,Un guichet,'=en ligne,Léa,0,2016-11-17 14:06:40,\r\n"));
}

TEST_F(Exported, IsMarkdown) {
  EXPECT_THAT(get("format=md", moderator_).body,
              HasSubstr("1. Un guichet\n   - \\=en ligne – Léa\n"));
}

TEST_F(Exported, IsJsonWithEveryBoardAsItIs) {
  const auto json = boost::json::parse(get("format=json", moderator_).body).as_object();
  EXPECT_EQ(json.at("format").as_string(), "tablee.outcome");
  EXPECT_EQ(json.at("version").as_int64(), 2);
  const auto& table = json.at("tables").as_array().at(0);
  EXPECT_EQ(table.at("groups").at(0).at("propositions").at(0).at("text").as_string(), "Un guichet");
  const auto& boards = json.at("boards").as_array();
  ASSERT_EQ(boards.size(), 3U);  // two tables and the agora
  EXPECT_EQ(boards[0].at("objects").as_array().size(), 3U);
  EXPECT_FALSE(boards[0].at("objects").at(0).as_object().contains("author_name"));
}

TEST_F(Exported, HasBoardsAsPicturesWithWordsForThem) {
  const auto page = get("format=html&names=nobody", moderator_).body;
  EXPECT_THAT(page, HasSubstr("<h3>Le tableau</h3>\n<svg "));
  EXPECT_THAT(
      page,
      HasSubstr("aria-label=\"Le tableau de la table\u00A0: 2\u00A0notes, 1\u00A0groupe («\u00A0Un "
                "guichet\u00A0»\u00A0: 1\u00A0note).\""));
  EXPECT_THAT(page, HasSubstr(">=en ligne</text>"));
  EXPECT_THAT(page, Not(HasSubstr("Léa")));
  EXPECT_THAT(get("format=html&pictures=no", moderator_).body, Not(HasSubstr("<svg")));
}

TEST_F(Exported, IsAPdf) {
  const auto pdf = get("format=pdf", moderator_);
  EXPECT_EQ(pdf.status, 200U);
  EXPECT_EQ(pdf.header("Content-Type"), "application/pdf");
  EXPECT_EQ(pdf.header("Content-Disposition"), "attachment; filename=\"tablee-2016-11-17.pdf\"");
  EXPECT_THAT(pdf.body, testing::StartsWith("%PDF-1."));
}

// What the choice leaves out is in no part of the file: not in a number, not in an id, not in what was deleted.
TEST_F(Exported, AsJsonKeepsToTheChoiceOnEveryBoard) {
  const auto board_of = [&](const std::string& query) {
    const auto json = boost::json::parse(get("format=json" + query, moderator_).body).as_object();
    const auto& boards = json.at("boards").as_array();
    return boards.empty() ? boost::json::array{} : boards[0].at("objects").as_array();
  };
  const auto named = board_of("");
  EXPECT_EQ(named.size(), 3U) << "without what was deleted";
  EXPECT_EQ(board_of("&deleted=yes").size(), 4U);
  EXPECT_EQ(named.at(0).at("author").as_int64(), 2);
  EXPECT_EQ(named.at(0).at("id").as_string().find(".2"),
            named.at(0).at("id").as_string().size() - 2);
  for (const std::string names : {"numbers", "nobody"}) {
    const auto text = get("format=json&names=" + names, moderator_).body;
    for (const char* told : {"author", "\"z\"", "\"rank\"", ".2\"", "L\u00e9a"}) {
      EXPECT_THAT(text, Not(HasSubstr(told))) << names;
    }
    const auto objects = board_of("&names=" + names);
    EXPECT_EQ(objects.at(1).at("parent"), objects.at(0).at("id"));
  }
  EXPECT_TRUE(board_of("&leftovers=no").empty()) << "a board is all of its notes";
}

TEST_F(Exported, IsForModeratorsOfTheEventAlone) {
  EXPECT_EQ(get("format=html", participant_).status, 403U);
  for (const char* other : {"00000000000000ff", "nonsense"}) {
    const auto path = "/api/v1/events/" + std::string{other} + "/export";
    EXPECT_EQ(ask(Method::get, path, moderator_).status, 404U);
  }
  for (const char* bad :
       {"format=odt", "pictures=1", "names=all", "dots=2", "leftovers=", "deleted=1"}) {
    EXPECT_EQ(get(bad, moderator_).status, 400U) << bad;
  }
}

TEST_F(Exported, StopsWhenItIsToldTo) {
  std::stop_source stop;
  stop.request_stop();
  const EventFacts facts{*events_.overview(event_), {}};
  EXPECT_FALSE(write_export(store_, facts, {}, Form::html, stop.get_token()));
}

}  // namespace
}  // namespace tablee::http

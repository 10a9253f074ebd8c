#include "render/page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hostile.h"
#include "render/readable_text.h"
#include "strict.h"

namespace tablee::render {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

Outcome small_day() {
  Outcome outcome;
  outcome.title = "Barcamp Futurs Publics";
  outcome.date = "2016-11-17";
  outcome.place = "Paris";
  outcome.language = "fr";
  outcome.introduction = "Une quarantaine d'agents.";
  outcome.principles = {"choix libre des sujets"};
  outcome.closing = "La communauté continue.";
  outcome.contact = "bonjour@example.org";
  TableOutcome table{.number = 3, .question = "Pourquoi ?"};
  table.people = 2;
  table.names = {"Léa", "Max"};
  table.groups = {
      {.id = "", .title = "", .propositions = {{.id = "1.1", .text = "Sans titre"}}},
      {.id = "2.1",
       .title = "À quoi ça sert",
       .propositions = {{.id = "3.1",
                         .text = "Ne plus être seul",
                         .dots = 2,
                         .sources = {{.id = "4.1", .text = "seul", .author = "Léa"}}}}}};
  outcome.tables = {table};
  return outcome;
}

Node parsed(const Outcome& outcome) {
  const auto text = page(outcome);  // the reader looks at it
  return StrictXml(text).document();
}

std::string plain(const Node& node) {
  auto text = node.content();
  for (const char* blank : {"\u00A0", "\u202F"}) {
    for (std::size_t at = 0; (at = text.find(blank)) != std::string::npos;) {
      text.replace(at, std::string_view{blank}.size(), " ");
    }
  }
  return text;
}

std::vector<std::string> all(const Node& root, std::string_view name) {
  std::vector<std::string> texts;
  for (const auto* node : root.all(name)) texts.push_back(plain(*node));
  return texts;
}

TEST(Page, HasHeadingsInOrderAndItsLanguage) {
  const auto root = parsed(small_day());
  EXPECT_EQ(root.attributes.at("lang"), "fr");
  EXPECT_THAT(all(root, "h1"), ElementsAre("Barcamp Futurs Publics"));
  EXPECT_THAT(all(root, "h2"),
              ElementsAre("Les principes de la journée", "Table 3 Pourquoi ?", "Et ensuite"));
  EXPECT_THAT(all(root, "h3"), ElementsAre("À quoi ça sert"));
  EXPECT_THAT(all(root, "time"), ElementsAre("17 novembre 2016"));
  EXPECT_EQ(root.all("main").size(), 1U);
  EXPECT_EQ(root.all("ol").size(), 2U);
}

TEST(Page, IsMadeWithoutOneNameAndElseStaysAsItIs) {  // F3
  auto outcome = small_day();
  outcome.introduction = R"(He said: data-who="7")";
  outcome.tables[0].whose = {7, 77};
  outcome.tables[0].groups[1].propositions[0].sources[0].whose = 7;
  const auto before = page(outcome);
  ASSERT_THAT(before, HasSubstr(">Léa</bdi>"));
  const auto after = without_name(before, 7);
  EXPECT_THAT(after, Not(HasSubstr("Léa")));
  EXPECT_THAT(after, HasSubstr("<i>prénom retiré</i>, <bdi data-who=\"77\">Max</bdi>"));
  EXPECT_THAT(after, HasSubstr("seul</bdi> – <i>prénom retiré</i>"));
  EXPECT_THAT(after, HasSubstr("He said"));
  StrictXml(after).document();
  EXPECT_EQ(without_name(after, 7), after);
  EXPECT_EQ(without_name(before, 8), before);
  outcome.language = "de";
  EXPECT_THAT(without_name(page(outcome), 7), HasSubstr("<i lang=\"en\">name removed</i>"));
}

TEST(Page, SaysWhoSatThereWhoWroteAndHowManyDots) {
  const auto text = plain(*parsed(small_day()).all("main").at(0));
  EXPECT_THAT(text, HasSubstr("2 personnes : Léa, Max"));
  EXPECT_THAT(text, HasSubstr("Ne plus être seul 2 votes"));
  EXPECT_THAT(text, HasSubstr("D’après 1 note :"));
  EXPECT_THAT(text, HasSubstr("seul – Léa"));
}

TEST(Page, NeedsNothingFromAnywhere) {
  const auto text = page(small_day());
  EXPECT_THAT(text, Not(HasSubstr("<script")));
  EXPECT_THAT(text, Not(HasSubstr("src=")));
  EXPECT_THAT(text, Not(HasSubstr("url(")));
  EXPECT_THAT(text, Not(HasSubstr("http:")));
  EXPECT_THAT(page_style().find_first_of("<&"), std::string_view::npos);
}

TEST(Page, IsEnglishForAllOtherLanguagesAndSaysWhichWordsAreNot) {
  auto outcome = small_day();
  outcome.language = "pt-BR";
  const auto root = parsed(outcome);
  EXPECT_EQ(root.attributes.at("lang"), "pt-BR");
  const auto* const h2 = root.all("h2").at(0);
  EXPECT_EQ(plain(*h2), "Principles of the day");
  EXPECT_EQ(h2->all("span").at(0)->attributes.at("lang"), "en");
}

TEST(Page, ShowsATableWithoutPropositions) {
  Outcome outcome;
  outcome.tables = {{.number = 1, .question = "Why?"}};
  EXPECT_THAT(plain(parsed(outcome)), HasSubstr("This table made no proposition."));
}

TEST(Page, ShowsABoardAndSaysWhatIsOnIt) {
  auto outcome = small_day();
  auto board = std::make_shared<picture::Recording>(picture::Box{0, 0, 400, 300}, 1'000'000);
  board->letters({.text = "<b>", .at = {20, 50}, .size = 20, .width = 100});
  outcome.tables[0].picture = board;
  outcome.tables[0].picture_words = "1 \"note\"";
  const auto root = parsed(outcome);
  const auto* const svg = root.all("svg").at(0);
  EXPECT_EQ(svg->attributes.at("role"), "img");
  EXPECT_EQ(svg->attributes.at("aria-label"), "1 \"note\"");
  EXPECT_EQ(svg->all("text").at(0)->content(), "<b>");
  EXPECT_THAT(all(root, "h3"), ElementsAre("À quoi ça sert", "Le tableau"));
  outcome.tables[0].picture = nullptr;
  EXPECT_THAT(plain(parsed(outcome)), HasSubstr("trop grand pour être montré"));
}

TEST(Page, ShowsHostileTextAsText) {
  const auto root = parsed(hostile_outcome());
  std::vector<std::string> said;
  for (const auto* node : root.all("bdi")) said.push_back(node->content());
  for (const auto& text : hostile_texts()) {
    auto wanted = readable(text);
    EXPECT_THAT(said, testing::Contains(one_line(wanted))) << text;
  }
  EXPECT_TRUE(root.all("script").empty());
  EXPECT_TRUE(root.all("img").empty());
}

TEST(Page, TakesTheLongestText) {
  auto outcome = small_day();
  outcome.tables[0].groups[0].propositions[0].text = std::string(200'000, '<');
  const auto root = parsed(outcome);
  EXPECT_THAT(all(root, "bdi"), testing::Contains(std::string(200'000, '<')));
}

}  // namespace
}  // namespace tablee::render

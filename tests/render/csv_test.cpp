#include "render/csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hostile.h"
#include "render/readable_text.h"
#include "strict.h"

namespace tablee::render {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::vector<std::string>> rows(const Outcome& outcome) {
  const auto text = csv(outcome);
  EXPECT_TRUE(text.starts_with("\uFEFF"));
  return strict_csv(std::string_view{text}.substr(3));
}

TEST(Csv, HasOneRowANoteAndOneForAPropositionWithout) {
  Outcome outcome;
  TableOutcome table{.number = 2, .question = "Why, so?"};
  table.groups = {{.id = "1.1",
                   .title = "Uses",
                   .propositions = {{.id = "2.1", .text = "alone", .dots = 0},
                                    {.id = "3.1",
                                     .text = "with",
                                     .dots = 0,
                                     .sources = {{.id = "4.1",
                                                  .text = "a \"note\"",
                                                  .author = "Léa",
                                                  .dots = 4,
                                                  .created = "2016-11-17 14:05:09"}}}}}};
  table.left = {{.title = "", .words = {{.id = "5.1", .text = "two\nlines", .origin = "3"}}}};
  outcome.tables = {table};
  EXPECT_THAT(rows(outcome),
              ElementsAre(ElementsAre("table", "question", "group", "proposition", "note",
                                      "first name", "votes", "created", "from table"),
                          ElementsAre("2", "Why, so?", "Uses", "alone", "", "", "0", "", ""),
                          ElementsAre("2", "Why, so?", "Uses", "with", "a \"note\"", "Léa", "4",
                                      "2016-11-17 14:05:09", ""),
                          ElementsAre("2", "Why, so?", "", "", "two\nlines", "", "", "", "3")));
}

TEST(Csv, LetsNothingBeAFormula) {
  const auto all = rows(hostile_outcome());
  ASSERT_GT(all.size(), hostile_texts().size());
  for (const auto& row : all) {
    ASSERT_EQ(row.size(), 9U);
    for (const auto& field : row) {
      const auto first = field.find_first_not_of(" \t\n");
      if (first == std::string::npos) continue;
      EXPECT_EQ(std::string_view{"=+-@"}.find(field[first]), std::string_view::npos) << field;
    }
  }
}

TEST(Csv, KeepsTheTextBehindTheApostrophe) {
  Outcome outcome;
  outcome.tables = {{.number = 1, .question = "q"}};
  outcome.tables[0].left = {{.title = "", .words = {}}};
  for (const auto& text : hostile_texts())
    outcome.tables[0].left[0].words.push_back({.text = text});
  const auto all = rows(outcome);
  ASSERT_EQ(all.size(), hostile_texts().size() + 1);
  for (std::size_t i = 0; i < hostile_texts().size(); ++i) {
    auto field = all[i + 1][4];
    auto text = readable(hostile_texts()[i]);
    std::erase(field, '\'');
    std::erase(text, '\'');
    EXPECT_EQ(field, text);
  }
}

// Spreadsheets of many countries part a line at semicolons.
TEST(Csv, NeutralisesFormulasBehindOtherSeparators) {
  Outcome outcome;
  outcome.tables = {{.number = 1, .question = "q"}};
  outcome.tables[0].left = {{.title = "", .words = {{.text = "a;=1+1; @b\n-c,+d e=f"}}}};
  EXPECT_EQ(rows(outcome)[1][4], "a;'=1+1; '@b\n'-c,'+d e=f");
}

}  // namespace
}  // namespace tablee::render

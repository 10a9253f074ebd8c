#include "render/markdown.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hostile.h"
#include "render/readable_text.h"

namespace tablee::render {
namespace {

using testing::HasSubstr;

TEST(Markdown, WritesHeadingsListsAndSources) {
  Outcome outcome;
  outcome.title = "Day";
  outcome.date = "2016-11-17";
  TableOutcome table{.number = 1, .question = "Why?"};
  table.people = 12;
  table.groups = {{.id = "1.1",
                   .title = "Uses",
                   .propositions = {{.id = "2.1",
                                     .text = "first\nline",
                                     .dots = 1,
                                     .sources = {{.id = "3.1", .text = "note", .author = "Léa"}}},
                                    {.id = "4.1", .text = "second"}}}};
  outcome.tables = {table};
  EXPECT_EQ(markdown(outcome),
            "# Day\n\n17\u00A0November\u00A02016\n\n## Table\u00A01: Why?\n\n12\u00A0people\n\n"
            "### Uses\n\n"
            "1. first\\\n   line (1\u00A0vote)\n   - note – Léa\n2. second\n\n");
}

TEST(Markdown, PutsABackslashBeforeWhateverCouldMeanSomething) {
  Outcome outcome;
  for (const auto& [text, wanted] :
       std::vector<std::pair<std::string, std::string>>{{"# no heading", "\\# no heading"},
                                                        {"1. no list", "1\\. no list"},
                                                        {"12) no list", "12\\) no list"},
                                                        {"- no list", "\\- no list"},
                                                        {"> no quote", "\\> no quote"},
                                                        {"*a* _b_ `c`", "\\*a\\* \\_b\\_ \\`c\\`"},
                                                        {"<b>&amp;", "\\<b\\>\\&amp;"},
                                                        {"[a](b)", "\\[a\\](b)"},
                                                        {"    four spaces", "four spaces"},
                                                        {"1.5 is 3 - 1.5", "1\\.5 is 3 - 1.5"}}) {
    outcome.principles = {text};
    EXPECT_THAT(markdown(outcome), HasSubstr("\n- " + wanted + "\n"));
  }
}

// A run of # at the end would close the heading, and be gone.
TEST(Markdown, KeepsTheSignsAtTheEndOfAHeading) {
  Outcome outcome;
  for (const auto& [text, wanted] :
       std::vector<std::pair<std::string, std::string>>{{"We are no 1 #", "# We are no 1 \\#"},
                                                        {"C#", "# C\\#"},
                                                        {"a ## b ##", "# a ## b \\#\\#"},
                                                        {"###", "# \\#\\#\\#"}}) {
    outcome.title = text;
    EXPECT_THAT(markdown(outcome), testing::StartsWith(wanted + "\n"));
  }
}

TEST(Markdown, TellsEachVoteWithItsTies) {
  Outcome outcome;
  outcome.title = "Day";
  VoteResult vote{
      .title = "Which #",
      .people = 2,
      .placings = {{.text = "a", .dots = 1}, {.text = "b", .dots = 3}, {.text = "c", .dots = 1}}};
  place(vote.placings);
  TableOutcome table{.number = 1, .question = "Why?"};
  table.votes = {vote};
  outcome.tables = {table};
  vote.placings.resize(1);
  outcome.votes = {vote};
  const auto text = markdown(outcome);
  EXPECT_THAT(text, HasSubstr("### Votes\n\n#### Which \\#\n\n2\u00A0people\n\n"
                              "- 1st: b (3\u00A0votes)\n- 2nd tied: a (1\u00A0vote)\n"
                              "- 2nd tied: c (1\u00A0vote)\n\n"));
  EXPECT_THAT(text, HasSubstr("## Votes on the agora\n\n### Which \\#\n"));
}

// No line of somebody's text begins what Markdown would take for a block, and every sign of an inline has its backslash.
TEST(Markdown, LetsNoHostileTextBeMarkup) {
  const auto text = markdown(hostile_outcome());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (std::string_view{"<>`*[]|"}.find(text[at]) == std::string_view::npos) continue;
    ASSERT_GT(at, 0U);
    std::size_t slashes = 0;
    while (slashes < at && text[at - 1 - slashes] == '\\') ++slashes;
    EXPECT_EQ(slashes % 2, 1U) << text.substr(at < 20 ? 0 : at - 20, 40);
  }
  EXPECT_EQ(text.find('\t'), std::string::npos);
  EXPECT_EQ(text.find('\r'), std::string::npos);
}

}  // namespace
}  // namespace tablee::render

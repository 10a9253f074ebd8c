// Restitutions and boards as PDF, read again by qpdf and poppler.
#include "render/pdf/booklet.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <regex>

#include "hostile.h"
#include "render/readable_text.h"

namespace tablee::render::pdf {
namespace {

using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

struct Ran {
  int status = -1;
  std::string out{};
};

Ran run(const std::string& command) {
  Ran ran;
  FILE* const pipe = popen((command + " 2>&1").c_str(), "r");
  if (pipe == nullptr) return ran;
  std::array<char, 4096> piece{};
  for (std::size_t got = 0; (got = fread(piece.data(), 1, piece.size(), pipe)) > 0;) {
    ran.out.append(piece.data(), got);
  }
  ran.status = pclose(pipe);
  return ran;
}

/// A PDF in a file of its own, for readers of others.
class Read {
 public:
  explicit Read(const std::expected<base::Bytes, std::string>& pdf) {
    EXPECT_TRUE(pdf) << pdf.error();
    if (!pdf) return;
    std::string name = testing::TempDir() + "/booklet-XXXXXX";
    const int file = mkstemp(name.data());
    EXPECT_GE(file, 0);
    close(file);
    path_ = name;
    std::ofstream{path_, std::ios::binary} << *pdf;
    const auto checked = run("qpdf --check " + path_);
    EXPECT_EQ(checked.status, 0) << checked.out;
    EXPECT_THAT(checked.out, HasSubstr("No syntax or stream encoding errors"));
  }
  ~Read() { std::filesystem::remove(path_); }
  Read(const Read&) = delete;
  Read& operator=(const Read&) = delete;

  [[nodiscard]] std::string tree() const { return run("pdfinfo -struct-text " + path_).out; }
  [[nodiscard]] std::string info() const { return run("pdfinfo " + path_).out; }
  [[nodiscard]] std::string text() const { return run("pdftotext -layout " + path_ + " -").out; }
  [[nodiscard]] std::string fonts() const { return run("pdffonts " + path_).out; }
  [[nodiscard]] std::string plain() const {
    return run("qpdf --qdf --object-streams=disable " + path_ + " -").out;
  }

 private:
  std::string path_;
};

Outcome small_day() {
  Outcome outcome;
  outcome.title = "Barcamp Futurs Publics";
  outcome.date = "2016-11-17";
  outcome.language = "fr";
  outcome.principles = {"choix libre des sujets"};
  outcome.closing = "La communauté continue.";
  outcome.contact = "bonjour@example.org";
  TableOutcome first{.number = 1, .question = "Pourquoi ?"};
  first.groups = {
      {.id = "2.1",
       .title = "À quoi ça sert",
       .propositions = {{.id = "3.1",
                         .text = "Ne plus être seul",
                         .dots = 2,
                         .sources = {{.id = "4.1", .text = "seul", .author = "Léa"}}}}}};
  auto board = std::make_shared<picture::Recording>(picture::Box{0, 0, 400, 300}, 1'000'000);
  board->box({0, 0, 400, 300}, 0, {.fill = picture::Paint{0xf5f1e8}});
  board->letters({.text = "sur le mur", .at = {20, 50}, .size = 20, .width = 100});
  first.picture = board;
  first.picture_words = "Le tableau de la table\u00A0: 1\u00A0note.";
  outcome.tables = {first, {.number = 2, .question = "Comment ?"}};
  return outcome;
}

TEST(Booklet, IsTaggedWithHeadingsListsAndFiguresInOrder) {
  const Read pdf(booklet(small_day()));
  const auto tree = std::regex_replace(pdf.tree(), std::regex{" \\((block|inline)\\)"}, "");
  EXPECT_THAT(
      tree, StartsWith("Document\n  P\n    \"Restitution\"\n  H1\n    \"Barcamp Futurs Publics\""));
  for (const char* part :
       {"  H2\n    \"Les principes de la journée\"\n  L\n    LI\n      Lbl\n        \"•\"\n      "
        "LBody\n",
        "  TOC\n    TOCI\n",
        "    H3\n      \"À quoi ça sert\"\n    L\n      LI\n        Lbl\n          \"1.\"\n",
        "    Figure\n", "    H3\n      \"Le tableau\"\n", "  H2\n    \"Et ensuite\"\n"}) {
    EXPECT_THAT(tree, HasSubstr(part)) << tree;
  }
  EXPECT_LT(tree.find("Ne plus être seul"), tree.find("sur le mur"));
}

TEST(Booklet, SaysItsTitleLanguageAndWhatIsOnAFigure) {
  const Read pdf(booklet(small_day()));
  EXPECT_THAT(pdf.info(), ContainsRegex("Title: +Barcamp Futurs Publics – Restitution"));
  EXPECT_THAT(pdf.info(), ContainsRegex("Tagged: +yes"));
  const auto plain = pdf.plain();
  EXPECT_THAT(plain, HasSubstr("/Lang (fr)"));
  EXPECT_THAT(plain, HasSubstr("/DisplayDocTitle true"));
  EXPECT_THAT(plain, HasSubstr("/Alt "));
  EXPECT_THAT(plain, HasSubstr("/Artifact BMC"));
  EXPECT_THAT(plain, Not(HasSubstr("/Private")));
  EXPECT_THAT(plain, Not(HasSubstr("CreationDate")));
}

TEST(Booklet, HasTextThatCanBeFoundAndEmbeddedLetters) {
  const Read pdf(booklet(small_day()));
  EXPECT_THAT(pdf.text(), HasSubstr("Pourquoi ?"));
  EXPECT_THAT(pdf.text(), HasSubstr("Contact : bonjour@example.org"));
  EXPECT_THAT(pdf.fonts(), HasSubstr("DejaVuSans"));
  EXPECT_THAT(pdf.fonts(), Not(ContainsRegex(" no +(yes|no) +(yes|no) +[0-9]+ +0")));
}

TEST(Booklet, SaysOnWhichPageATableBegins) {
  auto day = small_day();
  for (int i = 0; i < 80; ++i) {
    day.tables[0].groups[0].propositions.push_back({.id = "9.9", .text = "encore une"});
  }
  const Read pdf(booklet(day));
  const auto text = pdf.text();
  const auto before = text.find("\fTable 2\n");
  ASSERT_NE(before, std::string::npos) << text;
  const auto page = std::count(text.begin(), text.begin() + static_cast<long>(before), '\f') + 2;
  EXPECT_GT(page, 2);
  EXPECT_THAT(text, ContainsRegex("Table 2 +Comment \\? +" + std::to_string(page) + "\n"));
}

TEST(Booklet, TellsEachVoteWithItsTies) {
  auto day = small_day();
  VoteResult vote{
      .title = "Par où commencer ?",
      .people = 2,
      .placings = {{.text = "a", .dots = 1}, {.text = "b", .dots = 3}, {.text = "c", .dots = 1}}};
  place(vote.placings);
  day.tables[0].votes = {vote};
  vote.title = "Tous ensemble";
  vote.placings.resize(1);
  day.votes = {vote};
  const Read pdf(booklet(day));
  const auto text = pdf.text();
  EXPECT_THAT(text, ContainsRegex("Votes\n+Par où commencer.*\\?\n+2.*personnes"));
  EXPECT_THAT(text, ContainsRegex("1\\. +b.*3.*votes\n+2\\. +a.*1.*vote, ex æquo\n+2\\. +c"));
  EXPECT_THAT(text, ContainsRegex("Votes sur l’agora\n+Tous ensemble"));
  EXPECT_LT(text.find("Comment"), text.find("Votes sur l’agora"));
  const auto tree = std::regex_replace(pdf.tree(), std::regex{" \\((block|inline)\\)"}, "");
  EXPECT_THAT(tree, HasSubstr("    H3\n      \"Votes\"\n    H4\n")) << tree;
}

TEST(Booklet, IsTheSameBytesEachTime) {
  EXPECT_EQ(booklet(small_day()), booklet(small_day()));
}

TEST(Booklet, ShowsHostileTextAsText) {
  const Read pdf(booklet(hostile_outcome()));
  const auto text = pdf.text();
  for (const char* one : {"<script>alert(1)</script>", "=cmd|' /C calc'!A0", "]]><!--", "@SUM(A1)",
                          "&lt;b&gt; & &amp;"}) {
    EXPECT_THAT(text, HasSubstr(one));
  }
  EXPECT_THAT(pdf.plain(), Not(ContainsRegex("/(JavaScript|JS|Launch|URI)\\b")));
}

TEST(Booklet, TakesTheLongestText) {
  auto day = small_day();
  day.tables[0].groups[0].propositions[0].text = std::string(200'000, 'w');
  const Read pdf(booklet(day));
  const auto text = pdf.text();
  EXPECT_EQ(std::ranges::count(text, 'w'), 200'000);
}

TEST(Booklet, StopsWhenItIsToldTo) {
  std::stop_source stop;
  stop.request_stop();
  EXPECT_FALSE(booklet(small_day(), stop.get_token()));
}

TEST(Sheet, IsOneBoardOnOnePageWithWordsForIt) {
  const auto day = small_day();
  const Read pdf(sheet(*day.tables[0].picture,
                       {.title = "Table 1", .description = "une note", .language = "fr"}));
  EXPECT_THAT(pdf.info(), ContainsRegex("Pages: +1\n"));
  EXPECT_THAT(pdf.info(), ContainsRegex("Page size: +300 x 225 pts"));
  EXPECT_THAT(pdf.text(), HasSubstr("sur le mur"));
  EXPECT_THAT(pdf.plain(), HasSubstr("/Alt (une note)"));
}

}  // namespace
}  // namespace tablee::render::pdf

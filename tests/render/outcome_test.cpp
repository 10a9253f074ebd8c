// Which propositions a board has, in which order (the contract that the client's panel follows as well).
#include "render/outcome.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/editor.h"

namespace tablee::render {
namespace {

using core::Handle;
using core::handle_none;
using core::ObjectKind;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr int proposition = 2;
constexpr int heading = 3;

class OutcomeTest : public testing::Test {
 protected:
  Handle add(ObjectKind kind, std::string_view text, Handle parent = handle_none, int x = 0,
             int y = 0) {
    const auto handle =
        editor_.create({.kind = kind, .parent = parent, .x = x, .y = y, .w = 200, .h = 200});
    EXPECT_TRUE(text.empty() || editor_.insert_text(handle, 0, text));
    return handle;
  }
  Handle note(std::string_view text, Handle parent = handle_none, int x = 0, int y = 0) {
    return add(ObjectKind::note, text, parent, x, y);
  }
  Handle frame(std::string_view text, int role, Handle parent = handle_none) {
    const auto handle = add(ObjectKind::frame, text, parent);
    EXPECT_TRUE(role == 0 || editor_.set_number(handle, core::NumberField::role, role));
    return handle;
  }
  TableOutcome read(const Choice& choice = {.naming = Naming::first_names, .leftovers = true}) {
    static_cast<void>(editor_.commit(nullptr));
    TableOutcome table;
    Asking asking;
    asking.name_of = [](std::uint32_t who) { return "person " + std::to_string(who); };
    read_outcome(document_, choice, asking, table);
    return table;
  }
  static std::vector<std::string> texts(const Group& group) {
    std::vector<std::string> all;
    for (const auto& one : group.propositions) all.push_back(one.text);
    return all;
  }
  static std::vector<std::string> texts(const std::vector<Word>& words) {
    std::vector<std::string> all;
    for (const auto& one : words) all.push_back(one.text);
    return all;
  }

  core::Document document_;
  core::Editor editor_{document_, 2};
};

TEST_F(OutcomeTest, WithoutPropositionsHasNoGroups) {
  note("a note");
  frame("a cluster", 1);
  frame("a heading", heading);
  EXPECT_THAT(read().groups, IsEmpty());
}

// Nobody's half day comes to nothing because a button was not found.
TEST_F(OutcomeTest, OfATableWithoutPropositionsIsWhatItsTitledFramesHold) {
  const auto low = frame("low", 1);
  ASSERT_TRUE(editor_.move(low, handle_none, 0, 5'000));
  note("b", low, 0, 500);
  note("a", low, 0, 0);
  note("in high", frame("high", 0));
  note("untitled", frame("", 1), 0, 9'000);
  note("nowhere", handle_none, 900, 9'000);
  const auto table = read();
  ASSERT_EQ(table.groups.size(), 2U);
  EXPECT_EQ(table.groups[0].title, "high");
  EXPECT_EQ(table.groups[1].title, "low");
  ASSERT_EQ(table.groups[1].propositions.size(), 2U);
  EXPECT_EQ(table.groups[1].propositions[0].text, "a");
  EXPECT_EQ(table.groups[1].propositions[1].text, "b");
  ASSERT_EQ(table.left.size(), 2U);
  EXPECT_THAT(texts(table.left[0].words), ElementsAre("untitled"));
  EXPECT_THAT(texts(table.left[1].words), ElementsAre("nowhere"));
}

TEST_F(OutcomeTest, PutsWhatLiesInNoHeadingFirst) {
  const auto first = frame("Why", heading);
  frame("because", proposition, first);
  frame("alone", proposition);
  const auto table = read();
  ASSERT_EQ(table.groups.size(), 2U);
  EXPECT_EQ(table.groups[0].id, "");
  EXPECT_THAT(texts(table.groups[0]), ElementsAre("alone"));
  EXPECT_EQ(table.groups[1].title, "Why");
  EXPECT_THAT(texts(table.groups[1]), ElementsAre("because"));
}

TEST_F(OutcomeTest, OrdersByRankAndThenById) {
  const auto a = frame("a", proposition);
  const auto b = frame("b", proposition);
  frame("c", proposition);
  const auto d = frame("d", proposition);
  ASSERT_TRUE(editor_.rank(b, handle_none, handle_none));
  ASSERT_TRUE(editor_.rank(d, handle_none, b));
  static_cast<void>(a);
  EXPECT_THAT(texts(read().groups.at(0)), ElementsAre("d", "b", "a", "c"));
}

TEST_F(OutcomeTest, CountsEmptyAndDeletedOnesAsNotThere) {
  const auto under = frame("Heading", heading);
  frame("  \n", proposition, under);
  const auto gone = frame("gone", proposition);
  ASSERT_TRUE(editor_.set_alive(gone, false));
  EXPECT_THAT(read().groups, IsEmpty());
}

TEST_F(OutcomeTest, ShowsWhatADeletedHeadingHeldUnderNone) {
  const auto under = frame("Heading", heading);
  frame("stays", proposition, under);
  ASSERT_TRUE(editor_.set_alive(under, false));
  const auto table = read();
  ASSERT_EQ(table.groups.size(), 1U);
  EXPECT_EQ(table.groups[0].id, "");
}

TEST_F(OutcomeTest, TakesNotesInsideAsSourcesInReadingOrderAlsoFromClusters) {
  const auto of = frame("proposition", proposition);
  note("below", of, 0, 300);
  note("right", of, 250, 10);
  note("left", of, 10, 20);
  const auto cluster = frame("cluster", 1, of);
  ASSERT_TRUE(editor_.move(cluster, of, 0, 600));
  note("nested", cluster);
  note("", of);
  const auto table = read();
  EXPECT_THAT(texts(table.groups.at(0).propositions.at(0).sources),
              ElementsAre("left", "right", "below", "nested"));
  EXPECT_THAT(table.left, IsEmpty());
}

TEST_F(OutcomeTest, KeepsWhatIsLeftByFrameAndWhatLiesNowhereLast) {
  const auto zone = frame("zone", 0);
  ASSERT_TRUE(editor_.move(zone, handle_none, 0, 5'000));
  note("second", handle_none, 0, 900);
  note("first", handle_none, 500, 0);
  note("in zone", zone);
  frame("", proposition);
  frame("a proposition", proposition);
  const auto table = read();
  ASSERT_EQ(table.left.size(), 2U);
  EXPECT_EQ(table.left[0].title, "zone");
  EXPECT_THAT(texts(table.left[0].words), ElementsAre("in zone"));
  EXPECT_EQ(table.left[1].title, "");
  EXPECT_THAT(texts(table.left[1].words), ElementsAre("first", "second"));
  EXPECT_THAT(read({.leftovers = false}).left, IsEmpty());
}

TEST_F(OutcomeTest, NamesPeopleAndCountsDotsOnlyWhenAsked) {
  document_.set_local(2, 7);
  const auto of = frame("proposition", proposition);
  const auto source = note("source", of);
  ASSERT_TRUE(editor_.vote(source, 3));
  const auto named = read().groups.at(0).propositions.at(0).sources.at(0);
  EXPECT_EQ(named.author, "person 7");
  EXPECT_EQ(named.dots, 3U);
  const auto bare = read({.naming = Naming::numbers, .dots = false});
  EXPECT_EQ(bare.groups.at(0).propositions.at(0).sources.at(0).author, "");
  EXPECT_EQ(bare.groups.at(0).propositions.at(0).sources.at(0).dots, std::nullopt);
  EXPECT_THAT(writers(document_), ElementsAre(7U));
}

TEST_F(OutcomeTest, SaysOnceWhatASourceSaysWordForWord) {
  const Proposition one{
      .id = "1.1",
      .text = "the same",
      .dots = 1,
      .sources = {{.id = "2.1", .text = " the same\n", .author = "Léa", .dots = 2},
                  {.id = "3.1", .text = "another", .author = "Max"}}};
  const auto how = told(one);
  EXPECT_THAT(how.authors, ElementsAre("Léa"));
  EXPECT_EQ(how.dots, 3U);
  ASSERT_EQ(how.sources.size(), 1U);
  EXPECT_EQ(how.sources[0]->text, "another");
}

}  // namespace
}  // namespace tablee::render

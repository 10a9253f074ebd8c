// What class Texts promises, call by call. Everybody writes into the text with handle 0.
#include "core/text.h"

#include <gtest/gtest.h>

#include "base/random.h"
#include "tools/text_op.h"

namespace tablee::tests {
namespace {

using core::Handle;
using core::IdRun;
using core::OpId;
using core::RightMode;
using core::Texts;
using tools::TextOp;
using tools::TextsReplica;

/// One person at one replica, with a clock.
struct Writer : TextsReplica {
  explicit Writer(std::uint32_t number) : replica(number) {}
  TextOp type(std::uint32_t position, const std::string& utf8, Handle text = 0) {
    const TextOp op = insert({counter + 1, replica}, text, position, utf8);
    counter = op.last_counter();
    return op;
  }
  TextOp cut(std::uint32_t position, std::uint32_t length, Handle text = 0) {
    return erase({++counter, replica}, text, position, length);
  }
  void hear(const TextOp& op) {
    apply(op);
    counter = std::max(counter, op.last_counter());
  }
  std::uint32_t replica;
  std::uint64_t counter = 0;
};

TEST(Texts, StartEmpty) {
  Texts texts;
  EXPECT_EQ(texts.length(7), 0U);
  EXPECT_FALSE(texts.text_of({1, 1}));
  EXPECT_FALSE(texts.contains({{1, 1}, 1}));
  EXPECT_TRUE(texts.anchor(3, 5).left.none());
  std::vector<IdRun> runs;
  texts.ids(3, 0, 10, runs);
  EXPECT_TRUE(runs.empty());
}

TEST(Texts, TypingInTheMiddleAndErasing) {
  Writer ann(2);
  ann.type(0, "Tab");
  ann.type(3, "lee");
  ann.type(0, "La ");
  EXPECT_EQ(ann.text(0), "La Tablee");
  ann.cut(1, 2);
  EXPECT_EQ(ann.text(0), "LTablee");
  ann.cut(0, 100);
  EXPECT_EQ(ann.text(0), "");
  ann.type(0, "again");
  EXPECT_EQ(ann.text(0), "again");
}

TEST(Texts, ConcurrentRunsAtOnePlaceDoNotInterleave) {
  Writer ann(2);
  Writer bob(3);
  bob.hear(ann.type(0, "()"));
  std::vector<TextOp> by_ann;
  std::vector<TextOp> by_bob;
  for (std::uint32_t i = 0; i < 3; ++i) by_ann.push_back(ann.type(1 + i, "a"));
  for (std::uint32_t i = 0; i < 3; ++i) by_bob.push_back(bob.type(1, "b"));  // backwards
  for (const TextOp& op : by_bob) ann.hear(op);
  for (const TextOp& op : by_ann) bob.hear(op);
  EXPECT_EQ(ann.text(0), "(aaabbb)");
  EXPECT_EQ(bob.text(0), ann.text(0));
}

TEST(Texts, TiesGoByReplica) {
  Writer ann(2);
  Writer bob(3);
  const TextOp a = ann.type(0, "a");
  const TextOp b = bob.type(0, "b");
  ann.hear(b);
  bob.hear(a);
  EXPECT_EQ(ann.text(0), "ab");
  EXPECT_EQ(bob.text(0), "ab");
}

TEST(Texts, ErasingWhatIsErasedChangesNothing) {
  Writer ann(2);
  ann.type(0, "abcdef");
  std::vector<Handle> touched;
  ann.texts().erase({{2, 2}, 3}, touched);
  EXPECT_EQ(touched, std::vector<Handle>{0});
  touched.clear();
  ann.texts().erase({{3, 2}, 2}, touched);
  EXPECT_TRUE(touched.empty());
  ann.texts().erase({{1, 2}, 6}, touched);
  EXPECT_EQ(ann.text(0), "");
}

TEST(Texts, ARunOfIdsMayCrossTexts) {
  Writer ann(2);
  ann.type(0, "ab", 0);
  ann.type(0, "cd", 5);
  ann.type(0, "ef", 0);
  EXPECT_TRUE(ann.texts().contains({{1, 2}, 6}));
  EXPECT_FALSE(ann.texts().contains({{1, 2}, 7}));
  std::vector<Handle> touched;
  ann.texts().erase({{2, 2}, 4}, touched);
  EXPECT_EQ(touched, (std::vector<Handle>{0, 5, 0}));
  EXPECT_EQ(ann.text(0), "fa");
  EXPECT_EQ(ann.text(5), "");
}

TEST(Texts, AnchorsSayTheRightOriginTheShortestWay) {
  Writer ann(2);
  Texts& texts = ann.texts();
  EXPECT_EQ(texts.anchor(0, 0).right_mode, RightMode::as_left);
  ann.type(0, "abc");  // ids 1 to 3
  EXPECT_EQ(texts.anchor(0, 3).right_mode, RightMode::as_left);
  EXPECT_EQ(texts.anchor(0, 99).left, (OpId{3, 2}));
  const Texts::Anchor inside = texts.anchor(0, 1);
  EXPECT_EQ(inside.left, (OpId{1, 2}));
  EXPECT_EQ(inside.right, (OpId{2, 2}));
  EXPECT_EQ(inside.right_mode, RightMode::next_of_left);
  EXPECT_EQ(texts.anchor(0, 0).right_mode, RightMode::explicit_id);
  ann.type(1, "x");  // id 4, before 2
  EXPECT_EQ(texts.anchor(0, 2).right_mode, RightMode::as_left);
  EXPECT_EQ(texts.right_origin({4, 2}), (OpId{2, 2}));
  EXPECT_EQ(texts.anchor(0, 1).right, (OpId{4, 2}));
  ann.cut(2, 2);  // b and c stay as tombstones
  EXPECT_EQ(texts.anchor(0, 2).right, (OpId{2, 2}));
}

TEST(Texts, RightModesMeanWhatTheySay) {
  for (const RightMode mode : {RightMode::as_left, RightMode::next_of_left, RightMode::end}) {
    Writer ann(2);
    ann.type(0, "ac");
    (void)ann.texts().insert({core::handle_none, {9, 3}, 1, {1, 2}, mode, {}, "b"});
    const OpId right = mode == RightMode::next_of_left ? OpId{2, 2} : OpId{};
    EXPECT_EQ(ann.texts().right_origin({9, 3}), right);
    EXPECT_EQ(ann.text(0), mode == RightMode::next_of_left ? "abc" : "acb");
  }
}

TEST(Texts, CountInCodePointsAndInUtf16) {
  Writer ann(2);
  ann.type(0, "a😀é");
  ann.type(2, "👍");
  EXPECT_EQ(ann.text(0), "a😀👍é");
  EXPECT_EQ(ann.length(0), 4U);
  const Texts& texts = ann.texts();
  const std::vector<std::uint32_t> from{0, 1, 1, 2, 2, 3, 4, 4};
  for (std::uint32_t i = 0; i < from.size(); ++i) EXPECT_EQ(texts.from_utf16(0, i), from[i]) << i;
  const std::vector<std::uint32_t> to{0, 1, 3, 5, 6, 6};
  for (std::uint32_t i = 0; i < to.size(); ++i) EXPECT_EQ(texts.to_utf16(0, i), to[i]) << i;
  std::string part;
  texts.read(0, 1, 2, part);
  EXPECT_EQ(part, "😀👍");
  ann.cut(1, 1);
  EXPECT_EQ(ann.text(0), "a👍é");
  EXPECT_EQ(ann.texts().to_utf16(0, 3), 4U);
}

TEST(Texts, HoldOneLongInsertion) {
  Writer ann(2);
  std::string page;
  for (int i = 0; i < 4'096; ++i) page += "a😀é語";
  ann.type(0, page);
  ann.type(8'000, "middle");
  ann.type(0, page);
  std::string want = page + page;
  want.insert(page.size() + 8'000 / 4 * std::string("a😀é語").size(), "middle");
  EXPECT_EQ(ann.text(0), want);
  EXPECT_EQ(ann.texts().position_of({16'385, 2}), 24'384U);
  std::string part;
  ann.texts().read(0, 24'382, 10, part);
  EXPECT_EQ(part, "é語middlea😀");
  ann.cut(0, 16'384);
  ann.cut(8'000, 6);
  EXPECT_EQ(ann.text(0), page);
}

// Origins that no honest author can have seen: whatever they say, everybody ends alike (DESIGN, invariants
// 5 and 8).
TEST(Texts, ConvergeWhateverTheOriginsSay) {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    base::Random random(seed);
    std::vector<TextOp> ops;
    for (std::uint64_t i = 0; i < 40; ++i) {
      TextOp op{{i / 3 * 2 + 1, static_cast<std::uint32_t>(2 + i % 3)}, 0, "ab", 2, {}, {}, {}};
      const auto some_id = [&] {
        if (i < 3 || random.chance(0.2)) return OpId{};
        const OpId of = ops[random.below(i / 3 * 3)].id;
        return OpId{of.counter + random.below(2), of.replica};
      };
      op.left = some_id();
      op.right = some_id();
      ops.push_back(op);
    }
    TextsReplica one;
    TextsReplica other;
    for (const TextOp& op : ops) one.apply(op);
    // Each triple refers to earlier triples only, so its three ops may come in any order.
    for (std::size_t i = 0; i + 3 <= ops.size(); i += 3) {
      const std::size_t turn = random.below(3);
      for (std::size_t k = 0; k < 3; ++k) other.apply(ops[i + (turn + k) % 3]);
    }
    other.apply(ops.back());
    ASSERT_EQ(one.text(0), other.text(0));
  }
}

// Offsets of the browser are found through the tree, like positions: here beside a count from the beginning.
TEST(Texts, CountUtf16InLongTextsThatChange) {
  base::Random random(7);
  tools::TextsReplica replica;
  std::u32string all;
  std::uint64_t counter = 0;
  const auto count = [&](std::size_t up_to) {
    std::uint32_t units = 0;
    for (std::size_t i = 0; i < up_to; ++i) units += all[i] > 0xFFFF ? 2U : 1U;
    return units;
  };
  for (int step = 0; step < 4'000; ++step) {
    const auto at = static_cast<std::uint32_t>(random.below(all.size() + 1));
    if (random.chance(0.25) && at < all.size()) {
      (void)replica.erase({++counter, 2}, 0, at, 1);
      all.erase(at, 1);
    } else {
      const bool astral = random.chance(0.1);
      (void)replica.insert({counter + 1, 2}, 0, at, astral ? "a😀" : "bcé");
      all.insert(at, astral ? U"a😀" : U"bcé");
      counter += astral ? 2 : 3;
    }
    if (step % 37 != 0) continue;
    const auto place = static_cast<std::uint32_t>(random.below(all.size() + 1));
    const std::uint32_t units = count(place);
    ASSERT_EQ(replica.texts().to_utf16(0, place), units) << "step " << step;
    ASSERT_EQ(replica.texts().from_utf16(0, units), place) << "step " << step;
    // Inside a pair is before it.
    if (place < all.size() && all[place] > 0xFFFF) {
      ASSERT_EQ(replica.texts().from_utf16(0, units + 1), place);
    }
    ASSERT_EQ(replica.texts().from_utf16(0, 1'000'000), all.size());
    ASSERT_EQ(replica.texts().to_utf16(0, 1'000'000), count(all.size()));
  }
}

}  // namespace
}  // namespace tablee::tests

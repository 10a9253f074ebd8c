// The order of painting and its keys.
#include <gtest/gtest.h>

#include <algorithm>

#include "base/limits.h"
#include "core/board_peers.h"
#include "core/z_key.h"

namespace tablee::tests {
namespace {

using namespace tablee::core;

class Order : public testing::Test {
 protected:
  Handle note() { return editor_.create({ObjectKind::note, handle_none, 0, 0, 1, 1}); }
  std::size_t longest() const {
    std::size_t most = 0;
    for (Handle h = 0; h < document_.size(); ++h)
      most = std::max(most, document_.object(h).z.size());
    return most;
  }
  Document document_;
  Editor editor_{document_, 2};
};

TEST(ZKey, ExistsBetweenAnyTwo) {
  base::Random random(4711);
  std::vector<std::string> keys{z_key_between("", "")};
  for (int i = 0; i < 4000; ++i) {
    const auto at = static_cast<std::size_t>(random.below(keys.size() + 1));
    const std::string below = at == 0 ? "" : keys[at - 1];
    const std::string above = at == keys.size() ? "" : keys[at];
    const std::string key = z_key_between(below, above);
    ASSERT_TRUE(valid_z_key(key)) << key;
    ASSERT_LT(below, key);
    if (!above.empty()) {
      ASSERT_LT(key, above);
    }
    keys.insert(keys.begin() + static_cast<std::ptrdiff_t>(at), key);
  }
}

TEST(ZKey, StaysShortOnTopAndBelow) {
  std::string top = z_key_between("", "");
  std::string bottom = top;
  for (int i = 0; i < 300'000; ++i) {
    const std::string higher = z_key_between(top, "");
    const std::string lower = z_key_between("", bottom);
    ASSERT_LT(top, higher);
    ASSERT_LT(lower, bottom);
    ASSERT_TRUE(valid_z_key(higher) && valid_z_key(lower)) << higher << ' ' << lower;
    top = higher;
    bottom = lower;
  }
  EXPECT_LE(top.size(), 9U);
  EXPECT_LE(bottom.size(), 9U);
}

TEST_F(Order, PaintsByKeyAndWhatAFrameHoldsRightAboveIt) {
  const Handle a = note();
  const Handle frame = editor_.create({ObjectKind::frame, handle_none, 0, 0, 1, 1});
  const Handle b = note();
  const Handle inside = editor_.create({ObjectKind::note, frame, 0, 0, 1, 1});
  EXPECT_EQ(document_.paint_order(), (std::vector<Handle>{a, frame, inside, b}));
  editor_.raise(a);
  EXPECT_EQ(document_.paint_order(), (std::vector<Handle>{frame, inside, b, a}));
  editor_.lower(b);
  EXPECT_EQ(document_.paint_order(), (std::vector<Handle>{b, frame, inside, a}));
  editor_.put_between(a, b, frame);
  EXPECT_EQ(document_.paint_order(), (std::vector<Handle>{b, a, frame, inside}));
}

TEST_F(Order, MakesRoomBetweenEqualKeys) {
  // Two replicas create on top at the same time: equal keys, parted by id alone.
  Document other;
  Editor theirs(other, 3);
  const Handle mine = note();
  theirs.create({ObjectKind::note, handle_none, 0, 0, 1, 1});
  const base::Bytes batch = theirs.commit(nullptr);
  (void)editor_.commit(nullptr);
  ASSERT_TRUE(document_.apply_bytes(batch, 3, nullptr));
  ASSERT_EQ(document_.object(0).z, document_.object(1).z);
  const Handle third = note();
  editor_.put_between(third, mine, 1);
  EXPECT_EQ(document_.paint_order(), (std::vector<Handle>{mine, third, 1}));
}

TEST_F(Order, KeepsKeysShortUnderAdversarialInsertion) {
  const Handle bottom = note();
  const Handle top = note();
  std::vector<Handle> middle;
  for (int i = 0; i < 1500; ++i) {
    const Handle next = note();
    ASSERT_TRUE(editor_.put_between(next, bottom, middle.empty() ? top : middle.back()));
    middle.push_back(next);
    (void)editor_.commit(nullptr);
  }
  EXPECT_LE(longest(), 16U);
  std::vector<Handle> expected{bottom};
  expected.insert(expected.end(), middle.rbegin(), middle.rend());
  expected.push_back(top);
  EXPECT_EQ(document_.paint_order(), expected);
}

// The order that is kept up to date is the order that is sorted anew.
// A client that writes the longest keys there are, next to each other, takes no place away from others.
TEST_F(Order, FindsRoomBetweenTheLongestKeys) {
  constexpr int hostile = 2'500;
  Document others;
  for (int i = 0; i < hostile; ++i) (void)note();
  ASSERT_TRUE(others.apply_bytes(editor_.commit(nullptr), 2, nullptr));
  Batch batch;
  std::vector<std::string> keys;
  std::string key(limits::z_key_bytes_max, 'V');
  for (int i = 0; i < hostile; ++i) {
    const auto place = static_cast<std::size_t>(i) / 60;
    key[key.size() - 2] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"[place];
    key.back() = "123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"[i % 60];
    keys.push_back(key);
  }
  batch.counter = others.counter() + 1;
  for (int i = 0; i < hostile; ++i) {
    Op& op = batch.ops.emplace_back();
    op.kind = OpKind::put;
    op.id = {batch.counter + static_cast<std::uint64_t>(i), 3};
    op.target = others.object(static_cast<Handle>(i)).id;
    op.field = static_cast<std::uint32_t>(BytesField::z);
    op.bytes = keys[static_cast<std::size_t>(i)];
  }
  batch.counter_end = batch.counter + hostile;
  ASSERT_TRUE(others.check(batch, 3));
  others.apply(batch, 3, nullptr);
  Editor editor(others, 4);
  const Handle added = editor.create({ObjectKind::note, handle_none, 0, 0, 1, 1});
  base::Random random(3);
  for (int i = 0; i < 40; ++i) {
    const auto below = static_cast<std::size_t>(random.below(others.paint_order().size() - 1));
    const Handle under = others.paint_order()[below];
    if (under == added) continue;
    ASSERT_TRUE(editor.put_between(added, under, handle_none));
    const auto& order = others.paint_order();
    const auto place = std::find(order.begin(), order.end(), added);
    ASSERT_TRUE(place != order.begin() && *std::prev(place) == under);
    for (const Handle handle : order) ASSERT_TRUE(valid_z_key(others.object(handle).z));
  }
}

TEST_F(Order, KeptUpToDateEqualsSortedAnew) {
  const Seeds seeds(60);
  for (std::uint64_t seed = seeds.first; seed <= seeds.last; ++seed) {
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    BoardPeers peers(3, seed);
    for (int i = 0; i < 120; ++i) {
      peers.step();
      const Document& kept = peers.peers[0]->document;
      (void)kept.paint_order();
      if (i % 8 != 0) continue;
      Document fresh;
      ASSERT_TRUE(fresh.load(kept.keyframe()));
      ASSERT_EQ(visible(fresh), visible(kept));
    }
  }
}

}  // namespace
}  // namespace tablee::tests

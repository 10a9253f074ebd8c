// The texts' part of a keyframe: the same bytes for the same ops, back again, and safe on any bytes.
#include <gtest/gtest.h>

#include <algorithm>

#include "base/random.h"
#include "core/text.h"
#include "tools/text_op.h"

namespace tablee::tests {
namespace {

using core::Handle;
using core::OpId;
using core::Texts;
using tools::TextOp;
using tools::TextsReplica;

base::Bytes keyframe(const Texts& texts, const std::vector<OpId>& objects,
                     const std::vector<Handle>& handles) {
  base::Bytes bytes;
  texts.write(objects, handles, bytes);
  return bytes;
}

// Two authors, three texts, edits here and there: `objects` are {1,1} {2,1} {3,1} with handles 0, 1, 2.
std::vector<TextOp> some_ops(TextsReplica& replica, std::uint64_t seed) {
  base::Random random(seed);
  std::vector<TextOp> ops;
  std::uint64_t counter = 10;
  for (int i = 0; i < 400; ++i) {
    const auto author = static_cast<std::uint32_t>(2 + random.below(2));
    const auto text = static_cast<Handle>(random.below(3));
    const std::uint32_t length = replica.length(text);
    const auto position = static_cast<std::uint32_t>(random.below(length + 1));
    if (length > position && random.chance(0.3)) {
      ops.push_back(replica.erase({++counter, author}, text, position, 1));
    } else {
      ops.push_back(replica.insert({++counter, author}, text, position, "word"));
      counter = ops.back().last_counter();
    }
  }
  return ops;
}

const std::vector<OpId> objects{{1, 1}, {2, 1}, {3, 1}};
const std::vector<Handle> handles{0, 1, 2};

// DESIGN, invariant 5: handles are a replica's own, the keyframe does not show them.
TEST(TextKeyframe, DoesNotDependOnHandles) {
  TextsReplica one;
  const std::vector<TextOp> ops = some_ops(one, 1);
  TextsReplica other;
  for (TextOp op : ops) {
    op.text = 9 - op.text;
    other.apply(op);
  }
  EXPECT_EQ(keyframe(one.texts(), objects, handles), keyframe(other.texts(), objects, {9, 8, 7}));
}

TEST(TextKeyframe, DoesNotDependOnHowTextWasCutIntoInsertions) {
  TextsReplica one;
  TextsReplica other;
  (void)one.insert({5, 2}, 0, 0, "several words at once");
  const std::string text = "several words at once";
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    (void)other.insert({5 + i, 2}, 0, i, text.substr(i, 1));
  }
  EXPECT_EQ(keyframe(one.texts(), objects, handles), keyframe(other.texts(), objects, handles));
}

TEST(TextKeyframe, ComesBackWhole) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    TextsReplica replica;
    (void)some_ops(replica, seed);
    const base::Bytes bytes = keyframe(replica.texts(), objects, handles);
    TextsReplica loaded;
    ASSERT_TRUE(loaded.texts().load(bytes, objects));
    for (const Handle handle : handles) EXPECT_EQ(loaded.text(handle), replica.text(handle));
    EXPECT_EQ(keyframe(loaded.texts(), objects, handles), bytes);
  }
}

TEST(TextKeyframe, OfNothingIsSmall) {
  const base::Bytes bytes = keyframe(Texts{}, objects, handles);
  EXPECT_LE(bytes.size(), 8U);
  Texts texts;
  EXPECT_TRUE(texts.load(bytes, objects));
  EXPECT_FALSE(texts.load("", objects));
}

TEST(TextKeyframe, KeepsLongTextsOfManyBytesACodePoint) {
  TextsReplica replica;
  std::string page;
  for (int i = 0; i < 3'000; ++i) page += "語😀x";
  (void)replica.insert({5, 2}, 0, 0, page);
  const base::Bytes bytes = keyframe(replica.texts(), objects, handles);
  EXPECT_LE(bytes.size(), page.size() + 24);
  TextsReplica loaded;
  ASSERT_TRUE(loaded.texts().load(bytes, objects));
  EXPECT_EQ(loaded.text(0), page);
  EXPECT_EQ(keyframe(loaded.texts(), objects, handles), bytes);
}

// DESIGN, invariant 9: all or nothing, no crash, on any bytes. The sanitizers watch.
TEST(TextKeyframe, IsRefusedOrReadWholeWhenDamaged) {
  TextsReplica replica;
  (void)some_ops(replica, 3);
  const base::Bytes good = keyframe(replica.texts(), objects, handles);
  base::Random random(7);
  std::size_t refused = 0;
  for (int i = 0; i < 20'000; ++i) {
    base::Bytes bad = good;
    for (std::uint64_t k = 1 + random.below(3); k != 0; --k) {
      bad[random.below(random.chance(0.7) ? bad.size() / 4 : bad.size())] =
          static_cast<char>(random.next());
    }
    if (random.chance(0.2)) bad.resize(random.below(bad.size()));
    TextsReplica reader;
    (void)reader.insert({1, 9}, 0, 0, "mine");
    if (!reader.texts().load(bad, objects)) {
      ++refused;
      ASSERT_EQ(reader.text(0), "mine");
      continue;
    }
    // Whatever was read can be gone on with and written again.
    (void)reader.insert({std::uint64_t{1} << 62, 9}, 1, reader.length(1) / 2, "more");
    if (reader.length(0) != 0) (void)reader.erase({1, 1}, 0, 0, reader.length(0));
    (void)keyframe(reader.texts(), objects, handles);
  }
  EXPECT_GT(refused, 5'000U);
}

}  // namespace
}  // namespace tablee::tests

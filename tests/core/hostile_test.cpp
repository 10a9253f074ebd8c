// Bytes from anybody: no batch and no keyframe, however broken, does more than be refused.
#include <gtest/gtest.h>

#include "core/board_peers.h"
#include "tools/work_over.h"

namespace tablee::tests {
namespace {

using namespace tablee::core;

base::Bytes mutated(base::Bytes bytes, base::Random& random) {
  for (auto times = 1 + random.below(4); times > 0 && !bytes.empty(); --times) {
    const auto at = static_cast<std::size_t>(random.below(bytes.size()));
    switch (random.below(6)) {
      case 0:
        bytes[at] = static_cast<char>(random.next());
        break;
      case 1:
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << random.below(8)));
        break;
      case 2:
        bytes.erase(at, 1 + random.below(4));
        break;
      case 3:
        bytes.insert(at, 1 + random.below(4), static_cast<char>(random.next()));
        break;
      case 4:
        bytes.resize(at);
        break;
      default:
        bytes.insert(at, bytes.substr(random.below(bytes.size()), random.below(20)));
    }
  }
  return bytes;
}

class Hostile : public testing::Test {
 protected:
  // A board with a bit of everything, and its batches.
  explicit Hostile() : peers_(3, 5) {
    for (int i = 0; i < 150; ++i) peers_.step();
    peers_.settle();
  }
  BoardPeers peers_;
};

// DESIGN invariant 9
TEST_F(Hostile, BatchesAreRefusedOrTakenAndNeverBreakTheDocument) {
  base::Random random(99);
  Document document;
  const auto& order = peers_.peers[0]->order;
  int taken = 0;
  for (int round = 0; round < 20'000; ++round) {
    if (round % 2'000 == 0) {
      ASSERT_TRUE(document.load(peers_.peers[0]->document.keyframe()));
    }
    const Sent& sent = *order[random.below(order.size())];
    Batch batch;
    ASSERT_TRUE(decode_batch(sent.bytes, static_cast<std::uint32_t>(sent.author + 1), batch));
    // Under a fresh counter, so that what is not broken is taken.
    batch.counter = document.counter() + 1;
    base::Bytes bytes;
    encode_batch(batch, 7, bytes);
    Changes changes;
    taken += document.apply_bytes(mutated(bytes, random), 7, &changes).has_value() ? 1 : 0;
    if (round % 500 == 499) {
      Document again;
      const base::Bytes keyframe = document.keyframe();
      ASSERT_TRUE(again.load(keyframe)) << again.load(keyframe).error();
      ASSERT_EQ(again.keyframe(), keyframe);
      (void)visible(document);
    }
  }
  EXPECT_GT(taken, 100);
}

// DESIGN invariant 9: what loads is a document like any other; what does not leaves the old one.
TEST_F(Hostile, KeyframesAreRefusedOrLoaded) {
  base::Random random(98);
  const base::Bytes good = peers_.peers[0]->document.keyframe();
  Document document;
  ASSERT_TRUE(document.load(good));
  int loaded = 0;
  for (int round = 0; round < 20'000; ++round) {
    Document candidate;
    if (!candidate.load(mutated(good, random))) continue;
    ++loaded;
    const base::Bytes keyframe = candidate.keyframe();
    Document again;
    ASSERT_TRUE(again.load(keyframe));
    ASSERT_EQ(again.keyframe(), keyframe);
    (void)visible(candidate);
    if (loaded % 8 == 0) tools::work_over(keyframe, random.next());
  }
  EXPECT_GT(loaded, 10);
  for (std::size_t size = 0; size < good.size(); ++size) {
    EXPECT_FALSE(document.load(base::BytesView(good).substr(0, size)));
  }
  EXPECT_EQ(document.keyframe(), good);
}

TEST_F(Hostile, KeyframesOfANewerVersionAreRefusedWithAReason) {
  base::Bytes newer = peers_.peers[0]->document.keyframe();
  newer[2] = 4;
  Document document;
  const auto loaded = document.load(newer);
  ASSERT_FALSE(loaded);
  EXPECT_NE(loaded.error().find("newer"), std::string::npos);
}

}  // namespace
}  // namespace tablee::tests

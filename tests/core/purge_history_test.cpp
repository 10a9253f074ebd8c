// Random histories with purges in them: they converge, the model agrees, and who has a lease misses nothing.
#include <gtest/gtest.h>

#include "core/board_model.h"
#include "core/purge_peers.h"

namespace tablee::tests {
namespace {

using namespace tablee::core;

// DESIGN invariants 5 and 6, with an oracle: whatever is purged, and whoever was away meanwhile. Returns how many
// batches came too late.
std::size_t converge(std::uint64_t seed) {
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  PurgePeers peers(2 + seed % 3, seed, PurgePeers::Lease::broken);
  for (int i = 0; i < 200; ++i) peers.step();
  peers.settle();
  const base::Bytes expected = peers.server().keyframe();
  for (std::size_t i = 0; i < peers.size(); ++i) EXPECT_EQ(peers.document(i).keyframe(), expected);
  BoardModel model;
  for (const PurgePeers::Entry& entry : peers.log()) model.add(entry.batch, entry.replica);
  EXPECT_EQ(visible(peers.server()), model.visible());
  // From any keyframe on, and from the beginning.
  const std::size_t step = 1 + peers.log().size() / 6;
  for (std::size_t from = 0; from < peers.log().size(); from += step) {
    Document rebuilt;
    EXPECT_TRUE(rebuilt.load(peers.log()[from].keyframe_before));
    for (std::size_t i = from; i < peers.log().size(); ++i) {
      const PurgePeers::Entry& entry = peers.log()[i];
      EXPECT_EQ(rebuilt.keyframe(), entry.keyframe_before);
      EXPECT_TRUE(rebuilt.apply_bytes(entry.batch, entry.replica, nullptr, Admission::accepted));
    }
    EXPECT_EQ(rebuilt.keyframe(), expected);
  }
  return peers.refused_as_gone;
}

TEST(PurgeHistories, ConvergeAndAgreeWithTheModel) {
  const Seeds seeds(120);
  std::size_t gone = 0;
  for (std::uint64_t seed = seeds.first; seed <= seeds.last && !testing::Test::HasFailure(); ++seed)
    gone += converge(seed);
  EXPECT_GT(gone, 0U) << "somebody was away for too long";
}

// A second purge of the same floor went unnoticed, and met batches that the log did not have.
TEST(PurgeHistories, Seed5606TwoPurgesOfOneFloor) {
  converge(5606);
}

// P31: who has a lease is never told that something is gone.
TEST(PurgeHistories, NobodyWithALeaseIsRefused) {
  const Seeds seeds(120);
  std::size_t purges = 0;
  for (std::uint64_t seed = seeds.first; seed <= seeds.last; ++seed) {
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    PurgePeers peers(2 + seed % 3, seed, PurgePeers::Lease::kept);
    for (int i = 0; i < 200; ++i) peers.step();
    peers.settle();
    purges += peers.purges;
    ASSERT_EQ(peers.refused_as_gone, 0U);
    for (std::size_t i = 0; i < peers.size(); ++i)
      ASSERT_EQ(peers.document(i).keyframe(), peers.server().keyframe());
  }
  EXPECT_GT(purges, 0U);
}

}  // namespace
}  // namespace tablee::tests

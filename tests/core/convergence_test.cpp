// DESIGN invariants 4 to 6 under random histories of several replicas.
#include <gtest/gtest.h>

#include "core/board_peers.h"

namespace tablee::tests {
namespace {

using namespace tablee::core;

constexpr std::uint64_t histories = 150;

class Convergence : public testing::Test {
 protected:
  void run(BoardPeers& peers, int steps) {
    for (int i = 0; i < steps; ++i) peers.step();
    peers.settle();
  }
};

// DESIGN invariant 5: the same batches, whatever their order, give the same bytes.
TEST_F(Convergence, ReplicasWithTheSameBatchesHaveEqualKeyframes) {
  const Seeds seeds(histories);
  for (std::uint64_t seed = seeds.first; seed <= seeds.last; ++seed) {
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    BoardPeers peers(2 + seed % 4, seed);
    run(peers, 120);
    const base::Bytes first = peers.peers[0]->document.keyframe();
    for (const auto& peer : peers.peers) {
      ASSERT_EQ(peer->document.keyframe(), first);
      ASSERT_EQ(visible(peer->document), visible(peers.peers[0]->document));
    }
  }
}

// DESIGN invariants 5 and 13: nor does it matter that one of them is not honest. P34
TEST_F(Convergence, ReplicasStayEqualBesideADishonestAuthor) {
  const Seeds seeds(2 * histories);
  std::size_t lies = 0;
  for (std::uint64_t seed = seeds.first; seed <= seeds.last; ++seed) {
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    BoardPeers peers(2 + seed % 4, seed);
    peers.liar = 1;
    run(peers, 120);
    lies += peers.lies;
    const base::Bytes first = peers.peers[0]->document.keyframe();
    for (const auto& peer : peers.peers) {
      ASSERT_EQ(peer->document.keyframe(), first);
      ASSERT_EQ(visible(peer->document), visible(peers.peers[0]->document));
    }
    Document loaded;
    ASSERT_TRUE(loaded.load(first));
    ASSERT_EQ(loaded.keyframe(), first);
  }
  EXPECT_GT(lies, 4 * (seeds.last - seeds.first + 1));
}

// DESIGN invariant 6: a keyframe and the batches after it are the later keyframe.
TEST_F(Convergence, AKeyframeAndItsTailAreTheLaterKeyframe) {
  const Seeds seeds(histories);
  for (std::uint64_t seed = seeds.first; seed <= seeds.last; ++seed) {
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    BoardPeers peers(3, seed);
    run(peers, 100);
    const Peer& peer = *peers.peers[1];
    const auto cut = static_cast<std::size_t>(peers.random.below(peer.order.size()));
    Document before;
    Document after;
    for (std::size_t i = 0; i < peer.order.size(); ++i) {
      if (i == cut) {
        const base::Bytes keyframe = before.keyframe();
        ASSERT_TRUE(after.load(keyframe).has_value());
        ASSERT_EQ(after.keyframe(), keyframe);
      }
      const auto replica = static_cast<std::uint32_t>(peer.order[i]->author + 1);
      ASSERT_TRUE(before.apply_bytes(peer.order[i]->bytes, replica, nullptr).has_value());
      if (i >= cut) {
        ASSERT_TRUE(after.apply_bytes(peer.order[i]->bytes, replica, nullptr).has_value());
      }
    }
    ASSERT_EQ(after.keyframe(), before.keyframe());
    ASSERT_EQ(after.keyframe(), peer.document.keyframe());
    ASSERT_EQ(visible(after), visible(peer.document));
  }
}

// An editor goes on after its document was loaded anew, with its memory of undo.
TEST_F(Convergence, ReplicasThatReloadInTheMiddleStayEqual) {
  const Seeds seeds(histories / 3);
  for (std::uint64_t seed = seeds.first; seed <= seeds.last; ++seed) {
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    BoardPeers peers(3, seed);
    for (int i = 0; i < 100; ++i) {
      peers.step();
      if (i % 9 == 0) {
        Document& document = peers.peers[peers.random.below(3)]->document;
        ASSERT_TRUE(document.load(document.keyframe()).has_value());
      }
    }
    peers.settle();
    ASSERT_EQ(peers.peers[0]->document.keyframe(), peers.peers[1]->document.keyframe());
    ASSERT_EQ(peers.peers[0]->document.keyframe(), peers.peers[2]->document.keyframe());
  }
}

// What apply() reports is all that has changed: a view that reads only that is never stale.
TEST_F(Convergence, ReportedChangesAreAllChanges) {
  const Seeds seeds(histories / 5);
  for (std::uint64_t seed = seeds.first; seed <= seeds.last; ++seed) {
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    BoardPeers peers(3, seed);
    peers.hides = seed % 2 == 0;
    run(peers, 80);
    Document document;
    std::vector<std::string> view;
    const auto read = [&](Handle handle) {
      const ObjectView o = document.object(handle);
      Shown shown = shown_of(document, o);
      shown.parent = o.place.parent;
      const Seat seat = document.seat(handle);
      return line(shown) + std::to_string(o.parent) + (o.alive ? " alive" : " deleted") +
             (document.shown(handle) ? " shown in " : " hidden in ") + std::to_string(seat.frame) +
             " at " + std::to_string(seat.x) + "," + std::to_string(seat.y);
    };
    for (const Sent* sent : peers.peers[2]->order) {
      Changes changes;
      const auto replica = static_cast<std::uint32_t>(sent->author + 1);
      ASSERT_TRUE(document.apply_bytes(sent->bytes, replica, &changes, Admission::accepted));
      view.resize(document.size());
      for (const Change& change : changes.list()) view[change.handle] = read(change.handle);
      for (Handle handle = 0; handle < document.size(); ++handle)
        ASSERT_EQ(view[handle], read(handle));
    }
  }
}

}  // namespace
}  // namespace tablee::tests

// The core against the naive model of the whole board, and its properties under RapidCheck, which shrinks a
// failing history to a short one. TABLEE_HISTORIES and TABLEE_SEED run more of them, from another seed on.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "core/board_model.h"
#include "core/board_peers.h"
#include "core/z_key.h"

namespace tablee::tests {
namespace {

using namespace tablee::core;

std::string by_the_model(const BoardPeers& peers) {
  BoardModel model;
  for (const Sent* sent : peers.peers[0]->order) {
    model.add(sent->bytes, static_cast<std::uint32_t>(sent->author + 1));
  }
  return model.visible();
}

// DESIGN invariants 4 and 5, against an oracle.
TEST(Model, AgreesWithTheCoreOnEveryFieldParentOrderVoteAndText) {
  const Seeds seeds(200);
  for (std::uint64_t seed = seeds.first; seed <= seeds.last; ++seed) {
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    BoardPeers peers(2 + seed % 4, seed);
    for (int i = 0; i < 120; ++i) peers.step();
    peers.settle();
    const std::string expected = by_the_model(peers);
    for (const auto& peer : peers.peers) ASSERT_EQ(visible(peer->document), expected);
  }
}

// DESIGN invariant 13: what somebody says who means no good is told to the model as it stands in the log.
TEST(Model, AgreesWithTheCoreOnWhatADishonestAuthorSays) {
  const Seeds seeds(200);
  std::size_t lies = 0;
  for (std::uint64_t seed = seeds.first; seed <= seeds.last; ++seed) {
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    BoardPeers peers(3 + seed % 3, seed);
    peers.liar = 1 + seed % 2;
    for (int i = 0; i < 120; ++i) peers.step();
    peers.settle();
    lies += peers.lies;
    const std::string expected = by_the_model(peers);
    for (const auto& peer : peers.peers) ASSERT_EQ(visible(peer->document), expected);
  }
  EXPECT_GT(lies, seeds.last - seeds.first) << "too little was taken to mean anything";
}

// P36: logs from before have frames that hide what lies in them.
TEST(Model, AgreesWithTheCoreOnFramesThatHideWhatTheyHold) {
  const Seeds seeds(200);
  for (std::uint64_t seed = seeds.first; seed <= seeds.last; ++seed) {
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    BoardPeers peers(2 + seed % 4, seed);
    peers.hides = true;
    for (int i = 0; i < 120; ++i) peers.step();
    peers.settle();
    const std::string expected = by_the_model(peers);
    const base::Bytes keyframe = peers.peers[0]->document.keyframe();
    for (const auto& peer : peers.peers) {
      ASSERT_EQ(visible(peer->document), expected);
      ASSERT_EQ(peer->document.keyframe(), keyframe);
    }
    Document loaded;
    ASSERT_TRUE(loaded.load(keyframe));
    ASSERT_EQ(visible(loaded), expected);
    ASSERT_EQ(loaded.keyframe(), keyframe);
  }
}

// Up to some hundred choices, of the whole range from the start: a choice means nothing by its size.
rc::Gen<std::vector<std::uint32_t>> tapes() {
  const auto choice =
      rc::gen::resize(rc::kNominalSize, rc::gen::inRange<std::uint32_t>(0, 1'000'000));
  return rc::gen::withSize([=](int size) {
    return rc::gen::resize(4 * size, rc::gen::container<std::vector<std::uint32_t>>(choice));
  });
}

// A history from a tape of choices, told to its end.
BoardPeers told(std::size_t count, const std::vector<std::uint32_t>& tape) {
  BoardPeers peers(count, Choices(tape));
  while (!peers.random.done()) peers.step();
  for (std::size_t i = 0; i < count; ++i) peers.commit(i);
  peers.settle();
  return peers;
}

// DESIGN invariants 5 and 6
TEST(Property, EqualBatchesMakeEqualKeyframesAndTheModel) {
  EXPECT_TRUE(rc::check([] {
    const std::vector<std::uint32_t> tape = *tapes();
    const BoardPeers peers = told(3, tape);
    const base::Bytes keyframe = peers.peers[0]->document.keyframe();
    for (const auto& peer : peers.peers) RC_ASSERT(peer->document.keyframe() == keyframe);
    Document loaded;
    RC_ASSERT(loaded.load(keyframe).has_value());
    RC_ASSERT(loaded.keyframe() == keyframe);
    RC_ASSERT(visible(loaded) == by_the_model(peers));
  }));
}

// DESIGN invariant 6: every version that ever was comes back from every keyframe before it and the log between.
TEST(Property, EveryPastVersionIsRebuiltFromAKeyframeAndItsTail) {
  EXPECT_TRUE(rc::check([] {
    const std::vector<std::uint32_t> tape = *tapes();
    const BoardPeers peers = told(3, tape);
    const std::vector<const Sent*>& log = peers.peers[0]->order;
    std::vector<base::Bytes> versions;
    Document live;
    for (const Sent* sent : log) {
      versions.push_back(live.keyframe());
      RC_ASSERT(live.apply_bytes(sent->bytes, static_cast<std::uint32_t>(sent->author + 1), nullptr)
                    .has_value());
    }
    versions.push_back(live.keyframe());
    // From some dozen keyframes at most, each to the end: long logs would cost their square.
    const std::size_t step = 1 + log.size() / 12;
    for (std::size_t from = 0; from < log.size(); from += step) {
      Document rebuilt;
      RC_ASSERT(rebuilt.load(versions[from]).has_value());
      for (std::size_t i = from; i < log.size(); ++i) {
        const auto replica = static_cast<std::uint32_t>(log[i]->author + 1);
        RC_ASSERT(rebuilt.apply_bytes(log[i]->bytes, replica, nullptr).has_value());
        RC_ASSERT(rebuilt.keyframe() == versions[i + 1]);
      }
    }
  }));
}

TEST(Property, UndoAllThenRedoAllAloneIsTheIdentity) {
  EXPECT_TRUE(rc::check([] {
    const std::vector<std::uint32_t> tape = *tapes();
    BoardPeers alone = told(1, tape);
    alone.peers[0]->document.set_local(1, 9);
    Editor& editor = alone.peers[0]->editor;
    while (editor.redo()) alone.commit(0);
    const std::string before = visible(alone.peers[0]->document);
    while (editor.undo()) alone.commit(0);
    RC_ASSERT(visible(alone.peers[0]->document).empty());
    while (editor.redo()) alone.commit(0);
    RC_ASSERT(visible(alone.peers[0]->document) == before);
  }));
}

// Whatever the ops: everything alive that no frame hides is shown, once.
TEST(Property, FramesNeverHideWhatTheyHoldInACycle) {
  EXPECT_TRUE(rc::check([] {
    const std::vector<std::uint32_t> tape = *tapes();
    const BoardPeers peers = told(3, tape);
    const Document& document = peers.peers[0]->document;
    std::size_t shown = 0;
    for (Handle handle = 0; handle < document.size(); ++handle)
      shown += document.shown(handle) ? 1U : 0U;
    RC_ASSERT(document.paint_order().size() == shown);
    for (Handle handle = 0; handle < document.size(); ++handle) {
      std::size_t depth = 0;
      for (Handle at = handle; at != handle_none; at = document.object(at).parent) {
        RC_ASSERT(++depth <= document.size());
      }
    }
  }));
}

TEST(Property, BetweenAnyTwoKeysThereIsAThird) {
  EXPECT_TRUE(rc::check([](const std::vector<std::uint8_t>& places) {
    std::vector<std::string> keys;
    for (const std::uint8_t place : places) {
      const std::size_t at = place % (keys.size() + 1);
      const std::string below = at == 0 ? "" : keys[at - 1];
      const std::string above = at == keys.size() ? "" : keys[at];
      keys.insert(keys.begin() + static_cast<std::ptrdiff_t>(at), z_key_between(below, above));
      RC_ASSERT(valid_z_key(keys[at]) && below < keys[at] && (above.empty() || keys[at] < above));
    }
  }));
}

}  // namespace
}  // namespace tablee::tests

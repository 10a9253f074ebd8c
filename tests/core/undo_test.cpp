// Undo: my own acts, by ordinary ops, only where my write still stands.
#include <gtest/gtest.h>

#include "core/board_peers.h"

namespace tablee::tests {
namespace {

using namespace tablee::core;

class Undo : public testing::Test {
 protected:
  Undo() { document_.set_local(2, 7); }

  base::Bytes commit(bool join = false) { return editor_.commit(nullptr, join); }
  Handle note(std::string_view text = "") {
    const Handle handle = editor_.create({ObjectKind::note, handle_none, 0, 0, 100, 100});
    if (!text.empty()) editor_.insert_text(handle, 0, text);
    (void)commit();
    return handle;
  }
  void undo() {
    ASSERT_TRUE(editor_.undo());
    (void)commit();
  }
  void redo() {
    ASSERT_TRUE(editor_.redo());
    (void)commit();
  }
  std::string text(Handle handle) {
    std::string out;
    document_.text(handle, out);
    return out;
  }

  Document document_;
  Editor editor_{document_, 2};
};

TEST_F(Undo, RestoresWhatARegisterHeld) {
  const Handle handle = note();
  editor_.move(handle, handle_none, 5, 6);
  (void)commit();
  editor_.set_number(handle, NumberField::colour, 4);
  (void)commit();
  undo();
  EXPECT_EQ(document_.object(handle).colour, 0U);
  EXPECT_EQ(document_.object(handle).place.x, 5);
  undo();
  EXPECT_EQ(document_.object(handle).place.x, 0);
  redo();
  redo();
  EXPECT_EQ(document_.object(handle).place.x, 5);
  EXPECT_EQ(document_.object(handle).colour, 4U);
  EXPECT_FALSE(editor_.can_redo());
}

TEST_F(Undo, OfACreationDeletesAndRedoBringsBackWithItsText) {
  const Handle handle = note("hello");
  undo();
  EXPECT_FALSE(document_.shown(handle));
  redo();
  EXPECT_TRUE(document_.shown(handle));
  EXPECT_EQ(text(handle), "hello");
}

TEST_F(Undo, JoinsTypingIntoOneAct) {
  const Handle handle = note();
  editor_.insert_text(handle, 0, "a");
  (void)commit();
  editor_.insert_text(handle, 1, "b");
  (void)commit(true);
  editor_.insert_text(handle, 2, "c");
  (void)commit(true);
  undo();
  EXPECT_EQ(text(handle), "");
  EXPECT_TRUE(document_.shown(handle));
}

TEST_F(Undo, WritesErasedTextAgainWhereItWasEvenWhenErasedPieceByPiece) {
  const Handle handle = note("abcd");
  for (const std::uint32_t position : {1U, 0U, 1U, 0U}) {  // b, a, d, c
    editor_.erase_text(handle, position, 1);
    (void)commit();
  }
  EXPECT_EQ(text(handle), "");
  for (const char* expected : {"c", "cd", "acd", "abcd"}) {
    undo();
    EXPECT_EQ(text(handle), expected);
  }
}

// Found by a random history: the run "pq" was put back as one piece, behind the place of "x".
TEST_F(Undo, PutsTextBackAroundWhatWasErasedBetween) {
  const Handle handle = note("pq");
  editor_.insert_text(handle, 1, "x");
  (void)commit();
  editor_.erase_text(handle, 1, 1);
  (void)commit();
  editor_.erase_text(handle, 0, 2);
  (void)commit();
  undo();
  EXPECT_EQ(text(handle), "pq");
  undo();
  EXPECT_EQ(text(handle), "pxq");
}

// What one backspace after the other erased comes back in one piece, but for what somebody put between.
TEST_F(Undo, WritesAgainWhatTheBackspaceKeyErased) {
  const Handle handle = note("aé😀d!");
  for (const std::uint32_t position : {3U, 2U, 1U}) {
    editor_.erase_text(handle, position, 1);
    (void)commit(position != 3);
  }
  EXPECT_EQ(text(handle), "a!");
  undo();
  EXPECT_EQ(text(handle), "aé😀d!");
  redo();
  EXPECT_EQ(text(handle), "a!");
  editor_.insert_text(handle, 1, "xy");
  (void)commit();
  undo();
  undo();
  EXPECT_EQ(text(handle), "aé😀d!");
}

TEST_F(Undo, OfAnInsertionTakesBackWhatUndoWroteAgain) {
  const Handle handle = note();
  editor_.insert_text(handle, 0, "abc");
  (void)commit();
  editor_.erase_text(handle, 1, 1);
  (void)commit();
  undo();  // a new b, for the old one
  EXPECT_EQ(text(handle), "abc");
  undo();
  EXPECT_EQ(text(handle), "");
  redo();
  EXPECT_EQ(text(handle), "abc");
  redo();
  EXPECT_EQ(text(handle), "ac");
}

TEST_F(Undo, NeverChangesWhatALaterOpOfAnotherWrote) {
  const Handle handle = note("mine");
  const base::Bytes keyframe = document_.keyframe();
  Document theirs;
  theirs.set_local(3, 8);
  ASSERT_TRUE(theirs.load(keyframe));
  Editor other(theirs, 3);
  editor_.move(handle, handle_none, 10, 10);
  ASSERT_TRUE(theirs.apply_bytes(commit(), 2, nullptr));
  other.move(0, handle_none, 20, 20);
  other.insert_text(0, 2, "THEIRS");
  ASSERT_TRUE(document_.apply_bytes(other.commit(nullptr), 3, nullptr));
  // The move does not stand any more; what comes before it does, and is an act of its own.
  EXPECT_FALSE(editor_.undo());
  EXPECT_EQ(text(handle), "miTHEIRSne");
  undo();
  EXPECT_EQ(document_.object(handle).place.x, 20);
  EXPECT_EQ(text(handle), "THEIRS");
}

TEST_F(Undo, ActsOfOneBatchBeforeItsCommitToo) {
  const Handle handle = note();
  editor_.move(handle, handle_none, 1, 1);
  ASSERT_TRUE(editor_.undo());
  const base::Bytes batch = commit();
  EXPECT_FALSE(batch.empty());
  EXPECT_EQ(document_.object(handle).place.x, 0);
}

TEST_F(Undo, OfAVoteGivesTheDotsBack) {
  const Handle handle = note();
  editor_.vote(handle, 3);
  (void)commit();
  undo();
  EXPECT_EQ(document_.votes_by(handle, 7), 0U);
  EXPECT_EQ(document_.votes_spent(7), 0U);
  redo();
  EXPECT_EQ(document_.votes_spent(7), 3U);
}

// Undo everything, then redo everything: alone, that is the identity.
TEST_F(Undo, AllThenRedoAllIsTheIdentityWhenAlone) {
  const Seeds seeds(150);
  for (std::uint64_t seed = seeds.first; seed <= seeds.last; ++seed) {
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    BoardPeers alone(1, seed);
    alone.undo = seed % 2 == 0;
    alone.peers[0]->document.set_local(1, 9);
    for (int i = 0; i < 60; ++i) {
      alone.edit(0);
      alone.commit(0, alone.random.chance(0.3));
    }
    Peer& peer = *alone.peers[0];
    while (peer.editor.redo()) alone.commit(0);
    const std::string before = visible(peer.document);
    for (int round = 0; round < 3; ++round) {
      while (peer.editor.undo()) alone.commit(0);
      EXPECT_FALSE(peer.editor.can_undo());
      ASSERT_EQ(visible(peer.document), "");
      while (peer.editor.redo()) alone.commit(0);
      ASSERT_EQ(visible(peer.document), before);
    }
  }
}

// Alone, each undo is the state before the act, each redo the state after it.
TEST_F(Undo, StepsBackAndForthThroughEveryStateWhenAlone) {
  const Seeds seeds(100);
  for (std::uint64_t seed = seeds.first; seed <= seeds.last; ++seed) {
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    BoardPeers alone(1, seed);
    alone.undo = false;
    alone.peers[0]->document.set_local(1, 9);
    const Document& document = alone.peers[0]->document;
    Editor& editor = alone.peers[0]->editor;
    std::vector<std::string> states{visible(document)};
    for (int i = 0; i < 50; ++i) {
      alone.edit(0);
      const std::size_t batches = alone.peers[0]->order.size();
      alone.commit(0);
      if (alone.peers[0]->order.size() > batches) states.push_back(visible(document));
    }
    std::size_t at = states.size() - 1;
    for (int i = 0; i < 300; ++i) {
      if (alone.random.chance(0.55) ? at > 0 : at + 1 == states.size()) {
        ASSERT_TRUE(editor.undo());
        --at;
      } else {
        ASSERT_EQ(editor.redo(), at + 1 < states.size());
        at += at + 1 < states.size() ? 1U : 0U;
      }
      alone.commit(0);
      ASSERT_EQ(visible(document), states[at]) << "after " << i << " steps";
    }
  }
}

// In company: no undo changes a register that another wrote last, nor a character that another wrote.
TEST_F(Undo, InCompanyTouchesNothingOfOthers) {
  const Seeds seeds(60);
  for (std::uint64_t seed = seeds.first; seed <= seeds.last; ++seed) {
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    BoardPeers peers(3, seed);
    peers.undo = false;
    for (int i = 0; i < 60; ++i) peers.step();
    peers.settle();
    // Everything that peer 1 can undo, on a board where the others have written over half of it.
    Peer& peer = *peers.peers[1];
    const std::uint64_t counter = peer.document.counter();
    for (Handle handle = 0; handle < peer.document.size(); handle += 2) {
      peers.peers[2]->editor.move(handle, handle_none, 1234, 4321);
      peers.peers[2]->editor.insert_text(handle, 0, "#");
    }
    peers.commit(2);
    peers.settle();
    while (peer.editor.can_undo()) {
      static_cast<void>(peer.editor.undo());
      peers.commit(1);
    }
    EXPECT_GE(peer.document.counter(), counter);
    for (Handle handle = 0; handle < peer.document.size(); handle += 2) {
      const OpId id = peers.peers[2]->document.object(handle).id;
      const Handle here = *peer.document.find(id);
      EXPECT_EQ(peer.document.object(here).place.x, 1234);
      std::string text;
      peer.document.text(here, text);
      if (peer.document.object(here).kind != ObjectKind::stroke) {
        EXPECT_NE(text.find('#'), std::string::npos);
      }
    }
    peers.settle();
    EXPECT_EQ(peer.document.keyframe(), peers.peers[0]->document.keyframe());
  }
}

}  // namespace
}  // namespace tablee::tests

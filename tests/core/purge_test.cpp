// Purges (PROTOCOL.md, P30, P31): what they drop, and that nobody misses it.
#include <gtest/gtest.h>

#include "base/limits.h"
#include "core/batch_encode.h"
#include "core/editor.h"
#include "core/garbage.h"
#include "core/state.h"

namespace tablee::tests {
namespace {

using namespace tablee::core;

/// A board of the server (replica 1) and Ana's copy of it (replica 2), who hears everything at once.
class Purge : public testing::Test {
 protected:
  Purge() {
    ana.set_local(2, 7);
    server.introduce(2, 7);
    tell(1, server.commit(nullptr));
  }
  /// Both documents take a batch.
  void tell(std::uint32_t replica, const base::Bytes& batch) {
    if (replica != 1) {
      ASSERT_TRUE(board.apply_bytes(batch, replica, nullptr));
    }
    if (replica != 2) {
      ASSERT_TRUE(ana.apply_bytes(batch, replica, nullptr));
    }
  }
  template <typename F>
  void write(F&& change) {
    change(editor);
    for (base::Bytes batch = editor.commit(nullptr); !batch.empty(); batch = editor.commit(nullptr))
      tell(2, batch);
  }
  Handle note(std::string_view text) {
    Handle made = handle_none;
    write([&](Editor& e) {
      made = e.create({.w = 9, .h = 9});
      e.insert_text(made, 0, text);
    });
    return made;
  }
  /// The oldest lease begins now.
  void begin_lease() { ASSERT_TRUE(then.load(board.keyframe())); }
  std::size_t purge() {
    const std::vector<base::Bytes> batches = garbage(board, then);
    for (const base::Bytes& batch : batches) {
      EXPECT_TRUE(board.apply_bytes(batch, 1, nullptr));
      EXPECT_TRUE(ana.apply_bytes(batch, 1, nullptr));
    }
    EXPECT_EQ(board.keyframe(), ana.keyframe());
    Document loaded;
    EXPECT_TRUE(loaded.load(board.keyframe()));
    EXPECT_EQ(loaded.keyframe(), board.keyframe());
    return batches.size();
  }
  static std::string text(const Document& document, Handle handle) {
    std::string out;
    document.text(handle, out);
    return out;
  }
  Refusal refusal(const base::Bytes& batch, std::uint32_t replica) {
    const auto applied = board.apply_bytes(batch, replica, nullptr);
    return applied ? Refusal::none : applied.error();
  }
  /// What `change` makes as replica 9 on a copy that stands where the lease began.
  template <typename F>
  base::Bytes late(F&& change) {
    Document copy;
    EXPECT_TRUE(copy.load(then.keyframe()));
    copy.set_local(9, 9);
    Editor theirs(copy, 9);
    change(copy, theirs);
    return theirs.commit(nullptr);
  }

  Document board;
  Document then;
  Document ana;
  Editor server{board, 1};
  Editor editor{ana, 2};
};

// P30
TEST_F(Purge, DropsWhatWasDeletedBeforeTheLeaseBegan) {
  const Handle kept = note("stays");
  const Handle gone = note("goes");
  const OpId id = ana.object(gone).id;
  write([&](Editor& e) { e.vote(gone, 3), e.set_alive(gone, false); });
  begin_lease();
  const Handle later = note("later");
  write([&](Editor& e) { e.set_alive(later, false); });
  const OpId later_id = ana.object(later).id;
  EXPECT_EQ(purge(), 1U);
  EXPECT_FALSE(board.find(id));
  EXPECT_TRUE(board.find(later_id));
  EXPECT_EQ(board.votes_spent(7), 0U);
  EXPECT_EQ(text(ana, kept), "stays");
  EXPECT_EQ(board.floor(), then.counter());
  EXPECT_EQ(purge(), 0U) << "there is nothing left to drop";
}

// P30: what lies apart in the text and side by side by its ids is named at once.
TEST_F(Purge, NamesWhatWasTypedBackwardsInOneBatch) {
  constexpr int letters = 5'000;  // a batch names 2,048 runs
  const Handle text_of = note("");
  write([&](Editor& e) {
    for (int i = 0; i < letters; ++i) e.insert_text(text_of, 0, "x");
    e.erase_text(text_of, 10, letters - 10);
  });
  begin_lease();
  write([&](Editor& e) { e.erase_text(text_of, 3, 4); });
  const std::vector<base::Bytes> batches = garbage(board, then);
  ASSERT_EQ(batches.size(), 1U);
  EXPECT_LT(batches[0].size(), 64U);
  const std::size_t before = board.keyframe().size();
  EXPECT_EQ(purge(), 1U);
  EXPECT_LT(board.keyframe().size(), before / 50);
  EXPECT_EQ(text(board, text_of), "xxxxxx");
}

TEST_F(Purge, LeavesTheHandlesOfWhatStays) {
  const Handle gone = note("goes");
  const Handle kept = note("stays");
  write([&](Editor& e) { e.set_alive(gone, false); });
  begin_lease();
  purge();
  EXPECT_EQ(ana.size(), 2U);
  EXPECT_EQ(text(ana, kept), "stays");
  EXPECT_EQ(text(ana, gone), "");
  EXPECT_TRUE(ana.object(gone).id.none());
  EXPECT_FALSE(ana.object(gone).alive);
  EXPECT_FALSE(ana.shown(gone));
  EXPECT_EQ(ana.paint_order(), std::vector{kept});
  EXPECT_FALSE(editor.set_alive(gone, true));
  EXPECT_FALSE(editor.insert_text(gone, 0, "x"));
  EXPECT_FALSE(editor.raise(gone));
  EXPECT_FALSE(editor.move(kept, gone, 1, 1));
  note("and the next one");
  EXPECT_EQ(board.keyframe(), ana.keyframe());
}

// P30: what stays refers to nothing that is gone.
TEST_F(Purge, KeepsWhatSomethingThatStaysRefersTo) {
  Handle frame = handle_none;
  Handle target = handle_none;
  Handle inside = handle_none;
  write([&](Editor& e) {
    frame = e.create({ObjectKind::frame, handle_none, 0, 0, 99, 99});
    inside = e.create({.parent = frame});
    target = e.create({});
    const Handle connector = e.create({ObjectKind::connector, handle_none, 0, 0, 1, 1});
    e.set_end(connector, 0, {1, 2, ana.object(target).id, 500, 500});
    e.set_alive(frame, false), e.set_alive(target, false);
  });
  begin_lease();
  EXPECT_EQ(purge(), 0U) << "what lies in the frame is shown where it was";
  EXPECT_FALSE(ana.object(frame).id.none());
  write([&](Editor& e) { e.set_alive(inside, false); });
  begin_lease();
  EXPECT_EQ(purge(), 1U) << "the frame and what lay in it";
  EXPECT_TRUE(ana.object(frame).id.none());
  EXPECT_TRUE(ana.object(inside).id.none());
  EXPECT_FALSE(ana.object(target).id.none());
}

// P30, P36: what a log from before hides goes with the frame that hides it.
TEST_F(Purge, DropsWhatAFrameHidThatWasDeletedBefore) {
  Handle frame = handle_none;
  Handle inner = handle_none;
  Handle inside = handle_none;
  write([&](Editor& e) {
    frame = e.create({ObjectKind::frame, handle_none, 0, 0, 99, 99});
    inner = e.create({ObjectKind::frame, frame, 0, 0, 99, 99});
    inside = e.create({.parent = inner});
    e.set_alive(inner, false);
  });
  Op op;
  op.kind = OpKind::life;
  op.id = {board.counter() + 1, 9};
  op.target = ana.object(frame).id;
  base::Bytes batch;
  encode_counter(op.id.counter, batch);
  encode_op(op, {}, 9, batch);
  ASSERT_TRUE(board.apply_bytes(batch, 9, nullptr, Admission::accepted));
  ASSERT_TRUE(ana.apply_bytes(batch, 9, nullptr, Admission::accepted));
  begin_lease();
  EXPECT_EQ(purge(), 1U);
  for (const Handle gone : {frame, inner, inside}) EXPECT_TRUE(ana.object(gone).id.none());
}

TEST_F(Purge, LeavesAloneWhatWasSeenOrMovedSince) {
  const Handle back = note("deleted, restored, deleted again");
  write([&](Editor& e) { e.set_alive(back, false); });
  begin_lease();
  write([&](Editor& e) { e.set_alive(back, true); });
  write([&](Editor& e) { e.set_alive(back, false); });
  EXPECT_EQ(purge(), 0U);
}

// P25, P30: nobody here knows to what that refers, and it holds nothing back.
TEST_F(Purge, IsNotEndedByANewerVersionsOps) {
  const Handle gone = note("goes");
  write([&](Editor& e) { e.set_alive(gone, false); });
  base::Bytes batch;
  encode_counter(board.counter() + 1, batch);
  batch += std::string_view("\x12\x03\xA0\x06\x2A", 5);  // an op of a kind that nobody knows
  tell(2, batch);
  ASSERT_TRUE(ana.apply_bytes(batch, 2, nullptr));
  begin_lease();
  EXPECT_EQ(purge(), 1U);
  EXPECT_TRUE(ana.object(gone).id.none());
}

// P31
TEST_F(Purge, WhatRefersToSomethingGoneIsRefusedWithTargetGone) {
  const Handle gone = note("goes");
  const Handle note_b = note("b");
  Document before;
  ASSERT_TRUE(before.load(board.keyframe()));
  const auto made_before = [&](auto change) {
    Document copy;
    EXPECT_TRUE(copy.load(before.keyframe()));
    Editor theirs(copy, 9);
    change(theirs, *copy.find(board.object(gone).id));
    return theirs.commit(nullptr);
  };
  const std::vector<base::Bytes> late_batches = {
      made_before([](Editor& e, Handle h) { e.move(h, handle_none, 5, 5); }),
      made_before([](Editor& e, Handle h) { e.set_alive(h, false); }),
      made_before([](Editor& e, Handle h) { e.insert_text(h, 2, "late"); }),
      made_before([](Editor& e, Handle h) { e.insert_text(h, 0, "late"); }),
      made_before([](Editor& e, Handle h) { e.erase_text(h, 0, 2); }),
      made_before([](Editor& e, Handle h) { e.resize(h, 50, 50); }),
  };
  write([&](Editor& e) { e.set_alive(gone, false); });
  begin_lease();
  purge();
  for (const base::Bytes& batch : late_batches) EXPECT_EQ(refusal(batch, 9), Refusal::target_gone);
  // What never was is still unknown.
  Op op;
  op.kind = OpKind::life;
  op.id = {board.counter() + 1, 9};
  for (const OpId target : {OpId{3, 77}, OpId{board.counter(), 2}}) {
    op.target = target;
    base::Bytes batch;
    encode_counter(op.id.counter, batch);
    encode_op(op, {}, 9, batch);
    EXPECT_EQ(refusal(batch, 9), Refusal::target_unknown);
  }
  EXPECT_EQ(text(ana, note_b), "b");
}

// P30
TEST_F(Purge, IsTheServersAloneAndAloneInItsBatch) {
  const Handle gone = note("goes");
  write([&](Editor& e) { e.set_alive(gone, false); });
  begin_lease();
  const base::Bytes batch = garbage(board, then).at(0);
  EXPECT_EQ(refusal(batch, 2), Refusal::not_allowed);
  Batch two;
  ASSERT_TRUE(decode_batch(batch, 1, two));
  two.ops.push_back(two.ops.front());
  ++two.ops.back().id.counter;
  base::Bytes twice;
  encode_batch(two, 1, twice);
  EXPECT_EQ(refusal(twice, 1), Refusal::malformed);
  // Whatever it names: what is shown stays.
  const Handle shown = note("shown");
  Op op = two.ops.front();
  op.id = {board.counter() + 1, 1};
  op.value = 1;
  const IdRun all{{1, 2}, 1'000};
  op.field = 1;
  base::Bytes greedy;
  encode_counter(op.id.counter, greedy);
  encode_op(op, {&all, 1}, 1, greedy);
  EXPECT_EQ(refusal(greedy, 1), Refusal::none);
  EXPECT_TRUE(board.find(ana.object(shown).id));
}

// --- Texts -----------------------------------------------------------------------------------------

TEST_F(Purge, OfAStretchThatWasErasedOneCodePointStays) {
  const Handle pad = note("one two three");
  write([&](Editor& e) { e.erase_text(pad, 3, 4); });
  begin_lease();
  write([&](Editor& e) { e.erase_text(pad, 0, 1); });
  EXPECT_EQ(purge(), 1U);
  std::vector<Texts::Stretch> stretches;
  ana.state().texts.stretches(pad, stretches);
  std::string shape;
  for (const auto& [ids, erased] : stretches)
    shape += (erased ? "-" : "+") + std::to_string(ids.length);
  EXPECT_EQ(shape, "-1+2-1+6") << "the newly erased one, and the first of the four";
  EXPECT_EQ(text(ana, pad), "ne three");
  write([&](Editor& e) { e.insert_text(pad, 2, "W"); });
  EXPECT_EQ(text(board, pad), "neW three");
}

// P30: who writes where something was erased before the lease began names the one that stayed.
TEST_F(Purge, WhoHasALeaseWritesWhereSomethingWasErased) {
  const Handle pad = note("one two three");
  write([&](Editor& e) { e.erase_text(pad, 3, 4); });
  begin_lease();
  const base::Bytes offline = late([&](Document& copy, Editor& e) {
    e.insert_text(*copy.find(board.object(pad).id), 3, " and");
  });
  EXPECT_EQ(purge(), 1U);
  EXPECT_EQ(refusal(offline, 9), Refusal::none);
  EXPECT_EQ(text(board, pad), "one and three");
}

// --- Undo ------------------------------------------------------------------------------------------

TEST_F(Purge, UndoOfWhatIsGoneDoesNothing) {
  const Handle kept = note("kept");
  write([&](Editor& e) { e.move(kept, handle_none, 40, 50); });
  const Handle gone = note("gone");
  write([&](Editor& e) { e.move(gone, handle_none, 1, 2); });
  write([&](Editor& e) { e.set_alive(gone, false); });
  begin_lease();
  purge();
  for (const char* act : {"the deletion", "the move", "the making"})
    EXPECT_FALSE(editor.undo()) << act;
  EXPECT_TRUE(editor.undo()) << "the move of what is still there";
  tell(2, editor.commit(nullptr));
  EXPECT_EQ(board.object(kept).place.x, 0);
  EXPECT_TRUE(editor.redo());
  tell(2, editor.commit(nullptr));
  EXPECT_EQ(board.object(kept).place.x, 40);
}

// A place in a frame that is gone is a place on nothing: the note stays where it is.
TEST_F(Purge, UndoOfAMoveOutOfAFrameThatIsGoneDoesNothing) {
  Handle frame = handle_none;
  write([&](Editor& e) { frame = e.create({ObjectKind::frame, handle_none, 500, 500, 99, 99}); });
  Handle inside = handle_none;
  write([&](Editor& e) { inside = e.create({.parent = frame, .x = 3, .y = 3}); });
  write([&](Editor& e) { e.move(inside, handle_none, 503, 503); });
  Editor other(board, 1);
  other.set_alive(frame, false);
  tell(1, other.commit(nullptr));
  begin_lease();
  EXPECT_EQ(purge(), 1U);
  EXPECT_FALSE(editor.undo());
  EXPECT_TRUE(ana.object(inside).alive);
  EXPECT_TRUE(editor.undo()) << "the making of the note";
  EXPECT_EQ(ana.object(inside).place, (Place{{}, 503, 503}));
  EXPECT_FALSE(ana.object(inside).alive);
}

TEST_F(Purge, UndoOfWritingErasesWhatIsLeftOfIt) {
  const Handle pad = note("");
  write([&](Editor& e) { e.insert_text(pad, 0, "abcdefgh"); });
  Editor other(board, 1);
  other.erase_text(pad, 2, 4);
  tell(1, other.commit(nullptr));
  begin_lease();
  EXPECT_EQ(purge(), 1U);
  EXPECT_TRUE(editor.undo());
  tell(2, editor.commit(nullptr));
  EXPECT_EQ(text(board, pad), "");
  EXPECT_TRUE(editor.redo());
  tell(2, editor.commit(nullptr));
  EXPECT_EQ(text(board, pad), "abgh");
  EXPECT_EQ(board.keyframe(), ana.keyframe());
}

// --- Size ------------------------------------------------------------------------------------------

// DESIGN section 5: what was made and deleted costs nothing for ever, and does not fill the board.
TEST_F(Purge, ManyNotesMadeAndDeletedLeaveAnEmptyBoardBehind) {
  note("");
  const std::size_t empty = board.keyframe().size();
  for (int i = 0; i < 2'000; ++i) {
    const Handle made = note("a passing thought");
    write([&](Editor& e) { e.set_alive(made, false); });
  }
  begin_lease();
  const std::size_t full = board.keyframe().size();
  const std::vector<base::Bytes> batches = garbage(board, then);
  ASSERT_EQ(batches.size(), 1U);
  EXPECT_LT(batches[0].size(), 64U) << "all in one run";
  purge();
  EXPECT_GT(full, 2'000U * 20);
  EXPECT_LT(board.keyframe().size(), empty + 64);
}

TEST_F(Purge, TheLimitOfObjectsCountsNoneThatIsGone) {
  write([&](Editor& e) {
    for (std::size_t i = 0; i < limits::objects_per_board_max; ++i) e.create({});
    EXPECT_EQ(e.create({}), handle_none);
  });
  write([&](Editor& e) {
    for (Handle handle = 0; handle < ana.size(); ++handle) e.set_alive(handle, false);
    EXPECT_EQ(e.create({}), handle_none);
  });
  begin_lease();
  EXPECT_EQ(purge(), 1U);
  write([&](Editor& e) { EXPECT_EQ(e.create({}), limits::objects_per_board_max); });
  EXPECT_EQ(board.keyframe(), ana.keyframe());
}

}  // namespace
}  // namespace tablee::tests

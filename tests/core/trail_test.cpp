// What one author has done lately is taken back by ordinary batches: only where it still stands, and nothing of others' (D19).
#include "core/trail.h"

#include <gtest/gtest.h>

#include "core/editor.h"

namespace tablee::core {
namespace {

struct Entry {
  base::Bytes batch;
  std::uint32_t replica;
};

// Replica 2 is Ana, 3 is Bob, 4 is the moderator who takes back; the log is what they wrote in turn.
constexpr std::uint32_t everybody = 0;

class TakingBack : public testing::Test {
 protected:
  template <typename F>
  void writes(std::uint32_t replica, F&& change) {
    Editor editor(board_, replica);
    change(editor);
    for (auto batch = editor.commit(nullptr); !batch.empty(); batch = editor.commit(nullptr))
      log_.push_back({std::move(batch), replica});
  }
  Handle note(std::uint32_t replica, std::string_view text = "") {
    Handle handle = handle_none;
    writes(replica, [&](Editor& e) {
      handle = e.create({.w = 100, .h = 100});
      if (!text.empty()) e.insert_text(handle, 0, text);
    });
    return handle;
  }
  /// All that `replica` has written behind entry `from` of the log, as the moderator writes it.
  Reversal take_back(std::uint32_t replica, std::size_t from) {
    Document past;
    for (std::size_t i = 0; i < from; ++i)
      (void)past.apply_bytes(log_[i].batch, log_[i].replica, nullptr);
    Trail trail(past);
    for (std::size_t i = from; i < log_.size(); ++i)
      EXPECT_TRUE(trail.pass(log_[i].batch, log_[i].replica,
                             replica == everybody || log_[i].replica == replica));
    Reversal reversal = trail.reverse();
    for (const base::Bytes& batch : reversal.batches) {
      EXPECT_TRUE(board_.apply_bytes(batch, 4, nullptr));
      log_.push_back({batch, 4});
    }
    return reversal;
  }
  /// What the server has made in Ana's name, participant 7, since that entry.
  Reversal take_back_revealed(std::size_t from) {
    Document past;
    for (std::size_t i = 0; i < from; ++i)
      (void)past.apply_bytes(log_[i].batch, log_[i].replica, nullptr);
    Trail trail(past);
    for (std::size_t i = from; i < log_.size(); ++i)
      EXPECT_TRUE(trail.pass(log_[i].batch, log_[i].replica, false, log_[i].replica == 1 ? 7 : 0));
    Reversal reversal = trail.reverse();
    for (const base::Bytes& batch : reversal.batches)
      EXPECT_TRUE(board_.apply_bytes(batch, 4, nullptr));
    return reversal;
  }
  /// As a reveal makes it; the words may come in a batch behind.
  Handle revealed(std::uint32_t author, std::string_view text, bool words_later = false) {
    Handle handle = handle_none;
    writes(1, [&](Editor& e) {
      handle = e.create({.w = 100, .h = 100, .author = author});
      if (!words_later) e.insert_text(handle, 0, text);
    });
    if (words_later) writes(1, [&](Editor& e) { e.insert_text(handle, 0, text); });
    return handle;
  }
  std::string text(Handle handle) const {
    std::string out;
    board_.text(handle, out);
    return out;
  }

  Document board_;
  std::vector<Entry> log_;
};

TEST_F(TakingBack, HidesWhatWasMadeBringsBackWhatWasDeletedAndGivesBackWhatWasWrittenOver) {  // D19
  const Handle kept = note(3, "hello");
  const Handle gone = note(3, "was here");
  const std::size_t since = log_.size();
  const Handle junk = note(2, "junk");
  writes(2, [&](Editor& e) { e.set_alive(gone, false); });
  writes(2, [&](Editor& e) {
    e.move(kept, handle_none, 50, 60);
    e.move(kept, handle_none, 70, 80);
    e.set_number(kept, NumberField::colour, 3);
    e.replace_text(kept, "hellish");
  });
  const Reversal done = take_back(2, since);
  EXPECT_EQ(done.hidden, 1U);
  EXPECT_EQ(done.back, 1U);
  EXPECT_EQ(done.changed, 1U);
  EXPECT_EQ(done.left, 0U);
  EXPECT_FALSE(board_.shown(junk));
  EXPECT_TRUE(board_.shown(gone));
  EXPECT_EQ(board_.object(kept).place.x, 0);
  EXPECT_EQ(board_.object(kept).colour, 0U);
  EXPECT_EQ(text(kept), "hello");
}

TEST_F(TakingBack, GivesBackRolesRanksEndsAndLocks) {  // D19
  Handle frame = handle_none;
  Handle arrow = handle_none;
  writes(3, [&](Editor& e) {
    frame = e.create({.kind = ObjectKind::frame, .w = 400, .h = 400});
    arrow = e.create({.kind = ObjectKind::connector});
    e.set_end(arrow, 0, {1, 2, {}});
    e.set_number(frame, NumberField::role, 2);
    e.rank(frame, handle_none, handle_none);
  });
  const base::Bytes before = board_.keyframe();
  const std::string rank{board_.object(frame).rank};
  const std::size_t since = log_.size();
  writes(2, [&](Editor& e) {
    e.set_end(arrow, 0, {9, 9, board_.object(frame).id});
    e.set_number(frame, NumberField::role, 3);
    e.set_number(frame, NumberField::collapsed, 1);
    e.set_number(frame, NumberField::grid, 1);
    e.set_number(frame, NumberField::lock, 1);
    e.rank(frame, frame, handle_none);
    e.resize(frame, 10, 10);
    e.lower(arrow);
  });
  ASSERT_NE(board_.object(frame).rank, rank);
  EXPECT_EQ(take_back(2, since).changed, 2U);
  const ObjectView now = board_.object(frame);
  EXPECT_EQ(now.role, 2U);
  EXPECT_EQ(now.rank, rank);
  EXPECT_FALSE(now.collapsed || now.grid || now.locked);
  EXPECT_EQ(now.size.w, 400);
  EXPECT_EQ(board_.object(arrow).ends[0].x, 1);
  EXPECT_TRUE(board_.object(arrow).ends[0].target.none());
  EXPECT_EQ(board_.paint_order().front(), frame);
}

TEST_F(TakingBack, OfAFrameLeavesWhatOthersPutIntoIt) {  // D19, P36
  const Handle theirs = note(3, "mine");
  const std::size_t since = log_.size();
  Handle frame = handle_none;
  writes(2, [&](Editor& e) { frame = e.create({.kind = ObjectKind::frame, .w = 400, .h = 400}); });
  writes(3, [&](Editor& e) { e.move(theirs, frame, 10, 10); });
  EXPECT_EQ(take_back(2, since).hidden, 1U);
  EXPECT_FALSE(board_.shown(frame));
  EXPECT_TRUE(board_.shown(theirs));
}

TEST_F(TakingBack, MeansAlsoWhatItsAuthorDeletedAndRestored) {
  const std::size_t since = log_.size();
  const Handle junk = note(2);
  writes(2, [&](Editor& e) { e.set_alive(junk, false); });
  writes(2, [&](Editor& e) { e.set_alive(junk, true); });
  EXPECT_EQ(take_back(2, since).hidden, 1U);
  EXPECT_FALSE(board_.shown(junk));
}

TEST_F(TakingBack, LeavesVotesAndReactionsToTheirOwners) {  // P22
  writes(1, [](Editor& e) {
    e.introduce(2, 7);
    e.introduce(3, 8);
  });
  const Handle kept = note(3);
  const std::size_t since = log_.size();
  writes(2, [&](Editor& e) {
    e.vote(kept, 2);
    e.react(kept, 1);
  });
  EXPECT_TRUE(take_back(2, since).batches.empty());
  EXPECT_EQ(board_.object(kept).votes, 2U);
}

TEST_F(TakingBack, LeavesAndCountsWhatOthersHaveGoneOnWith) {  // D19
  const Handle moved = note(3);
  const std::size_t since = log_.size();
  const Handle shared = note(2, "an idea");
  writes(3, [&](Editor& e) { e.insert_text(shared, 7, ", and another"); });
  writes(2, [&](Editor& e) { e.move(moved, handle_none, 5, 5); });
  writes(3, [&](Editor& e) { e.move(moved, handle_none, 9, 9); });
  const Reversal done = take_back(2, since);
  EXPECT_EQ(done.left, 2U);
  EXPECT_EQ(done.hidden + done.back + done.changed, 0U);
  EXPECT_TRUE(done.batches.empty());
  EXPECT_TRUE(board_.shown(shared));
  EXPECT_EQ(board_.object(moved).place.x, 9);
}

TEST_F(TakingBack, OfWhatStandsBetweenOthersWritesGivesBackTheLast) {
  const Handle moved = note(3);
  const std::size_t since = log_.size();
  writes(2, [&](Editor& e) { e.move(moved, handle_none, 5, 5); });
  writes(3, [&](Editor& e) { e.move(moved, handle_none, 7, 7); });
  writes(2, [&](Editor& e) { e.move(moved, handle_none, 9, 9); });
  EXPECT_EQ(take_back(2, since).changed, 1U);
  EXPECT_EQ(board_.object(moved).place.x, 7);
}

TEST_F(TakingBack, OthersWordsInATextStay) {
  const Handle both = note(3, "ours");
  const std::size_t since = log_.size();
  writes(2, [&](Editor& e) { e.insert_text(both, 4, " and mine"); });
  writes(3, [&](Editor& e) { e.insert_text(both, 0, "still "); });
  EXPECT_EQ(take_back(2, since).changed, 1U);
  EXPECT_EQ(text(both), "still ours");
}

TEST_F(TakingBack, ALaterBatchMayWriteOnBehindItsOwn) {
  const Handle both = note(3, "ours");
  const std::size_t since = log_.size();
  writes(2, [&](Editor& e) {
    e.insert_text(both, 4, "1");
    e.move(both, handle_none, 3, 3);
    e.insert_text(both, 5, "2");
    e.erase_text(both, 0, 2);
  });
  EXPECT_EQ(take_back(2, since).changed, 1U);
  EXPECT_EQ(text(both), "ours");
}

TEST_F(TakingBack, IsItselfTakenBackTheSameWay) {  // D19
  const Handle kept = note(3, "hello");
  const std::size_t since = log_.size();
  const Handle junk = note(2, "not junk at all");
  writes(2, [&](Editor& e) {
    e.move(kept, handle_none, 50, 60);
    e.replace_text(kept, "hallo");
  });
  (void)take_back(2, since);
  ASSERT_FALSE(board_.shown(junk));
  const Reversal undone = take_back(4, since);
  EXPECT_EQ(undone.back, 1U);
  EXPECT_TRUE(board_.shown(junk));
  EXPECT_EQ(text(junk), "not junk at all");
  EXPECT_EQ(text(kept), "hallo");
  EXPECT_EQ(board_.object(kept).place.x, 50);
}

TEST_F(TakingBack, TwiceDoesNothingMore) {
  const std::size_t since = log_.size();
  note(2);
  EXPECT_EQ(take_back(2, since).hidden, 1U);
  const Reversal again = take_back(2, since);
  EXPECT_EQ(again.hidden + again.left, 0U);
  EXPECT_TRUE(again.batches.empty());
}

TEST_F(TakingBack, OfEverybodysTwiceSaysThatNothingIsLeft) {  // D20
  const Handle kept = note(4, "hello");
  const std::size_t since = log_.size();
  note(2, "rehearsed");
  writes(4, [&](Editor& e) {
    e.move(kept, handle_none, 5, 5);
    e.replace_text(kept, "hallo");
  });
  const Reversal first = take_back(everybody, since);
  EXPECT_EQ(first.hidden + first.changed, 2U);
  EXPECT_EQ(text(kept), "hello");
  const Reversal again = take_back(everybody, since);
  EXPECT_EQ(again.hidden + again.back + again.changed + again.left, 0U);
  EXPECT_EQ(text(kept), "hello");
}

TEST_F(TakingBack, TakesWhatWasRevealedInTheAuthorsNameAndNeverWhatIsNameless) {  // D19
  const std::size_t since = log_.size();
  const Handle hers = revealed(7, "hers");
  const Handle long_one = revealed(7, "hers, in two batches", true);
  const Handle another = revealed(8, "his");
  const Handle nameless = revealed(0, "nobody's");
  const Handle shared = revealed(7, "hers");
  writes(3, [&](Editor& e) { e.insert_text(shared, 4, ", and mine"); });
  const Reversal done = take_back_revealed(since);
  EXPECT_EQ(done.hidden, 2U);
  EXPECT_EQ(done.left, 1U) << "Bob has written in one";
  EXPECT_FALSE(board_.shown(hers));
  EXPECT_FALSE(board_.shown(long_one));
  EXPECT_TRUE(board_.shown(another));
  EXPECT_TRUE(board_.shown(nameless));
  EXPECT_TRUE(board_.shown(shared));
}

}  // namespace
}  // namespace tablee::core

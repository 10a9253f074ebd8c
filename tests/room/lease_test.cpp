// Leases, and what a room lets go of (PROTOCOL.md, P30 to P32).
#include "base/hash.h"
#include "room/table.h"
#include "wire/records.h"

namespace tablee::room {
namespace {

using namespace std::chrono_literals;

class Lease : public TableTest {
 protected:
  Lease() {
    join(ana);
    heard(ana);
    submit(ana, ana.note("stays"));
    submit(ana, ana.note("goes"));
    goes_ = ana.last();
    commit();
    heard(ana);
  }
  void remove(Seat& seat, core::Handle handle) {
    submit(seat, seat.batch([&](core::Editor& e) { e.set_alive(handle, false); }));
  }
  /// Entries until there is a keyframe in the store.
  void make_keyframe() {
    const auto before = store.keyframes(board)->size();
    for (int i = 0; store.keyframes(board)->size() == before; ++i) {
      submit(ana, ana.batch([&](core::Editor& e) { e.move(0, core::handle_none, ++x_, 0); }));
      if (i % 64 == 0) commit(), heard(ana);
      ASSERT_LT(i, 3'000);
    }
    commit();
    heard(ana);
  }
  void pass(std::chrono::hours time) { clock.advance(time); }
  /// Opens the room anew; returns how many entries of its own it wrote.
  std::size_t open_again() {
    reopen();
    work();
    commit();
    return room->counters().purged;
  }
  void knows_acked(Seat& seat) {
    seat.hello.acked_seq = base::Seq{seat.next.value - 1};
    seat.hello.acked_batch_hash = base::fnv1a(seat.made.at(seat.hello.acked_seq.value));
  }

  Seat& ana = sit(1);
  core::Handle goes_ = 0;
  int x_ = 0;
};

// P30
TEST_F(Lease, ARoomThatIsOpenedDropsWhatWasDeletedALeaseAgo) {
  remove(ana, goes_);
  make_keyframe();
  leave(ana);
  pass(limits::lease - 1h);
  EXPECT_EQ(open_again(), 0U);
  pass(2h);
  const std::uint64_t head = room->head().value;
  EXPECT_EQ(open_again(), 1U);
  EXPECT_EQ(room->head().value, head + 1);
  EXPECT_GT(room->document().floor(), 0U);
  EXPECT_EQ(room->document().find({ana.document.object(goes_).id}), std::nullopt);
  // It stands in the log: whoever opens the board from there on finds the same.
  const base::Bytes keyframe = room->document().keyframe();
  EXPECT_EQ(open_again(), 0U);
  EXPECT_EQ(room->document().keyframe(), keyframe);
}

TEST_F(Lease, ABoardWithoutAKeyframeThatIsOldEnoughIsLeftAsItIs) {
  remove(ana, goes_);
  commit();
  pass(2 * limits::lease);
  EXPECT_EQ(open_again(), 0U);
}

TEST_F(Lease, AnOldKeyframeThatCanNotBeReadDropsNothing) {
  const auto purged = room->purge({base::Offset{1}, "no keyframe"}, now());
  ASSERT_FALSE(purged);
  EXPECT_NE(purged.error().find("does not decode"), std::string::npos);
}

// P31: who has its lease finds everything; who has not is told what is gone.
TEST_F(Lease, LateBatchesAgainstWhatIsGoneAreRefusedWithTargetGone) {
  Seat& bob = sit(2);
  join(bob);
  heard(bob);
  submit(bob, bob.note("bob's"));
  commit();
  heard(bob);
  const base::Bytes late = bob.batch([&](core::Editor& e) { e.insert_text(goes_, 0, "ah, and "); });
  leave(bob);
  remove(ana, goes_);
  make_keyframe();
  leave(ana);
  pass(limits::lease + 1h);
  EXPECT_EQ(open_again(), 1U);
  bob.hello.want_keyframe = false;
  knows_acked(bob);
  join(bob);
  heard(bob);
  submit(bob, late);
  commit();
  const std::string answer = heard(bob);
  EXPECT_NE(answer.find("!target_gone"), std::string::npos) << answer;
}

// P32
TEST_F(Lease, WhoComesBackInTimeKeepsItsNumber) {
  const base::ReplicaId number = ana.hello.replica;
  knows_acked(ana);
  leave(ana);
  pass(limits::lease - 1h);
  open_again();
  come_back(ana);
  heard(ana);
  EXPECT_EQ(ana.hello.replica, number);
  EXPECT_FALSE(ana.welcome->lease_expired);
}

TEST_F(Lease, WhoComesBackTooLateBeginsAnewAndIsToldSo) {
  make_keyframe();
  const base::ReplicaId number = ana.hello.replica;
  const base::Seq written{ana.next.value - 1};
  knows_acked(ana);
  leave(ana);
  pass(limits::lease + 25h);
  open_again();
  come_back(ana);
  heard(ana);
  EXPECT_NE(ana.hello.replica, number);
  EXPECT_TRUE(ana.welcome->lease_expired);
  EXPECT_EQ(ana.welcome->former_seq, written) << "all of it is in the log under the former number";
  EXPECT_GT(ana.welcome->base.value, 0U);
}

// P38: a server's clock that is forty days ahead ends nobody's lease, and purges nothing. Nor does one that is set back.
TEST_F(Lease, AClockThatJumpsEndsNoLease) {
  remove(ana, goes_);
  make_keyframe();
  const base::ReplicaId number = ana.hello.replica;
  knows_acked(ana);
  for (const auto jump : {24h * 40, -24h * 80, 24h * 40}) {
    leave(ana);
    clock.set(jump);
    EXPECT_EQ(open_again(), 0U);
    EXPECT_EQ(room->document().floor(), 0U);
    come_back(ana);
    heard(ana);
    EXPECT_FALSE(ana.welcome->lease_expired);
    EXPECT_EQ(ana.hello.replica, number);
    submit(ana, ana.note("goes on"));
    commit();
    heard(ana);
    knows_acked(ana);
  }
}

// P38, P30: what time there was while the clock was wrong counts all the same.
TEST_F(Lease, WhatWasDeletedALeaseAgoIsDroppedThoughTheClockJumped) {
  remove(ana, goes_);
  make_keyframe();
  leave(ana);
  clock.set(24h * 40);
  pass(limits::lease - 1h);
  EXPECT_EQ(open_again(), 0U);
  pass(2h);
  EXPECT_EQ(open_again(), 1U);
}

// P30: of many keyframes it is the newest that is old enough.
TEST_F(Lease, TheNewestKeyframeThatIsOldEnoughSaysWhatGoes) {
  for (int i = 0; i < 3; ++i) make_keyframe();
  remove(ana, goes_);
  make_keyframe();
  pass(24h);
  for (int i = 0; i < 3; ++i) make_keyframe();
  leave(ana);
  clock.set(24h * 400);
  pass(limits::lease - 12h);
  const auto then = read_lease_start(store, board, now(), limits::lease);
  ASSERT_TRUE(then && *then);
  EXPECT_EQ((*then)->offset, store.keyframes(board)->at(3));
  EXPECT_EQ(open_again(), 1U);
}

// P32: reading keeps a lease as writing does, though it is written down once a day only.
TEST_F(Lease, WhoIsHeardNowAndThenKeepsItsLease) {
  const base::ReplicaId number = ana.hello.replica;
  knows_acked(ana);
  for (int week = 0; week < 20; ++week) {
    leave(ana);
    pass(24h * 7);
    open_again();
    come_back(ana);
    heard(ana);
    commit();
    ASSERT_EQ(ana.hello.replica, number) << "week " << week;
    ASSERT_FALSE(ana.welcome->lease_expired);
  }
}

TEST_F(Lease, IsWrittenDownOnceADay) {
  commits.clear();
  knows_acked(ana);
  leave(ana);
  come_back(ana);
  EXPECT_TRUE(commits.empty()) << "it was heard a moment ago";
  pass(25h);
  reopen();
  come_back(ana);
  ASSERT_EQ(commits.size(), 1U);
  EXPECT_TRUE(commits[0].first.log.empty());
  ASSERT_EQ(commits[0].first.replicas.size(), 1U);
  const auto record = wire::decode_replica_record(commits[0].first.replicas[0].bytes);
  EXPECT_EQ(record->seen, clock.wall());
}

}  // namespace
}  // namespace tablee::room

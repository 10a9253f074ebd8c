// When things go wrong: silence, floods, a failing store, shutdown, garbage (P16, P18, P19, P24, P26, P27).
#include "room/table.h"

namespace tablee::room {
namespace {

using namespace std::chrono_literals;

class Trouble : public TableTest {
 protected:
  Trouble() {
    join(ana);
    join(ben);
    heard(ana);
    heard(ben);
  }
  Seat& ana = sit(1);
  Seat& ben = sit(2);
};

// P16
TEST_F(Trouble, PingsAreAnswered) {
  submit(ben, ben.note("x"));
  commit();
  send(ana, wire::encode(wire::Ping{42}));
  EXPECT_EQ(heard(ana), "1<1 2<3 pong 42");
}

// P16
TEST_F(Trouble, WhoSaysNothingFor15SecondsIsClosed) {
  advance(10s);
  send(ben, wire::encode(wire::Ping{1}));
  advance(6s);
  EXPECT_EQ(ana.closed, wire::Close::silent);
  EXPECT_FALSE(ben.closed);
}

// P24, P27
TEST_F(Trouble, GarbageClosesItsSenderAlone) {
  send(ana, "garbage");
  EXPECT_EQ(ana.closed, wire::Close::bad_frame);
  submit(ben, ben.note("x"));
  commit();
  EXPECT_EQ(heard(ben), "1<1 2=1");
}

// P18
TEST_F(Trouble, AFailedCommitDropsTheRoomAndSaysWhose) {
  submit(ana, ana.note("x"));
  fail_commit();
  EXPECT_TRUE(dropped);
  EXPECT_EQ(ana.closed, wire::Close::store_failed);
  EXPECT_EQ(ben.closed, wire::Close::going_away);
  EXPECT_EQ(heard(ana), "");  // not acknowledged
}

TEST_F(Trouble, ADroppedRoomIsDeafAndDoesNothing) {
  fail_commit();
  submit(ana, ana.note("x"));
  room->committed(base::Offset{1}, now());
  room->tick(now());
  Effects effects;
  room->take(effects);
  EXPECT_FALSE(effects.commit);
  Seat& eve = sit(3);
  join(eve);
  EXPECT_EQ(eve.closed, wire::Close::going_away);
}

// P18
TEST_F(Trouble, AReadOnlyBoardSaysSoAndClosesWhoSubmits) {
  room->set_writable(false);
  work();
  EXPECT_EQ(heard(ana), "notice 2");
  Seat& eve = sit(3);
  join(eve);
  EXPECT_EQ(heard(eve), "welcome 1028 at 0 notice 2");
  submit(ana, ana.note("x"));
  EXPECT_EQ(ana.closed, wire::Close::store_failed);
  commit();
  EXPECT_EQ(room->head().value, 0U);
  EXPECT_EQ(heard(ben), "notice 2");
  room->set_writable(true);
  work();
  EXPECT_EQ(heard(ben), "notice 3");
}

// P18: people come and go; none of that is worth a write that fails.
TEST_F(Trouble, AReadOnlyBoardWritesNothingOfItsOwn) {
  submit(ana, ana.note("x"));
  commit();
  heard(ana);
  leave(ana);
  clock.advance(std::chrono::hours{25});
  room->set_writable(false);
  come_back(ana);  // heard after more than a day: that is written down some other time
  EXPECT_EQ(heard(ana), "welcome 2 at 2 notice 2");
  EXPECT_EQ(commits.size(), 0U);
  EXPECT_FALSE(dropped);
}

// P19
TEST_F(Trouble, ShutdownCommitsAcknowledgesTellsAndCloses) {
  submit(ana, ana.note("x"));
  room->shut_down(500ms);
  submit(ben, ben.note("too late"));
  EXPECT_EQ(heard(ana), "");
  commit();
  EXPECT_EQ(heard(ana), "1<1 2=1 notice 1");
  EXPECT_EQ(ana.closed, wire::Close::going_away);
  EXPECT_EQ(heard(ben), "1<1 2<2 notice 1");
  EXPECT_EQ(ben.closed, wire::Close::going_away);
  EXPECT_EQ(room->head().value, 2U);
  EXPECT_EQ(room->sessions(), 0U);
}

// P26
TEST_F(Trouble, WhoSendsTooFastIsNotReadForAWhile) {
  const core::Handle note = (submit(ana, ana.note("x")), ana.last());
  const auto drag = [&](core::Editor& e) {
    for (int i = 0; i < 4'090; ++i) e.move(note, core::handle_none, i, i);
  };
  int sent = 0;
  while (room->may_read(ana.id, now().mono)) {
    submit(ana, ana.batch(drag));
    ++sent;
    ASSERT_LT(sent, 20);
  }
  commit();
  EXPECT_EQ(sent, 5);  // 20,450 ops: the burst of 20,000, and what overran it
  EXPECT_TRUE(room->may_read(ben.id, now().mono));  // P27
  advance(200ms);
  EXPECT_TRUE(readable.empty());
  advance(100ms);
  EXPECT_EQ(readable, std::vector{ana.id});
  EXPECT_TRUE(room->may_read(ana.id, now().mono));
  EXPECT_EQ(room->head().value, 2U + 5U);  // nothing was dropped
  EXPECT_FALSE(ana.closed);
}

// DESIGN invariant 7: a slow disk costs a bounded amount of memory.
TEST_F(Trouble, NobodyIsReadWhileTooMuchWaitsForTheDisk) {
  const std::string page(15'000, 'x');
  int sent = 0;
  while (room->may_read(ana.id, now().mono)) {
    submit(ana, ana.note(page));
    ASSERT_LT(++sent, 1'000);
  }
  EXPECT_FALSE(room->may_read(ben.id, now().mono));
  EXPECT_LT(sent, 300);
  readable.clear();
  commit();
  EXPECT_EQ(readable.size(), 2U);
  EXPECT_TRUE(room->may_read(ben.id, now().mono));
}

// P4
TEST_F(Trouble, ARevokedParticipantIsClosed) {
  const base::ParticipantId revoked[] = {base::ParticipantId{1}};
  room->revoke(revoked);
  work();
  EXPECT_EQ(ana.closed, wire::Close::revoked);
  EXPECT_FALSE(ben.closed);
}

TEST_F(Trouble, AnEmptyRoomIsIdleAfterAWhile) {
  leave(ana);
  leave(ben);
  advance(59s);
  EXPECT_FALSE(idle);
  advance(2s);
  EXPECT_TRUE(idle);
}

TEST_F(Trouble, FramesOfUnknownSessionsAreIgnored) {
  leave(ana);
  submit(ana, ana.note("x"));
  EXPECT_EQ(heard(ana), "");
  commit();
  EXPECT_EQ(room->head().value, 0U);
}

}  // namespace
}  // namespace tablee::room

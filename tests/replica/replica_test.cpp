// The client's state machine against a real room: what it does with what it hears. The wild cases are the
// simulation's (tests/sim).
#include "replica/replica_fixture.h"

namespace tablee::replica {
namespace {

using namespace std::chrono_literals;

TEST_F(ReplicaTest, WorksAtOnceAndIsAcknowledgedLater) {
  Replica ana("t", 1);
  note(ana, "before any connection");
  EXPECT_EQ(text(ana), "before any connection");
  connect(ana, 1);
  sync(ana);
  EXPECT_EQ(ana.unacknowledged(), 0U);
  EXPECT_EQ(ana.acknowledged(), 1U);
  EXPECT_EQ(ana.replica().value, 2U);
  EXPECT_TRUE(ana.caught_up());
  EXPECT_EQ(ana.document().keyframe(), room->document().keyframe());
  EXPECT_EQ(ana.confirmed_keyframe(), room->document().keyframe());
}

// P11: what was made as nobody is restamped.
TEST_F(ReplicaTest, TakesItsNumberForWhatItMadeOffline) {
  Replica ana("t", 1);
  note(ana, "one");
  ana.edit([](core::Editor& e) { e.move(0, core::handle_none, 50, 60); });
  connect(ana, 1);
  sync(ana);
  EXPECT_EQ(ana.document().object(0).id.replica, 2U);
  EXPECT_EQ(ana.document().object(0).author, 1U);
  EXPECT_EQ(room->document().object(0).place.x, 50);
}

// P11: what a damaged disk has made of a batch is shown to its person, and stops nothing else.
TEST_F(ReplicaTest, ABatchThatCanNotBeRewrittenReachesTheTray) {
  Replica ana("t", 1);
  note(ana, "one");
  note(ana, "two");
  Parts parts = ana.parts();
  parts.outbox[0].batch = "not a batch";
  Replica again("t", 2, parts);
  connect(again, 1);
  sync(again);
  EXPECT_EQ(again.unacknowledged(), 0U);
  ASSERT_EQ(again.parts().tray.size(), 1U);
  EXPECT_EQ(again.parts().tray[0].why, core::Refusal::malformed);
  EXPECT_EQ(text(again), "two");
  EXPECT_EQ(again.document().keyframe(), room->document().keyframe());
}

// P8, P13: an acknowledgement that was lost.
TEST_F(ReplicaTest, SendsNothingTwiceThatIsInTheLog) {
  Replica ana("t", 1);
  connect(ana, 1);
  sync(ana);
  note(ana, "x");
  send(ana);
  commit();
  disconnect(ana);  // before it has heard
  connect(ana, 1);
  sync(ana);
  EXPECT_EQ(ana.unacknowledged(), 0U);
  EXPECT_EQ(room->counters().repeated, 0U);
  EXPECT_EQ(room->head().value, 2U);
}

TEST_F(ReplicaTest, ResendsWhatIsNotInTheLog) {
  Replica ana("t", 1);
  connect(ana, 1);
  sync(ana);
  note(ana, "x");
  send(ana);  // never committed
  open();
  EXPECT_EQ(ana.disconnected(0), Verdict::reconnect);
  connect(ana, 1);
  sync(ana);
  EXPECT_EQ(ana.unacknowledged(), 0U);
  EXPECT_EQ(ana.document().keyframe(), room->document().keyframe());
}

// P12
TEST_F(ReplicaTest, ReconnectsOnAGap) {
  Replica ana("t", 1);
  connect(ana, 1);
  sync(ana);
  EXPECT_EQ(ana.received(entry(5, 3, "x"), clock.mono()), Verdict::reconnect);
}

TEST_F(ReplicaTest, AsksForAKeyframeWhenItsCopyDoesNotFitTheLog) {
  Replica ana("t", 1);
  connect(ana, 1);
  sync(ana);
  EXPECT_EQ(ana.received(entry(1, 3, "not a batch"), clock.mono()), Verdict::reconnect);
  EXPECT_EQ(ana.disconnected(0), Verdict::reconnect);
  const auto hello = wire::decode_client_frame(ana.connected(clock.mono()));
  EXPECT_TRUE(std::get<wire::Hello>(*hello).want_keyframe);
}

TEST_F(ReplicaTest, IgnoresWhatItHasAlready) {
  Replica ana("t", 1);
  connect(ana, 1);
  sync(ana);
  note(ana, "x");
  sync(ana);
  EXPECT_EQ(ana.received(entry(1, 3, "x"), clock.mono()), Verdict::go_on);
  EXPECT_EQ(ana.received(entry(0, 0, "", 1), clock.mono()), Verdict::go_on);  // said again (P8)
}

// P9
TEST_F(ReplicaTest, KeepsARefusedBatchInTheTrayAndUndoesItsEffect) {
  Replica eve("t", 1);
  connect(eve, 1);
  sync(eve);
  lock(eve);
  EXPECT_EQ(eve.document().size(), 1U);
  sync(eve);
  EXPECT_EQ(eve.document().size(), 0U);
  EXPECT_EQ(eve.unacknowledged(), 0U);
  ASSERT_EQ(eve.parts().tray.size(), 1U);
  EXPECT_EQ(eve.parts().tray[0].why, core::Refusal::not_allowed);
  EXPECT_EQ(eve.document().keyframe(), room->document().keyframe());
}

// P9
TEST_F(ReplicaTest, SetsAsideWhatIsLeftWhenItMayOnlyWatch) {
  Replica eve("t", 1);
  connect(eve, 1);
  note(eve, "before");
  sync(eve);
  disconnect(eve);
  note(eve, "too late");
  const base::Offset head = room->head();
  connect(eve, 1, wire::Role::observer);
  sync(eve);
  EXPECT_EQ(eve.unacknowledged(), 0U);
  EXPECT_EQ(eve.document().size(), 1U);
  ASSERT_EQ(eve.parts().tray.size(), 1U);
  EXPECT_EQ(eve.parts().tray[0].why, core::Refusal::not_allowed);
  note(eve, "never made");
  sync(eve);
  EXPECT_EQ(room->head(), head);
  disconnect(eve);
  connect(eve, 1);
  sync(eve);
  note(eve, "after");
  sync(eve);
  EXPECT_EQ(eve.unacknowledged(), 0U);
  EXPECT_EQ(eve.document().keyframe(), room->document().keyframe());
}

TEST_F(ReplicaTest, SurvivesAReload) {
  Replica ana("t", 1);
  connect(ana, 1);
  sync(ana);
  note(ana, "acknowledged");
  sync(ana);
  note(ana, "sent");
  send(ana);
  commit();
  note(ana, "only made");
  disconnect(ana);
  Replica again("t", 2, ana.parts());
  EXPECT_EQ(again.document().keyframe(), ana.document().keyframe());
  connect(again, 1);
  sync(again);
  EXPECT_EQ(again.replica(), ana.replica());
  EXPECT_EQ(again.document().size(), 3U);
  EXPECT_EQ(again.document().keyframe(), room->document().keyframe());
}

// P11: a cloned profile gets its own number and doubles nothing that the log has.
TEST_F(ReplicaTest, ACloneGoesOnUnderItsOwnNumber) {
  Replica ana("t", 1);
  connect(ana, 1);
  sync(ana);
  note(ana, "common");
  sync(ana);
  note(ana, "sent by both");
  Replica clone("t", 2, ana.parts());
  note(clone, "the clone's");
  sync(ana);
  note(ana, "the original's");
  sync(ana);
  disconnect(ana);
  connect(clone, 1);
  sync(clone);
  EXPECT_EQ(clone.replica().value, 3U);
  EXPECT_EQ(clone.document().size(), 4U);
  EXPECT_EQ(clone.document().keyframe(), room->document().keyframe());
}

// P5: another lineage of the log.
TEST_F(ReplicaTest, StartsAnewWhenTheEpochDiffersAndBringsItsOwn) {
  Replica ana("t", 1);
  connect(ana, 1);
  sync(ana);
  note(ana, "lost with the old log");
  sync(ana);
  note(ana, "not sent yet");
  disconnect(ana);
  board = base::BoardId{8};
  ASSERT_TRUE(
      store.write(room::found_board(board, base::EventId{1}, base::Epoch{6}, clock.wall())));
  open();
  connect(ana, 1);
  sync(ana);
  EXPECT_EQ(ana.unacknowledged(), 0U);
  EXPECT_EQ(ana.document().size(), 2U);
  EXPECT_EQ(text(ana), "lost with the old log");
  EXPECT_EQ(text(ana, 1), "not sent yet");
  EXPECT_EQ(ana.document().keyframe(), room->document().keyframe());
}

// P8: at most 256 batches are under way.
TEST_F(ReplicaTest, SendsALongOutboxInAWindow) {
  Replica ana("t", 1);
  connect(ana, 1);
  sync(ana);
  for (int i = 0; i < 600; ++i) note(ana, "n");
  send(ana);
  commit();
  EXPECT_EQ(room->head().value, 1U + 256U);
  for (int i = 0; i < 3; ++i) sync(ana);
  EXPECT_EQ(ana.unacknowledged(), 0U);
  EXPECT_EQ(room->head().value, 1U + 600U);
}

// P16
TEST_F(ReplicaTest, PingsAndGivesUpADeadConnection) {
  Replica ana("t", 1);
  connect(ana, 1);
  sync(ana);
  clock.advance(5s);
  EXPECT_EQ(ana.tick(clock.mono()), Verdict::go_on);
  const auto ping = wire::decode_client_frame(ana.take_outgoing());
  EXPECT_TRUE(std::holds_alternative<wire::Ping>(*ping));
  clock.advance(4900ms);
  EXPECT_EQ(ana.tick(clock.mono()), Verdict::go_on);
  clock.advance(100ms);
  EXPECT_EQ(ana.tick(clock.mono()), Verdict::reconnect);
}

TEST_F(ReplicaTest, ComesBackOrNotAsTheCodeSays) {
  Replica ana("t", 1);
  EXPECT_EQ(ana.disconnected(4001), Verdict::reconnect);
  EXPECT_EQ(ana.disconnected(1006), Verdict::reconnect);
  EXPECT_EQ(ana.disconnected(4102), Verdict::stop);
  EXPECT_EQ(ana.stop_reason(), "BAD_TOKEN");
}

// P17
TEST_F(ReplicaTest, SeesOthersComeMoveAndGo) {
  Replica ana("t", 1);
  connect(ana, 1);
  sync(ana);
  const auto tell = [&](std::int64_t x, bool gone) {
    wire::Presence presence;
    presence.replica = base::ReplicaId{9};
    presence.pointer = wire::Point{x, 0};
    presence.gone = gone;
    base::Bytes frame;
    wire::append_presence(frame, presence);
    EXPECT_EQ(ana.received(frame, clock.mono()), Verdict::go_on);
  };
  tell(1, false);
  tell(2, false);
  ASSERT_EQ(ana.others().size(), 1U);
  EXPECT_EQ(ana.others()[0].pointer->x, 2);
  tell(0, true);
  EXPECT_TRUE(ana.others().empty());
}

}  // namespace
}  // namespace tablee::replica

// How entries reach sessions (P12 to P15, P27).
#include "room/table.h"

namespace tablee::room {
namespace {

using namespace std::chrono_literals;

class Delivery : public TableTest {
 protected:
  Delivery() {
    join(ana);
    join(ben);
    heard(ana);
    heard(ben);
  }
  Seat& ana = sit(1);
  Seat& ben = sit(2);
};

// P12, P14
TEST_F(Delivery, JoinsWhatHasGatheredIntoOneMessageInOrder) {
  for (int i = 0; i < 5; ++i) submit(ana, ana.note("a"));
  for (int i = 0; i < 3; ++i) submit(ben, ben.note("b"));
  commit();
  EXPECT_EQ(heard(ana), "1<1 2=1 3=2 4=3 5=4 6=5 7<1 8<3 9<3 10<3");
  EXPECT_EQ(heard(ben), "1<1 2<2 3<2 4<2 5<2 6<2 7<1 8=1 9=2 10=3");
  EXPECT_EQ(ana.document.keyframe(), ben.document.keyframe());
  EXPECT_EQ(ana.document.keyframe(), room->document().keyframe());
}

// A busy shard lets more come before it writes.
TEST_F(Delivery, WhatIsLeftIsPartOfTheNextCommit) {
  const auto receive = [&](Seat& seat, const base::Bytes& batch) {
    wire::Submit submit;
    submit.first_seq = seat.next;
    submit.batches.emplace_back(batch);
    ++seat.next.value;
    room->receive(seat.id, wire::encode(submit), now());
  };
  Effects effects;
  receive(ana, ana.note("a"));
  room->take(effects, Commits::left);
  EXPECT_FALSE(effects.commit);
  EXPECT_TRUE(effects.commit_left);
  receive(ben, ben.note("b"));
  room->take(effects, Commits::left);
  EXPECT_TRUE(effects.commit_left);
  room->take(effects);
  ASSERT_TRUE(effects.commit);
  EXPECT_FALSE(effects.commit_left);
  EXPECT_EQ(effects.commit->log.size(), 4U);  // each is introduced first
  EXPECT_EQ(effects.upto, base::Offset{4});
  room->take(effects, Commits::left);
  EXPECT_FALSE(effects.commit_left);
}

// P14
TEST_F(Delivery, KeepsMessagesWithin256KiB) {
  const std::string page(10'000, 'x');
  for (int i = 0; i < 60; ++i) submit(ana, ana.note(page));
  commit();
  heard(ben);
  EXPECT_EQ(ben.hello.cursor, room->head());
  EXPECT_GT(ben.biggest_message, limits::gather_bytes_max / 2);
  EXPECT_LE(ben.biggest_message, limits::gather_bytes_max + 1'024);
}

// DESIGN invariant 7: a slow reader costs a cursor; what the feed has forgotten comes from the store.
TEST_F(Delivery, ReadsFromTheStoreForWhoFellOutOfTheFeed) {
  const std::string page(10'000, 'x');
  for (int i = 0; i < 300; ++i) {
    submit(ana, ana.note(page));
    commit();
    heard(ana);
  }
  submit(ben, ben.note("mine, from long ago"));
  commit();
  hold_reads = true;
  EXPECT_EQ(heard(ben), "");
  ASSERT_EQ(reads.size(), 1U);
  hold_reads = false;
  room->catch_up(ben.id,
                 store.read_log(board, reads[0].after, reads[0].entries_max, reads[0].bytes_max),
                 now());
  work();
  heard(ben);
  EXPECT_EQ(ben.hello.cursor, room->head());
  EXPECT_EQ(ben.hello.acked_seq.value, 1U);
  EXPECT_EQ(ben.document.keyframe(), room->document().keyframe());
}

TEST_F(Delivery, ClosesAReaderWhoseLogCanNotBeRead) {
  const std::string page(10'000, 'x');
  for (int i = 0; i < 300; ++i) {
    submit(ana, ana.note(page));
    commit();
  }
  hold_reads = true;
  heard(ben);
  room->catch_up(ben.id, std::unexpected(store::Error{store::ErrorCode::io, "broken"}), now());
  work();
  EXPECT_EQ(ben.closed, wire::Close::going_away);
  EXPECT_FALSE(ana.closed);  // P27
}

TEST_F(Delivery, AnnouncesASessionOnceUntilItHasPulledAll) {
  submit(ana, ana.note("1"));
  commit();
  EXPECT_TRUE(ben.ready);
  ben.ready = false;
  submit(ana, ana.note("2"));
  commit();
  EXPECT_FALSE(ben.ready);  // still the first
  ben.ready = true;
  EXPECT_EQ(heard(ben), "1<1 2<2 3<2");
  submit(ana, ana.note("3"));
  commit();
  EXPECT_TRUE(ben.ready);
}

// P15, P27
TEST_F(Delivery, ClosesWhoTakesNothingFor20Seconds) {
  submit(ana, ana.note("x"));
  commit();
  for (int i = 0; i < 4; ++i) {
    advance(4900ms);
    send(ben, wire::encode(wire::Ping{1}));
    send(ana, wire::encode(wire::Ping{1}));
    heard(ana);
  }
  EXPECT_FALSE(ben.closed);
  advance(1s);
  EXPECT_EQ(ben.closed, wire::Close::too_slow);
  EXPECT_FALSE(ana.closed);
  come_back(ben);
  EXPECT_EQ(heard(ben), "welcome 3 at 0 1<1 2<2");
}

TEST_F(Delivery, TellsTimeRelativeToTheEntryBefore) {
  const base::WallTime start = clock.wall();
  submit(ana, ana.note("x"));
  commit();
  clock.advance(250ms);
  submit(ana, ana.note("y"));
  commit();
  Gather gather;
  room->pull(ben.id, now(), gather);
  wire::ServerFrame frame;
  const base::Bytes message = gather.joined();
  ASSERT_TRUE(wire::decode_server_frame(message, frame));
  ASSERT_EQ(frame.entries.size(), 3U);
  EXPECT_EQ(base::WallTime{frame.entries[0].elapsed}, start);
  EXPECT_EQ(frame.entries[1].elapsed, 0ms);
  EXPECT_EQ(frame.entries[2].elapsed, 250ms);
}

}  // namespace
}  // namespace tablee::room

// Moments: stamped, newest only, at most 20 a second, first to wait (P17).
#include "room/table.h"

namespace tablee::room {
namespace {

using namespace std::chrono_literals;

class PresenceTest : public TableTest {
 protected:
  PresenceTest() {
    for (Seat* seat : {&ana, &ben, &eve}) {
      join(*seat);
      heard(*seat);
    }
  }
  void point(Seat& seat, std::int64_t x) {
    wire::Presence presence;
    presence.pointer = wire::Point{x, 0};
    presence.replica = base::ReplicaId{1};  // forged
    presence.participant = base::ParticipantId{77};
    presence.gone = true;
    send(seat, wire::encode(presence));
  }
  std::vector<wire::Presence> seen(Seat& seat) {
    Gather gather;
    room->pull(seat.id, now(), gather);
    wire::ServerFrame frame;
    const base::Bytes message = gather.joined();
    EXPECT_TRUE(wire::decode_server_frame(message, frame));
    return frame.presence;
  }
  Seat& ana = sit(1);
  Seat& ben = sit(2);
  Seat& eve = sit(3);
};

// P17, DESIGN invariant 8
TEST_F(PresenceTest, IsStampedByTheServer) {
  point(ana, 5);
  advance(50ms);
  const auto moments = seen(ben);
  ASSERT_EQ(moments.size(), 1U);
  EXPECT_EQ(moments[0].replica.value, 2U);
  EXPECT_EQ(moments[0].participant.value, 1U);
  EXPECT_FALSE(moments[0].gone);
}

// P17: three people who look at a list of tables are at no table.
TEST_F(PresenceTest, AWatcherIsNobodyAndSeesWhoIsThere) {
  Seat& list = sit(4);
  list.hello.watcher = true;
  join(list);
  heard(list);
  point(list, 7);
  point(ana, 5);
  advance(50ms);
  for (const auto& moment : seen(ben)) EXPECT_EQ(moment.participant.value, 1U);
  EXPECT_EQ(seen(list).size(), 1U);
  leave(list);
  advance(50ms);
  EXPECT_TRUE(seen(ben).empty()) << "nobody has left";
}

// P9, P17
TEST_F(PresenceTest, AWatchersBatchIsAnObservers) {
  Seat& list = sit(4);
  list.hello.watcher = true;
  join(list);
  heard(list);
  submit(list, list.note("from the list"));
  heard(list);
  EXPECT_EQ(list.closed, wire::Close::observer);
  EXPECT_EQ(list.welcome->role, wire::Role::participant) << "the person may write elsewhere";
}

// P17
TEST_F(PresenceTest, IsTheNewestAtMost20TimesASecond) {
  int frames = 0;
  std::int64_t last = 0;
  for (int i = 1; i <= 1'000; ++i) {
    point(ana, i);
    advance(1ms);
    if (const auto moments = seen(ben); !moments.empty()) {
      ++frames;
      last = moments.back().pointer->x;
    }
    seen(ana);
    seen(eve);
  }
  EXPECT_GE(frames, 18);
  EXPECT_LE(frames, 21);
  EXPECT_GT(last, 940);
}

TEST_F(PresenceTest, IsNotSentToItsOwner) {
  point(ana, 1);
  point(ben, 1);
  point(eve, 1);
  advance(50ms);
  EXPECT_EQ(heard(ana), "presence 3 presence 4");
  EXPECT_EQ(heard(ben), "presence 2 presence 4");
  EXPECT_EQ(heard(eve), "presence 2 presence 3");
  EXPECT_EQ(heard(eve), "");
}

TEST_F(PresenceTest, OfAllIsGivenToWhoMissedSome) {
  point(ana, 1);
  advance(50ms);
  point(ben, 1);
  advance(50ms);
  EXPECT_EQ(heard(eve), "presence 2 presence 3");
  Seat& late = sit(4);
  join(late);
  EXPECT_EQ(heard(late), "welcome 5 at 0 presence 2 presence 3");
}

// P17
TEST_F(PresenceTest, EndsWithItsSession) {
  point(ana, 1);
  advance(50ms);
  EXPECT_EQ(heard(ben), "presence 2");
  EXPECT_EQ(heard(eve), "presence 2");
  leave(ana);
  advance(50ms);
  EXPECT_EQ(heard(ben), "gone 2");
  EXPECT_EQ(heard(eve), "gone 2");
  advance(2s);
  Seat& late = sit(4);
  join(late);
  EXPECT_EQ(heard(late), "welcome 5 at 0");
}

// P17: a session that is behind gets entries first.
TEST_F(PresenceTest, WaitsUntilTheSessionHasCaughtUp) {
  const std::string page(10'000, 'x');
  for (int i = 0; i < 40; ++i) submit(ana, ana.note(page));
  point(ana, 1);
  commit();
  advance(50ms);
  Gather gather;
  room->pull(ben.id, now(), gather);
  wire::ServerFrame frame;
  const base::Bytes message = gather.joined();
  ASSERT_TRUE(wire::decode_server_frame(message, frame));
  EXPECT_FALSE(frame.entries.empty());
  EXPECT_TRUE(frame.presence.empty());
  EXPECT_EQ(seen(ben).size(), 1U);
}

// A message costs as much for both as for one of them.
TEST_F(PresenceTest, SharesTheMessageOfEntriesThatAreAboutToCome) {
  point(ben, 1);
  advance(50ms);
  EXPECT_EQ(seen(eve).size(), 1U);
  point(ben, 2);
  submit(ana, ana.note("x"));
  advance(limits::presence_interval + 5ms);
  EXPECT_EQ(seen(eve).size(), 0U);
  commit();
  Gather gather;
  room->pull(eve.id, now(), gather);
  wire::ServerFrame frame;
  const base::Bytes message = gather.joined();
  ASSERT_TRUE(wire::decode_server_frame(message, frame));
  EXPECT_EQ(frame.entries.size(), 2U);  // Ana is introduced first
  EXPECT_EQ(frame.presence.size(), 1U);
}

// P17
TEST_F(PresenceTest, DoesNotWaitForASlowDisk) {
  point(ben, 1);
  advance(50ms);
  EXPECT_EQ(heard(eve), "presence 3");
  point(ben, 2);
  submit(ana, ana.note("x"));
  advance(limits::presence_interval + limits::presence_wait_max);
  EXPECT_EQ(heard(eve), "presence 3");
  commit();
  EXPECT_EQ(heard(eve), "1<1 2<2");
}

// P17
TEST_F(PresenceTest, TooLargeCloses) {
  wire::Presence presence;
  presence.ink.resize(300, std::int64_t{1} << 60);
  send(ana, wire::encode(presence));
  EXPECT_EQ(ana.closed, wire::Close::bad_frame);
  EXPECT_FALSE(ben.closed);  // P27
}

TEST_F(PresenceTest, MeetsAHundredWithoutCopies) {
  for (std::uint32_t i = 0; i < 100; ++i) {
    Seat& seat = sit(100 + i);
    join(seat);
    heard(seat);
    point(seat, i);
  }
  advance(50ms);
  Gather gather;
  room->pull(ana.id, now(), gather);
  EXPECT_EQ(gather.slices(), 1U);
  EXPECT_EQ(seen(ana).size(), 0U);
}

}  // namespace
}  // namespace tablee::room

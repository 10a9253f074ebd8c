// What is refused costs its sender what it costs others, and at last the connection (P9, P26, DESIGN invariant 12).
#include "room/table.h"

namespace tablee::room {
namespace {

using namespace std::chrono_literals;

class Refusals : public TableTest {
 protected:
  /// A frame of garbage; returns whether the session is still there.
  bool send_garbage(Seat& seat, std::size_t batches = 256) {
    submit(seat, seat.next, std::vector<base::BytesView>(batches, "z"));
    for (; batches > 0; --batches) seat.made[seat.next.value++] = "z";
    commit();
    return !seat.closed;
  }
  /// As much of it as is taken, then a new connection.
  std::uint64_t garbage_until_closed(Seat& seat) {
    const std::uint64_t before = room->head().value;
    while (send_garbage(seat)) EXPECT_LT(room->head().value, before + 10'000);
    return room->head().value - before;
  }
};

// P9
TEST_F(Refusals, NothingOfWhoMayOnlyWatchIsLogged) {
  Seat& eve = sit(3, wire::Role::observer);
  join(eve);
  heard(eve);
  submit(eve, eve.note("x"));
  commit();
  EXPECT_EQ(eve.closed, wire::Close::observer);
  EXPECT_EQ(room->head().value, 0U);
  EXPECT_FALSE(store.replicas(board)->size() > 1);
}

// P26
TEST_F(Refusals, AreChargedLikeWhatIsAdmitted) {
  reopen({.ops_per_second_max = 10, .ops_burst_max = 500});
  Seat& eve = sit(3);
  join(eve);
  EXPECT_TRUE(send_garbage(eve));
  EXPECT_TRUE(room->may_read(eve.id, now().mono));
  EXPECT_TRUE(send_garbage(eve));
  EXPECT_FALSE(room->may_read(eve.id, now().mono));
}

// P26: by the bytes that were looked at.
TEST_F(Refusals, AreChargedByTheirBytes) {
  reopen({.ops_per_second_max = 10, .ops_burst_max = 500});
  Seat& eve = sit(3);
  join(eve);
  const base::Bytes large(limits::batch_bytes_max, 'z');
  submit(eve, base::Seq{1}, {large, large, large});
  EXPECT_FALSE(room->may_read(eve.id, now().mono));
}

// P26, P27
TEST_F(Refusals, WhoSendsOnlyWhatIsRefusedIsClosed) {
  Seat& eve = sit(3);
  Seat& ben = sit(4);
  join(eve);
  join(ben);
  EXPECT_LE(garbage_until_closed(eve), limits::refusals_burst_max + 256);
  EXPECT_EQ(eve.closed, wire::Close::refused);
  EXPECT_FALSE(ben.closed);
  // Neither a new connection nor a new number gives more.
  Seat& again = sit(3);
  join(again);
  heard(again);
  EXPECT_LE(garbage_until_closed(again), 256U);
  // It fills with time.
  advance(40s);
  come_back(eve);
  heard(eve);
  EXPECT_EQ(eve.closed, std::nullopt);
  EXPECT_TRUE(send_garbage(eve));
}

// P26: no more of it is logged than that, in the midst of a frame and on new connections too.
TEST_F(Refusals, NothingIsLoggedBeyondWhatMayBeRefused) {
  for (int i = 0; i < 20; ++i) {
    Seat& eve = sit(3);
    join(eve);
    heard(eve);
    while (send_garbage(eve)) EXPECT_LT(room->head().value, 10'000U);
    EXPECT_EQ(eve.closed, wire::Close::refused);
    advance(20ms);
  }
  EXPECT_LE(room->head().value, limits::refusals_burst_max + 1U);
  // Whoever comes back at once is not let in; a second later they are.
  Seat& eve = sit(3);
  join(eve);
  EXPECT_EQ(eve.closed, wire::Close::refused);
  advance(2s);
  come_back(eve);
  EXPECT_FALSE(eve.closed);
}

// P26: what lay in a cupboard is refused, all of it, and the tablet comes through.
TEST_F(Refusals, AnOutboxOfWhichAllIsRefusedGetsThroughWithPauses) {
  Seat& ana = sit(1);
  join(ana);
  heard(ana);
  constexpr std::uint64_t batches = 3'000;
  int closings = 0;
  while (ana.next.value <= batches) {
    if (send_garbage(ana, 100)) continue;
    ++closings;
    ASSERT_EQ(ana.closed, wire::Close::refused);
    advance(15s);  // the longest pause of a client
    come_back(ana);
    heard(ana);
    ana.next = base::Seq{ana.welcome->last_seq.value + 1};
  }
  EXPECT_LT(closings, 6);
}

}  // namespace
}  // namespace tablee::room

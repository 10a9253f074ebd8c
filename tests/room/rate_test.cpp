// Whoever sends more than the rate allows is waited with, and nothing of it is lost (P26).
#include "room/table.h"

namespace tablee::room {
namespace {

using namespace std::chrono_literals;

class Rates : public TableTest {
 protected:
  Rates() { reopen({.ops_per_second_max = 10, .ops_burst_max = 50}); }

  /// So many notes in one frame, two ops each. The frame is one as well.
  void submit_notes(Seat& seat, int notes) {
    const base::Seq first = seat.next;
    std::vector<base::BytesView> batches;
    for (int i = 0; i < notes; ++i) {
      batches.push_back(seat.made[seat.next.value] = seat.note(std::to_string(seat.next.value)));
      ++seat.next.value;
    }
    submit(seat, first, batches);
  }
  bool is_read(Seat& seat) { return room->may_read(seat.id, now().mono); }
  /// The numbers of the notes on the board, in the order in which they were made.
  std::string notes() {
    std::string all;
    for (core::Handle note = 0; note < room->document().size(); ++note) {
      room->document().text(note, all);
      all += ' ';
    }
    return all;
  }
};

// P26: 256 batches are no reason to work on for seconds.
TEST_F(Rates, WhatIsInTheSameFrameWaitsTooAndIsHandledInItsOrder) {
  Seat& ana = sit(1);
  Seat& ben = sit(2);
  join(ana);
  join(ben);
  submit_notes(ana, 100);
  commit();
  EXPECT_EQ(room->counters().admitted, 25U);
  EXPECT_FALSE(is_read(ana));
  EXPECT_TRUE(is_read(ben));  // P27
  submit_notes(ana, 2);       // was on its way
  commit();
  EXPECT_EQ(room->counters().admitted, 25U);
  advance(5s);
  commit();
  EXPECT_NEAR(static_cast<double>(room->counters().admitted), 25 + 25, 2);
  EXPECT_FALSE(is_read(ana));
  readable.clear();
  for (int i = 0; i < 20 && !is_read(ana); ++i) advance(1s);
  commit();
  EXPECT_EQ(room->counters().admitted, 102U);
  EXPECT_TRUE(is_read(ana));
  EXPECT_EQ(readable, std::vector<SessionId>{ana.id});
  EXPECT_FALSE(ana.closed);
  std::string all;
  for (int i = 1; i <= 102; ++i) all += std::to_string(i) + ' ';
  EXPECT_EQ(notes(), all);
  heard(ana);
  EXPECT_EQ(ana.made.size(), 102U);
}

// P26: neither tabs nor new connections bring more.
TEST_F(Rates, AreOfAPersonWhateverConnectionsTheyHave) {
  Seat& ana = sit(1);
  Seat& second = sit(1);
  join(ana);
  join(second);
  submit_notes(ana, 30);
  EXPECT_FALSE(is_read(second));
  submit_notes(second, 5);
  leave(ana);
  Seat& third = sit(1);
  join(third);
  EXPECT_FALSE(is_read(third));
  submit_notes(third, 5);
  commit();
  EXPECT_EQ(room->counters().admitted, 25U);
  advance(4s);
  commit();
  EXPECT_EQ(room->counters().admitted, 35U);
}

// P8, P26: of what waits, what was in the log already is acknowledged again, and a gap closes as ever.
TEST_F(Rates, WhatWaitsIsNumberedAsEver) {
  Seat& ana = sit(1);
  join(ana);
  submit_notes(ana, 25);
  commit();
  heard(ana);
  ASSERT_FALSE(is_read(ana));
  submit(ana, base::Seq{25}, {ana.made[25]});
  EXPECT_EQ(heard(ana), "");
  advance(1s);
  EXPECT_EQ(heard(ana), "=25");
  EXPECT_EQ(room->counters().repeated, 1U);
  submit_notes(ana, 30);
  submit(ana, base::Seq{99}, {ana.made[25]});
  EXPECT_FALSE(ana.closed);
  for (int i = 0; i < 10; ++i) advance(1s);
  EXPECT_EQ(ana.closed, wire::Close::gap);
}

}  // namespace
}  // namespace tablee::room

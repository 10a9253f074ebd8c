// Numbers do not run out while nobody has an effect with them, and nobody uses them up alone (P7).
#include <map>

#include "base/hash.h"
#include "room/replicas.h"
#include "room/table.h"
#include "wire/records.h"

namespace tablee::room {
namespace {

class Numbers : public TableTest {
 protected:
  /// Somebody comes, sends this, and goes. Returns the number that they had.
  std::uint32_t visit(std::uint32_t participant, wire::Role role, base::BytesView batch) {
    Seat seat(++visitors_ + 1'000'000, participant, role);
    room->join(seat.id, seat.hello, seat.grant, now());
    Effects effects;
    room->take(effects);
    Gather gather;
    room->pull(seat.id, now(), gather);
    wire::ServerFrame frame;
    const base::Bytes message = gather.joined();
    EXPECT_TRUE(wire::decode_server_frame(message, frame));
    if (!batch.empty()) {
      const base::Seq next{frame.welcome->last_seq.value + 1};
      room->receive(seat.id, wire::encode(wire::Submit{next, {batch}}), now());
    }
    room->leave(seat.id, now());
    commit();
    clock.advance(std::chrono::seconds{1});
    return frame.welcome->replica.value;
  }
  /// As if so many had been issued.
  void use_up(std::uint32_t next) {
    const auto all = store.replicas(board);
    auto record = *wire::decode_board_record(all->front().bytes);
    record.next_replica = base::ReplicaId{next};
    store::Append append;
    append.board = board;
    append.replicas.push_back({0, wire::encode(record)});
    ASSERT_TRUE(store.write(append));
    reopen();
  }

  std::uint64_t visitors_ = 0;
};

// P7
TEST_F(Numbers, WhoComesAndGoesUsesNoneUp) {
  std::uint32_t greatest = 0;
  for (int i = 0; i < 3'000; ++i) {
    greatest = std::max(greatest, visit(9, wire::Role::observer, {}));
    greatest = std::max(greatest, visit(10, wire::Role::participant, {}));
  }
  EXPECT_LT(greatest, 1'100U);
}

// P7: a number is introduced with the first batch that is admitted.
TEST_F(Numbers, WhatIsRefusedUsesNoneUp) {
  std::uint32_t greatest = 0;
  for (int i = 0; i < 1'500; ++i) {
    greatest = std::max(greatest, visit(9, wire::Role::participant, "garbage"));
  }
  EXPECT_LT(greatest, 1'100U);
  EXPECT_EQ(room->document().participant_of(2), 0U);
  EXPECT_EQ(room->head().value, 1'500U);  // P9: they are numbered all the same
}

// P7, P9: who gets such a number is told what it wrote as another's, and goes on behind it.
TEST_F(Numbers, ANumberThatIsIssuedAgainGoesOnBehindWhatWasRefused) {
  const std::uint32_t first = visit(9, wire::Role::participant, "garbage");
  std::uint32_t number = 0;
  while (number != first) {
    Seat& ana = sit(1);
    join(ana);
    heard(ana);
    number = ana.hello.replica.value;
    if (number == first) {
      EXPECT_EQ(ana.welcome->last_seq.value, 1U);
      submit(ana, ana.note("x"));
      commit();
      EXPECT_EQ(ana.made.begin()->first, 2U);
      EXPECT_EQ(heard(ana), "2<1 3=2");
      EXPECT_EQ(room->document().participant_of(first), 1U);
    }
    leave(ana);
    ASSERT_LT(number, 2'000U);
  }
}

// P7
TEST_F(Numbers, AreFreeAgainAfterTheRoomWasClosed) {
  use_up(limits::replicas_per_board_max);
  Seat& ana = sit(1);
  join(ana);
  EXPECT_EQ(heard(ana), "welcome 2 at 0");
  submit(ana, ana.note("x"));
  commit();
  EXPECT_EQ(heard(ana), "1<1 2=1");
  Seat& ben = sit(2);
  join(ben);
  heard(ben);
  EXPECT_EQ(ben.hello.replica.value, 3U);
}

// P11: who comes back with a number that another has by now gets a new one, and loses nothing.
TEST_F(Numbers, WhoComesBackToANumberThatIsAnothersSendsUnderANewOne) {
  use_up(limits::replicas_per_board_max);
  Seat& ana = sit(1);
  join(ana);
  heard(ana);
  leave(ana);
  Seat& ben = sit(2);
  join(ben);
  heard(ben);
  reopen();
  Seat& cyd = sit(3);
  join(cyd);
  heard(cyd);
  EXPECT_EQ(cyd.hello.replica, ana.hello.replica);
  submit(cyd, cyd.note("mine"));
  commit();
  come_back(ana);
  heard(ana);
  EXPECT_NE(ana.hello.replica, cyd.hello.replica);
  EXPECT_FALSE(ana.closed);
}

// The numbers themselves, as many as there are.
class ReplicaNumbers : public testing::Test {
 protected:
  void write(base::ReplicaId number) {
    replicas.write(number, base::Seq{1}, 7, base::WallTime{std::chrono::seconds{number.value}});
    replicas.introduce(number);
  }
  std::optional<base::ReplicaId> come(std::uint32_t participant,
                                      wire::Role role = wire::Role::participant) {
    return replicas.issue({base::ParticipantId{participant}, role});
  }

  Replicas replicas;
};

TEST_F(ReplicaNumbers, OnePersonUsesUpAShareAndThenTheirOwnOldOnesAgain) {
  for (std::uint32_t i = 0; i < limits::replicas_per_participant_max; ++i) write(*come(9));
  const base::ReplicaId next = replicas.next();
  const auto again = come(9);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->value, base::replica_first.value);  // heard longest ago
  replicas.find(*again)->session = SessionId{1};
  EXPECT_EQ(come(9)->value, base::replica_first.value + 1);
  EXPECT_EQ(come(1), next);
}

// Sixteen who open boards as fast as they can had used up all numbers in minutes, and nobody who came later could write.
TEST_F(ReplicaNumbers, WhoTakesManyLeavesEachPersonOfAFullEventTheirOwn) {
  std::uint32_t greedy = 10'000;
  for (std::uint32_t taken = limits::replicas_assured + 1; taken > limits::replicas_assured;
       ++greedy) {
    const std::uint32_t before = replicas.next().value;
    for (std::uint32_t i = 0; i < 4'000; ++i) {
      const base::ReplicaId number = *come(greedy);
      if (replicas.find(number)->introduced) break;  // an old one of theirs
      write(number);
    }
    taken = replicas.next().value - before;
  }
  EXPECT_EQ(replicas.greatest_user().second, 4'000U);
  for (std::uint32_t person = 1; person + 10 < limits::participants_per_event_max; ++person) {
    for (std::uint32_t i = 0; i < limits::replicas_assured; ++i) {
      const auto number = come(person);
      ASSERT_TRUE(number) << person;
      ASSERT_FALSE(replicas.find(*number)->introduced) << person;
      write(*number);
    }
  }
  EXPECT_TRUE(come(9'999, wire::Role::moderator));
}

}  // namespace
}  // namespace tablee::room

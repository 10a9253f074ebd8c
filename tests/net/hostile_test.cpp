// A client that means harm, through a real socket: everything that it can send, answered as proto/PROTOCOL.md says,
// while the witness of the fixture notices nothing (P27). What single rules refuse stands in protocol_test and
// batch_test; conformance_test has what is no WebSocket, doors_test those who only hold places open.
#include <thread>

#include "base/limits.h"
#include "net/protocol_fixture.h"

namespace tablee::net {
namespace {

using core::Refusal;

core::Op op_on(core::OpKind kind, core::OpId target, std::uint64_t counter) {
  core::Op op;
  op.kind = kind;
  op.id = {counter, 0};
  op.target = target;
  return op;
}

class Hostile : public Protocol {
 protected:
  // Sends without waiting for answers, on a thread, until all is sent or the connection is cut.
  static std::thread flood(RawSocket& socket, std::vector<std::string> frames) {
    return std::thread{[&socket, frames = std::move(frames)] {
      for (const auto& frame : frames) socket.send(frame);
    }};
  }
  // The witness writes, and everybody gets it while somebody else rages.
  void expect_the_others_work(int notes = 20) {
    const auto bob = visit_.come(house_, "Bob");
    for (int i = 0; i < notes; ++i) {
      const std::string text = "note " + std::to_string(i);
      write_note(*witness_, text);
      EXPECT_TRUE(visit_.until([&] { return sees(*bob, text); })) << text;
    }
  }
};

// --- Who one is --------------------------------------------------------------------------------------

// P22; DESIGN invariant 8
TEST_F(Hostile, NobodyWritesAsAnotherButModeratorsForPeopleOfTheEvent) {
  core::Op forged = create_op(core::ObjectKind::note);
  forged.participant = 1;
  EXPECT_EQ(verdict(batch_of({forged}), house_.code()), Refusal::not_allowed);
  EXPECT_EQ(verdict(batch_of({forged}), house_.moderator()), Refusal::none);
  forged.participant = 4'000;  // Nobody has come in under it.
  EXPECT_EQ(verdict(batch_of({forged}), house_.moderator()), Refusal::not_allowed);
  for (const auto& link : {house_.code(), house_.moderator()}) {
    core::Op introduction = op_on(core::OpKind::introduce, {}, 1);
    introduction.participant = 1;
    introduction.replica = 2;
    EXPECT_EQ(verdict(batch_of({introduction}), link), Refusal::not_allowed);
  }
}

TEST_F(Hostile, NobodyVotesForAnother) {  // P22
  RawSocket socket = enter();
  EXPECT_EQ(verdict(socket, base::Seq{1}, note_batch()), Refusal::none);
  core::Op vote = op_on(core::OpKind::vote, {1, 0}, 2);
  vote.value = 1;
  vote.participant = 1;
  EXPECT_EQ(verdict(socket, base::Seq{2}, batch_of({vote}, 2)), Refusal::not_allowed);
}

TEST_F(Hostile, AnotherReplicasNumberIsNotHadByAsking) {  // P7
  wire::Hello stealing = hello(house_.token("Thief"));
  stealing.replica = witness_->replica().replica();
  stealing.next_seq = base::Seq{2};
  RawSocket socket = open();
  socket.send(wire::encode(stealing));
  const auto heard = listen(socket);
  ASSERT_TRUE(heard && heard->frame.welcome);
  EXPECT_NE(heard->frame.welcome->replica, witness_->replica().replica());
}

TEST_F(Hostile, AnObserverCanOnlyLook) {  // P9, P22
  core::Op lock = op_on(core::OpKind::number, {1, 0}, 2);
  lock.field = static_cast<std::uint32_t>(core::NumberField::lock);
  lock.value = 1;
  core::Op vote = op_on(core::OpKind::vote, {1, 0}, 2);
  vote.value = 1;
  for (const auto& batch : {note_batch(2), batch_of({vote}, 3), batch_of({lock}, 4)}) {
    RawSocket socket = enter(house_.observer());
    socket.send(wire::encode(wire::Submit{base::Seq{1}, {batch}}));
    EXPECT_EQ(socket.wait_for_close(), code(wire::Close::observer));
  }
}

// --- What one may do ---------------------------------------------------------------------------------

TEST_F(Hostile, LocksAreForModerators) {  // P22
  RawSocket moderator = enter(house_.moderator());
  core::Op lock = op_on(core::OpKind::number, {1, 0}, 2);
  lock.field = static_cast<std::uint32_t>(core::NumberField::lock);
  lock.value = 1;
  EXPECT_EQ(verdict(moderator, base::Seq{1}, note_batch()), Refusal::none);
  const std::uint32_t owner = replica_;
  EXPECT_EQ(verdict(moderator, base::Seq{2}, batch_of({lock}, 2)), Refusal::none);
  RawSocket socket = enter();
  core::Op unlock = op_on(core::OpKind::number, {1, owner}, 10);
  unlock.field = lock.field;
  EXPECT_EQ(verdict(socket, base::Seq{1}, batch_of({unlock}, 10)), Refusal::not_allowed);
  core::Op erase = op_on(core::OpKind::life, {1, owner}, 11);
  erase.value = 1;
  EXPECT_EQ(verdict(socket, base::Seq{2}, batch_of({erase}, 11)), Refusal::not_allowed);
}

TEST_F(Hostile, ObjectsOfAnotherBoardAreNotThere) {  // P21
  const auto neighbour = visit_.come(house_, "Neighbour", 1);
  write_note(*neighbour, "on the other table");
  ASSERT_TRUE(visit_.until([&] { return neighbour->replica().unacknowledged() == 0; }));
  core::Op move = op_on(core::OpKind::place, {1, neighbour->replica().replica().value + 100}, 50);
  EXPECT_EQ(verdict(batch_of({move}, 50)), Refusal::target_unknown);
  EXPECT_TRUE(sees(*neighbour, "on the other table"));
}

TEST(HostileVotes, OverTheBudgetNothingCounts) {  // over_budget
  ServerOptions options;
  options.policy.vote_budget = 3;
  House house{nullptr, options};
  RawSocket socket{house.port(), house.board()};
  socket.send(wire::encode(hello(house.token("Voter"))));
  ASSERT_TRUE(listen(socket));
  const auto say = [&](std::uint64_t seq, const base::Bytes& batch) {
    socket.send(wire::encode(wire::Submit{base::Seq{seq}, {batch}}));
    while (const auto heard = listen(socket)) {
      for (const auto& entry : heard->frame.entries) {
        if (entry.seq.value == seq) return entry.refused;
      }
    }
    return Refusal::malformed;
  };
  EXPECT_EQ(say(1, note_batch()), Refusal::none);
  core::Op vote = op_on(core::OpKind::vote, {1, 0}, 2);
  vote.value = 4;
  EXPECT_EQ(say(2, batch_of({vote}, 2)), Refusal::over_budget);
  vote.id = {3, 0};
  vote.value = 3;
  EXPECT_EQ(say(3, batch_of({vote}, 3)), Refusal::none);
}

// --- Numbers -----------------------------------------------------------------------------------------

TEST_F(Hostile, BatchesInAnotherOrderEndTheSession) {  // P8; DESIGN invariant 3
  RawSocket socket = enter();
  const auto first = note_batch(1);
  const auto second = note_batch(2);
  socket.send(wire::encode(wire::Submit{base::Seq{2}, {second}}));
  socket.send(wire::encode(wire::Submit{base::Seq{1}, {first}}));
  EXPECT_EQ(socket.wait_for_close(), code(wire::Close::gap));
}

TEST_F(Hostile, ReplayedBatchesChangeNothing) {  // P8; DESIGN invariant 3
  RawSocket socket = enter();
  EXPECT_EQ(verdict(socket, base::Seq{1}, note_batch()), Refusal::none);
  const auto other = note_batch(7);
  for (int i = 0; i < 100; ++i) socket.send(wire::encode(wire::Submit{base::Seq{1}, {other}}));
  EXPECT_EQ(verdict(socket, base::Seq{2}, note_batch(8)), Refusal::none);
  EXPECT_TRUE(visit_.until([&] { return witness_->replica().document().size() == 2; }));
}

TEST_F(Hostile, CountersCanNotBePushedUpStepByStep) {  // P10; DESIGN invariant 8
  RawSocket socket = enter();
  const std::uint64_t lead = limits::counter_lead_max;
  std::uint64_t seq = 0;
  EXPECT_EQ(verdict(socket, base::Seq{++seq}, note_batch(std::uint64_t{1} << 62)),
            Refusal::bad_counter);
  // No step is longer than the lead, however many there are, and none is of use for a longer one. (That the rate counts
  // how far a step goes is tests/core's to hold.)
  EXPECT_EQ(verdict(socket, base::Seq{++seq}, note_batch(1'000)), Refusal::none);
  std::uint64_t board = 1'000;
  for (int step = 0; step < 8; ++step) {
    EXPECT_EQ(verdict(socket, base::Seq{++seq}, note_batch(board + 2 * lead)),
              Refusal::bad_counter);
    EXPECT_EQ(verdict(socket, base::Seq{++seq}, note_batch(board + lead + 1)),
              Refusal::bad_counter);
    EXPECT_EQ(verdict(socket, base::Seq{++seq}, note_batch(board)), Refusal::bad_counter);
    board += lead;
    EXPECT_EQ(verdict(socket, base::Seq{++seq}, note_batch(board)), Refusal::none);
  }
}

// --- Too much ----------------------------------------------------------------------------------------

TEST_F(Hostile, AHundredMegabytesAreRefusedByTheirHead) {  // P24
  RawSocket socket = enter();
  // The frame says its length; nobody waits for the rest.
  socket.connection().send(std::string{"\x82\xff\0\0\0\0\x06\x40\0\0\0\0\0\0", 14});
  EXPECT_EQ(socket.wait_for_close(), 1009);
}

TEST_F(Hostile, AStrangersMessageIsNoLongerThanAHello) {  // P24
  RawSocket socket = open();
  socket.send({Opcode::binary, std::string(limits::hello_bytes_max + 1, 'x'), false});
  EXPECT_EQ(socket.wait_for_close(), 1009);
}

TEST_F(Hostile, AHundredMegabytesInPiecesAreRefusedAtTheLimit) {  // P24
  RawSocket socket = enter();
  const std::string piece(60'000, 'x');
  socket.send({Opcode::binary, piece, false});
  for (int i = 0; i < 1'700; ++i) socket.send({Opcode::continuation, piece, false});
  // What was still under way may meet a closed door: then there is no code.
  const auto last = socket.wait_for_close();
  EXPECT_TRUE(last == 1009 || last == 0) << last;
}

TEST_F(Hostile, AMillionTinyOpsHoldUpOnlyTheirAuthor) {  // P26, P27
  RawSocket socket = enter();
  std::vector<std::string> frames;
  std::uint64_t counter = 1;
  for (std::uint64_t seq = 1; seq <= 1'000; ++seq) {
    std::vector<core::Op> ops;
    for (int i = 0; i < 1'000; ++i) ops.push_back(create_op(core::ObjectKind::note, counter++));
    const auto batch = batch_of(std::move(ops), counter - 1'000);
    frames.push_back(wire::encode(wire::Submit{base::Seq{seq}, {batch}}));
  }
  auto sender = flood(socket, std::move(frames));
  expect_the_others_work();
  socket.connection().shutdown();
  sender.join();
}

TEST_F(Hostile, AFloodOfPingsHoldsUpOnlyItsAuthor) {  // P16, P27
  RawSocket socket = enter();
  auto sender = flood(socket, std::vector<std::string>(20'000, wire::encode(wire::Ping{1})));
  expect_the_others_work();
  socket.connection().shutdown();
  sender.join();
}

// Those of the WebSocket itself, which cost a pong each.
TEST_F(Hostile, WhoOnlyPingsIsSentAway) {  // P27
  RawSocket socket = enter();
  auto sender = std::thread{[&socket] {
    for (std::size_t i = 0; i < 2 * limits::control_frames_max; ++i) {
      socket.send({Opcode::ping, "x"});
    }
  }};
  EXPECT_EQ(socket.wait_for_close(), 1008);
  expect_the_others_work(3);
  socket.connection().shutdown();
  sender.join();
}

TEST_F(Hostile, ACompressedFrameIsNone) {
  RawSocket socket{house_.port(), house_.board(), "tablee.v1",
                   "Sec-WebSocket-Extensions: permessage-deflate\r\n"};
  ASSERT_EQ(socket.status(), 101);
  EXPECT_EQ(socket.head().find("permessage-deflate"), std::string::npos);
  socket.connection().send(std::string{"\xc2\x81\0\0\0\0x", 7});
  EXPECT_EQ(socket.wait_for_close(), 1002);
}

TEST_F(Hostile, HalfOpenHandshakesAreNotInTheWay) {  // P3, P27
  std::vector<RawSocket> silent;
  for (int i = 0; i < 200; ++i) silent.push_back(open());
  std::vector<RawConnection> half;
  for (int i = 0; i < 200; ++i) half.emplace_back(house_.port()).send("GET /api/v1/boards/");
  expect_the_others_work();
}

TEST_F(Hostile, WhoSendsHelloForeverIsSentAway) {  // P3
  RawSocket socket = enter();
  const auto again = wire::encode(hello(house_.token("Again")));
  for (int i = 0; i < 10; ++i) socket.send(again);
  EXPECT_EQ(socket.wait_for_close(), code(wire::Close::bad_frame));
}

}  // namespace
}  // namespace tablee::net

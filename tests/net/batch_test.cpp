// What becomes of batches: numbers, refusals, and that nothing of it reaches the others.
#include "net/protocol_fixture.h"

namespace tablee::net {
namespace {

TEST_F(Protocol, AGoodBatchIsAcknowledgedAndSeen) {  // P13
  EXPECT_EQ(verdict(note_batch()), core::Refusal::none);
  EXPECT_TRUE(visit_.until([&] { return witness_->replica().document().size() == 1; }));
}

TEST_F(Protocol, ABatchThatComesTwiceTakesEffectOnce) {  // P8; DESIGN invariant 3
  RawSocket socket = enter();
  const auto batch = note_batch();
  EXPECT_EQ(verdict(socket, base::Seq{1}, batch), core::Refusal::none);
  EXPECT_EQ(verdict(socket, base::Seq{1}, batch), core::Refusal::none);
  EXPECT_EQ(verdict(socket, base::Seq{2}, note_batch(2)), core::Refusal::none);
  EXPECT_TRUE(visit_.until([&] { return witness_->replica().document().size() == 2; }));
}

TEST_F(Protocol, ASkippedNumberEndsTheSession) {  // P8
  const auto batch = note_batch();
  EXPECT_EQ(close_after(wire::encode(wire::Submit{base::Seq{7}, {batch}})), code(wire::Close::gap));
}

TEST_F(Protocol, ARefusedBatchUsesUpItsNumberAndTheNextStands) {  // P9, P20
  RawSocket socket = enter();
  EXPECT_EQ(verdict(socket, base::Seq{1}, "not a batch"), core::Refusal::malformed);
  EXPECT_EQ(verdict(socket, base::Seq{2}, note_batch()), core::Refusal::none);
}

TEST_F(Protocol, ACounterFarAheadIsRefused) {  // P10
  EXPECT_EQ(verdict(note_batch((std::uint64_t{1} << 20) + 100)), core::Refusal::bad_counter);
}

TEST_F(Protocol, ABatchAboveTheLimitIsRefused) {  // P20
  base::Bytes large = note_batch();
  large.resize(limits::batch_bytes_max + 1, '\0');
  EXPECT_EQ(verdict(large), core::Refusal::too_large);
}

TEST_F(Protocol, ATextThatIsNotUtf8IsRefused) {  // P20
  core::Op insert;
  insert.kind = core::OpKind::insert;
  insert.id = {2, 0};
  insert.span = 3;
  insert.target = {1, 0};
  insert.bytes = "abc";
  base::Bytes bytes = batch_of({create_op(core::ObjectKind::note), insert});
  bytes.replace(bytes.find("abc"), 3, "a\xff\xfe");
  EXPECT_EQ(verdict(bytes), core::Refusal::bad_text);
}

TEST_F(Protocol, WhatRefersToNothingIsRefused) {  // P21
  core::Op move;
  move.kind = core::OpKind::place;
  move.id = {10, 0};
  move.target = {3, 9};
  EXPECT_EQ(verdict(batch_of({move}, 10)), core::Refusal::target_unknown);
}

TEST_F(Protocol, AnObserverChangesNothing) {  // P9, P22
  RawSocket socket = enter(house_.observer());
  socket.send(wire::encode(wire::Submit{base::Seq{1}, {note_batch()}}));
  EXPECT_EQ(socket.wait_for_close(), code(wire::Close::observer));
}

TEST_F(Protocol, NobodyWritesInAnothersName) {  // P22; DESIGN invariant 8
  core::Op op = create_op(core::ObjectKind::note);
  op.participant = 1;
  EXPECT_EQ(verdict(batch_of({op})), core::Refusal::not_allowed);
}

TEST_F(Protocol, TextInAStrokeIsRefused) {  // P23
  core::Op insert;
  insert.kind = core::OpKind::insert;
  insert.id = {2, 0};
  insert.target = {1, 0};
  insert.bytes = "x";
  EXPECT_EQ(verdict(batch_of({create_op(core::ObjectKind::stroke), insert})),
            core::Refusal::wrong_kind);
}

}  // namespace
}  // namespace tablee::net

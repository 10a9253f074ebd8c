// PROTOCOL.md, P34: what a batch means without saying it is found in its own bytes or in the log before it, never in what
// some reader has besides. For each such meaning there is one test here.
#include <gtest/gtest.h>

#include "core/batch_encode.h"
#include "core/document.h"
#include "core/editor.h"

namespace tablee::tests {
namespace {

using namespace tablee::core;

constexpr std::uint32_t ana = 3;
constexpr std::uint32_t stranger = 9;

// A log; Ana's tab, which has more than the log: batches of her own on their way; and a stranger who guesses what those say.
class Implicit : public testing::Test {
 protected:
  Implicit() {
    introduce(ana, 1);
    introduce(stranger, 2);
    note_ = editor_.create({.w = 9, .h = 9});
    editor_.insert_text(note_, 0, "a");
    deliver(editor_.commit(nullptr));
  }

  void introduce(std::uint32_t replica, std::uint32_t participant) {
    Batch batch;
    batch.counter = log_.counter() + 1;
    Op& op = batch.ops.emplace_back();
    op.kind = OpKind::introduce;
    op.replica = replica;
    op.participant = participant;
    const base::Bytes bytes = encoded(batch, 1);
    ASSERT_TRUE(log_.apply_bytes(bytes, 1, nullptr));
    ASSERT_TRUE(tab_.apply_bytes(bytes, 1, nullptr));
  }

  static base::Bytes encoded(Batch& batch, std::uint32_t replica) {
    std::uint64_t next = batch.counter;
    for (Op& op : batch.ops) {
      op.id = {next, replica};
      next += op.span;
    }
    base::Bytes bytes;
    encode_batch(batch, replica, bytes);
    return bytes;
  }

  void deliver(const base::Bytes& batch) { ASSERT_TRUE(log_.apply_bytes(batch, ana, nullptr)); }

  // Submits what the stranger says; if the log takes it, Ana hears it on top of her own batches.
  Refusal says(Batch batch, std::uint64_t counter) {
    batch.counter = counter;
    const base::Bytes bytes = encoded(batch, stranger);
    if (const auto taken = log_.apply_bytes(bytes, stranger, nullptr); !taken) return taken.error();
    EXPECT_TRUE(tab_.apply_bytes(bytes, stranger, nullptr, Admission::accepted));
    return Refusal::none;
  }
  Refusal says(const Op& op, std::uint64_t counter) {
    Batch batch;
    batch.ops.push_back(op);
    return says(batch, counter);
  }

  static Op insertion(OpId left, RightMode mode, OpId right = {}) {
    Op op;
    op.kind = OpKind::insert;
    op.target = left;
    op.right_mode = mode;
    op.right = right;
    op.bytes = "x";
    return op;
  }

  // Once Ana's batches have arrived, both have the same.
  void expect_equal(const std::vector<base::Bytes>& outbox) {
    for (const base::Bytes& batch : outbox) deliver(batch);
    EXPECT_EQ(log_.keyframe(), tab_.keyframe());
  }

  std::vector<base::Bytes> outbox() {
    std::vector<base::Bytes> batches;
    for (base::Bytes batch = editor_.commit(nullptr); !batch.empty();
         batch = editor_.commit(nullptr))
      batches.push_back(batch);
    return batches;
  }

  OpId id(Handle handle) const { return tab_.object(handle).id; }
  OpId letter() const { return {id(note_).counter + 1, ana}; }  // the "a"

  Document log_;
  Document tab_;
  Editor editor_{tab_, ana};
  Handle note_ = handle_none;
};

// P21
TEST_F(Implicit, TheCodePointAfterLeftStandsInTheLog) {
  editor_.insert_text(note_, 1, "b");
  const auto own = outbox();
  const std::uint64_t counter = tab_.counter() + 1;
  EXPECT_EQ(says(insertion(letter(), RightMode::next_of_left), counter), Refusal::target_unknown);
  expect_equal(own);
  EXPECT_EQ(says(insertion(letter(), RightMode::next_of_left), counter), Refusal::none);
  EXPECT_EQ(log_.keyframe(), tab_.keyframe());
}

TEST_F(Implicit, TheCodePointAfterLeftIsOfTheSameText) {
  const Handle other = editor_.create({.w = 9, .h = 9});
  editor_.insert_text(other, 0, "c");
  for (const base::Bytes& batch : outbox()) deliver(batch);
  // What follows the "a" by number is the other note, and then its text.
  const std::uint64_t counter = tab_.counter() + 1;
  EXPECT_EQ(says(insertion(letter(), RightMode::next_of_left), counter), Refusal::target_unknown);
  EXPECT_EQ(
      says(insertion(letter(), RightMode::explicit_id, {id(other).counter + 1, ana}), counter),
      Refusal::target_unknown);
}

TEST_F(Implicit, NothingIsRightAfterAnObject) {
  EXPECT_EQ(says(insertion(id(note_), RightMode::next_of_left), tab_.counter() + 1),
            Refusal::target_unknown);
}

TEST_F(Implicit, TheCodePointAfterLeftMayBeOfTheSameBatchWhenItStandsBefore) {
  Batch batch;
  Op first = insertion(letter(), RightMode::as_left);
  first.bytes = "xy";
  first.span = 2;
  batch.ops.push_back(first);
  const std::uint64_t counter = tab_.counter() + 1;
  batch.ops.push_back(insertion({counter, stranger}, RightMode::next_of_left));
  EXPECT_EQ(says(batch, counter), Refusal::none);
  EXPECT_EQ(log_.keyframe(), tab_.keyframe());
  // The last one of a batch has no other after it yet.
  const std::uint64_t next = tab_.counter() + 1;
  batch.ops[1].target = {next + 1, stranger};
  EXPECT_EQ(says(batch, next), Refusal::target_unknown);
}

// Before the rule there were batches that meant a code point which was not there. They mean the right origin of left.
TEST_F(Implicit, WhatWasAcceptedBeforeTheRuleStillLoads) {
  Batch batch;
  batch.counter = tab_.counter() + 1;
  batch.ops.push_back(insertion(letter(), RightMode::next_of_left));
  EXPECT_TRUE(log_.apply_bytes(encoded(batch, stranger), stranger, nullptr, Admission::accepted));
  std::string text;
  log_.text(0, text);
  EXPECT_EQ(text, "ax");
}

// P21
TEST_F(Implicit, AnAbsentPlaceIsWhatHasTheCounterBeforeOrNothing) {
  const auto behind = [](std::uint64_t counter) { return OpId{counter - 1, stranger}; };
  std::uint64_t counter = tab_.counter() + 1;
  EXPECT_EQ(says(insertion(behind(counter), RightMode::as_left), counter), Refusal::target_unknown);
  Op move;
  move.kind = OpKind::place;
  move.target = id(note_);
  ASSERT_EQ(says(move, counter), Refusal::none);
  ++counter;  // what has the counter before is a move
  EXPECT_EQ(says(insertion(behind(counter), RightMode::as_left), counter), Refusal::target_unknown);
  ASSERT_EQ(says(insertion(letter(), RightMode::as_left), counter), Refusal::none);
  ++counter;
  EXPECT_EQ(says(insertion(behind(counter), RightMode::as_left), counter), Refusal::none);
  EXPECT_EQ(log_.keyframe(), tab_.keyframe());
}

// P21
TEST_F(Implicit, NoReferenceOfAnyKindLeadsToWhatOnlyAReaderHas) {
  const Handle own = editor_.create({.kind = ObjectKind::frame, .w = 9, .h = 9});
  const Handle line = editor_.create({.kind = ObjectKind::connector, .w = 9, .h = 9});
  editor_.insert_text(note_, 1, "bcd");
  const OpId text{id(line).counter + 1, ana};
  const std::uint64_t counter = tab_.counter() + 1;
  const auto batches = outbox();
  std::vector<Op> ops;
  for (const OpKind kind : {OpKind::place, OpKind::size, OpKind::number, OpKind::put, OpKind::life,
                            OpKind::vote, OpKind::end}) {
    Op op;
    op.kind = kind;
    op.target = id(kind == OpKind::end ? line : own);
    op.field = 1;
    ops.push_back(op);
  }
  Op into;
  into.kind = OpKind::place;
  into.target = id(note_);
  into.place.parent = id(own);
  ops.push_back(into);
  Op child;
  child.kind = OpKind::create;
  child.place.parent = id(own);
  ops.push_back(child);
  ops.push_back(insertion(text, RightMode::as_left));
  ops.push_back(insertion(letter(), RightMode::explicit_id, text));
  for (const Op& op : ops) {
    EXPECT_EQ(says(op, counter), Refusal::target_unknown) << static_cast<int>(op.kind);
  }
  // A run that begins in the log and ends beyond it.
  for (const IdRun run : {IdRun{text, 1}, IdRun{letter(), 2}, IdRun{letter(), 200'000}}) {
    Batch batch;
    batch.ops.emplace_back().kind = OpKind::erase;
    batch.ops[0].runs_end = 1;
    batch.runs.push_back(run);
    EXPECT_EQ(says(batch, counter), Refusal::target_unknown);
  }
  expect_equal(batches);
}

TEST_F(Implicit, CountersOfABatchAreThoseThatItsBytesSay) {
  Batch batch;
  Op unknown;
  unknown.kind = OpKind::unknown;
  unknown.bytes = "\x72\x01z\x78\x05";  // field 14, and five counters
  unknown.span = 5;
  batch.ops.push_back(unknown);
  Op create;
  create.kind = OpKind::create;
  create.raw_object_kind = 1;
  batch.ops.push_back(create);
  const std::uint64_t counter = tab_.counter() + 1;
  ASSERT_EQ(says(batch, counter), Refusal::none);
  EXPECT_TRUE(log_.find({counter + 5, stranger}));
  EXPECT_EQ(log_.keyframe(), tab_.keyframe());
}

// A code point that nobody can have seen beside left, though both are in the log: as if it were not named.
TEST_F(Implicit, ARightThatNobodySawBesideLeftIsDecidedByTheLogAlone) {
  editor_.insert_text(note_, 1, "bcdef");
  for (const base::Bytes& batch : outbox()) deliver(batch);
  editor_.erase_text(note_, 2, 1);
  editor_.insert_text(note_, 1, "own");
  const auto own = outbox();
  const std::uint64_t b = letter().counter + 1;
  std::uint64_t counter = log_.counter() + 1;
  for (const OpId left : {letter(), OpId{b, ana}, OpId{b + 3, ana}}) {
    for (const OpId right : {letter(), OpId{b, ana}, OpId{b + 2, ana}, OpId{b + 4, ana}}) {
      EXPECT_EQ(says(insertion(left, RightMode::explicit_id, right), counter++), Refusal::none);
      EXPECT_EQ(says(insertion(left, RightMode::end), counter++), Refusal::none);
    }
  }
  expect_equal(own);
}

TEST_F(Implicit, AVoteIsWhoseTheLogSays) {
  Op vote;
  vote.kind = OpKind::vote;
  vote.target = id(note_);
  vote.value = 2;
  ASSERT_EQ(says(vote, tab_.counter() + 1), Refusal::none);
  EXPECT_EQ(tab_.votes_by(note_, 2), 2U);
  // One who was never introduced is nobody, whatever a reader believes of itself.
  Batch batch;
  batch.counter = log_.counter() + 1;
  batch.ops.push_back(vote);
  tab_.set_local(77, 1);
  const base::Bytes bytes = encoded(batch, 77);
  EXPECT_EQ(log_.apply_bytes(bytes, 77, nullptr).error(), Refusal::not_allowed);
}

// What Create leaves unsaid has the create's own stamp: whoever has written it since, wherever, has a greater one.
TEST_F(Implicit, DefaultsOfAnObjectAreAsOldAsIt) {
  Op colour;
  colour.kind = OpKind::number;
  colour.target = id(note_);
  colour.field = 2;  // rotation, which no create says
  colour.value = 90;
  editor_.set_number(note_, NumberField::rotation, 45);
  const auto own = outbox();
  ASSERT_EQ(says(colour, tab_.counter() + 1), Refusal::none);
  expect_equal(own);
  EXPECT_EQ(log_.object(note_).rotation, 90U);
}

}  // namespace
}  // namespace tablee::tests

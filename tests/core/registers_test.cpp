// Registers that few objects have: role, collapsed, grid, rank, reactions. They stand beside what older versions only keep.
#include <gtest/gtest.h>

#include "core/board_peers.h"

namespace tablee::tests {
namespace {

using namespace tablee::core;

class Registers : public testing::Test {
 protected:
  Registers() {
    board_.set_local(2, 12);
    other_.set_local(3, 13);
    Document served;
    Editor server(served, 1);
    server.introduce(2, 12);
    server.introduce(3, 13);
    const base::Bytes introductions = server.commit(nullptr);
    hear(board_, introductions, 1);
    hear(other_, introductions, 1);
  }

  static void hear(Document& document, base::BytesView batch, std::uint32_t replica) {
    ASSERT_TRUE(document.apply_bytes(batch, replica, nullptr));
  }
  // What editor 2 has written, told to the other.
  base::Bytes tell() {
    base::Bytes batch = mine_.commit(nullptr);
    hear(other_, batch, 2);
    return batch;
  }
  void answer() { hear(board_, theirs_.commit(nullptr), 3); }
  Handle frame() {
    const Handle handle = mine_.create({ObjectKind::frame, handle_none, 0, 0, 400, 300});
    (void)tell();
    return handle;
  }
  // One number op of `replica` on the first object.
  base::Bytes number(std::uint32_t replica, std::uint32_t field, std::int64_t value) {
    Batch batch;
    batch.counter = board_.counter() + 1;
    Op& op = batch.ops.emplace_back();
    op.kind = OpKind::number;
    op.id = {batch.counter, replica};
    op.target = board_.object(0).id;
    op.field = field;
    op.value = value;
    base::Bytes bytes;
    encode_batch(batch, replica, bytes);
    return bytes;
  }

  Document board_;
  Document other_;
  Editor mine_{board_, 2};
  Editor theirs_{other_, 3};
};

TEST_F(Registers, OfAFrameReachOthersAndItsKeyframe) {
  const Handle handle = frame();
  EXPECT_TRUE(mine_.set_number(handle, NumberField::role, 1));
  EXPECT_TRUE(mine_.set_number(handle, NumberField::collapsed, 1));
  EXPECT_TRUE(mine_.set_number(handle, NumberField::grid, 1));
  EXPECT_FALSE(mine_.set_number(handle, NumberField::grid, 7));  // bounded: it is 1 already
  (void)tell();
  Document loaded;
  ASSERT_TRUE(loaded.load(board_.keyframe()));
  for (const Document* document : {&board_, &other_, &loaded}) {
    const ObjectView view = document->object(handle);
    EXPECT_EQ(view.role, 1U);
    EXPECT_TRUE(view.collapsed);
    EXPECT_TRUE(view.grid);
  }
  EXPECT_EQ(loaded.keyframe(), other_.keyframe());
}

TEST_F(Registers, NeedNoNewFormatOfKeyframes) {
  const Handle handle = frame();
  (void)mine_.set_number(handle, NumberField::role, 2);
  (void)mine_.react(handle, 5);
  (void)mine_.rank(handle, handle_none, handle_none);
  (void)tell();
  EXPECT_EQ(board_.keyframe()[2], 1);  // the version that the oldest programs read
}

TEST_F(Registers, GoBackWithUndo) {
  const Handle handle = frame();
  (void)mine_.set_number(handle, NumberField::role, 1);
  (void)tell();
  (void)mine_.react(handle, 3);
  (void)tell();
  (void)mine_.rank(handle, handle_none, handle_none);
  (void)tell();
  for (int i = 0; i < 3; ++i) {
    ASSERT_TRUE(mine_.undo());
    (void)tell();
  }
  for (const Document* document : {&board_, &other_}) {
    EXPECT_EQ(document->object(handle).role, 0U);
    EXPECT_EQ(document->object(handle).rank, "");
    EXPECT_TRUE(document->reactions(handle).empty());
  }
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(mine_.redo());
  EXPECT_EQ(board_.object(handle).role, 1U);
  EXPECT_EQ(board_.reactions(handle).at(0).set, 3U);
}

TEST_F(Registers, RanksStandBetweenTheirNeighbours) {
  const Handle first = frame();
  const Handle last = frame();
  const Handle middle = frame();
  EXPECT_TRUE(mine_.rank(first, handle_none, handle_none));
  EXPECT_TRUE(mine_.rank(last, first, handle_none));
  EXPECT_TRUE(mine_.rank(middle, first, last));
  EXPECT_LT(board_.object(first).rank, board_.object(middle).rank);
  EXPECT_LT(board_.object(middle).rank, board_.object(last).rank);
  EXPECT_FALSE(mine_.rank(middle, last, first));  // no room between those
}

TEST_F(Registers, EachPersonHasReactionsOfTheirOwn) {
  const Handle handle = frame();
  EXPECT_TRUE(mine_.react(handle, 1));
  EXPECT_FALSE(mine_.react(handle, 1));
  EXPECT_TRUE(theirs_.react(handle, 6));
  const base::Bytes batch = mine_.commit(nullptr);
  answer();
  hear(other_, batch, 2);
  ASSERT_EQ(board_.reactions(handle).size(), 2U);
  EXPECT_EQ(board_.reactions(handle)[0].participant, 12U);
  EXPECT_EQ(board_.reactions(handle)[1].set, 6U);
  EXPECT_EQ(board_.keyframe(), other_.keyframe());
  EXPECT_TRUE(mine_.react(handle, 0));
  EXPECT_EQ(board_.reactions(handle).size(), 1U);
}

// P22
TEST_F(Registers, ReactionsForSomebodyElseAreTheServersAlone) {
  const Handle handle = frame();
  EXPECT_EQ(board_.apply_bytes(number(2, reactions_from + 13, 1), 2, nullptr).error(),
            Refusal::not_allowed);
  EXPECT_EQ(board_.apply_bytes(number(2, reactions_from, 1), 2, nullptr).error(),
            Refusal::not_allowed);
  EXPECT_TRUE(board_.apply_bytes(number(2, reactions_from + 12, 1), 2, nullptr));
  EXPECT_TRUE(board_.apply_bytes(number(1, reactions_from + 13, 1), 1, nullptr));
  EXPECT_EQ(board_.reactions(handle).size(), 2U);
}

// P34
TEST_F(Registers, ValuesThatMeanNothingCountAsNone) {
  const Handle handle = frame();
  for (const std::uint32_t field : {6U, 7U, 8U, reactions_from + 12})
    ASSERT_TRUE(board_.apply_bytes(number(2, field, -70'000'000'000), 2, nullptr));
  const ObjectView view = board_.object(handle);
  EXPECT_EQ(view.role, 0U);
  EXPECT_FALSE(view.collapsed);
  EXPECT_FALSE(view.grid);
  Document loaded;
  ASSERT_TRUE(loaded.load(board_.keyframe()));
  EXPECT_EQ(visible(loaded), visible(board_));
}

TEST_F(Registers, AreSaidToChangeWhatTheyAreOf) {
  const Handle handle = frame();
  Changes changes;
  (void)mine_.set_number(handle, NumberField::role, 1);
  (void)mine_.commit(&changes);
  EXPECT_TRUE(changes.has(handle, field_style));
  changes.clear();
  (void)mine_.react(handle, 1);
  (void)mine_.commit(&changes);
  EXPECT_TRUE(changes.has(handle, field_votes));
}

}  // namespace
}  // namespace tablee::tests

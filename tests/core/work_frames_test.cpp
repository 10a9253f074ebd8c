// DESIGN invariant 12 where things lie in frames: how deep (P20), and what whoever looks at the board is told.
#include <algorithm>
#include <random>

#include "core/garbage.h"
#include "core/work_case.h"

namespace tablee::tests {
namespace {

TEST_F(Work, FramesAroundAnObjectAreCounted) {
  Handle frame = handle_none;
  for (std::uint32_t i = 0; i < limits::frames_around_max; ++i) {
    Batch batch = begin();
    Op& op = add(batch, OpKind::create);
    op.object_kind = ObjectKind::frame;
    op.raw_object_kind = static_cast<std::uint32_t>(ObjectKind::frame);
    if (frame != handle_none) op.place.parent = document_.object(frame).id;
    ASSERT_EQ(submit(batch), Refusal::none);
    frame = document_.size() - 1;
  }
  Batch deeper = begin();
  Op& op = add(deeper, OpKind::create);
  op.raw_object_kind = 1;
  op.object_kind = ObjectKind::note;
  op.place.parent = document_.object(frame).id;
  EXPECT_EQ(submit(deeper), Refusal::none);  // a note in the innermost
  Batch too_deep = begin();
  OpId parent = document_.object(frame).id;
  for (int i = 0; i < 2; ++i) {
    Op& nested = add(too_deep, OpKind::create);
    nested.raw_object_kind = static_cast<std::uint32_t>(ObjectKind::frame);
    nested.object_kind = ObjectKind::frame;
    nested.place.parent = parent;
    parent = nested.id;
  }
  EXPECT_EQ(submit(too_deep), Refusal::too_large);
}

// An old log may have a longer chain, made from its top: nobody climbs it again and again.
TEST_F(Work, AChainOfFramesIsClimbedOnce) {
  constexpr std::uint32_t count = 20'000;
  OpId parent;
  for (std::uint32_t made = 0; made < count;) {
    Batch batch = begin();
    for (int i = 0; i < 1'000; ++i, ++made) {
      Op& op = add(batch, OpKind::create);
      op.object_kind = ObjectKind::frame;
      op.raw_object_kind = static_cast<std::uint32_t>(ObjectKind::frame);
      op.place.parent = parent;
      parent = op.id;
    }
    ASSERT_TRUE(document_.apply_bytes(encoded(batch), stranger, nullptr, Admission::accepted));
  }
  Batch moves = begin();
  for (int i = 0; i < 4'096; ++i) {
    Op& op = add(moves, OpKind::place);
    op.target = document_.object(count - 2).id;
    op.place = {document_.object(count - 3).id, i, 0};
  }
  EXPECT_EQ(submit(moves), Refusal::none);
  EXPECT_LT(steps_, limits::batch_work_max / 4);  // it stays in its frame: nothing is climbed
  Batch higher = begin();
  Op& higher_op = add(higher, OpKind::place);
  higher_op.target = document_.object(count - 2).id;
  higher_op.place.parent = document_.object(count - 9).id;
  EXPECT_EQ(submit(higher), Refusal::none);  // deep still, and less than it was
  for (Handle i = 0; i < 2'000; ++i) {
    Op& op = add(higher, OpKind::place);
    op.target = document_.object(count - 2).id;
    op.place.parent = document_.object(count - 10 - (i & 1U)).id;
  }
  higher.counter = higher.ops.front().id.counter = document_.counter() + 1;
  EXPECT_EQ(submit(higher), Refusal::too_large);

  Batch hides = begin();
  add(hides, OpKind::life).target = document_.object(0).id;
  ASSERT_TRUE(document_.apply_bytes(encoded(hides), stranger, nullptr, Admission::accepted));
  Document then;
  ASSERT_TRUE(then.load(document_.keyframe()));
  const WorkMeter meter;
  const auto batches = garbage(document_, then);
  EXPECT_FALSE(batches.empty());
  for (const base::Bytes& batch : batches) ASSERT_TRUE(document_.apply_bytes(batch, 1, nullptr));
  EXPECT_LT(meter.steps(), 40 * count);
}

// Moves into each other within one batch: what is climbed is what the batch has made.
TEST_F(Work, FramesOfOneBatchInEachOtherAreClimbedNoHigher) {
  for (int i = 0; i < 2'048; ++i) {
    const Handle frame = editor_.create({.kind = ObjectKind::frame, .w = 9, .h = 9});
    editor_.create({.parent = frame, .w = 9, .h = 9});
  }
  commit();
  Batch batch = begin();
  for (Handle i = 1; i < 2'048; ++i) {
    Op& op = add(batch, OpKind::place);
    op.target = document_.object(2 * i).id;
    op.place.parent = document_.object(2 * (i - 1)).id;
  }
  EXPECT_EQ(submit(batch), Refusal::too_large);
}

// P20: a ring ignores its newest edge, which need not be the one that closes it.
TEST_F(Work, ARingOfFramesPutsNothingDeeperThanMayBe) {
  const Handle root = editor_.create({.kind = ObjectKind::frame, .w = 9, .h = 9});
  std::vector<Handle> chain{root};
  for (int i = 0; i < 60; ++i)
    chain.push_back(
        editor_.create({.kind = ObjectKind::frame, .parent = chain.back(), .w = 9, .h = 9}));
  for (int i = 0; i < 3; ++i) editor_.move(chain[1], root, i, 5);  // the newest edge
  commit();
  const auto put_root = [&](Handle frame) {
    Batch batch;
    batch.counter = document_.object(chain[60]).id.counter + 1;
    Op& op = add(batch, OpKind::place);
    op.target = document_.object(root).id;
    op.place.parent = document_.object(frame).id;
    return batch;
  };
  EXPECT_EQ(submit(put_root(chain[60])), Refusal::too_large);
  EXPECT_EQ(submit(put_root(chain[3])), Refusal::none);
  EXPECT_EQ(document_.object(root).parent, chain[3]);
  EXPECT_EQ(document_.object(chain[1]).parent, handle_none);
}

// Whoever opens one lets the edge hold again that was ignored.
TEST_F(Work, OpeningARingOfFramesPutsNothingDeeperThanMayBe) {
  const auto frame_in = [&](Handle parent) {
    return editor_.create({.kind = ObjectKind::frame, .parent = parent, .w = 9, .h = 9});
  };
  std::vector<Handle> ring{frame_in(handle_none)};
  std::vector<Handle> deep{frame_in(handle_none)};
  while (ring.size() < 40) ring.push_back(frame_in(ring.back()));
  while (deep.size() < 40) deep.push_back(frame_in(deep.back()));
  commit();
  Batch close = begin();
  Op& edge = add(close, OpKind::place);
  edge.target = document_.object(ring[0]).id;
  edge.place.parent = document_.object(ring[39]).id;
  ASSERT_EQ(submit(close), Refusal::none);
  ASSERT_EQ(document_.object(ring[0]).place.parent, edge.place.parent);
  ASSERT_EQ(document_.object(ring[0]).parent, handle_none);
  Batch batch = begin();
  Op& op = add(batch, OpKind::place);  // with it goes what it lies in as soon as the ring is open
  op.target = document_.object(ring[39]).id;
  op.place.parent = document_.object(deep[39]).id;
  EXPECT_EQ(submit(batch), Refusal::too_large);
  op.place.parent = document_.object(deep[10]).id;
  EXPECT_EQ(submit(batch), Refusal::none);
  EXPECT_EQ(document_.object(ring[0]).parent, ring[39]);
}

// Moves of many people who have not seen each other's, several in a batch: whatever is taken, no object has more frames around it.
TEST_F(Work, FramesThatAnybodyMovesAnywhereStayWithinTheirDepth) {
  constexpr Handle count = 90;
  for (Handle i = 0; i < count; ++i) editor_.create({.kind = ObjectKind::frame, .w = 9, .h = 9});
  commit();
  std::mt19937 random(20'261'126);  // the seed
  const auto any = [&](std::uint32_t below) {
    return static_cast<std::uint32_t>(random() % below);
  };
  const auto depth = [&](Handle handle) {
    std::uint32_t frames = 0;
    while ((handle = document_.object(handle).parent) != handle_none) ++frames;
    return frames;
  };
  std::uint32_t deepest = 0;
  std::uint32_t refused = 0;
  std::uint32_t rings = 0;
  std::uint64_t last[32] = {};
  for (int i = 0; i < 4'000; ++i) {
    const std::uint32_t author = 10 + any(32);
    Batch batch;
    batch.counter = std::max(last[author - 10], document_.counter() - any(60)) + 1;
    for (std::uint32_t ops = 1 + any(4); ops > 0; --ops) {
      Op& op = add(batch, OpKind::place);
      op.id.replica = author;
      op.target = document_.object(any(count)).id;
      Handle frame = any(count);
      for (int k = 0; k < 6; ++k) {
        if (const Handle other = any(count); depth(other) > depth(frame)) frame = other;
      }
      if (any(30) != 0) op.place.parent = document_.object(frame).id;
    }
    base::Bytes bytes;
    encode_batch(batch, author, bytes);
    if (submit(bytes, author) == Refusal::none) {
      last[author - 10] = batch.ops.back().id.counter;
    } else {
      ++refused;
    }
    for (Handle handle = 0; handle < count; ++handle) {
      deepest = std::max(deepest, depth(handle));
      rings += document_.object(handle).parent == handle_none &&
                       !document_.object(handle).place.parent.none()
                   ? 1U
                   : 0U;
    }
    ASSERT_LE(deepest, limits::frames_around_max) << "after batch " << i;
  }
  EXPECT_GT(deepest, limits::frames_around_max / 2);
  EXPECT_GT(refused, 0U);
  EXPECT_GT(rings, 0U);
}

// DESIGN invariant 12 holds for who looks at the board as well.
TEST_F(Work, AViewIsToldOnceWhatLiesInAllTheFramesThatMove) {
  constexpr Handle frames = 4'096;
  const Handle box = editor_.create({.kind = ObjectKind::frame, .w = 9, .h = 9});
  for (Handle i = 0; i < frames; ++i) {
    const Handle frame = editor_.create({.kind = ObjectKind::frame, .w = 9, .h = 9});
    editor_.create({.parent = frame, .w = 9, .h = 9});
  }
  for (int i = 0; i < 41'000; ++i) editor_.create({.w = 9, .h = 9});
  commit();
  ASSERT_EQ(document_.paint_order().size(), document_.size());
  Batch batch = begin();
  for (Handle i = 0; i < frames; ++i) {
    Op& op = add(batch, OpKind::place);
    op.target = document_.object(1 + 2 * i).id;
    op.place.parent = document_.object(box).id;
  }
  Changes changes;
  const WorkMeter meter;
  ASSERT_TRUE(document_.apply_bytes(encoded(batch), stranger, &changes));
  EXPECT_LT(meter.steps(), limits::batch_work_max / 2);
  for (Handle i = 0; i < frames; ++i) EXPECT_TRUE(changes.has(2 + 2 * i, field_place));
}

}  // namespace
}  // namespace tablee::tests

// Frames in frames: the cycle rule, against a naive statement of it.
#include <gtest/gtest.h>

#include <algorithm>
#include <deque>
#include <map>

#include "base/limits.h"
#include "core/board_peers.h"

namespace tablee::tests {
namespace {

using namespace tablee::core;

// From the moves alone: each object's last move, then in each cycle the edge with the greatest stamp away.
std::vector<OpId> parents_by_the_rule(const std::vector<Op>& moves,
                                      const std::vector<OpId>& objects) {
  std::vector<Stamp> stamp(objects.size());
  std::vector<OpId> parent(objects.size());
  const auto row = [&](OpId id) {
    return static_cast<std::size_t>(std::find(objects.begin(), objects.end(), id) -
                                    objects.begin());
  };
  for (const Op& op : moves) {
    const std::size_t i = row(op.target);
    if (op.id > stamp[i]) {
      stamp[i] = op.id;
      parent[i] = op.place.parent;
    }
  }
  std::vector<OpId> shown = parent;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    std::vector<std::size_t> way;
    for (std::size_t at = i; way.size() <= objects.size(); at = row(parent[at])) {
      way.push_back(at);
      if (parent[at].none()) break;
    }
    if (way.size() <= objects.size()) continue;  // it ended: no cycle above
    const bool on_cycle = std::count(way.begin(), way.end(), i) > 1;
    if (!on_cycle) continue;
    const bool greatest =
        std::all_of(way.begin(), way.end(), [&](std::size_t at) { return stamp[at] <= stamp[i]; });
    if (greatest) shown[i] = {};
  }
  return shown;
}

void expect_the_rule(const Document& document, const std::vector<Op>& moves,
                     const std::vector<OpId>& objects) {
  const std::vector<OpId> expected = parents_by_the_rule(moves, objects);
  for (std::size_t i = 0; i < objects.size(); ++i) {
    const ObjectView view = document.object(*document.find(objects[i]));
    const OpId parent = view.parent == handle_none ? OpId{} : document.object(view.parent).id;
    ASSERT_EQ(parent, expected[i]);
  }
  ASSERT_EQ(document.paint_order().size(), objects.size())
      << "what is in a cycle would not be painted";
}

base::Bytes encoded(const Op& op) {
  Batch batch;
  batch.counter = op.id.counter;
  batch.ops.push_back(op);
  base::Bytes bytes;
  encode_batch(batch, op.id.replica, bytes);
  return bytes;
}

TEST(Frames, InACycleTheEdgeWithTheGreatestStampIsIgnored) {
  constexpr std::size_t frames = 7;
  const Seeds seeds(300);
  for (std::uint64_t seed = seeds.first; seed <= seeds.last; ++seed) {
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    base::Random random(seed);
    Document first;
    Editor maker(first, 2);
    std::vector<OpId> objects;
    for (std::size_t i = 0; i < frames; ++i) {
      objects.push_back(
          first.object(maker.create({ObjectKind::frame, handle_none, 0, 0, 10, 10})).id);
    }
    const base::Bytes made = maker.commit(nullptr);
    // Moves as replicas that have not heard of each other may write them: any frame into any, itself too.
    std::vector<Op> moves;
    for (std::uint64_t i = 0; i < 40; ++i) {
      Op op;
      op.kind = OpKind::place;
      op.id = {frames + 1 + i, static_cast<std::uint32_t>(3 + random.below(20))};
      op.target = objects[random.below(frames)];
      if (random.chance(0.85)) op.place.parent = objects[random.below(frames)];
      moves.push_back(op);
    }
    Document second;
    ASSERT_TRUE(second.apply_bytes(made, 2, nullptr));
    std::vector<Op> heard;
    for (const Op& op : moves) {
      ASSERT_TRUE(first.apply_bytes(encoded(op), op.id.replica, nullptr));
      heard.push_back(op);
      expect_the_rule(first, heard, objects);
    }
    // The other hears the replicas in another order, each one's own moves in theirs.
    std::map<std::uint32_t, std::deque<Op>> waiting;
    for (const Op& op : moves) waiting[op.id.replica].push_back(op);
    heard.clear();
    while (!waiting.empty()) {
      auto next = waiting.begin();
      std::advance(next, random.below(waiting.size()));
      heard.push_back(next->second.front());
      ASSERT_TRUE(second.apply_bytes(encoded(heard.back()), next->first, nullptr));
      next->second.pop_front();
      if (next->second.empty()) waiting.erase(next);
      expect_the_rule(second, heard, objects);
    }
    ASSERT_EQ(second.keyframe(), first.keyframe());
  }
}

TEST(Frames, HoldCyclesAcrossAKeyframe) {
  Document document;
  Editor editor(document, 2);
  const Handle a = editor.create({ObjectKind::frame, handle_none, 0, 0, 10, 10});
  const Handle b = editor.create({ObjectKind::frame, handle_none, 0, 0, 10, 10});
  const Handle c = editor.create({ObjectKind::note, b, 0, 0, 10, 10});
  ASSERT_FALSE(editor.commit(nullptr).empty());
  Op into_b;
  into_b.kind = OpKind::place;
  into_b.id = {10, 3};
  into_b.target = document.object(a).id;
  into_b.place.parent = document.object(b).id;
  Op into_a = into_b;
  into_a.id = {9, 4};
  std::swap(into_a.target, into_a.place.parent);
  ASSERT_TRUE(document.apply_bytes(encoded(into_b), 3, nullptr));
  ASSERT_TRUE(document.apply_bytes(encoded(into_a), 4, nullptr));
  EXPECT_EQ(document.object(a).parent, handle_none);  // 10.3 is the greater stamp
  EXPECT_EQ(document.object(b).parent, a);
  Document loaded;
  ASSERT_TRUE(loaded.load(document.keyframe()));
  EXPECT_EQ(visible(loaded), visible(document));
  EXPECT_TRUE(document.shown(c));
  EXPECT_EQ(document.paint_order(), (std::vector<Handle>{a, b, c}));
}

// P36
TEST(Frames, HideNothingWhenDeleted) {
  Document document;
  Editor editor(document, 2);
  const Handle outer = editor.create({ObjectKind::frame, handle_none, 100, 100, 10, 10});
  const Handle frame = editor.create({ObjectKind::frame, outer, 20, 20, 10, 10});
  const Handle note = editor.create({ObjectKind::note, frame, 3, 4, 10, 10});
  const Handle above = editor.create({ObjectKind::note, outer, 0, 0, 10, 10});
  ASSERT_FALSE(editor.commit(nullptr).empty());
  editor.set_alive(frame, false);
  EXPECT_TRUE(document.shown(note));
  EXPECT_EQ(document.paint_order(), (std::vector<Handle>{outer, note, above}));
  EXPECT_EQ(document.seat(note).frame, outer);
  EXPECT_EQ(document.seat(note).x, 23);
  EXPECT_EQ(document.seat(note).y, 24);
  Document loaded;
  ASSERT_TRUE(loaded.load(document.keyframe()));
  EXPECT_EQ(visible(loaded), visible(document));
  EXPECT_EQ(loaded.keyframe(), document.keyframe());
  editor.set_alive(frame, true);
  EXPECT_EQ(document.paint_order(), (std::vector<Handle>{outer, frame, note, above}));
  EXPECT_EQ(document.seat(note).frame, frame);
}

// P36: also what comes into it when it is deleted already, and what lies in it moves with it.
TEST(Frames, HideNothingOfWhatComesAfterTheirDeletion) {
  Document document;
  Editor editor(document, 2);
  const Handle frame = editor.create({ObjectKind::frame, handle_none, 100, 100, 10, 10});
  const base::Bytes made = editor.commit(nullptr);
  Document elsewhere;
  Editor other(elsewhere, 3);
  ASSERT_TRUE(elsewhere.apply_bytes(made, 2, nullptr));
  editor.set_alive(frame, false);
  ASSERT_FALSE(editor.commit(nullptr).empty());
  other.create({ObjectKind::note, frame, 3, 4, 10, 10});
  ASSERT_TRUE(document.apply_bytes(other.commit(nullptr), 3, nullptr));
  other.move(frame, handle_none, 200, 200);
  Changes changes;
  ASSERT_TRUE(document.apply_bytes(other.commit(nullptr), 3, &changes));
  const Handle note = document.size() - 1;
  EXPECT_EQ(document.paint_order(), std::vector<Handle>{note});
  EXPECT_EQ(document.seat(note).x, 203);
  EXPECT_TRUE(changes.has(note, field_place));
}

// P36: a frame that was deleted in a log from before hides what lies in it until it is restored.
TEST(Frames, HideWhatTheyHoldWhereTheyWereDeletedBefore) {
  Document document;
  Editor editor(document, 2);
  const Handle frame = editor.create({ObjectKind::frame, handle_none, 0, 0, 10, 10});
  const Handle inner = editor.create({ObjectKind::frame, frame, 0, 0, 10, 10});
  const Handle note = editor.create({ObjectKind::note, inner, 0, 0, 10, 10});
  ASSERT_FALSE(editor.commit(nullptr).empty());
  Op op;
  op.kind = OpKind::life;
  op.id = {document.counter() + 1, 3};
  op.target = document.object(frame).id;
  op.value = static_cast<int>(Life::hides);
  EXPECT_EQ(document.apply_bytes(encoded(op), 3, nullptr),
            std::unexpected(Refusal::wrong_kind));  // P23
  ASSERT_TRUE(document.apply_bytes(encoded(op), 3, nullptr, Admission::accepted));
  EXPECT_FALSE(document.shown(note));
  EXPECT_TRUE(document.object(note).alive);
  EXPECT_TRUE(document.paint_order().empty());
  Document loaded;
  ASSERT_TRUE(loaded.load(document.keyframe()));
  EXPECT_FALSE(loaded.shown(note));
  EXPECT_EQ(loaded.keyframe(), document.keyframe());
  editor.set_alive(frame, true);
  Changes changes;
  ASSERT_FALSE(editor.commit(&changes).empty());
  EXPECT_EQ(document.paint_order(), (std::vector<Handle>{frame, inner, note}));
  EXPECT_TRUE(changes.has(note, field_place)) << "a view that never saw it reads it now";
}

// P20: a chain is made longer neither from its end nor from its top, and the editor says so before it writes.
TEST(Frames, AreNotPutTooDeepIntoEachOther) {
  Document document;
  Editor editor(document, 2);
  const auto frame = [&](Handle parent = handle_none) {
    return editor.create({ObjectKind::frame, parent, 0, 0, 9, 9});
  };
  const Handle top = frame();
  Handle lowest = top;
  for (std::uint32_t i = 1; i < limits::frames_around_max; ++i) lowest = frame(lowest);
  const Handle inside = frame(lowest);
  const Handle other = frame();
  ASSERT_FALSE(editor.commit(nullptr).empty());
  EXPECT_EQ(frame(inside), handle_none);
  EXPECT_EQ(editor.why(), Refusal::too_large);
  EXPECT_FALSE(editor.move(top, other, 1, 1));
  EXPECT_EQ(editor.why(), Refusal::too_large);
  EXPECT_TRUE(editor.commit(nullptr).empty());
  Op op;
  op.kind = OpKind::place;
  op.id = {document.counter() + 1, 3};
  op.target = document.object(top).id;
  op.place.parent = document.object(other).id;
  EXPECT_EQ(document.apply_bytes(encoded(op), 3, nullptr), std::unexpected(Refusal::too_large));
}

// P20
TEST(Frames, AreNotPutTooDeepIntoEachOtherFromTheTopByOneBatch) {
  Document document;
  Batch batch;
  batch.counter = 1;
  const auto add = [&](OpKind kind) -> Op& {
    Op& op = batch.ops.emplace_back();
    op.kind = kind;
    op.id = {batch.ops.size(), 3};
    return op;
  };
  OpId below;
  for (std::uint32_t i = 0; i < limits::frames_around_max + 2; ++i) {
    Op& made = add(OpKind::create);
    made.raw_object_kind = static_cast<std::uint32_t>(ObjectKind::frame);
    made.object_kind = ObjectKind::frame;
    const OpId above = made.id;
    if (!below.none()) {
      Op& put = add(OpKind::place);
      put.target = below;
      put.place.parent = above;
    }
    below = above;
  }
  base::Bytes bytes;
  encode_batch(batch, 3, bytes);
  EXPECT_EQ(document.apply_bytes(bytes, 3, nullptr), std::unexpected(Refusal::too_large));
}

// A frame goes back by undo only where it still fits.
TEST(Frames, UndoPutsNothingTooDeep) {
  Document document;
  Editor editor(document, 2);
  Editor other(document, 3);
  const Handle home = other.create({ObjectKind::frame, handle_none, 0, 0, 9, 9});
  const Handle moved = editor.create({ObjectKind::frame, home, 0, 0, 9, 9});
  ASSERT_FALSE(editor.commit(nullptr).empty());
  ASSERT_TRUE(editor.move(moved, handle_none, 5, 5));
  ASSERT_FALSE(editor.commit(nullptr).empty());
  Handle top = home;
  for (std::uint32_t i = 0; i < limits::frames_around_max; ++i) {
    const Handle above = other.create({ObjectKind::frame, handle_none, 0, 0, 9, 9});
    ASSERT_TRUE(other.move(top, above, 0, 0));
    top = above;
  }
  EXPECT_FALSE(editor.undo()) << "of the move";
  EXPECT_TRUE(document.object(moved).alive);
  EXPECT_TRUE(editor.undo()) << "of the making";
  EXPECT_EQ(document.object(moved).parent, handle_none);
}

TEST(Frames, DoNotGoIntoThemselvesByTheEditor) {
  Document document;
  Editor editor(document, 2);
  const Handle outer = editor.create({ObjectKind::frame, handle_none, 0, 0, 10, 10});
  const Handle inner = editor.create({ObjectKind::frame, outer, 0, 0, 10, 10});
  EXPECT_FALSE(editor.move(outer, inner, 0, 0));
  EXPECT_FALSE(editor.move(outer, outer, 0, 0));
  EXPECT_TRUE(editor.move(inner, handle_none, 0, 0));
}

}  // namespace
}  // namespace tablee::tests

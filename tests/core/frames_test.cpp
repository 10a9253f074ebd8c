// Frames in frames: the cycle rule, against a naive statement of it.
#include <gtest/gtest.h>

#include <algorithm>
#include <deque>
#include <map>

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

TEST(Frames, HideWhatTheyHoldWhenDeleted) {
  Document document;
  Editor editor(document, 2);
  const Handle frame = editor.create({ObjectKind::frame, handle_none, 0, 0, 10, 10});
  const Handle note = editor.create({ObjectKind::note, frame, 0, 0, 10, 10});
  editor.set_alive(frame, false);
  EXPECT_FALSE(document.shown(note));
  EXPECT_TRUE(document.object(note).alive);
  EXPECT_TRUE(document.paint_order().empty());
  editor.set_alive(frame, true);
  EXPECT_EQ(document.paint_order(), (std::vector<Handle>{frame, note}));
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

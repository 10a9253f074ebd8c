// Keyframes of which a byte was changed: one that says what no history can have said is refused, so that whatever
// loads can be worked on like any other board. hostile_test and fuzz_keyframe change bytes at random.
#include <gtest/gtest.h>

#include "core/editor.h"
#include "core/keyframe.h"
#include "core/state.h"
#include "tools/work_over.h"

namespace tablee::tests {
namespace {

using namespace tablee::core;

class DamagedKeyframe : public testing::Test {
 protected:
  DamagedKeyframe() {
    note_ = editor_.create({.w = 9, .h = 9});
    editor_.insert_text(note_, 0, "0123456789");
    (void)editor_.commit(nullptr);
  }
  /// The keyframe of the board after somebody has meddled with what it is made of.
  template <typename Meddle>
  [[nodiscard]] base::Bytes damaged(Meddle meddle) const {
    Document::State state;
    EXPECT_EQ(read_keyframe(document_.keyframe(), state), nullptr);
    meddle(state);
    return write_keyframe(state);
  }
  template <typename Meddle>
  [[nodiscard]] bool loads(Meddle meddle) const {
    return Document().load(damaged(meddle)).has_value();
  }

  Document document_;
  Editor editor_{document_, 5};
  Handle note_ = handle_none;
};

// DESIGN invariant 9: a batch of that replica would have taken the ids of its text again.
TEST_F(DamagedKeyframe, WithTextThatItsAuthorHasNotWrittenYetIsRefused) {
  base::Bytes bytes = document_.keyframe();
  ASSERT_EQ(bytes[8], 11) << "the last counter of replica 5";
  for (char last = 1; last < 11; ++last) {
    bytes[8] = last;
    Document loaded;
    EXPECT_FALSE(loaded.load(bytes)) << "last counter " << static_cast<int>(last);
  }
}

// The table of replicas, the text's own list of authors: the two must agree.
TEST_F(DamagedKeyframe, WithTextOfSomebodyWhoIsNotInItsTableIsRefused) {
  EXPECT_FALSE(loads([](Document::State& state) { state.replicas[5] = {}; }));
  EXPECT_TRUE(loads([](Document::State& state) { state.need_replica(7) = {3, 0}; }));
}

// Undo of a move writes the old frame again, and whoever checks that wants a frame.
TEST_F(DamagedKeyframe, WithAnObjectInWhatHoldsNothingIsRefused) {
  const Handle other = editor_.create({});
  (void)editor_.commit(nullptr);
  const auto inside = [&](Document::State& state) {
    PlaceRegister place = state.objects[other].place;
    place.parent = note_;
    state.objects.at(other).place = place;
  };
  EXPECT_FALSE(loads(inside));
  EXPECT_TRUE(loads([&](Document::State& state) {
    inside(state);
    state.objects.at(note_).raw_kind = static_cast<std::uint32_t>(ObjectKind::frame);
  }));
}

TEST_F(DamagedKeyframe, WithWhatTheKindOfAnObjectHasNotIsRefused) {
  const auto as = [&](ObjectKind kind) {
    return loads([&](Document::State& state) {
      state.objects.at(note_).raw_kind = static_cast<std::uint32_t>(kind);
    });
  };
  EXPECT_TRUE(as(ObjectKind::topic));
  EXPECT_FALSE(as(ObjectKind::stroke));  // it has a text
  const auto with = [&](auto change) {
    return loads([&](Document::State& state) { change(state.objects.need_payload(note_)); });
  };
  EXPECT_TRUE(with([](Payload&) {}));
  EXPECT_FALSE(with([](Payload& payload) { payload.points = std::string("\x02\x02\x02", 3); }));
  EXPECT_FALSE(with([](Payload& payload) { payload.blob = std::string(32, 'x'); }));
  EXPECT_FALSE(with([](Payload& payload) { payload.ends[1].stamp = {1, 5}; }));
}

// Others would look for the object among the letters: one id is of one thing.
TEST_F(DamagedKeyframe, WithAnObjectAndALetterOfOneIdIsRefused) {
  Document other;
  Editor editor(other, 5);
  for (int i = 0; i < 12; ++i) editor.create({});
  (void)editor.commit(nullptr);
  const auto letters = [&](std::uint64_t first) {
    Document::State state;
    EXPECT_EQ(read_keyframe(other.keyframe(), state), nullptr);
    state.counter = state.replicas[5].last_counter = 40;
    Texts::Insertion insertion;
    insertion.text = 0;
    insertion.first = {first, 5};
    insertion.code_points = 2;
    insertion.utf8 = "ab";
    (void)state.texts.insert(insertion);
    return Document().load(write_keyframe(state)).has_value();
  };
  EXPECT_TRUE(letters(13));
  EXPECT_FALSE(letters(12));
  EXPECT_FALSE(letters(3));
}

// In a batch, 0 is its author: nobody could refer to what nobody has made.
TEST_F(DamagedKeyframe, WithTheWorkOfSomebodyWithoutANumberIsRefused) {
  EXPECT_FALSE(loads([](Document::State& state) { state.replicas[0] = {0, 3}; }));
}

// What undo writes again must be what a batch may say.
TEST_F(DamagedKeyframe, WithARegisterThatNoBatchCanHaveWrittenIsRefused) {
  const auto holds = [&](std::size_t register_at, std::int32_t value) {
    return loads([&](Document::State& state) {
      state.objects.at(note_).numbers[register_at].value = value;
    });
  };
  constexpr std::int32_t highest[] = {255, 359, 1, 1000, 400};
  for (std::size_t i = 0; i < std::size(highest); ++i) {
    EXPECT_TRUE(holds(i, highest[i])) << i;
    EXPECT_FALSE(holds(i, highest[i] + 1)) << i;
  }
  EXPECT_TRUE(holds(4, 4));
  for (std::int32_t size = 1; size < 4; ++size) EXPECT_FALSE(holds(4, size)) << size;
}

// Counters end where a browser can not count any more: what stands there could not be written down.
TEST_F(DamagedKeyframe, AtTheEndOfItsCountersCanBeReadAndNotWrittenTo) {
  Document last;
  const auto end = [](Document::State& state) { state.counter = board_counter_max; };
  ASSERT_TRUE(last.load(damaged(end)));
  EXPECT_FALSE(
      last.load(damaged([](Document::State& state) { state.counter = board_counter_max + 1; })));
  Editor editor(last, 5);
  EXPECT_EQ(editor.create({}), handle_none);
  EXPECT_FALSE(editor.insert_text(note_, 0, "x"));
  EXPECT_TRUE(editor.commit(nullptr).empty());
  base::Bytes batch;
  Batch one;
  one.counter = board_counter_max + 1;
  one.ops.emplace_back();
  one.ops[0].kind = OpKind::create;
  one.ops[0].id = {one.counter, 5};
  encode_batch(one, 5, batch);
  const auto taken = last.apply_bytes(batch, 5, nullptr, Admission::accepted);
  ASSERT_FALSE(taken);
  EXPECT_EQ(taken.error(), Refusal::bad_counter);
  EXPECT_TRUE(Document().load(last.keyframe()));
}

// DESIGN invariant 9: every byte of a small board changed to every value. What loads can be worked on.
TEST_F(DamagedKeyframe, IsRefusedOrSafeToWorkOnWhicheverByteWasChanged) {
  editor_.set_end(editor_.create({ObjectKind::connector, handle_none, 1, 2, 3, 4}), 0,
                  {5, 6, {1, 5}});
  editor_.erase_text(note_, 2, 3);
  editor_.set_number(note_, NumberField::text_size, 40);
  (void)editor_.commit(nullptr);
  const base::Bytes good = document_.keyframe();
  std::size_t loaded = 0;
  for (std::size_t at = 0; at < good.size(); ++at) {
    for (int value = static_cast<int>(at % 16); value < 256; value += 16) {
      base::Bytes bytes = good;
      bytes[at] = static_cast<char>(value);
      if (!Document().load(bytes)) continue;
      ++loaded;
      SCOPED_TRACE(testing::Message() << "byte " << at << " is " << value);
      tools::work_over(bytes, at * 256 + static_cast<std::size_t>(value));
    }
  }
  EXPECT_GT(loaded, good.size());
}

}  // namespace
}  // namespace tablee::tests

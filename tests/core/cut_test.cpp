// What is too much for one batch is cut at one place (batch_writer.h), whoever writes it, and stays one act of undo.
#include <gtest/gtest.h>

#include "base/limits.h"
#include "core/batch_writer.h"
#include "core/editor.h"
#include "core/undo.h"
#include "core/varint.h"

namespace tablee::tests {
namespace {

using namespace tablee::core;

class Cut : public testing::Test {
 protected:
  Cut() {
    mine_.set_local(3, 1);
    theirs_.set_local(4, 2);
    note_ = editor_.create({.w = 9, .h = 9});
    send();
  }

  /// Sends what was written, as one would to a server that has the other's copy; returns in how many batches.
  std::size_t send() {
    std::size_t batches = 0;
    for (base::Bytes batch = editor_.commit(nullptr); !batch.empty();
         batch = editor_.commit(nullptr)) {
      ++batches;
      EXPECT_LE(batch.size(), limits::batch_bytes_max);
      Batch written;
      EXPECT_TRUE(decode_batch(batch, 3, written));
      EXPECT_LE(written.runs.size(), limits::batch_ops_max);
      EXPECT_TRUE(theirs_.apply_bytes(batch, 3, nullptr));
      // Under another number, whatever was acknowledged of it.
      for (const std::uint64_t since : {std::uint64_t{0}, mine_.counter() / 2, mine_.counter()}) {
        const auto restamped = restamp(batch, 3, since);
        EXPECT_TRUE(restamped.has_value());
        if (!restamped) continue;
        for (const base::Bytes& part : *restamped) {
          Batch decoded;
          EXPECT_TRUE(decode_batch(part, 60'000, decoded));
        }
      }
    }
    return batches;
  }
  /// Another writes a letter behind every second one of the first `letters`.
  void scatter(std::uint32_t letters) {
    Editor other(theirs_, 4);
    for (std::uint32_t i = 0; i < letters; ++i) other.insert_text(note_, 2 * i + 1, "y");
    for (base::Bytes batch = other.commit(nullptr); !batch.empty(); batch = other.commit(nullptr)) {
      ASSERT_TRUE(mine_.apply_bytes(batch, 4, nullptr));
    }
  }
  [[nodiscard]] std::string text() const {
    std::string out;
    mine_.text(note_, out);
    return out;
  }
  void expect_agreed() const { EXPECT_EQ(mine_.keyframe(), theirs_.keyframe()); }

  Document mine_;
  Document theirs_;
  Editor editor_{mine_, 3};
  Handle note_ = handle_none;
};

TEST_F(Cut, TypingBehindAPasteFits) {
  std::string emoji;
  for (int i = 0; i < 8'190; ++i) emoji += "🎉";
  editor_.insert_text(note_, 0, std::string(40'961, 'x'));
  editor_.insert_text(note_, 40'961, emoji);
  EXPECT_EQ(send(), 2U);
  expect_agreed();
  ASSERT_TRUE(editor_.undo());
  send();
  EXPECT_EQ(text(), "");
  expect_agreed();
}

TEST_F(Cut, UndoOfAPasteAmongWhatOthersWroteIsOneAct) {
  const std::string page(14'000, 'x');
  editor_.insert_text(note_, 0, page);
  send();
  scatter(12'000);
  const std::string both = text();
  ASSERT_TRUE(editor_.undo());
  EXPECT_GT(send(), 1U);
  EXPECT_EQ(text(), std::string(12'000, 'y'));
  expect_agreed();
  ASSERT_TRUE(editor_.redo());
  EXPECT_GT(send(), 1U);
  EXPECT_EQ(text(), both);
  expect_agreed();
  ASSERT_TRUE(editor_.undo());
  send();
  EXPECT_EQ(text(), std::string(12'000, 'y'));
  expect_agreed();
}

TEST_F(Cut, ErasingWhatManyWroteIsOneAct) {
  editor_.insert_text(note_, 0, std::string(14'000, 'x'));
  send();
  scatter(12'000);
  const std::string both = text();
  ASSERT_TRUE(editor_.erase_text(note_, 0, 26'000));
  EXPECT_GT(send(), 1U);
  EXPECT_EQ(text(), "");
  ASSERT_TRUE(editor_.undo());
  send();
  EXPECT_EQ(text(), both);
  expect_agreed();
  ASSERT_TRUE(editor_.redo());
  send();
  EXPECT_EQ(text(), "");
  expect_agreed();
}

TEST_F(Cut, MovingMoreThanABatchHoldsIsOneAct) {
  const Handle frame = editor_.create({ObjectKind::frame});
  std::vector<Handle> notes;
  for (std::size_t i = 0; i < limits::batch_ops_max + 100; ++i) notes.push_back(editor_.create({}));
  send();
  for (const Handle note : notes) editor_.move(note, frame, 500'000, 500'000);
  EXPECT_GT(send(), 1U);
  ASSERT_TRUE(editor_.undo());
  EXPECT_GT(send(), 1U);
  for (const Handle note : notes) ASSERT_EQ(mine_.object(note).place.x, 0);
  expect_agreed();
}

// A stroke that fills a batch by itself, and a letter behind it.
TEST_F(Cut, ALongStrokeFits) {
  std::string points;
  Writer writer(points);
  for (std::size_t i = 0; i < limits::stroke_numbers_max / 3; ++i) {
    for (const std::int64_t number : {9'000, -9'000, 1}) writer.number(number);
  }
  EXPECT_NE(editor_.create({.kind = ObjectKind::stroke, .points = points}), handle_none);
  editor_.insert_text(note_, 0, "x");
  EXPECT_EQ(send(), 2U);
  EXPECT_EQ(mine_.object(1).points, points);
  expect_agreed();
}

// An author whose number takes three bytes, in a batch without room: not what an editor writes.
constexpr std::uint32_t far = 60'000;

TEST(Restamp, CutsWhatIsTooMuchForOneBatch) {
  Document document;
  Editor editor(document, far);
  const Handle frame = editor.create({ObjectKind::frame});
  for (int i = 0; i < 4'000; ++i) editor.create({});
  while (!editor.commit(nullptr).empty()) continue;
  BatchWriter writer(far, limits::batch_bytes_max);
  Op op;
  op.kind = OpKind::place;
  const std::uint64_t since = document.counter() + 1;
  op.id = {since, far};
  op.place = {document.object(frame).id, 900'000, -900'000};
  for (Handle note = 1; note < document.size(); ++note, ++op.id.counter) {
    op.target = document.object(note).id;
    writer.add(op, {});
  }
  const base::Bytes batch = writer.take();
  ASSERT_GT(batch.size(), limits::batch_bytes_max / 8 * 7);
  const auto restamped = restamp(batch, far, since);
  ASSERT_TRUE(restamped);
  EXPECT_EQ(restamped->size(), 2U);
  Batch decoded;
  ASSERT_TRUE(decode_batch(batch, far, decoded));
  for (const base::Bytes& part : *restamped) {
    EXPECT_LE(part.size(), limits::batch_bytes_max);
    ASSERT_TRUE(document.apply_bytes(part, far + 1, nullptr));
  }
  EXPECT_EQ(document.counter(), decoded.counter_end - 1);
  for (Handle note = 1; note <= decoded.ops.size(); ++note) {
    ASSERT_EQ(document.object(note).parent, frame);
  }
}

// Its parts would need counters of their own: whoever holds such a batch shows it to its person.
TEST(Restamp, SaysSoWhereOneOpIsTooMuch) {
  Op op;
  op.kind = OpKind::erase;
  op.id = {40'000, far};
  std::vector<IdRun> runs;
  for (std::uint64_t counter = 1; counter < 25'000; counter += 2)
    runs.push_back({{counter, far}, 1});
  BatchWriter writer(far, limits::batch_bytes_max);
  writer.add(op, runs);
  const base::Bytes batch = writer.take();
  ASSERT_LE(batch.size(), limits::batch_bytes_max);
  const auto restamped = restamp(batch, far, 30'000);
  ASSERT_FALSE(restamped);
  EXPECT_EQ(restamped.error(), Refusal::too_large);
}

// --- The memory of undo ----------------------------------------------------------------------------

class UndoMemory : public testing::Test {
 protected:
  void act(std::size_t bytes) {
    UndoItem item;
    item.object = {++counter_, 3};
    item.before.bytes.assign(bytes, 'x');
    history_.note(std::move(item));
    history_.close(false);
  }
  std::size_t acts() {
    std::size_t count = 0;
    for (; history_.can_undo(); ++count) (void)history_.take(History::Direction::undoing);
    return count;
  }
  History history_;
  std::uint64_t counter_ = 0;
};

TEST_F(UndoMemory, IsBoundedInBytesAndForgetsTheOldestActs) {
  for (int i = 0; i < 100; ++i) {
    act(limits::undo_bytes_max / 10);
    ASSERT_LE(history_.bytes(), limits::undo_bytes_max);
  }
  const UndoAct newest = history_.take(History::Direction::undoing);
  ASSERT_EQ(newest.size(), 1U);
  EXPECT_EQ(newest[0].object.counter, counter_);
  EXPECT_GE(acts(), 5U);
  EXPECT_EQ(history_.bytes(), 0U);
}

TEST_F(UndoMemory, KeepsTheNewestActHoweverLargeItIs) {
  act(10);
  act(2 * limits::undo_bytes_max);
  EXPECT_EQ(acts(), 1U);
}

TEST_F(UndoMemory, CountsWhatCanBeDoneAgainToo) {
  for (int i = 0; i < 8; ++i) act(limits::undo_bytes_max / 10);
  while (history_.can_undo()) {
    const UndoAct undone = history_.take(History::Direction::undoing);
    history_.note(undone[0]);
    history_.note(undone[0]);  // doing it again takes more than undoing it
    history_.close(false);
    ASSERT_LE(history_.bytes(), limits::undo_bytes_max);
  }
  EXPECT_TRUE(history_.can_redo());
  act(1);
  EXPECT_FALSE(history_.can_redo());
  (void)acts();
  EXPECT_EQ(history_.bytes(), 0U);
}

}  // namespace
}  // namespace tablee::tests

// What a batch is charged with (DESIGN, invariant 12).
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/limits.h"
#include "core/batch_encode.h"
#include "core/editor.h"
#include "core/work.h"
#include "room/admission.h"

namespace tablee::room {
namespace {

constexpr std::uint32_t writer = 9;
constexpr std::uint32_t stranger = 10;

class Charge : public ::testing::Test {
 protected:
  // A note of 20,000 code points, of which every other one is erased.
  Charge() : admission(pieces()) {}

  static core::Document pieces() {
    core::Document document;
    document.set_local(writer, 1);
    core::Editor editor(document, writer);
    const core::Handle note = editor.create({.w = 9, .h = 9});
    editor.insert_text(note, 0, std::string(20'000, 'x'));
    for (std::uint32_t i = 0; i < 10'000; ++i) editor.erase_text(note, i, 1);
    while (!editor.commit(nullptr).empty()) continue;
    document.set_local(0, 0);
    return document;
  }

  // A note typed letter by letter before each other, and all of it erased: nothing joins.
  static core::Document backwards(std::uint32_t letters) {
    core::Document document;
    document.set_local(writer, 1);
    core::Editor editor(document, writer);
    const core::Handle note = editor.create({.w = 9, .h = 9});
    for (std::uint32_t i = 0; i < letters; ++i) editor.insert_text(note, 0, "x");
    editor.erase_text(note, 0, letters);
    while (!editor.commit(nullptr).empty()) continue;
    document.set_local(0, 0);
    return document;
  }

  /// One op that erases so many code points from the first one on.
  std::expected<void, core::Refusal> erase(std::uint32_t code_points) {
    const std::uint64_t counter = admission.document().counter() + 1;
    core::Op op;
    op.kind = core::OpKind::erase;
    op.id = {counter, stranger};
    const core::IdRun run{{2, writer}, code_points};
    bytes.clear();
    core::encode_counter(counter, bytes);
    core::encode_op(op, {&run, 1}, stranger, bytes);
    return admission.examine(bytes, author, {});
  }

  Admission admission;
  base::Bytes bytes;
  const Author author{base::ReplicaId{stranger},
                      Grant{base::ParticipantId{2}, wire::Role::participant}};
};

TEST_F(Charge, FollowsWhatABatchCostsNotItsOps) {
  ASSERT_TRUE(erase(1));
  EXPECT_EQ(admission.charge(), 1U);
  ASSERT_TRUE(erase(20'000));
  EXPECT_GT(admission.charge(), 100U);
}

TEST_F(Charge, IsTakenForWhatIsRefusedToo) {
  ASSERT_FALSE(erase(20'001 + 20'000));
  EXPECT_GT(admission.charge(), 100U);
}

// Rules about what lies under an erasure (locks, what the day allows) go through what the check went through, and no
// further: here each of 2,000 runs lies over the same 5,000 letters, typed from the last to the first and erased.
TEST_F(Charge, RunsOverEachOtherCostTheRulesNoMoreThanTheyCover) {
  constexpr std::uint32_t letters = 5'000;
  Admission board(backwards(letters));
  const std::uint64_t counter = board.document().counter() + 1;
  core::Op op;
  op.kind = core::OpKind::erase;
  op.id = {counter, stranger};
  const std::vector<core::IdRun> runs(2'000, {{2, writer}, letters});
  core::encode_counter(counter, bytes);
  core::encode_op(op, runs, stranger, bytes);
  const auto day = wire::day::Allowed{.write = true, .move_others = false};
  for (const auto& allowed : {allowed_all, day}) {
    const core::WorkMeter meter;
    ASSERT_TRUE(board.examine(bytes, author, {.allowed = allowed}));
    EXPECT_LE(meter.steps(), letters * 20U + runs.size() * 60U);
    EXPECT_LE(meter.steps(), (board.charge() + 1) * limits::op_work);
  }
}

}  // namespace
}  // namespace tablee::room

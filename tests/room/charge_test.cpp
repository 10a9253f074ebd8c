// What a batch is charged with (DESIGN, invariant 12).
#include <gtest/gtest.h>

#include <string>

#include "core/batch_encode.h"
#include "core/editor.h"
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

}  // namespace
}  // namespace tablee::room

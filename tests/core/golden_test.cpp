// What every version of the formats has written is read by this one (golden.h), and means what it meant.
#include "core/golden.h"

#include <gtest/gtest.h>

#include "core/board_peers.h"

namespace tablee::tests {
namespace {

using namespace tablee::core;

// The older versions are still what is written of a board that needs no newer one: all come back to the byte.
const char* const versions[] = {"1", "2", "3"};

class GoldenFiles : public testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    ASSERT_FALSE(golden_.log.empty() || golden_.keyframe.empty() || golden_.visible.empty());
  }
  Golden golden_ = read_golden(TABLEE_GOLDEN, GetParam());
};

TEST_P(GoldenFiles, KeyframeIsReadAndShowsWhatItShowed) {
  Document document;
  ASSERT_TRUE(document.load(golden_.keyframe));
  EXPECT_EQ(visible(document), golden_.visible);
  EXPECT_EQ(document.keyframe(), golden_.keyframe);
}

TEST_P(GoldenFiles, LogIsAppliedAndShowsWhatItShowed) {
  Document document;
  for (const LoggedBatch& batch : golden_.log) {
    ASSERT_TRUE(document.apply_bytes(batch.bytes, batch.replica, nullptr, Admission::accepted));
  }
  EXPECT_EQ(visible(document), golden_.visible);
  EXPECT_EQ(document.keyframe(), golden_.keyframe);
}

// What this version understands it writes as it was, and what it does not it keeps (P25).
TEST_P(GoldenFiles, BatchesAreWrittenAsTheyWere) {
  for (const LoggedBatch& logged : golden_.log) {
    Batch batch;
    ASSERT_TRUE(decode_batch(logged.bytes, logged.replica, batch));
    base::Bytes again;
    encode_batch(batch, logged.replica, again);
    ASSERT_EQ(again, logged.bytes);
  }
}

INSTANTIATE_TEST_SUITE_P(Versions, GoldenFiles, testing::ValuesIn(versions));

// The files hold a bit of everything, or they would show little.
TEST(GoldenFiles, HoldEveryKindOfOp) {
  bool seen[14] = {};
  for (const LoggedBatch& logged : read_golden(TABLEE_GOLDEN, "3").log) {
    Batch batch;
    ASSERT_TRUE(decode_batch(logged.bytes, logged.replica, batch));
    for (const Op& op : batch.ops) seen[static_cast<std::size_t>(op.kind)] = true;
  }
  for (std::size_t kind = 0; kind < std::size(seen); ++kind) {
    EXPECT_TRUE(seen[kind] || kind == 8) << "kind " << kind;  // 8 is a field of an insertion
  }
}

}  // namespace
}  // namespace tablee::tests

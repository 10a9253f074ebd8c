#include "wire/records.h"

#include <gtest/gtest.h>

#include "log.pb.h"
#include "wire/deflate.h"

namespace tablee::wire {
namespace {

using namespace std::chrono_literals;

TEST(LogRecord, ComesBackAsItWas) {
  const base::Bytes bytes = encode(LogRecord{
      base::WallTime{1'700'000'000'123ms}, base::ReplicaId{4}, base::Seq{9}, "batch", {}});
  const auto record = decode_log_record(bytes);
  ASSERT_TRUE(record);
  EXPECT_EQ(record->time, base::WallTime{1'700'000'000'123ms});
  EXPECT_EQ(record->replica.value, 4U);
  EXPECT_EQ(record->seq.value, 9U);
  EXPECT_EQ(record->batch, "batch");
  EXPECT_EQ(record->refused, core::Refusal::none);
}

// P9: what was refused stands in the log with its reason and without its bytes.
TEST(LogRecord, IsEitherABatchOrARefusal) {
  EXPECT_TRUE(decode_log_record(
      encode(LogRecord{{}, base::ReplicaId{4}, base::Seq{9}, {}, core::Refusal::bad_text})));
  EXPECT_FALSE(decode_log_record(encode(LogRecord{{}, base::ReplicaId{4}, base::Seq{9}, {}, {}})));
  EXPECT_FALSE(decode_log_record(
      encode(LogRecord{{}, base::ReplicaId{4}, base::Seq{9}, "b", core::Refusal::bad_text})));
}

TEST(LogRecord, OfNobodyIsMalformed) {
  EXPECT_FALSE(decode_log_record(encode(LogRecord{{}, {}, base::Seq{9}, "b", {}})));
  EXPECT_FALSE(decode_log_record(encode(LogRecord{{}, base::ReplicaId{4}, {}, "b", {}})));
  EXPECT_FALSE(decode_log_record("garbage"));
}

TEST(Records, ComeBackAsTheyWere) {
  const auto replica = decode_replica_record(encode(ReplicaRecord{
      base::Seq{5}, 0xFEDCBA9876543210U, base::ParticipantId{3}, base::WallTime{7ms}}));
  ASSERT_TRUE(replica);
  EXPECT_EQ(replica->last_seq.value, 5U);
  EXPECT_EQ(replica->last_hash, 0xFEDCBA9876543210U);
  EXPECT_EQ(replica->participant.value, 3U);

  const auto board = decode_board_record(encode(
      BoardRecord{base::Epoch{1}, base::ReplicaId{12}, base::EventId{3}, base::WallTime{7ms}, 5}));
  ASSERT_TRUE(board);
  EXPECT_EQ(board->next_replica.value, 12U);
  EXPECT_FALSE(decode_board_record(encode(BoardRecord{})));  // no epoch

  const base::Bytes bytes = encode(KeyframeRecord{base::WallTime{7ms}, "deflated", 20});
  const auto keyframe = decode_keyframe_record(bytes);
  ASSERT_TRUE(keyframe);
  EXPECT_EQ(keyframe->deflated, "deflated");
  EXPECT_EQ(keyframe->bytes, 20U);
}

TEST(Deflate, ComesBackAsItWas) {
  for (const base::Bytes& bytes : {base::Bytes(), base::Bytes("a"), base::Bytes(1'000'000, 'x')}) {
    const base::Bytes deflated = deflate(bytes);
    const auto back = inflate(deflated, bytes.size(), 2'000'000);
    ASSERT_TRUE(back);
    EXPECT_EQ(*back, bytes);
  }
}

TEST(Deflate, RefusesWhatIsNotAsAnnounced) {
  const base::Bytes deflated = deflate(base::Bytes(1'000, 'x'));
  EXPECT_EQ(inflate(deflated, 1'000, 999).error(), Error::too_large);
  EXPECT_EQ(inflate(deflated, 999, 2'000).error(), Error::malformed);
  EXPECT_EQ(inflate(deflated, 1'001, 2'000).error(), Error::malformed);
  EXPECT_EQ(inflate(deflated.substr(1), 1'000, 2'000).error(), Error::malformed);
  EXPECT_EQ(inflate(deflated + "more", 1'000, 2'000).error(), Error::malformed);
}

}  // namespace
}  // namespace tablee::wire

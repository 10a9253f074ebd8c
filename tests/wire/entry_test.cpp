// The envelope of an entry is written by hand: held here against the generated code.
#include <gtest/gtest.h>

#include "base/random.h"
#include "core/batch.h"
#include "sync.pb.h"
#include "wire/server_frame.h"

namespace tablee::wire {
namespace {

using namespace std::chrono_literals;

base::Bytes written(const Entry& entry) {
  base::Bytes out;
  append_entry(out, entry);
  EXPECT_EQ(out.size(), entry_bytes(entry));
  return out;
}

base::Bytes generated(const Entry& entry) {
  v1::ServerFrame frame;
  auto& out = *frame.add_entries();
  out.set_offset(entry.offset.value);
  out.set_elapsed(static_cast<std::uint64_t>(entry.elapsed.count()));
  out.set_replica(entry.replica.value);
  out.set_batch(entry.batch.data(), entry.batch.size());
  out.set_seq(entry.seq.value);
  out.set_refused(static_cast<v1::Refusal>(entry.refused));
  out.set_ahead(static_cast<std::uint64_t>(entry.ahead.count()));
  return frame.SerializeAsString();
}

TEST(Entry, IsWrittenAsTheGeneratedCodeWritesIt) {
  base::Random random(7);
  for (int i = 0; i < 2'000; ++i) {
    const auto magnitude = [&] { return random.next() >> random.below(64); };
    const base::Bytes batch(random.below(300), 'b');
    const Entry entry{base::Offset{magnitude()},
                      std::chrono::milliseconds{magnitude() >> 1},
                      base::ReplicaId{static_cast<std::uint32_t>(magnitude())},
                      batch,
                      base::Seq{magnitude()},
                      static_cast<core::Refusal>(random.below(11)),
                      std::chrono::milliseconds{magnitude() >> 1}};
    EXPECT_EQ(written(entry), generated(entry));
  }
}

TEST(Entry, ComesBackAsItWas) {
  const base::Bytes bytes =
      written({base::Offset{1'000'000}, 250ms, base::ReplicaId{7}, "batch", {}, {}}) +
      written({base::Offset{1'000'001}, 0ms, {}, {}, base::Seq{9}, core::Refusal::wrong_kind});
  ServerFrame frame;
  ASSERT_TRUE(decode_server_frame(bytes, frame));
  ASSERT_EQ(frame.entries.size(), 2U);
  EXPECT_EQ(frame.entries[0].offset.value, 1'000'000U);
  EXPECT_EQ(frame.entries[0].elapsed, 250ms);
  EXPECT_EQ(frame.entries[0].replica.value, 7U);
  EXPECT_EQ(frame.entries[0].batch, "batch");
  EXPECT_EQ(frame.entries[1].seq.value, 9U);
  EXPECT_EQ(frame.entries[1].refused, core::Refusal::wrong_kind);
}

// DESIGN section 6: a move costs at most 16 bytes as a batch and 32 on the wire, WebSocket header and all.
TEST(Entry, OfAMoveIsAtMost32BytesOnTheWire) {
  constexpr std::size_t websocket_header = 2;
  core::Op op;
  op.kind = core::OpKind::place;
  op.target = {180'000, 12};
  op.place = {{}, -1'250, 1'730};
  core::Batch batch;
  batch.counter = 200'000;
  batch.ops.push_back(op);
  base::Bytes bytes;
  core::encode_batch(batch, 12, bytes);
  EXPECT_LE(bytes.size(), 16U);
  const std::size_t wire =
      entry_bytes({base::Offset{150'000}, 480ms, base::ReplicaId{12}, bytes, {}, {}}) +
      websocket_header;
  EXPECT_LE(wire, 32U);
  RecordProperty("batch_bytes", static_cast<int>(bytes.size()));
  RecordProperty("wire_bytes", static_cast<int>(wire));
}

TEST(Entry, WithoutAnAuthorOrWithTwoIsMalformed) {
  ServerFrame frame;
  EXPECT_FALSE(decode_server_frame(written({base::Offset{1}, 0ms, {}, "b", {}, {}}), frame));
  EXPECT_FALSE(decode_server_frame(
      written({base::Offset{1}, 0ms, base::ReplicaId{2}, "b", base::Seq{1}, {}}), frame));
}

}  // namespace
}  // namespace tablee::wire

// The core's own codec of batches: form, canonical bytes, refusals, restamp. The differential test against
// Protobuf's generated code is batch_protobuf_test.cpp.
#include <gtest/gtest.h>

#include "base/limits.h"
#include "core/board_peers.h"
#include "core/varint.h"

namespace tablee::tests {
namespace {

using namespace tablee::core;

// Bytes from hexadecimal digits; blanks are ignored.
base::Bytes hex(std::string_view digits) {
  base::Bytes bytes;
  unsigned value = 0;
  int count = 0;
  for (const char c : digits) {
    if (c == ' ') continue;
    value = value << 4 | static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10);
    if (++count % 2 == 0) bytes.push_back(static_cast<char>(value));
  }
  return bytes;
}

Refusal decoded(base::BytesView bytes) {
  Batch batch;
  const auto result = decode_batch(bytes, 2, batch);
  return result ? Refusal::none : result.error();
}

TEST(Batch, OfRandomEditsIsTheSameAfterDecodingAndEncoding) {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    BoardPeers peers(3, seed);
    for (int i = 0; i < 100; ++i) peers.step();
    peers.settle();
    for (const Sent* sent : peers.peers[0]->order) {
      const auto replica = static_cast<std::uint32_t>(sent->author + 1);
      Batch batch;
      ASSERT_TRUE(decode_batch(sent->bytes, replica, batch));
      base::Bytes again;
      encode_batch(batch, replica, again);
      ASSERT_EQ(again, sent->bytes);
    }
  }
}

// P20: what breaks a range or the form is MALFORMED.
TEST(Batch, IsRefusedWhenItsFormIsBroken) {
  EXPECT_EQ(decoded(hex("08 05 12 05 32 03 02 00 00")),
            Refusal::none);  // life of the object one back
  const std::vector<std::string_view> broken = {
      "",                                           // nothing
      "08 05",                                      // no op
      "12 05 32 03 02 00 00",                       // no counter
      "08 00 12 05 32 03 02 00 00",                 // counter 0
      "08 05 08 05 12 05 32 03 02 00 00",           // two counters
      "08 05 12 00",                                // an empty op
      "08 05 12 05 32 03 02 00 06",                 // life 3
      "08 05 12 06 32 04 02 00 00 00",              // a number too many
      "08 05 12 04 32 02 02 00",                    // one too few
      "08 05 12 05 32 03 0a 00 00",                 // five back from counter 5: before the first
      "08 05 12 05 32 03 01 00 00",                 // forward
      "08 05 12 02 30 00",                          // not packed
      "08 05 12 0a 32 03 02 00 00 32 03 02 00 00",  // two kinds in one op
      "08 05 12 07 32 03 02 00 00 78 02",           // a span on a known kind
      "08 05 12 02 3a 00",                          // an insertion of nothing
      "08 05 12 06 52 04 02 00 c8 01",              // 100 dots
      "08 05 12 05 32 03 02 00",                    // cut
      "08 05 13 14",                                // a group
      "08 05 12 0e 0a 0c 08 01 12 02 00 00 2a 04 41 2d 42 43",  // a z key with a minus
      "08 05 12 0d 0a 0b 08 01 12 02 00 00 2a 03 41 42 30",     // a z key that ends in 0
      "08 05 12 09 0a 07 08 01 12 03 00 00 02",                 // a parent without replica
  };
  for (const std::string_view bytes : broken)
    EXPECT_EQ(decoded(hex(bytes)), Refusal::malformed) << bytes;
}

// P20: invalid UTF-8 and U+0000 are BAD_TEXT.
TEST(Batch, IsRefusedWhenItsTextIsNotText) {
  EXPECT_EQ(decoded(hex("08 05 12 04 3a 02 c3 a9")), Refusal::none);
  for (const std::string_view bytes : {
           "08 05 12 03 3a 01 80",           // a continuation alone
           "08 05 12 04 3a 02 c0 80",        // overlong
           "08 05 12 05 3a 03 ed a0 80",     // a surrogate
           "08 05 12 06 3a 04 f4 90 80 80",  // above U+10FFFF
           "08 05 12 03 3a 01 c3",           // cut
           "08 05 12 03 3a 01 00",           // U+0000
       }) {
    EXPECT_EQ(decoded(hex(bytes)), Refusal::bad_text) << bytes;
  }
}

// P20: over a limit is TOO_LARGE.
TEST(Batch, IsRefusedWhenItIsTooLarge) {
  EXPECT_EQ(decoded(base::Bytes(limits::batch_bytes_max + 1, 'x')), Refusal::too_large);
  base::Bytes many = hex("08 05");
  for (std::size_t i = 0; i <= limits::batch_ops_max; ++i) many += hex("12 05 32 03 02 00 00");
  EXPECT_EQ(decoded(many), Refusal::too_large);
  base::Bytes text = hex("08 05");
  Writer writer(text);
  const auto op = writer.open(2);
  writer.tag(7, WireType::bytes);
  writer.block(base::Bytes(limits::insert_code_points_max + 1, 'x'));
  writer.close(op);
  EXPECT_EQ(decoded(text), Refusal::too_large);
}

// P25: what this version does not know is kept byte for byte.
TEST(Batch, KeepsUnknownFieldsAndOps) {
  for (const std::string_view text : {
           "08 05 12 05 72 03 01 02 03",                       // an op of kind 14
           "08 05 12 07 72 03 01 02 03 78 04",                 // that takes four counters
           "08 05 12 08 32 03 02 00 00 a0 01 07",              // field 20 beside a known one
           "08 05 12 0c 0a 0a 08 63 12 02 00 00 a2 01 01 41",  // field 20 of an object of kind 99
           "08 05 12 05 32 03 02 00 00 22 02 68 69",           // field 4 of the batch
       }) {
    const base::Bytes bytes = hex(text);
    Batch batch;
    ASSERT_TRUE(decode_batch(bytes, 2, batch)) << text;
    base::Bytes again;
    encode_batch(batch, 2, again);
    EXPECT_EQ(again, bytes) << text;
  }
}

TEST(Batch, CountsTheCountersOfItsOps) {
  Batch batch;
  const base::Bytes bytes =
      hex("08 05 12 06 3a 04 c3 a9 61 62 12 07 72 03 01 02 03 78 04 12 05 32 03 02 00 00");
  ASSERT_TRUE(decode_batch(bytes, 2, batch));
  EXPECT_EQ(batch.ops[0].id.counter, 5U);
  EXPECT_EQ(batch.ops[1].id.counter, 8U);
  EXPECT_EQ(batch.ops[2].id.counter, 12U);
  EXPECT_EQ(batch.counter_end, 13U);
}

TEST(Batch, OfOneMoveTakesAtMost16Bytes) {
  Document document;
  Editor editor(document, 2);
  const Handle handle = editor.create({ObjectKind::note, handle_none, 0, 0, 10, 10});
  ASSERT_FALSE(editor.commit(nullptr).empty());
  // Another's move far later: the board is large, the object old.
  Editor other(document, 300);
  for (int i = 0; i < 200'000; ++i) {
    other.move(handle, handle_none, i % 2, 0);
    (void)other.commit(nullptr);
  }
  other.move(handle, handle_none, -4000, 4000);
  EXPECT_LE(other.commit(nullptr).size(), 16U);
}

TEST(Batch, OfTypingOnNamesNoPlace) {
  Document document;
  Editor editor(document, 2);
  const Handle handle = editor.create({ObjectKind::note, handle_none, 0, 0, 10, 10});
  ASSERT_FALSE(editor.commit(nullptr).empty());
  editor.insert_text(handle, 0, "a");
  EXPECT_EQ(editor.commit(nullptr).size(), 7U);  // right behind the creation: no `at` either
  editor.insert_text(handle, 1, "b");
  EXPECT_EQ(editor.commit(nullptr).size(), 7U);
}

// A tab that wrote as replica 0 and is replica 9 now: the same board, made by another.
TEST(Restamp, MeansTheSameUnderANewNumber) {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    base::Random random(seed);
    BoardPeers alone(1, seed);
    for (int i = 0; i < 60; ++i) {
      alone.edit(0);
      alone.commit(0);
    }
    const auto& order = alone.peers[0]->order;
    const auto acked = static_cast<std::size_t>(random.below(order.size() + 1));
    Batch batch;
    std::uint64_t own_since = 0;
    Document document;
    for (std::size_t i = 0; i < order.size(); ++i) {
      if (i < acked) {
        ASSERT_TRUE(document.apply_bytes(order[i]->bytes, 1, nullptr));
        continue;
      }
      ASSERT_TRUE(decode_batch(order[i]->bytes, 1, batch));
      if (own_since == 0) own_since = batch.counter;
      const auto again = restamp(order[i]->bytes, 1, own_since);
      ASSERT_TRUE(again.has_value());
      ASSERT_EQ(again->size(), 1U);
      ASSERT_TRUE(document.apply_bytes(again->front(), 9, nullptr));
    }
    // Ids and authors are others; what is written and where is the same.
    const Document& old = alone.peers[0]->document;
    ASSERT_EQ(document.size(), old.size());
    ASSERT_EQ(document.paint_order(), old.paint_order());
    for (Handle handle = 0; handle < old.size(); ++handle) {
      std::string before;
      std::string after;
      old.text(handle, before);
      document.text(handle, after);
      ASSERT_EQ(after, before);
      ASSERT_EQ(document.object(handle).place.x, old.object(handle).place.x);
      ASSERT_EQ(document.object(handle).parent, old.object(handle).parent);
    }
  }
}

}  // namespace
}  // namespace tablee::tests

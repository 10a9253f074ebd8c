#include "room/feed.h"

#include <gtest/gtest.h>

#include "base/random.h"
#include "wire/server_frame.h"

namespace tablee::room {
namespace {

using namespace std::chrono_literals;

base::Bytes batch_of(std::uint64_t i) {
  return base::Bytes(1 + i % 700, static_cast<char>('a' + i % 26));
}

void fill(Feed& feed, std::uint64_t count, std::uint32_t replicas = 3) {
  for (std::uint64_t n = 0; n < count; ++n) {
    const std::uint64_t i = feed.tail().value + 1;
    feed.append({base::WallTime{std::chrono::milliseconds{1'000 * i}},
                 base::ReplicaId{static_cast<std::uint32_t>(2 + i % replicas)}, base::Seq{i},
                 batch_of(i)});
  }
  feed.publish(feed.tail());
}

TEST(Feed, GivesEverythingOnceInOrderWhateverTheSteps) {
  base::Random random(3);
  for (int round = 0; round < 50; ++round) {
    Feed feed({}, {});
    fill(feed, 500);
    const base::ReplicaId own{static_cast<std::uint32_t>(2 + random.below(4))};
    base::Offset cursor;
    wire::ServerFrame frame;
    while (cursor < feed.head()) {
      Gather gather;
      const std::size_t most = 1 + random.below(5'000);
      const base::Offset last = feed.gather(cursor, own, most, gather);
      ASSERT_GT(last, cursor);
      if (last.value > cursor.value + 1) {
        ASSERT_LE(feed.bytes(cursor, last), most);
      }
      const base::Bytes message = gather.joined();
      ASSERT_TRUE(wire::decode_server_frame(message, frame));
      for (const wire::Entry& entry : frame.entries) {
        ++cursor.value;
        ASSERT_EQ(entry.offset, cursor);
        const bool mine = 2 + cursor.value % 3 == own.value;
        ASSERT_EQ(entry.seq.value, mine ? cursor.value : 0);
        ASSERT_EQ(entry.batch, mine ? "" : batch_of(cursor.value));
      }
      ASSERT_EQ(cursor, last);
    }
  }
}

// DESIGN invariant 1
TEST(Feed, HidesWhatIsNotPublished) {
  Feed feed({}, {});
  feed.append({base::WallTime{1ms}, base::ReplicaId{2}, base::Seq{1}, "x"});
  Gather gather;
  EXPECT_EQ(feed.gather({}, {}, 1'000, gather), base::Offset{});
  EXPECT_TRUE(gather.empty());
  EXPECT_EQ(feed.tail().value, 1U);
}

TEST(Feed, TrimsTheOldestAndKeepsWhatIsHeld) {
  Feed feed({}, {});
  fill(feed, 100);
  Gather held;
  feed.gather({}, {}, 1 << 20, held);
  const base::Bytes before = held.joined();
  for (int i = 0; i < 50; ++i) {
    fill(feed, 100);
    feed.trim(20'000, feed.head());
    EXPECT_LE(feed.bytes(feed.base(), feed.tail()), 20'000U);
    EXPECT_EQ(feed.time(feed.base()).time_since_epoch(), 1'000ms * feed.base().value);
  }
  EXPECT_EQ(held.joined(), before);
  Gather rest;
  EXPECT_EQ(feed.gather(feed.base(), {}, 1 << 20, rest), feed.head());
}

TEST(Feed, TrimsNothingAboveTheKeyframeThatServes) {
  Feed feed({}, {});
  fill(feed, 1'000);
  feed.trim(1'000, base::Offset{10});
  EXPECT_EQ(feed.base().value, 10U);
  feed.trim(1'000, base::Offset{10});
  EXPECT_EQ(feed.base().value, 10U);
}

TEST(Feed, KnowsHowOftenAReplicaWroteAndWhat) {
  Feed feed(base::Offset{40}, base::WallTime{40ms});
  feed.append({base::WallTime{41ms}, base::ReplicaId{2}, base::Seq{7}, "a", {}, 70});
  feed.append({base::WallTime{41ms}, base::ReplicaId{3}, base::Seq{1}, "b", {}, 10});
  feed.append({base::WallTime{42ms}, base::ReplicaId{2}, base::Seq{8}, "c", {}, 80});
  EXPECT_EQ(feed.count(base::ReplicaId{2}, base::Offset{40}), 2U);
  EXPECT_EQ(feed.count(base::ReplicaId{2}, base::Offset{41}), 1U);
  EXPECT_EQ(feed.count(base::ReplicaId{2}, base::Offset{43}), 0U);
  ASSERT_EQ(feed.history(base::ReplicaId{2}, base::Seq{6}).size(), 2U);
  EXPECT_EQ(feed.history(base::ReplicaId{2}, base::Seq{6})[0].hash, 70U);
  EXPECT_EQ(feed.history(base::ReplicaId{2}, base::Seq{7}).size(), 1U);
  EXPECT_TRUE(feed.history(base::ReplicaId{2}, base::Seq{5}).empty());
  EXPECT_TRUE(feed.history(base::ReplicaId{4}, base::Seq{0}).empty());
}

}  // namespace
}  // namespace tablee::room

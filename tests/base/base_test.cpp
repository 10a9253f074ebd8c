// The ground: identifiers, clocks, randomness, the stable hash.
#include <gtest/gtest.h>

#include <set>
#include <unordered_set>

#include "base/clock.h"
#include "base/hash.h"
#include "base/ids.h"
#include "base/limits.h"
#include "base/random.h"

namespace tablee::base {
namespace {

using namespace std::chrono_literals;

TEST(Ids, HexRoundTripsAtTheEdges) {
  for (const std::uint64_t value :
       {std::uint64_t{0}, std::uint64_t{1}, ~std::uint64_t{0}, std::uint64_t{0x0123456789ABCDEF}}) {
    EXPECT_EQ(from_hex(to_hex(value)), value);
  }
  EXPECT_EQ(to_hex(0x0123456789ABCDEF), "0123456789abcdef");
}

TEST(Ids, HexRefusesWhatIsNotExactlySixteenLowerCaseDigits) {
  for (const std::string_view text :
       {"", "0", "0123456789abcde", "0123456789abcdef0", "0123456789ABCDEF", "0123456789abcdeg",
        "../../../../../..", "0123456789abcde "}) {
    EXPECT_EQ(from_hex(text), std::nullopt) << text;
  }
}

TEST(Ids, ConsecutiveIdsHashApart) {
  std::unordered_set<std::size_t> low_bits;
  for (std::uint64_t i = 1; i <= 1'000; ++i) {
    low_bits.insert(std::hash<BoardId>{}(BoardId{i}) >> 48);
  }
  EXPECT_GT(low_bits.size(), 900U);
}

TEST(Random, SameSeedSameNumbersOnEveryPlatform) {
  // First outputs of SplitMix64 for seed 0, as published with its reference implementation.
  Random random(0);
  EXPECT_EQ(random.next(), 0xE220A8397B1DCDAFU);
  EXPECT_EQ(random.next(), 0x6E789E6AA1B965F4U);
}

TEST(Random, RangesAreInclusiveWhereSaid) {
  Random random(7);
  std::set<std::int64_t> seen;
  for (int i = 0; i < 1'000; ++i) {
    seen.insert(random.between(-1, 1));
    EXPECT_LT(random.unit(), 1.0);
    EXPECT_LT(random.below(3), 3U);
  }
  EXPECT_EQ(seen, (std::set<std::int64_t>{-1, 0, 1}));
}

TEST(Hash, IsFnv1a) {
  // Test vectors of draft-eastlake-fnv.
  EXPECT_EQ(fnv1a(""), 0xCBF29CE484222325U);
  EXPECT_EQ(fnv1a("a"), 0xAF63DC4C8601EC8CU);
  EXPECT_EQ(fnv1a("foobar"), 0x85944171F73967E8U);
}

TEST(Clock, AManualClockMovesBothTimesTogether) {
  ManualClock clock;
  const auto wall = clock.wall();
  const auto mono = clock.mono();
  clock.advance(90min);
  EXPECT_EQ(clock.wall() - wall, 90min);
  EXPECT_EQ(clock.mono() - mono, 90min);
}

TEST(Clock, AScaledClockStartsWhereItIsToldAndNeverGoesBack) {
  const WallTime start{1'000'000ms};
  const ScaledClock clock(start, 1'000.0);
  auto last = clock.wall();
  EXPECT_GE(last, start);
  for (int i = 0; i < 100; ++i) {
    const auto now = clock.wall();
    EXPECT_GE(now, last);
    last = now;
  }
}

}  // namespace
}  // namespace tablee::base

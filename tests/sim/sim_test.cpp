// Days from seeds. TABLEE_SIM_SEED=n replays one; TABLEE_SIM_DAYS=n lives through so many (beginning at
// TABLEE_SIM_SEED or at a fresh seed).
#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <optional>

#include "sim/day.h"

namespace tablee::sim {
namespace {

std::optional<std::uint64_t> number(const char* name) {
  const char* text = std::getenv(name);
  if (text == nullptr) return std::nullopt;
  return std::strtoull(text, nullptr, 10);
}

void live(std::uint64_t first, std::uint64_t days) {
  Tally tally;
  std::uint64_t bad = 0;
  for (std::uint64_t seed = first; seed < first + days; ++seed) {
    const std::string wrong = Day(seed, tally).run();
    if (wrong.empty()) continue;
    ADD_FAILURE() << "TABLEE_SIM_SEED=" << seed << ": " << wrong;
    if (++bad == 5) break;
  }
  std::printf("seeds %llu to %llu: %s\n", static_cast<unsigned long long>(first),
              static_cast<unsigned long long>(first + days - 1), tally.words().c_str());
}

TEST(Sim, FixedSeeds) {
  if (number("TABLEE_SIM_SEED") || number("TABLEE_SIM_DAYS")) GTEST_SKIP();
  live(1, 200);
}

TEST(Sim, FreshSeeds) {
  const auto clock = std::chrono::system_clock::now().time_since_epoch();
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(clock).count();
  const std::uint64_t fresh = static_cast<std::uint64_t>(seconds) * 1'000;
  const auto seed = number("TABLEE_SIM_SEED");
  live(seed.value_or(fresh), number("TABLEE_SIM_DAYS").value_or(seed ? 1 : 20));
}

TEST(Sim, SameSeedSameDay) {
  Tally one;
  Tally two;
  EXPECT_EQ(Day(42, one).run(), Day(42, two).run());
  EXPECT_EQ(one.words(), two.words());
}

}  // namespace
}  // namespace tablee::sim

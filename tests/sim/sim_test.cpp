// Days from seeds. TABLEE_SIM_SEED=n replays one; TABLEE_SIM_DAYS=n lives through so many (beginning at
// TABLEE_SIM_SEED or at a fresh seed), TABLEE_SIM_JOBS=n so many at a time.
#include <gtest/gtest.h>
#include <spdlog/spdlog.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <mutex>
#include <optional>
#include <thread>

#include "sim/day.h"

namespace tablee::sim {
namespace {

constexpr int failures_max = 5;
/// In so many days everything happens that a day can bring.
constexpr std::uint64_t days_that_show_all = 200;

std::optional<std::uint64_t> number(const char* name) {
  const char* text = std::getenv(name);
  if (text == nullptr) return std::nullopt;
  return std::strtoull(text, nullptr, 10);
}

class Sim : public testing::Test {
 protected:
  void SetUp() override { spdlog::set_level(spdlog::level::off); }
  void TearDown() override { spdlog::set_level(spdlog::level::info); }

  void live(std::uint64_t first, std::uint64_t days) {
    const auto began = std::chrono::steady_clock::now();
    next_ = first;
    std::vector<std::jthread> jobs;
    for (std::uint64_t n = number("TABLEE_SIM_JOBS").value_or(1); n-- > 0;) {
      jobs.emplace_back([this, end = first + days] { work(end); });
    }
    jobs.clear();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    std::printf("seeds %llu to %llu: %.0f days a minute; %s\n",
                static_cast<unsigned long long>(first),
                static_cast<unsigned long long>(first + days - 1),
                static_cast<double>(tally_.days) / took.count() * 60, tally_.words().c_str());
  }

  [[nodiscard]] const Tally& tally() const { return tally_; }

 private:
  void work(std::uint64_t end) {
    Tally tally;
    for (std::uint64_t seed = next_++; seed < end && bad_ < failures_max; seed = next_++) {
      const std::string wrong = Day(seed, tally).run();
      if (wrong.empty()) continue;
      const std::lock_guard lock(mutex_);
      ++bad_;
      ADD_FAILURE() << "TABLEE_SIM_SEED=" << seed << ": " << wrong;
    }
    const std::lock_guard lock(mutex_);
    tally_.add(tally);
  }

  std::atomic<std::uint64_t> next_{0};
  std::atomic<int> bad_{0};
  std::mutex mutex_;
  Tally tally_;
};

// What a day no longer does, no day tests.
TEST_F(Sim, FixedSeeds) {
  if (number("TABLEE_SIM_SEED") || number("TABLEE_SIM_DAYS")) GTEST_SKIP();
  live(1, days_that_show_all);
  EXPECT_EQ(tally().missing(), "");
  EXPECT_GT(tally().states.size(), 3'000U);
}

TEST_F(Sim, FreshSeeds) {
  const auto clock = std::chrono::system_clock::now().time_since_epoch();
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(clock).count();
  const std::uint64_t fresh = static_cast<std::uint64_t>(seconds) * 1'000;
  const auto seed = number("TABLEE_SIM_SEED");
  const std::uint64_t days = number("TABLEE_SIM_DAYS").value_or(seed ? 1 : 20);
  live(seed.value_or(fresh), days);
  if (days >= days_that_show_all) {
    EXPECT_EQ(tally().missing(), "");
  }
}

// A reload forgot acknowledgements between two batches of one long text: the tablet's disk was put together as if an
// edit were always one batch, so that it had lost one that was written down.
TEST_F(Sim, ReloadKeepsAllBatchesOfALongText) {
  live(1795702723017, 1);
}

// After a full disk and a log that was cut, the last of what had to wait was acknowledged in the second minute of calm: late, and not
// stuck.
TEST_F(Sim, WhatHadToWaitMayTakeTwoMinutes) {
  live(1795792160011, 1);
}

TEST_F(Sim, SameSeedSameDay) {
  Tally one;
  Tally two;
  EXPECT_EQ(Day(42, one).run(), Day(42, two).run());
  EXPECT_EQ(one.words(), two.words());
}

}  // namespace
}  // namespace tablee::sim

// How long a server has been running in its life (P38).
#include "store/running_clock.h"

#include <gtest/gtest.h>

#include "store/memory_store.h"

namespace tablee::store {
namespace {

using namespace std::chrono_literals;

// P38
TEST(RunningClock, GoesOnWhileTheServerRunsAndBelievesNoWallClock) {
  base::ManualClock machine;
  MemoryStore store;
  const base::WallTime began = machine.wall();
  {
    const auto clock = RunningClock::open(store, machine);
    EXPECT_EQ(clock->running(), began);
    machine.advance(3h);
    machine.set(24h * 40);
    EXPECT_EQ(clock->running(), began + 3h);
    EXPECT_EQ(clock->wall(), machine.wall());
    EXPECT_TRUE(clock->keep(store));
  }
  machine.advance(24h * 100);  // the server is off
  const auto clock = RunningClock::open(store, machine);
  EXPECT_EQ(clock->running(), began + 3h);
  machine.set(-24h * 200);
  machine.advance(1h);
  EXPECT_EQ(clock->running(), began + 4h);
}

// A crash makes leases longer by what was not written down, never shorter.
TEST(RunningClock, ACrashTakesWhatWasNotKept) {
  base::ManualClock machine;
  MemoryStore store;
  const base::WallTime began = machine.wall();
  const auto clock = RunningClock::open(store, machine);
  machine.advance(10min);
  ASSERT_TRUE(clock->keep(store));
  machine.advance(5min);
  EXPECT_EQ(RunningClock::open(store, machine)->running(), began + 10min);
}

}  // namespace
}  // namespace tablee::store

// When commits begin: at once at rest, in a beat that grows with what the shard uses of its core. How long a delivery waits for it:
// tests/sim/pace_test.cpp.
#include <gtest/gtest.h>

#include "shard/load.h"
#include "shard/rhythm.h"

namespace tablee::shard {
namespace {

using namespace std::chrono_literals;

constexpr base::MonoTime start{1h};

// A thread that uses some of its core, and whoever looks at it.
class Thread {
 public:
  void live(std::chrono::milliseconds time, double share) {
    for (const auto end = now_ + time; now_ < end; now_ += 1ms) {
      used_ += std::chrono::duration_cast<Load::CpuTime>(share * 1ms);
      if (load.due(now_)) load.look(now_, used_);
    }
  }
  Load load;

 private:
  base::MonoTime now_ = start;
  Load::CpuTime used_{};
};

TEST(Load, IsTheCpuTimeOfAThreadByTheTimeThatWentBy) {
  for (const double share : {0.0, 0.03, 0.5, 0.9, 1.0}) {
    Thread thread;
    thread.live(10s, share);
    EXPECT_NEAR(thread.load.share(), share, 0.02);
  }
}

TEST(Load, NeitherLeapsNorLingers) {
  Thread thread;
  thread.live(1s, 0);
  double before = thread.load.share();
  for (int i = 0; i < 10; ++i) {
    thread.live(limits::load_interval, 1);
    EXPECT_GT(thread.load.share(), before);
    EXPECT_LE(thread.load.share() - before, 0.11);
    before = thread.load.share();
  }
  EXPECT_GT(before, 0.5) << "what lasts a second counts";
  thread.live(3s, 0);
  EXPECT_LT(thread.load.share(), 0.06) << "what was three seconds ago does not";
}

TEST(Load, KnowsThatAThreadHasSleptThoughNobodyLooked) {
  Load load;
  load.look(start, 0s);
  load.look(start + 1s, 1s);
  EXPECT_EQ(load.share(), 1);
  load.look(start + 11s, 1s);
  EXPECT_EQ(load.share(), 0);
}

TEST(Rhythm, TheBeatGrowsWithTheLoadFromNothingToFortyMilliseconds) {
  EXPECT_EQ(Rhythm::beat(0), 0ms);
  EXPECT_EQ(Rhythm::beat(0.5), limits::beat_at_half);
  EXPECT_EQ(Rhythm::beat(1), limits::beat_at_full);
  auto before = Rhythm::beat(0);
  for (double load = 0; load <= 1; load += 0.01) {
    const auto beat = Rhythm::beat(load);
    EXPECT_GE(beat, before);
    EXPECT_LE(beat - before, 1ms) << "smoothly";
    if (load <= 0.5) {
      EXPECT_LE(beat, limits::beat_at_half);
    }
    before = beat;
  }
}

TEST(Rhythm, AtRestTheNextCommitWaitsForNothingButTheAnswer) {
  Rhythm rhythm;
  EXPECT_TRUE(rhythm.may_commit(start));
  rhythm.submitted();
  rhythm.submitted();
  rhythm.began(start, 0.01);
  EXPECT_FALSE(rhythm.may_commit(start + 5ms));
  rhythm.answered();
  EXPECT_FALSE(rhythm.may_commit(start + 5ms)) << "of two one is answered";
  rhythm.answered();
  EXPECT_TRUE(rhythm.may_commit(start)) << "in the same millisecond";
}

TEST(Rhythm, WithMuchToDoItWaitsForTheBeatAsWell) {
  Rhythm rhythm;
  EXPECT_TRUE(rhythm.may_commit(start)) << "nothing has begun: the first does not wait";
  rhythm.submitted();
  rhythm.began(start, 0.5);
  rhythm.answered();
  EXPECT_EQ(rhythm.next(), start + limits::beat_at_half);
  EXPECT_FALSE(rhythm.may_commit(rhythm.next() - 1ms));
  EXPECT_TRUE(rhythm.may_commit(rhythm.next()));
}

}  // namespace
}  // namespace tablee::shard

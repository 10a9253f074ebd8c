// When commits begin and when a board's news is shown: at once while it is quiet, together when it is busy.
#include <gtest/gtest.h>

#include "net/pacer.h"
#include "net/rhythm.h"

namespace tablee::net {
namespace {

using namespace std::chrono_literals;

constexpr base::MonoTime start{1h};

// `units` of work each millisecond.
base::MonoTime work(Rhythm& rhythm, base::MonoTime now, std::uint64_t units,
                    base::MonoTime::duration time = 1s) {
  for (const auto end = now + time; now < end; now += 1ms) {
    rhythm.worked(units);
    static_cast<void>(rhythm.busy(now));
  }
  return now;
}

TEST(Rhythm, CommitsAtOnceAfterAPauseAndSoonAgainWhileThereIsLittleToDo) {
  Rhythm rhythm;
  const base::MonoTime now = work(rhythm, start, limits::work_per_second_easy / 1'000 / 2);
  EXPECT_FALSE(rhythm.busy(now));
  EXPECT_TRUE(rhythm.may_commit(now));
  rhythm.began(now);
  EXPECT_EQ(rhythm.next(), now + limits::commit_pace);
  EXPECT_FALSE(rhythm.may_commit(now));
  EXPECT_TRUE(rhythm.may_commit(rhythm.next()));
}

TEST(Rhythm, CommitsInABeatWhenThereIsMuchToDo) {
  Rhythm rhythm;
  const base::MonoTime now = work(rhythm, start, limits::work_per_second_easy / 1'000 * 2, 15s);
  EXPECT_TRUE(rhythm.busy(now));
  EXPECT_TRUE(rhythm.may_commit(now)) << "nothing has begun: the first does not wait";
  rhythm.began(now);
  EXPECT_EQ(rhythm.next(), now + limits::beat_longest);
  EXPECT_FALSE(rhythm.may_commit(now));
  EXPECT_FALSE(rhythm.may_commit(rhythm.next() - 1ms));
  EXPECT_TRUE(rhythm.may_commit(rhythm.next()));
}

TEST(Rhythm, DoesNotLeapToTheLongestBeatWhenACrowdComesIn) {
  Rhythm rhythm;
  base::MonoTime now = start;
  for (auto before = limits::beat_shortest; before < limits::beat_longest; before += 2ms) {
    now = work(rhythm, now, limits::work_per_second_easy / 1'000 * 2);
    rhythm.began(now);
    EXPECT_GE(rhythm.next() - now, before);
    EXPECT_LE(rhythm.next() - now, before + 2ms);
  }
}

TEST(Rhythm, IsQuietAgainSoonAfterTheWorkHasEnded) {
  Rhythm rhythm;
  const base::MonoTime now = work(rhythm, start, limits::work_per_second_easy);
  rhythm.began(now);
  static_cast<void>(rhythm.busy(now + limits::load_interval));  // counts the last of it
  EXPECT_FALSE(rhythm.busy(now + limits::load_interval * 2));
  EXPECT_TRUE(rhythm.may_commit(now + limits::load_interval * 2));
}

// An entry waits for a beat and for its commit: together no longer than the promise, as far as the disk allows.
TEST(Rhythm, BeatsFasterWhenTheDiskIsSlow) {
  for (const auto disk : {1ms, 2ms, 3ms, 4ms, 5ms, 6ms}) {
    Rhythm rhythm;
    base::MonoTime now = start;
    for (int i = 0; i < 200; ++i, now += 20ms) {
      rhythm.worked(limits::work_per_second_easy);
      rhythm.began(now);
      rhythm.committed(now + disk);
    }
    rhythm.began(now);
    const auto beat = rhythm.next() - now;
    EXPECT_LE(beat, limits::beat_longest);
    EXPECT_LE(beat, std::max<base::MonoTime::duration>(limits::news_latency + 1ms - disk * 2,
                                                       limits::beat_shortest));
  }
  Rhythm rhythm;
  for (int i = 0; i < 200; ++i) {
    rhythm.worked(limits::work_per_second_easy * 2);
    rhythm.began(start + i * 1s);
    rhythm.committed(start + i * 1s + 500ms);
  }
  EXPECT_EQ(rhythm.next() - (start + 199s), limits::beat_shortest);
}

TEST(Pacer, HoldsNothingWhileTheShardIsQuiet) {
  Pacer pacer;
  for (base::MonoTime now = start; now < start + 1s; now += 50ms) {
    EXPECT_EQ(pacer.due(now, false, 1), now);
    pacer.shown(now, 1);
  }
}

// Entries that come `apart` from each other; how many share a message when the board has found its pace.
double together(base::MonoTime::duration apart) {
  Pacer pacer;
  base::MonoTime comes = start;
  base::MonoTime first = start;
  std::uint64_t waiting = 0;
  int messages = 0;
  int entries = 0;
  for (base::MonoTime now = start; now < start + 20s; now += 1ms) {
    if (now >= comes) {
      if (++waiting == 1) first = now;
      comes += apart;
    }
    if (waiting == 0 || pacer.due(now, true, waiting) > now) continue;
    pacer.shown(now, waiting);
    if (now >= start + 10s) {
      ++messages;
      entries += static_cast<int>(waiting);
    }
    EXPECT_LE(now - first, limits::hold_max) << "nobody waits longer";
    waiting = 0;
  }
  return static_cast<double>(entries) / messages;
}

TEST(Pacer, LetsThreeEntriesOfAQuietBoardMeetWhenTheShardIsBusy) {
  EXPECT_EQ(together(limits::beat_longest + 3ms), 3);
  EXPECT_EQ(together(50ms), 3);
  EXPECT_GE(together(80ms), 1.9);
}

TEST(Pacer, DoesNotHoldWhatMeetsInABeat) {
  EXPECT_EQ(together(limits::beat_longest / 2), 1);
}

TEST(Pacer, DoesNotHoldWhatWouldMeetNobody) {
  EXPECT_EQ(together(limits::hold_max), 1);
  EXPECT_EQ(together(limits::hold_max * 3), 1);
  Pacer pacer;
  EXPECT_EQ(pacer.due(start, true, 1), start) << "nothing is known of it";
}

}  // namespace
}  // namespace tablee::net

// A server that comes back from a backup (P28): the log has another epoch and lacks what was acknowledged after the
// backup. What the replicas made themselves comes back, once.
#include <algorithm>
#include <set>

#include "base/limits.h"
#include "replica/replica_fixture.h"
#include "wire/records.h"

namespace tablee::replica {
namespace {

class RestoredTest : public ReplicaTest {
 protected:
  void back_up() { backup.copy_from(store); }
  void restore() {
    store.copy_from(backup);
    const auto replicas = store.replicas(board);
    const auto record = wire::decode_board_record(replicas->front().bytes);
    EXPECT_TRUE(store.write(
        room::renew_board(board, *record, base::Epoch{record->epoch.value + 1}, clock.wall())));
    open();
  }
  void come_back(Replica& replica, std::uint32_t participant) {
    EXPECT_EQ(replica.disconnected(0), Verdict::reconnect);
    connect(replica, participant);
    sync(replica);
  }
  std::string texts() {
    std::string all;
    for (core::Handle h = 0; h < room->document().size(); ++h) {
      std::string out;
      room->document().text(h, out);
      all += out + " ";
    }
    return all;
  }
  void expect_agreed(const Replica& replica) {
    EXPECT_EQ(replica.unacknowledged(), 0U);
    EXPECT_TRUE(replica.caught_up());
    EXPECT_EQ(replica.document().keyframe(), room->document().keyframe());
    EXPECT_EQ(replica.confirmed_keyframe(), room->document().keyframe());
  }

  /// Counters that replica 1 has used in this log.
  std::set<std::uint64_t> server_counters() {
    std::set<std::uint64_t> counters;
    const auto log = store.read_log(board, {}, 1'000'000, 1'000'000);
    for (const auto& entry : *log) {
      const auto record = wire::decode_log_record(entry.bytes);
      core::Batch batch;
      if (record->replica != base::replica_server) continue;
      EXPECT_TRUE(core::decode_batch(record->batch, base::replica_server.value, batch));
      EXPECT_TRUE(counters.insert(batch.counter).second) << batch.counter;
    }
    return counters;
  }

  store::MemoryStore backup;
};

// P28, DESIGN section 7. Each newcomer is an op of replica 1: the second lineage and the third are from one backup, and go on where
// none of the others has been.
TEST_F(RestoredTest, NoIdOfTheServerIsUsedTwiceInABoardsLife) {
  Replica ana("t", 1);
  connect(ana, 1);
  note(ana, "before");
  sync(ana);
  back_up();
  const std::set<std::uint64_t> backed_up = server_counters();
  std::set<std::uint64_t> used = backed_up;
  std::uint64_t greatest = 0;
  for (std::uint32_t lineage = 0; lineage < 3; ++lineage) {
    if (lineage > 0) restore();
    for (std::uint32_t i = 0; i < 3; ++i) {
      Replica guest("t", 10 + 3 * lineage + i);
      connect(guest, 10 + 3 * lineage + i);
      note(guest, "guest");
      sync(guest);
      disconnect(guest);
    }
    for (const std::uint64_t counter : server_counters()) {
      if (backed_up.contains(counter)) continue;
      EXPECT_TRUE(used.insert(counter).second) << counter << " in lineage " << lineage;
      EXPECT_GT(counter, greatest);
    }
    greatest = room->document().counter();
    clock.advance(1min);
  }
  come_back(ana, 1);
  note(ana, "goes on");
  sync(ana);
  expect_agreed(ana);
}

TEST_F(RestoredTest, WhatWasAcknowledgedAfterTheBackupComesBackOnce) {
  Replica ana("t", 1);
  connect(ana, 1);
  note(ana, "before");
  sync(ana);
  back_up();
  note(ana, "after");
  note(ana, "later");
  sync(ana);
  note(ana, "unsent");
  restore();
  come_back(ana, 1);
  EXPECT_EQ(texts(), "before after later unsent ");
  EXPECT_EQ(ana.replica().value, 2U);
  expect_agreed(ana);
  come_back(ana, 1);
  EXPECT_EQ(texts(), "before after later unsent ");
}

// What others refer to has the same identity as before, so that their work on it comes back too.
TEST_F(RestoredTest, WhoCameAfterTheBackupHasTheSameNumberAgain) {
  back_up();
  Replica ana("t", 1);
  connect(ana, 1);
  note(ana, "ana's");
  sync(ana);
  Replica ben("t", 2);
  connect(ben, 2);
  sync(ben);
  ben.edit([](core::Editor& e) { e.move(0, core::handle_none, 50, 60); });
  sync(ben);
  EXPECT_EQ(ben.replica().value, 3U);
  restore();
  come_back(ana, 1);
  EXPECT_EQ(ben.disconnected(0), Verdict::reconnect);
  connect(ben, 2);
  sync(ben);
  EXPECT_EQ(ben.replica().value, 3U);
  EXPECT_EQ(room->document().object(0).place.x, 50);
  expect_agreed(ben);
}

// P21: the other one has not come back yet, or never will.
TEST_F(RestoredTest, WhatRefersToSomethingThatIsMissingReachesTheTray) {
  Replica ben("t", 2);
  connect(ben, 2);
  sync(ben);
  back_up();
  disconnect(ben);
  Replica ana("t", 1);
  connect(ana, 1);
  note(ana, "ana's");
  sync(ana);
  disconnect(ana);
  connect(ben, 2);
  sync(ben);
  ben.edit([](core::Editor& e) { e.move(0, core::handle_none, 50, 60); });
  note(ben, "ben's");
  sync(ben);
  restore();
  come_back(ben, 2);
  ASSERT_EQ(ben.parts().tray.size(), 1U);
  EXPECT_EQ(ben.parts().tray[0].why, core::Refusal::target_unknown);
  EXPECT_EQ(texts(), "ben's ");
  expect_agreed(ben);
}

// P10: it waits in the outbox until the other has come back. What is made meanwhile must have greater counters than it.
class WaitingTest : public RestoredTest {
 protected:
  WaitingTest() {
    connect(ben, 2);
    sync(ben);
    back_up();
    disconnect(ben);
    connect(ana, 1);
    note(ana, "ana's");
    sync(ana);
    disconnect(ana);
    connect(ben, 2);
    sync(ben);
    ben.edit([](core::Editor& e) { e.move(0, core::handle_none, 50, 60); });
    sync(ben);
    disconnect(ben);
    restore();
    connect(ben, 2);
    EXPECT_EQ(hear(ben), Verdict::go_on);
    EXPECT_EQ(ben.document().size(), 0U);
  }
  void expect_both_are_taken(Replica& replica) {
    const room::SessionId session_of_ben = session;
    connect(ana, 1);
    sync(ana);
    session = session_of_ben;
    sync(replica);
    EXPECT_TRUE(replica.parts().tray.empty());
    EXPECT_EQ(texts(), "ana's meanwhile ");
    EXPECT_EQ(room->document().object(0).place.x, 50);
    expect_agreed(replica);
  }

  Replica ana{"t", 1};
  Replica ben{"t", 2};
};

TEST_F(WaitingTest, WhatIsMadeMeanwhileTakesGreaterCounters) {
  note(ben, "meanwhile");
  expect_both_are_taken(ben);
}

TEST_F(WaitingTest, WhatIsMadeAfterAReloadTakesGreaterCounters) {
  disconnect(ben);
  Replica again("t", 3, ben.parts());
  connect(again, 2);
  EXPECT_EQ(hear(again), Verdict::go_on);
  note(again, "meanwhile");
  expect_both_are_taken(again);
}

TEST_F(RestoredTest, AReloadKeepsWhatCanComeBack) {
  Replica ana("t", 1);
  connect(ana, 1);
  sync(ana);
  back_up();
  note(ana, "after");
  sync(ana);
  disconnect(ana);
  restore();
  Replica again("t", 2, ana.parts());
  connect(again, 1);
  sync(again);
  EXPECT_EQ(texts(), "after ");
  expect_agreed(again);
}

TEST_F(RestoredTest, RefusedBatchesAreNotSentAgain) {
  Replica ana("t", 1);
  connect(ana, 1);
  note(ana, "before");
  sync(ana);
  back_up();
  lock(ana);
  sync(ana);
  note(ana, "after");
  sync(ana);
  ASSERT_EQ(ana.parts().tray.size(), 1U);
  restore();
  come_back(ana, 1);
  EXPECT_EQ(texts(), "before after ");
  EXPECT_EQ(ana.parts().tray.size(), 1U);
  expect_agreed(ana);
}

// P7: two copies of one profile. The first one that comes brings back what both had.
TEST_F(RestoredTest, ACloneDoublesNothing) {
  Replica ana("t", 1);
  connect(ana, 1);
  note(ana, "before");
  sync(ana);
  back_up();
  note(ana, "after");
  note(ana, "later");
  sync(ana);
  Replica clone("t", 2, ana.parts());
  note(clone, "clone's");
  disconnect(ana);
  restore();
  note(ana, "ana's");
  connect(ana, 1);
  sync(ana);
  disconnect(ana);
  connect(clone, 1);
  sync(clone);
  EXPECT_EQ(clone.replica().value != 2U, true);
  EXPECT_EQ(texts(), "before after later ana's clone's ");
  expect_agreed(clone);
}

// The same number in the log, but another's batches: nothing that was acknowledged is sent.
TEST_F(RestoredTest, AnotherHistoryUnderTheNumberIsLeftAlone) {
  Replica ana("t", 1);
  connect(ana, 1);
  note(ana, "before");
  sync(ana);
  Replica old("t", 2, ana.parts());
  back_up();
  note(ana, "after");
  note(ana, "later");
  sync(ana);
  disconnect(ana);
  restore();
  note(old, "other");
  connect(old, 1);
  sync(old);
  disconnect(old);
  connect(ana, 1);
  EXPECT_EQ(hear(ana), Verdict::reconnect);
  come_back(ana, 1);
  EXPECT_EQ(ana.replica().value != 2U, true);
  EXPECT_EQ(texts(), "before other ");
  expect_agreed(ana);
}

TEST_F(RestoredTest, WhatLiesTooFarBackIsNotKept) {
  Replica ana("t", 1);
  connect(ana, 1);
  sync(ana);
  back_up();
  const std::string page(16'000, 'x');
  const std::size_t fit = limits::returnable_bytes_max / page.size();
  for (std::size_t i = 0; i < fit + 10; ++i) {
    note(ana, page);
    sync(ana);
  }
  restore();
  come_back(ana, 1);
  for (int i = 0; i < 20; ++i) sync(ana);
  EXPECT_EQ(room->document().size(), ana.parts().kept.size());
  EXPECT_LE(room->document().size(), fit);
  EXPECT_GE(room->document().size(), fit - 5);
  expect_agreed(ana);
}

// P5: a copy that was thrown away, on a log with one's own acknowledged batches behind the keyframe (or without one).
TEST_F(RestoredTest, OwnEntriesComeWholeToWhoHasLetGoOfThem) {
  Replica ana("t", 1);
  connect(ana, 1);
  note(ana, "mine");
  sync(ana);
  EXPECT_EQ(ana.received(entry(3, 9, "not a batch"), clock.mono()), Verdict::reconnect);
  come_back(ana, 1);
  sync(ana);
  EXPECT_EQ(text(ana), "mine");
  expect_agreed(ana);
}

}  // namespace
}  // namespace tablee::replica

// What the server does not take for a while waits, with all that leans on it, and is made anew when it is taken (P35).
#include "replica/replica_fixture.h"

namespace tablee::replica {
namespace {

class NotNowTest : public ReplicaTest {
 protected:
  NotNowTest() {
    connect(ana, 1);
    note(ana, "before");
    sync(ana);
  }
  void low() { room->set_space(store::Space::low); }
  void ample() { room->set_space(store::Space::ample); }
  void come_back() {
    EXPECT_EQ(ana.disconnected(4009), Verdict::reconnect);
    connect(ana, 1);
    EXPECT_EQ(hear(ana), Verdict::go_on);
    send(ana);
    commit();
    EXPECT_EQ(hear(ana), Verdict::go_on);
  }
  /// The server says that all is taken: it asks for a new number.
  void release() {
    ample();
    commit();
    EXPECT_EQ(hear(ana), Verdict::reconnect);
    room->leave(session, now());
    EXPECT_EQ(ana.disconnected(0), Verdict::reconnect);
    connect(ana, 1);
    sync(ana);
  }
  std::string texts() const {
    std::string all;
    for (core::Handle h = 0; h < room->document().size(); ++h) {
      std::string out;
      room->document().text(h, out);
      all += out + (room->document().object(h).alive ? " " : "- ");
    }
    return all;
  }
  void expect_agreed() {
    EXPECT_EQ(ana.unacknowledged(), 0U);
    EXPECT_EQ(ana.postponed(), 0U);
    EXPECT_TRUE(ana.parts().tray.empty());
    EXPECT_EQ(ana.document().keyframe(), room->document().keyframe());
    EXPECT_EQ(ana.confirmed_keyframe(), room->document().keyframe());
  }

  Replica ana{"t", 1};
};

TEST_F(NotNowTest, WhatIsRefusedForAWhileStaysAndGoesOutLater) {
  low();
  note(ana, "note");
  ana.edit([](core::Editor& e) { e.insert_text(1, 4, "s"); });
  send(ana);
  commit();
  come_back();
  EXPECT_EQ(ana.postponed(), 2U);
  EXPECT_EQ(text(ana, 1), "notes");
  EXPECT_EQ(texts(), "before ");
  release();
  EXPECT_EQ(texts(), "before notes ");
  expect_agreed();
}

TEST_F(NotNowTest, WhoKnowsItSendsNothingNew) {
  low();
  commit();
  EXPECT_EQ(hear(ana), Verdict::go_on);
  const base::Offset head = room->head();
  note(ana, "waits");
  sync(ana);
  EXPECT_EQ(room->head(), head);
  EXPECT_EQ(ana.postponed(), 1U);
  release();
  EXPECT_EQ(texts(), "before waits ");
  expect_agreed();
}

// P29
TEST_F(NotNowTest, WhatIsTakenGoesPastWhatWaitsUnlessItLeansOnIt) {
  low();
  commit();
  EXPECT_EQ(hear(ana), Verdict::go_on);
  note(ana, "waits");
  ana.edit([](core::Editor& e) { e.set_alive(0, false); });
  ana.edit([](core::Editor& e) { e.erase_text(1, 0, 1); });
  sync(ana);
  EXPECT_EQ(texts(), "before- ");
  EXPECT_EQ(ana.postponed(), 2U);
  EXPECT_EQ(text(ana, 1), "aits");
  release();
  EXPECT_EQ(texts(), "before- aits ");
  expect_agreed();
}

TEST_F(NotNowTest, WhatWaitsSurvivesAReload) {
  low();
  commit();
  EXPECT_EQ(hear(ana), Verdict::go_on);
  note(ana, "waits");
  Replica again("t", 2, ana.parts());
  room->leave(session, now());
  ample();
  connect(again, 1);
  EXPECT_EQ(hear(again), Verdict::reconnect);
  room->leave(session, now());
  EXPECT_EQ(again.disconnected(0), Verdict::reconnect);
  connect(again, 1);
  sync(again);
  EXPECT_EQ(texts(), "before waits ");
  EXPECT_EQ(again.document().keyframe(), room->document().keyframe());
}

TEST_F(NotNowTest, UndoFollowsWhatWaitsThroughBothItsNames) {
  low();
  note(ana, "mine");
  send(ana);
  commit();
  come_back();
  ana.edit([](core::Editor& e) { e.insert_text(1, 4, "!"); });
  release();
  EXPECT_EQ(texts(), "before mine! ");
  ana.edit([](core::Editor& e) { EXPECT_TRUE(e.undo()); });
  sync(ana);
  EXPECT_EQ(texts(), "before mine ");
  ana.edit([](core::Editor& e) { EXPECT_TRUE(e.undo()); });
  sync(ana);
  EXPECT_EQ(texts(), "before - ");
  expect_agreed();
}

}  // namespace
}  // namespace tablee::replica

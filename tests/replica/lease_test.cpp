// A tablet that was away, before and after its lease has run out: the store, the opening of a board, the room and the
// client's state machine as they are, with a clock that the test moves (PROTOCOL.md, P30 to P32).
#include <gtest/gtest.h>

#include <algorithm>

#include "base/limits.h"
#include "replica/replica.h"
#include "room/founding.h"
#include "room/open_room.h"
#include "store/rocks_store.h"
#include "store/temporary_folder.h"
#include "wire/client_frame.h"

namespace tablee::replica {
namespace {

using namespace std::chrono_literals;

/// One tablet and its connection.
struct Tablet {
  explicit Tablet(std::uint32_t who) : participant{who}, replica("token", who) {}
  base::ParticipantId participant;
  Replica replica;
  room::SessionId session;
};

class LeaseTest : public testing::Test {
 protected:
  LeaseTest() {
    store = std::move(*store::open_rocks_store({.folder = folder.path()}));
    EXPECT_TRUE(
        store->write(room::found_board(board, base::EventId{1}, base::Epoch{5}, clock.wall())));
    open();
  }
  [[nodiscard]] room::Now now() const { return {clock.mono(), clock.wall(), clock.running()}; }

  /// As after a night: nobody is there, the board is opened from the store.
  void open() {
    room.reset();
    auto opened = room::open_room(*store, board, {}, now(),
                                  [](const std::string& trouble) { ADD_FAILURE() << trouble; });
    ASSERT_TRUE(opened) << opened.error().message;
    room.emplace(std::move(*opened));
    work();
  }
  void work() {
    room::Effects effects;
    for (room->take(effects); effects.commit || !effects.keyframes.empty(); room->take(effects)) {
      if (effects.commit) {
        ASSERT_TRUE(store->write(*effects.commit));
        room->committed(effects.upto, now());
      }
      for (const room::KeyframeJob& job : effects.keyframes)
        room->keyframe_made(job.keep, job.make());
    }
  }
  void come(Tablet& tablet) {
    tablet.session = room::SessionId{++sessions};
    const base::Bytes bytes = tablet.replica.connected(clock.mono());
    const auto hello = wire::decode_client_frame(bytes);
    room->join(tablet.session, std::get<wire::Hello>(*hello),
               {tablet.participant, wire::Role::participant}, now());
    sync(tablet);
  }
  void go(Tablet& tablet) {
    room->leave(tablet.session, now());
    work();
    (void)tablet.replica.disconnected(0);
  }
  void sync(Tablet& tablet) {
    for (bool more = true; more;) {
      more = false;
      for (base::Bytes frame = tablet.replica.take_outgoing(); !frame.empty();
           frame = tablet.replica.take_outgoing(), more = true) {
        room->receive(tablet.session, frame, now());
      }
      work();
      room::Gather gather;
      for (room->pull(tablet.session, now(), gather); !gather.empty();
           room->pull(tablet.session, now(), gather), more = true) {
        ASSERT_EQ(tablet.replica.received(gather.joined(), clock.mono()), Verdict::go_on);
      }
    }
  }
  /// A new note.
  core::OpId write(Tablet& tablet, std::string_view text) {
    tablet.replica.edit([&](core::Editor& e) {
      const core::Handle made = e.create({.w = 100, .h = 100});
      e.insert_text(made, 0, text);
    });
    const core::Document& document = tablet.replica.document();
    return document.object(document.size() - 1).id;
  }
  void append(Tablet& tablet, core::OpId to, std::string_view text) {
    const core::Handle handle = *tablet.replica.document().find(to);
    tablet.replica.edit([&](core::Editor& e) {
      e.insert_text(handle, tablet.replica.document().text_length(handle), text);
    });
  }
  static std::string text(const core::Document& document, core::OpId of) {
    std::string out;
    if (const auto handle = document.find(of)) document.text(*handle, out);
    return out;
  }
  /// Deletes a note and goes on working until the board has a keyframe.
  void delete_and_go_on(Tablet& by, core::OpId deleted, core::OpId other) {
    by.replica.edit(
        [&](core::Editor& e) { e.set_alive(*by.replica.document().find(deleted), false); });
    for (int x = 1; store->keyframes(board)->empty(); ++x) {
      by.replica.edit([&](core::Editor& e) {
        e.move(*by.replica.document().find(other), core::handle_none, x, 0);
      });
      if (x % 256 == 0) sync(by);
      ASSERT_LT(x, 10'000);
    }
    sync(by);
  }

  store::TemporaryFolder folder;
  base::ManualClock clock;
  base::BoardId board{7};
  std::unique_ptr<store::Store> store;
  std::optional<room::Room> room;
  std::uint64_t sessions = 0;
  Tablet ana{1};
  Tablet train{2};  // is taken along
};

/// What both tests begin with: three batches wait on a tablet that is away, one for what is deleted meanwhile.
class AwayTest : public LeaseTest {
 protected:
  AwayTest() {
    come(ana), come(train);
    plan = write(ana, "plan");
    old = write(ana, "old idea");
    write(train, "here I am");  // a number that was never used is not remembered
    sync(ana), sync(train), sync(ana);
    number = train.replica.replica();
    go(train);
    append(train, plan, " B");
    append(train, old, ", and more of it");
    fresh = write(train, "from the train");
    delete_and_go_on(ana, old, plan);
    go(ana);
  }
  core::OpId plan, old, fresh;
  base::ReplicaId number;
};

// P32: in time. Nobody has let go of anything.
TEST_F(AwayTest, ATabletThatComesBackBeforeItsLeaseRunsOutLosesNothing) {
  clock.advance(limits::lease - 25h);
  open();
  come(train);
  EXPECT_FALSE(train.replica.lease_expired());
  EXPECT_EQ(train.replica.replica(), number);
  EXPECT_EQ(train.replica.unacknowledged(), 0U);
  EXPECT_TRUE(train.replica.parts().tray.empty());
  EXPECT_EQ(text(room->document(), plan), "plan B");
  EXPECT_EQ(text(room->document(), old), "old idea, and more of it") << "a restore would show it";
  EXPECT_EQ(train.replica.document().keyframe(), room->document().keyframe());
}

// P31, P32: too late. What has a target is sent, the rest is in the tray, and everybody agrees.
TEST_F(AwayTest, ATabletThatComesBackAfterItsLeaseKeepsInItsTrayWhatHasNoTargetAnyMore) {
  clock.advance(limits::lease + 25h);
  open();
  EXPECT_FALSE(room->document().find(old));
  come(train);
  EXPECT_TRUE(train.replica.lease_expired());
  EXPECT_NE(train.replica.replica(), number);
  EXPECT_EQ(train.replica.unacknowledged(), 0U);
  EXPECT_EQ(text(room->document(), plan), "plan B");
  const std::vector<Refused> tray = train.replica.parts().tray;
  ASSERT_EQ(tray.size(), 1U);
  EXPECT_EQ(tray[0].why, core::Refusal::target_gone);
  EXPECT_NE(tray[0].batch.find(", and more of it"), std::string::npos) << "the words are kept";
  std::string all;
  for (const core::Handle handle : room->document().paint_order())
    room->document().text(handle, all);
  EXPECT_NE(all.find("from the train"), std::string::npos);
  come(ana);
  EXPECT_EQ(train.replica.document().keyframe(), room->document().keyframe());
  EXPECT_EQ(ana.replica.document().keyframe(), room->document().keyframe());
  // And what is stored opens again to the same.
  const base::Bytes keyframe = room->document().keyframe();
  go(train), go(ana);
  open();
  EXPECT_EQ(room->document().keyframe(), keyframe);
}

// P30: a tablet that is back in time and has unsent batches hears of a purge in the middle of them.
TEST_F(AwayTest, APurgeMeetsNothingButTheLog) {
  clock.advance(limits::lease - 25h);
  open();
  // It is heard, and gone again before it has sent anything.
  train.session = room::SessionId{++sessions};
  const base::Bytes bytes = train.replica.connected(clock.mono());
  const auto hello = wire::decode_client_frame(bytes);
  room->join(train.session, std::get<wire::Hello>(*hello),
             {train.participant, wire::Role::participant}, now());
  go(train);
  clock.advance(limits::lease - 25h);
  open();
  EXPECT_GT(room->document().floor(), 0U);
  come(train);
  EXPECT_FALSE(train.replica.lease_expired());
  EXPECT_EQ(train.replica.replica(), number);
  EXPECT_EQ(train.replica.document().keyframe(), room->document().keyframe());
  EXPECT_EQ(train.replica.parts().tray.size(), 1U);
  EXPECT_EQ(text(room->document(), plan), "plan B");
}

// P32: who has only read has no number of its own that the server would remember, and loses nothing either.
TEST_F(LeaseTest, ATabletThatHasOnlyReadComesBackInTimeToo) {
  come(ana), come(train);
  const core::OpId plan = write(ana, "plan");
  const core::OpId old = write(ana, "old idea");
  sync(ana), sync(train);
  go(train);
  append(train, old, ", and more of it");
  delete_and_go_on(ana, old, plan);
  go(ana);
  clock.advance(limits::lease - 25h);
  open();
  come(train);
  EXPECT_FALSE(train.replica.lease_expired());
  EXPECT_TRUE(train.replica.parts().tray.empty());
  EXPECT_EQ(text(room->document(), old), "old idea, and more of it");
}

}  // namespace
}  // namespace tablee::replica

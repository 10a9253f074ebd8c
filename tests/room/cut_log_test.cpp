// A data folder that is an older copy of itself (P28): whoever knows more than the log says that it was cut.
#include "base/limits.h"
#include "room/table.h"

namespace tablee::room {
namespace {

using namespace std::chrono_literals;

class CutLog : public TableTest {
 protected:
  CutLog() {
    join(ana);
    heard(ana);
    write(ana, "before");
    copy.copy_from(store);
    copied = room->document().counter();
  }
  void write(Seat& seat, std::string_view text) {
    advance(5ms);
    submit(seat, seat.note(text));
    commit();
    heard(seat);
  }
  void put_back() {
    store.copy_from(copy);
    reopen();
  }

  Seat& ana = sit(1);
  store::MemoryStore copy;
  std::uint64_t copied = 0;
};

// P28
TEST_F(CutLog, ACursorAboveTheHeadChangesTheEpoch) {
  write(ana, "after");
  put_back();
  EXPECT_EQ(room->epoch(), base::Epoch{77});
  come_back(ana);
  commit();
  EXPECT_NE(room->epoch(), base::Epoch{77});
  heard(ana);
  EXPECT_EQ(ana.welcome->epoch, room->epoch());
  EXPECT_EQ(ana.welcome->replica.value, 2U);
  EXPECT_EQ(ana.welcome->last_seq.value, 1U);
  EXPECT_NE(ana.welcome->last_hash, 0U);
  // It is written down: the next opening knows it.
  const base::Epoch renewed = room->epoch();
  reopen();
  EXPECT_EQ(room->epoch(), renewed);
}

// P28
TEST_F(CutLog, AnotherEntryAtTheCursorChangesTheEpoch) {
  Seat& ben = sit(2);
  join(ben);
  heard(ben);
  write(ana, "after");
  heard(ben);
  put_back();
  advance(1s);
  Seat& cara = sit(3);
  join(cara);
  heard(cara);
  write(cara, "other");
  EXPECT_EQ(room->epoch(), base::Epoch{77});
  ben.hello.cursor = room->head();  // it is long enough again
  come_back(ben);
  EXPECT_NE(room->epoch(), base::Epoch{77});
}

// P28, P7: a number that the log never issued, and whose batches were acknowledged.
TEST_F(CutLog, AnAcknowledgedBatchThatIsNotThereChangesTheEpoch) {
  Seat& ben = sit(2);
  join(ben);
  heard(ben);
  write(ben, "ben's");
  put_back();
  ben.hello.cursor = {};
  ben.hello.cursor_time = {};
  come_back(ben);
  EXPECT_NE(room->epoch(), base::Epoch{77});
  commit();
  heard(ben);
  EXPECT_EQ(ben.welcome->replica.value, 3U);
}

// P28, DESIGN section 7
TEST_F(CutLog, NumbersAndIdsOfTheServerThatWereUsedInWhatIsMissingAreNotUsedAgain) {
  write(ana, "after");
  put_back();
  come_back(ana);
  commit();
  heard(ana);
  Seat& cara = sit(3);
  join(cara);
  commit();
  heard(cara);
  EXPECT_GT(cara.welcome->replica.value, 1'024U);
  write(cara, "new");
  EXPECT_GT(room->document().counter(), copied + limits::counter_lead_max);
}

// P28: a client that only says so.
TEST_F(CutLog, IsBelievedOnceInARoomsLife) {
  Seat& eve = sit(9);
  eve.hello.epoch = room->epoch();
  eve.hello.cursor = base::Offset{1'000'000};
  join(eve);
  commit();
  const base::Epoch first = room->epoch();
  EXPECT_NE(first, base::Epoch{77});
  EXPECT_FALSE(ana.closed);  // P27
  leave(eve);
  eve.hello.epoch = first;
  come_back(eve);
  EXPECT_EQ(room->epoch(), first);
  leave(ana);
  come_back(ana);
  commit();
  heard(ana);
  EXPECT_EQ(ana.welcome->replica.value, 2U);
}

// P28: who knows what the log says is nobody's witness.
TEST_F(CutLog, WhoKnowsNoMoreChangesNothing) {
  leave(ana);
  reopen();
  come_back(ana);
  EXPECT_EQ(heard(ana), "welcome 2 at 2");
  EXPECT_EQ(room->epoch(), base::Epoch{77});
}

}  // namespace
}  // namespace tablee::room

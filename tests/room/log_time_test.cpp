// What time it is in a log (P37): a clock that was wrong and is set right.
#include "room/table.h"
#include "wire/records.h"

namespace tablee::room {
namespace {

using namespace std::chrono_literals;

class LogTimes : public TableTest {
 protected:
  LogTimes() {
    join(ana);
    heard(ana);
    write();
  }
  void write() {
    submit(ana, ana.note("a note"));
    commit();
    heard(ana);
  }
  [[nodiscard]] wire::LogRecord last() {
    record_ = store.read_log(board, base::Offset{room->head().value - 1}, 1, 1)->front().bytes;
    return *wire::decode_log_record(record_);
  }

  Seat& ana = sit(1);

 private:
  base::Bytes record_;
};

// P37: the server's clock was an hour ahead. The next hour is not one instant, and after two the log tells the truth again.
TEST_F(LogTimes, ALogThatIsAheadOfTheClockComesBackAtHalfPace) {
  clock.set(1h);
  write();
  EXPECT_EQ(last().ahead, 0ms);
  clock.set(-1h);
  for (auto since = 0min; since <= 140min; since += 10min) {
    write();
    EXPECT_EQ(last().ahead, std::max(0min, 60min - since / 2)) << since;
    EXPECT_EQ(last().time - last().ahead, clock.wall()) << "the truth can be told from the entry";
    clock.advance(10min);
  }
}

// P37: nobody needs to write for it, and opening the board anew begins where the log is.
TEST_F(LogTimes, ComesBackWhileNobodyWritesAndOverAnOpening) {
  clock.set(1h);
  write();
  clock.set(-1h);
  write();
  clock.advance(30min);
  reopen();
  come_back(ana);
  heard(ana);
  write();
  EXPECT_EQ(last().ahead, 30min);
  clock.advance(60min);
  write();
  EXPECT_EQ(last().ahead, 0ms);
}

// P37: set back again and again, it never runs backwards.
TEST_F(LogTimes, NeverRunsBackwards) {
  base::WallTime before = last().time;
  for (const auto jump : {3s, -7s, -2s, 1s, 90s, -60s, -1s, 40s}) {
    clock.set(jump);
    for (int i = 0; i < 3; ++i) {
      clock.advance(1s);
      write();
      EXPECT_GE(last().time, before);
      EXPECT_EQ(last().time - last().ahead, clock.wall());
      before = last().time;
    }
  }
}

// P37: the operator is told each time that the clock goes back by more than it is kept right by.
TEST_F(LogTimes, AClockThatGoesBackIsTold) {
  for (int times = 0; times < 2; ++times) {
    clock.set(1h);
    write();
    EXPECT_EQ(trouble, "");
    clock.set(-1h);
    write();
    write();
    EXPECT_NE(trouble.find("by 3600 s"), std::string::npos) << trouble;
    trouble.clear();
  }
  clock.advance(2h);
  clock.set(-5s);
  write();
  EXPECT_EQ(trouble, "");
}

}  // namespace
}  // namespace tablee::room

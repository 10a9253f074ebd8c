// When keyframes are made, that they are what the log says, and whom they serve (DESIGN invariant 6, P5).
#include <set>

#include "room/table.h"
#include "wire/deflate.h"
#include "wire/records.h"

namespace tablee::room {
namespace {

class Keyframes : public TableTest {
 protected:
  Keyframes() {
    join(ana);
    heard(ana);
    submit(ana, ana.note("the note"));
    note_ = ana.last();
    commit();
  }
  void move(int times) {
    for (int i = 0; i < times; ++i) {
      submit(ana, ana.batch([&](core::Editor& e) { e.move(note_, core::handle_none, ++x_, 0); }));
      if (i % 64 == 0) commit();
    }
    commit();
    heard(ana);
  }
  std::vector<base::Offset> stored() { return *store.keyframes(board); }

  Seat& ana = sit(1);
  core::Handle note_ = 0;
  int x_ = 0;
};

// DESIGN section 8
TEST_F(Keyframes, AreStoredEach2048Entries) {
  move(2'040);
  EXPECT_TRUE(stored().empty());
  move(100);
  ASSERT_EQ(stored().size(), 1U);
  move(2'048 * 2);
  EXPECT_EQ(stored().size(), 3U);
}

TEST_F(Keyframes, AreStoredEach256KiBOfLog) {
  const std::string page(16'000, 'x');
  for (int i = 0; i < 20; ++i) submit(ana, ana.note(page));
  commit();
  EXPECT_EQ(stored().size(), 1U);
}

// DESIGN invariant 6
TEST_F(Keyframes, AreWhatTheLogSays) {
  move(2'100);
  const auto read = store.keyframe(board, base::Offset{~0ULL});
  const auto record = wire::decode_keyframe_record((*read)->bytes);
  core::Document document;
  const auto log_read = store.read_log(board, {}, (*read)->offset.value, ~0ULL);
  for (const auto& entry : *log_read) {
    const auto log = wire::decode_log_record(entry.bytes);
    ASSERT_TRUE(document.apply_bytes(log->batch, log->replica.value, nullptr));
  }
  EXPECT_EQ(document.keyframe(), *wire::inflate(record->deflated, record->bytes, 1 << 20));
}

TEST_F(Keyframes, ThatAreNotWhatTheLogSaysDropTheRoom) {
  hold_keyframes = true;
  move(2'100);
  ASSERT_EQ(jobs.size(), 1U);
  jobs[0].raw = core::Document().keyframe();
  room->keyframe_made(jobs[0].keep, jobs[0].make());
  work();
  EXPECT_TRUE(dropped);
  EXPECT_EQ(ana.closed, wire::Close::going_away);
  EXPECT_NE(room->dropped().find("not what the log says"), std::string::npos);
  EXPECT_TRUE(stored().empty());
}

// DESIGN invariant 1: a keyframe holds what is not durable yet.
TEST_F(Keyframes, ServeNobodyBeforeTheirOffsetIsDurable) {
  move(2'040);
  for (int i = 0; i < 20; ++i) {
    submit(ana, ana.batch([&](core::Editor& e) { e.move(note_, core::handle_none, ++x_, 0); }));
  }
  Seat& ben = sit(2);
  join(ben);
  EXPECT_EQ(heard(ben).substr(0, 14), "welcome 3 at 0");
  commit();
  Seat& eve = sit(3);
  join(eve);
  heard(eve);
  EXPECT_GT(eve.welcome->base.value, 2'000U);
}

// DESIGN section 8: making one costs what the board is, not what it deflates to.
TEST_F(Keyframes, ABoardThatDeflatesWellIsNotMadeForEachWhoComes) {
  for (int i = 0; i < 20; ++i) submit(ana, ana.note(std::string(60'000, 'x')));
  commit();
  std::set<base::Offset> served;
  for (std::uint32_t i = 0; i < 40; ++i) {
    submit(ana, ana.note(std::string(20'000, 'x')));
    commit();
    Seat& newcomer = sit(10 + i);
    join(newcomer);
    heard(newcomer);
    served.insert(newcomer.welcome->base);
  }
  EXPECT_LE(served.size(), 8U);  // 800 kB of log: one for each 150 kB and more
}

// DESIGN section 8: 5,000 notes after 50,000 more ops.
TEST_F(Keyframes, ALateJoinerGetsOneKeyframeAndATail) {
  for (int i = 0; i < 500; ++i) {
    submit(ana, ana.batch([&](core::Editor& e) {
      for (int n = 0; n < 10; ++n) {
        const core::Handle note = e.create({.x = n * 110, .y = i * 110, .w = 100, .h = 100});
        e.insert_text(note, 0, "a note of some words " + std::to_string(i * 10 + n));
      }
    }));
    if (i % 64 == 0) commit();
  }
  for (int i = 0; i < 5'000; ++i) {
    submit(ana, ana.batch([&](core::Editor& e) {
      for (int n = 0; n < 10; ++n)
        e.move(static_cast<core::Handle>((i * 10 + n) % 5'000), core::handle_none, i, n);
    }));
    if (i % 64 == 0) commit();
  }
  commit();
  Seat& ben = sit(2);
  join(ben);
  Gather gather;
  std::size_t bytes = 0;
  std::size_t entries = 0;
  wire::ServerFrame frame;
  for (room->pull(ben.id, now(), gather); !gather.empty(); room->pull(ben.id, now(), gather)) {
    const base::Bytes message = gather.joined();
    ASSERT_TRUE(wire::decode_server_frame(message, frame));
    bytes += message.size();
    entries += frame.entries.size();
  }
  EXPECT_LT(entries, limits::keyframe_entries);
  EXPECT_LT(bytes, 400'000U);
  RecordProperty("bytes", static_cast<int>(bytes));
  std::printf("late joiner: %zu bytes, %zu entries behind the keyframe\n", bytes, entries);
}

}  // namespace
}  // namespace tablee::room

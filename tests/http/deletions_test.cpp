// When what is deleted was deleted: the log is walked once, and then only what has come since.
#include "http/deletions.h"

#include <gtest/gtest.h>

#include "base/limits.h"
#include "core/editor.h"
#include "store/memory_store.h"
#include "wire/records.h"

namespace tablee::http {
namespace {

class Deleted : public testing::Test {
 protected:
  void log() {
    const base::Bytes batch = editor.commit(nullptr);
    ++offset;
    const wire::LogRecord record{base::WallTime{std::chrono::seconds{offset}}, base::ReplicaId{2},
                                 base::Seq{offset}, batch};
    store::Append append;
    append.board = board;
    append.log.push_back({base::Offset{offset}, record.time, wire::encode(record)});
    ASSERT_TRUE(store.write(append));
  }
  std::shared_ptr<const Bin> open() { return bins.of(store, board, {}).value(); }

  base::BoardId board{7};
  store::MemoryStore store;
  core::Document document;
  core::Editor editor{document, 2};
  std::uint64_t offset = 0;
  Bins bins;
};

TEST_F(Deleted, TheLogIsWalkedOnceAndThenWhatHasComeSince) {
  const core::Handle note = editor.create({.w = 100, .h = 100});
  for (int i = 0; i < 3'000; ++i) {
    editor.move(note, core::handle_none, i, 0);
    log();
  }
  editor.set_alive(note, false);
  log();
  EXPECT_EQ(open()->walked, 3'001U);
  const auto before = open();
  EXPECT_EQ(open(), before) << "nothing has come";
  ASSERT_EQ(before->list().size(), 1U);
  EXPECT_EQ(before->list()[0].time, base::WallTime{std::chrono::seconds{3'001}});
  editor.set_alive(note, true);
  log();
  EXPECT_EQ(open()->walked, 1U);
  EXPECT_TRUE(open()->list().empty());
  EXPECT_EQ(before->list().size(), 1U) << "who reads it yet has what it had";
}

TEST_F(Deleted, BinsThatWereNotOpenedForLongAreWalkedAgain) {
  editor.create({.w = 100, .h = 100});
  log();
  const auto first = open();
  for (std::uint64_t other = 100; other < 100 + limits::bins_kept_max; ++other) {
    ASSERT_TRUE(bins.of(store, base::BoardId{other}, {}));
  }
  EXPECT_NE(open(), first);
}

TEST_F(Deleted, ALogThatHasBecomeShorterIsWalkedAnew) {
  const core::Handle note = editor.create({.w = 100, .h = 100});
  log();
  store::MemoryStore shorter;
  shorter.copy_from(store);
  editor.set_alive(note, false);
  log();
  EXPECT_EQ(open()->list().size(), 1U);
  store.copy_from(shorter);
  EXPECT_TRUE(open()->list().empty());
}

TEST_F(Deleted, WhoIsToldToStopStops) {
  editor.create({.w = 100, .h = 100});
  log();
  std::stop_source stop;
  stop.request_stop();
  EXPECT_FALSE(bins.of(store, board, stop.get_token()));
}

}  // namespace
}  // namespace tablee::http

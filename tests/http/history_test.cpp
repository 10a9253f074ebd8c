#include "http/history.h"

#include <gtest/gtest.h>

#include "core/editor.h"
#include "store/memory_store.h"
#include "wire/deflate.h"
#include "wire/records.h"

namespace tablee::http {
namespace {

using namespace std::chrono_literals;

const base::BoardId old_board{7};
constexpr base::WallTime start{1'479'373'200'000ms};

// Five notes, one a second, as a log; a keyframe after the third when asked for.
class HistoryTest : public testing::Test {
 protected:
  void write(bool with_keyframe) {
    core::Document document;
    core::Editor editor{document, 2};
    store::Append append;
    append.board = old_board;
    for (std::uint64_t i = 1; i <= 5; ++i) {
      core::NewObject note;
      note.x = static_cast<std::int32_t>(i);
      static_cast<void>(editor.create(note));
      const base::Bytes batch = editor.commit(nullptr);
      const auto time = start + (i - 1) * 1s;
      append.log.push_back(
          {base::Offset{i}, time,
           wire::encode(wire::LogRecord{
               .time = time, .replica = base::ReplicaId{2}, .seq = base::Seq{i}, .batch = batch})});
      if (with_keyframe && i == 3) {
        const auto bytes = document.keyframe();
        const auto deflated = wire::deflate(bytes);
        append.keyframe = {base::Offset{3},
                           wire::encode(wire::KeyframeRecord{time, deflated, bytes.size()})};
      }
    }
    ASSERT_TRUE(store_.write(append));
    last_ = document.keyframe();
  }

  store::MemoryStore store_;
  base::Bytes last_;
};

TEST_F(HistoryTest, TheLastStateIsRebuilt) {  // DESIGN invariant 6
  write(false);
  const auto past = rebuild(store_, old_board, std::nullopt);
  ASSERT_TRUE(past) << past.error();
  EXPECT_EQ(past->offset.value, 5U);
  EXPECT_EQ(past->document.keyframe(), last_);
}

TEST_F(HistoryTest, AKeyframeShortensTheWayAndChangesNothing) {  // DESIGN invariant 6
  write(true);
  const auto past = rebuild(store_, old_board, std::nullopt);
  ASSERT_TRUE(past) << past.error();
  EXPECT_EQ(past->document.keyframe(), last_);
}

TEST_F(HistoryTest, AnyMomentCanBeSeen) {
  write(true);
  for (std::uint64_t i = 0; i <= 5; ++i) {
    const auto past = rebuild(store_, old_board, start - 1ms + i * 1s);
    ASSERT_TRUE(past) << past.error();
    EXPECT_EQ(past->offset.value, i);
    EXPECT_EQ(past->document.size(), i);
  }
}

TEST_F(HistoryTest, ADamagedEntryIsAnErrorAndNotAnEmptyBoard) {  // DESIGN invariant 9
  store::Append append;
  append.board = old_board;
  append.log.push_back({base::Offset{1}, start, "not a record \xff"});
  ASSERT_TRUE(store_.write(append));
  EXPECT_FALSE(rebuild(store_, old_board, std::nullopt));
}

TEST(Time, IsReadAsDigitsOrAsIsoInUtc) {
  EXPECT_EQ(parse_time("1479373200000"), start);
  EXPECT_EQ(parse_time("2016-11-17T09:00:00Z"), start);
  EXPECT_EQ(parse_time("2016-11-17T09:00"), start);
  for (const char* wrong : {"", "noon", "2016-13-17T09:00", "2016-11-17T25:00", "2016-02-30T00:00",
                            "2016-11-17 09:00", "99999999999999999999"}) {
    EXPECT_EQ(parse_time(wrong), std::nullopt) << wrong;
  }
}

}  // namespace
}  // namespace tablee::http

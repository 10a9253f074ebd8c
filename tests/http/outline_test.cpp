#include "http/outline.h"

#include <gtest/gtest.h>

#include "http/api_fixture.h"
#include "wire/day_frames.h"

namespace tablee::http {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

const base::BoardId first{7}, second{8}, empty{9};
constexpr base::WallTime noon{milliseconds{1'479'380'400'000}};

class OutlineTest : public testing::Test {
 protected:
  /// An entry at each of these moments after noon.
  void write(base::BoardId board, std::initializer_list<milliseconds> times) {
    store::Append append;
    append.board = board;
    std::uint64_t offset = 0;
    for (const auto time : times)
      append.log.push_back({base::Offset{++offset}, noon + time, "entry"});
    ASSERT_TRUE(store_.write(append));
  }
  static std::vector<std::pair<std::uint64_t, std::uint64_t>> pairs(const BoardOutline& board) {
    std::vector<std::pair<std::uint64_t, std::uint64_t>> out;
    for (const auto& one : board.stretches) out.emplace_back(one.number, one.last.value);
    return out;
  }

  store::MemoryStore store_;
};

using Pairs = std::vector<std::pair<std::uint64_t, std::uint64_t>>;

TEST_F(OutlineTest, AllBoardsAreOnOneClock) {
  write(first, {milliseconds{0}, milliseconds{900}, milliseconds{3'000}});
  write(second, {milliseconds{2'500}});
  const auto made = outline(store_, std::array{first, second, empty}, 4'096);
  ASSERT_TRUE(made);
  EXPECT_EQ(made->from, noon);
  EXPECT_EQ(made->every, seconds{1});
  ASSERT_EQ(made->boards.size(), 3U);
  EXPECT_EQ(pairs(made->boards[0]), (Pairs{{0, 2}, {3, 3}}));
  EXPECT_EQ(pairs(made->boards[1]), (Pairs{{2, 1}}));
  EXPECT_EQ(pairs(made->boards[2]), Pairs{});
}

TEST_F(OutlineTest, StretchesAreAsLongAsALongDayAsksFor) {
  write(first, {milliseconds{0}, milliseconds{4'000}, seconds{7'200}});
  const auto made = outline(store_, std::array{first}, 1'000);
  ASSERT_TRUE(made);
  EXPECT_EQ(made->every, seconds{10});
  EXPECT_EQ(pairs(made->boards[0]), (Pairs{{0, 2}, {720, 3}}));
}

TEST_F(OutlineTest, WhereNothingEverHappenedItBeginsIn1970) {
  const auto made = outline(store_, std::array{empty}, 1'000);
  ASSERT_TRUE(made);
  EXPECT_EQ(made->from, base::WallTime{});
}

TEST_F(ApiTest, TheReplayTellsOfTheEventsOwnBoardsToWhoIsIn) {
  const auto token = join();
  const auto outlined = json(get("/api/v1/replay", token));
  const auto& boards = outlined.at("boards").as_array();
  ASSERT_EQ(boards.size(), 1U + (events_.overview(ours_)->agora.value != 0 ? 1 : 0));
  EXPECT_EQ(boards[0].at("board").as_string(),
            base::to_hex(events_.overview(ours_)->tables[0].board.value));
  const auto day = get("/api/v1/replay/day", token);
  const auto told = wire::day::decode_server_frame(day.body);
  ASSERT_TRUE(told);
  ASSERT_FALSE(told->entries.empty());
  EXPECT_EQ(day.header("X-Tablee-Head"), std::to_string(told->entries.back().offset.value));
  EXPECT_EQ(ask(Method::get, "/api/v1/replay/day", token, {}, "after=x").status, 400U);
  EXPECT_EQ(get("/api/v1/replay", "nobody's").status, 401U);
}

}  // namespace
}  // namespace tablee::http

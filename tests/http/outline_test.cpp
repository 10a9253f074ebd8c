#include "http/outline.h"

#include <gtest/gtest.h>
#include <boost/json/parse.hpp>

#include "base/clock.h"
#include "http/api.h"
#include "store/memory_store.h"
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

class DeafLive final : public Live {
 public:
  void people_changed(base::EventId) override {}
  void revoked(base::EventId, const std::vector<base::ParticipantId>&) override {}
  [[nodiscard]] bool writable() const override { return true; }
  [[nodiscard]] base::Bytes metrics() const override { return {}; }
};

TEST(ReplayRoutes, TellOfTheEventsOwnBoardsToWhoIsIn) {
  base::ManualClock clock;
  store::MemoryStore store;
  auto events = *event::Events::open(store, clock, event::LinkKey{event::Digest{1}});
  event::EventSpec spec;
  spec.title = "Barcamp";
  spec.tables = {{1, "Pourquoi ?", {}}};
  const auto ours = *events.create(spec);
  static_cast<void>(*events.create(spec));
  Api api{events, store, embedded_assets()};
  DeafLive live;
  const auto ask = [&](std::string path, std::string query, std::string token) {
    Request request{.method = Method::get, .path = std::move(path), .query = std::move(query)};
    request.headers.push_back({"Authorization", "Bearer " + token});
    Answer answer = api.answer(request, live);
    if (auto* const response = std::get_if<Response>(&answer)) return std::move(*response);
    return std::get<Deferred>(answer).begin()({});
  };
  std::string code;
  for (const auto& link : events.links(ours)) {
    if (link.role == event::Role::participant) code = link.secret;
  }
  Request join{.method = Method::post, .path = "/api/v1/join"};
  join.body = R"({"name":"Ada","code":")" + code + "\"}";
  const auto joined = api.answer(join, live);
  const std::string token{
      boost::json::parse(std::get<Response>(joined).body).at("token").as_string()};

  const auto outlined = boost::json::parse(ask("/api/v1/replay", {}, token).body);
  const auto& boards = outlined.at("boards").as_array();
  ASSERT_EQ(boards.size(), 1U + (events.overview(ours)->agora.value != 0 ? 1 : 0));
  EXPECT_EQ(boards[0].at("board").as_string(),
            base::to_hex(events.overview(ours)->tables[0].board.value));
  const auto day = ask("/api/v1/replay/day", {}, token);
  const auto told = wire::day::decode_server_frame(day.body);
  ASSERT_TRUE(told);
  ASSERT_FALSE(told->entries.empty());
  EXPECT_EQ(day.header("X-Tablee-Head"), std::to_string(told->entries.back().offset.value));
  EXPECT_EQ(ask("/api/v1/replay/day", "after=x", token).status, 400U);
  EXPECT_EQ(ask("/api/v1/replay", {}, "nobody's").status, 401U);
}

}  // namespace
}  // namespace tablee::http

// A small day through a real server, real sockets and a real disk.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/clock.h"
#include "demo/demo.h"
#include "store/rocks_store.h"
#include "store/temporary_folder.h"
#include "wire/records.h"

namespace tablee::demo {
namespace {

using testing::HasSubstr;

Options small_day(const std::filesystem::path& data) {
  return {.people = 8,
          .length = std::chrono::minutes(20),
          .speed = 2'000,
          .seed = 1,
          .event = DEMO_FILE,
          .data = data};
}

TEST(Day, EndsWithTheFileAndHasTheTimesOfAHalfDay) {
  store::TemporaryFolder folder;
  const auto before = base::SystemClock().wall();
  const auto report = run(small_day(folder.path()), [](const std::string&) {});
  ASSERT_TRUE(report) << report.error();
  EXPECT_TRUE(report->right()) << report->text();
  EXPECT_EQ(report->refused, 0U);
  EXPECT_EQ(report->without_effect, 0U);
  ASSERT_EQ(report->tables.size(), 4U);

  const auto store =
      store::open_rocks_store({.folder = folder.path(), .mode = store::OpenMode::read_only});
  ASSERT_TRUE(store) << store.error().message;
  std::size_t played = 0;
  const auto boards = *(*store)->boards();
  for (const auto board : boards) {
    const auto log = *(*store)->read_log(board, base::Offset{0}, 1'000'000, 1'000'000'000);
    if (log.empty()) continue;  // the agora
    ++played;
    const auto first = wire::decode_log_record(log.front().bytes)->time;
    const auto last = wire::decode_log_record(log.back().bytes)->time;
    EXPECT_GT(last - first, std::chrono::minutes(15));
    EXPECT_LT(first, before - std::chrono::minutes(15));
    EXPECT_LT(last, before);
    // An offset is found by time, at most a second's entries early.
    EXPECT_GT((*store)->offset_at(board, first + std::chrono::minutes(10))->value, 0U);
  }
  EXPECT_EQ(played, 4U);

  const auto again = run(small_day(folder.path()), [](const std::string&) {});
  ASSERT_FALSE(again);
  EXPECT_THAT(again.error(), HasSubstr("has a history already"));
}

TEST(Day, SaysWhatIsWrongWithItsOptions) {
  const auto quiet = [](const std::string&) {};
  EXPECT_THAT(run({}, quiet).error(), HasSubstr("--data or --server"));
  Options options;
  options.server = "127.0.0.1";
  EXPECT_THAT(run(options, quiet).error(), HasSubstr("like http://127.0.0.1:8080"));
  options.server = "http://127.0.0.1:1";
  EXPECT_THAT(run(options, quiet).error(), HasSubstr("could not join"));
  options.event = "/none.json";
  EXPECT_THAT(run(options, quiet).error(), HasSubstr("/none.json"));
}

}  // namespace
}  // namespace tablee::demo

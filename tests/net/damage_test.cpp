// What can not be read any more: the board is put aside, and the others go on (DESIGN, invariant 9).
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "net/house.h"
#include "store/rocks_store.h"

namespace tablee::net {
namespace {

namespace fs = std::filesystem;

class Damage : public testing::Test {
 protected:
  void TearDown() override {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  [[nodiscard]] std::shared_ptr<store::Store> open() const {
    auto opened = store::open_rocks_store({.folder = folder_, .faults = nullptr});
    EXPECT_TRUE(opened) << opened.error().message;
    return std::move(*opened);
  }
  const fs::path folder_ =
      fs::temp_directory_path() / ("tablee_damage_test_" + std::to_string(::getpid()));
};

TEST_F(Damage, OfAnEntryPutsTheBoardAsideAndTheOthersGoOn) {
  const auto store = open();
  base::Offset head;
  base::BoardId sick;
  {
    House house{store};
    sick = house.board(0);
    Visit visit;
    const auto ada = visit.come(house, "Ada", 0);
    write_note(*ada, "before");
    ASSERT_TRUE(visit.until([&] { return ada->replica().unacknowledged() == 0; }));
    head = store->head(sick).value();
    house.stop();
  }
  store::Append append;
  append.board = sick;
  append.log.push_back({base::Offset{head.value + 1}, base::SystemClock().wall(), "not an entry"});
  ASSERT_TRUE(store->write(append));

  House house{store};
  Visit visit;
  const auto ada = visit.come(house, "Ada", 0);
  const auto bob = visit.come(house, "Bob", 1);
  ASSERT_TRUE(visit.until([&] { return ada->close_code() == 4105; }));  // QUARANTINED
  EXPECT_EQ(ada->replica().stop_reason(), "QUARANTINED");
  write_note(*bob, "the others go on");
  ASSERT_TRUE(visit.until([&] { return bob->replica().unacknowledged() == 0; }));
  EXPECT_EQ(store->head(sick).value().value, head.value + 1) << "left as it is";
}

}  // namespace
}  // namespace tablee::net

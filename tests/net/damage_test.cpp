// What can not be read any more: a board opens from what is whole, or is put aside, and the others go on (DESIGN, invariant 9).
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "base/random.h"
#include "net/house.h"
#include "net/raw_socket.h"
#include "store/copy.h"
#include "store/rocks_store.h"
#include "store/temporary_folder.h"

namespace tablee::net {
namespace {

namespace fs = std::filesystem;

class Damage : public testing::Test {
 protected:
  [[nodiscard]] std::shared_ptr<store::Store> open() const {
    auto opened = store::open_rocks_store({.folder = folder_, .faults = nullptr});
    EXPECT_TRUE(opened) << opened.error().message;
    return std::move(*opened);
  }
  /// Overwrites a few bytes in the middle of each file with this extension; how many there were.
  [[nodiscard]] int damage(const std::string& extension) const {
    int damaged = 0;
    for (const auto& file : fs::directory_iterator(folder_ / "db")) {
      if (file.path().extension() != extension) continue;
      std::fstream bytes(file.path(), std::ios::in | std::ios::out | std::ios::binary);
      bytes.seekp(static_cast<std::streamoff>(file.file_size() / 2));
      bytes.write("damage", 6);
      ++damaged;
    }
    return damaged;
  }

  const store::TemporaryFolder temporary_;
  const fs::path folder_ = temporary_.path();
};

TEST_F(Damage, OfAKeyframeCostsTimeAndNothingElse) {
  std::size_t size = 0;
  {
    House house{open()};
    Visit visit;
    const auto ada = visit.come(house, "Ada");
    base::Random random(1);
    const auto has_keyframe = [&] { return !house.store().keyframes(house.board())->empty(); };
    for (int i = 0; i < 40; ++i) {  // 400 KB of log that does not compress
      std::string page;
      while (page.size() < 10'000) page += static_cast<char>('!' + random.below(90));
      write_note(*ada, page);
    }
    ASSERT_TRUE(
        visit.until([&] { return ada->replica().unacknowledged() == 0 && has_keyframe(); }));
    size = ada->replica().document().size();
    house.stop();
  }
  ASSERT_TRUE(store::compact_store(folder_));
  ASSERT_GT(damage(".blob"), 0);
  House house{open()};
  EXPECT_FALSE(house.store().keyframe(house.board(), base::Offset{~0ULL}));
  Visit visit;
  const auto bob = visit.come(house, "Bob");
  ASSERT_TRUE(visit.until([&] { return bob->replica().document().size() == size; }));
  write_note(*bob, "goes on");
  ASSERT_TRUE(visit.until([&] { return bob->replica().unacknowledged() == 0; }));
}

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

  ServerOptions options;
  std::vector<std::string> told;
  options.damage =
      std::make_shared<store::Damage>([&](const std::string& what) { told.push_back(what); });
  House house{store, options};
  Visit visit;
  EXPECT_EQ(metric(house, "tablee_damage_found"), 0U);
  const auto ada = visit.come(house, "Ada", 0);
  const auto bob = visit.come(house, "Bob", 1);
  ASSERT_TRUE(visit.until([&] { return ada->close_code() == 4105; }));  // QUARANTINED
  EXPECT_EQ(ada->replica().stop_reason(), "QUARANTINED");
  write_note(*bob, "the others go on");
  ASSERT_TRUE(visit.until([&] { return bob->replica().unacknowledged() == 0; }));
  EXPECT_EQ(store->head(sick).value().value, head.value + 1) << "left as it is";
  EXPECT_EQ(metric(house, "tablee_damage_found"), 1U);
  const auto ready =
      talk(house.port(), "GET /readyz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  EXPECT_NE(ready.find("1 places are damaged"), std::string::npos) << ready;
  house.stop();
  ASSERT_EQ(told.size(), 1U);
  EXPECT_NE(told.front().find(base::to_hex(sick.value)), std::string::npos);
}

}  // namespace
}  // namespace tablee::net

// The reserve gives way when the disk is nearly full, and comes back when there is room again.
#include "store/disk_reserve.h"

#include <gtest/gtest.h>

#include "store/temporary_folder.h"

namespace tablee::store {
namespace {

constexpr std::uint64_t mebibyte = std::uint64_t{1} << 20;

class Reserve : public testing::Test {
 protected:
  [[nodiscard]] DiskReserve make(std::uint64_t bytes) {
    return {temporary_.path(), bytes, [this](const std::filesystem::path&) { return free_; }};
  }
  [[nodiscard]] std::uint64_t file() const {
    std::error_code error;
    const auto size = std::filesystem::file_size(temporary_.path() / "reserve", error);
    return error ? 0 : size;
  }

  TemporaryFolder temporary_;
  std::uint64_t free_ = 100 * mebibyte;
};

TEST_F(Reserve, IsTakenWhereThereIsRoom) {
  DiskReserve reserve = make(4 * mebibyte);
  EXPECT_EQ(reserve.look(), Space::ample);
  EXPECT_EQ(file(), 4 * mebibyte);
}

TEST_F(Reserve, GivesWayWhenTheDiskIsNearlyFullAndComesBackLater) {
  DiskReserve reserve = make(4 * mebibyte);
  EXPECT_EQ(reserve.look(), Space::ample);
  free_ = mebibyte;
  EXPECT_EQ(reserve.look(), Space::ample);
  free_ = mebibyte - 1;
  EXPECT_EQ(reserve.look(), Space::low);
  EXPECT_EQ(file(), 0U);
  free_ = 5 * mebibyte;  // what it took itself is no room
  EXPECT_EQ(reserve.look(), Space::low);
  free_ = 6 * mebibyte;
  EXPECT_EQ(reserve.look(), Space::ample);
  EXPECT_EQ(file(), 4 * mebibyte);
}

TEST_F(Reserve, GoesAtOnceWhenAWriteHasFailed) {
  DiskReserve reserve = make(4 * mebibyte);
  EXPECT_EQ(reserve.look(), Space::ample);
  reserve.give_up();
  EXPECT_EQ(reserve.space(), Space::low);
  EXPECT_EQ(file(), 0U);
}

TEST_F(Reserve, IsFoundAgainAfterARestart) {
  EXPECT_EQ(make(4 * mebibyte).look(), Space::ample);
  free_ = 2 * mebibyte;  // would not do to take it
  EXPECT_EQ(make(4 * mebibyte).look(), Space::ample);
}

TEST_F(Reserve, OfNothingIsNone) {
  DiskReserve reserve = make(0);
  free_ = 0;
  EXPECT_EQ(reserve.look(), Space::ample);
  EXPECT_EQ(file(), 0U);
}

TEST_F(Reserve, ADiskThatDoesNotGiveItIsLow) {
  DiskReserve reserve(temporary_.path() / "not there", 4 * mebibyte,
                      [](const std::filesystem::path&) { return 100 * mebibyte; });
  EXPECT_EQ(reserve.look(), Space::low);
}

}  // namespace
}  // namespace tablee::store

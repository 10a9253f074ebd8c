// What a disk has damaged is found before somebody needs it, and told once.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "base/random.h"
#include "store/appends.h"
#include "store/copy.h"
#include "store/rocks_store.h"
#include "store/temporary_folder.h"

namespace tablee::store {
namespace {

namespace fs = std::filesystem;

class Checking : public testing::Test {
 protected:
  std::unique_ptr<CheckedStore> open() {
    auto opened = open_checked_store({.folder = folder_, .faults = faults_, .damage = damage_});
    EXPECT_TRUE(opened) << opened.error().message;
    return opened ? std::move(*opened) : nullptr;
  }
  /// How many pieces it took.
  static int read_through(CheckedStore& store) {
    int pieces = 1;
    while (store.check_on(16'384).value_or(true)) ++pieces;
    return pieces;
  }
  void fill() {
    const auto store = open();
    for (std::uint64_t n = 0; n < 8; ++n) {
      Append append = log_of(red, 1 + 3 * n, {"a", "b", std::string(5'000, 'c')});
      // What can be pressed together would be one damage away from its end.
      std::string keyframe;
      for (base::Random random{n + 1}; keyframe.size() < 20'000;)
        keyframe += static_cast<char>(random.below(256));
      append.keyframe = KeyframeWrite{base::Offset{3 * (n + 1)}, std::move(keyframe)};
      ASSERT_TRUE(store->write(append));
    }
  }
  /// In the middle of each such file, or at these shares of it.
  void spoil(const std::string& extension, const std::vector<double>& at = {0.5}) {
    ASSERT_TRUE(compact_store(folder_));
    for (const auto& file : fs::directory_iterator(folder_ / "db")) {
      if (file.path().extension() != extension) continue;
      std::fstream bytes(file.path(), std::ios::in | std::ios::out | std::ios::binary);
      for (const double share : at) {
        bytes.seekp(static_cast<std::streamoff>(static_cast<double>(file.file_size()) * share));
        bytes << "damage";
      }
    }
  }

  const TemporaryFolder temporary_;
  const fs::path folder_ = temporary_.path() / "data";
  std::vector<std::string> told_;
  std::shared_ptr<Faults> faults_ = std::make_shared<Faults>();
  std::shared_ptr<Damage> damage_ =
      std::make_shared<Damage>([this](const std::string& what) { told_.push_back(what); });
};

TEST_F(Checking, ReadsAllInPiecesAndFindsNothingInWhatIsWhole) {
  fill();
  const auto store = open();
  EXPECT_GT(read_through(*store), 8);
  EXPECT_EQ(damage_->found(), 0U);
}

TEST_F(Checking, FindsWhatNobodyHasReadYet) {
  fill();
  spoil(".blob");
  const auto store = open();
  EXPECT_EQ(damage_->found(), 0U);
  read_through(*store);
  ASSERT_EQ(told_.size(), 1U);
  EXPECT_THAT(told_.front(), testing::HasSubstr("What was read is not what was written"));
}

TEST_F(Checking, GoesOnBehindWhatIsDamaged) {
  fill();
  spoil(".blob", {0.2, 0.8});
  const auto store = open();
  int damaged = 0;
  for (auto piece = store->check_on(16'384); piece.value_or(true);
       piece = store->check_on(16'384)) {
    damaged += !piece;
  }
  EXPECT_EQ(damaged, 2) << "what lies behind the first is read too";
}

TEST_F(Checking, SaysWhatADiskDoesNotReadAndGoesOnBehindIt) {
  fill();
  ASSERT_TRUE(compact_store(folder_));
  const auto store = open();
  faults_->read_fails = true;
  const auto piece = store->check_on(16'384);
  ASSERT_FALSE(piece);
  EXPECT_EQ(piece.error().code, ErrorCode::io);
  EXPECT_EQ(damage_->found(), 0U);
  faults_->read_fails = false;
  EXPECT_GT(read_through(*store), 1);
}

TEST_F(Checking, TellsOfWhatAReaderMeetsOnce) {
  fill();
  spoil(".blob");
  const auto store = open();
  const auto meet = [&] {
    for (std::uint64_t n = 1; n <= 8; ++n)
      static_cast<void>(store->keyframe(red, base::Offset{3 * n}));
    return told_.size();
  };
  const auto first = meet();
  EXPECT_GT(first, 0U);
  EXPECT_EQ(meet(), first);
  EXPECT_EQ(damage_->found(), first);
}

}  // namespace
}  // namespace tablee::store

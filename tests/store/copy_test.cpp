// Backups: whole, made while the store is written, and refused rather than half.
#include "store/copy.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "store/appends.h"
#include "store/rocks_store.h"
#include "store/temporary_folder.h"

namespace tablee::store {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

Result<void> nothing_more(Store&, const fs::path&) {
  return {};
}

std::unique_ptr<Store> open(const fs::path& folder) {
  auto opened = open_rocks_store({.folder = folder, .faults = nullptr});
  EXPECT_TRUE(opened) << opened.error().message;
  return opened ? std::move(*opened) : nullptr;
}

Append whole_board() {
  Append append = log_of(red, 1, {"a", "b", "c"});
  append.replicas.push_back({0, "the board"});
  append.replicas.push_back({2, "somebody"});
  append.keyframe = KeyframeWrite{base::Offset{2}, std::string(20'000, 'k')};
  return append;
}

class Copying : public testing::Test {
 protected:
  TemporaryFolder temporary_;
  const fs::path from_ = temporary_.path() / "from";
  const fs::path to_ = temporary_.path() / "to";
};

TEST_F(Copying, TakesEverythingWhileTheStoreIsInUse) {
  const auto store = open(from_);
  EXPECT_OK(store->write(whole_board()));
  const BlobKey picture{base::EventId{5}, {1}};
  EXPECT_OK(store->put_blob(picture, std::string(20'000, 'p')));
  const auto contents = copy_store(from_, to_, nothing_more);
  ASSERT_TRUE(contents) << contents.error().message;
  EXPECT_EQ(contents->boards, 1U);
  EXPECT_EQ(contents->entries, 3U);
  EXPECT_EQ(contents->keyframes, 1U);
  EXPECT_EQ(contents->blobs, 1U);
  EXPECT_OK(store->write(log_of(red, 4, {"after the copy"})));

  const auto copy = open(to_);
  EXPECT_THAT(log_in(*copy, red), ElementsAre("a", "b", "c"));
  EXPECT_EQ(copy->keyframe(red, base::Offset{3}).value()->bytes, std::string(20'000, 'k'));
  EXPECT_EQ(copy->replicas(red)->size(), 2U);
  EXPECT_EQ(*copy->blob(picture), std::string(20'000, 'p'));
  EXPECT_EQ(copy->offset_at(red, at(9'000'000)), base::Offset{3});
}

TEST_F(Copying, AFolderWithSomethingInItIsLeftAlone) {
  EXPECT_OK(open(from_)->write(whole_board()));
  fs::create_directory(to_);
  std::ofstream(to_ / "mine") << "mine";
  EXPECT_ERROR(ErrorCode::not_a_store, copy_store(from_, to_, nothing_more));
  EXPECT_TRUE(fs::exists(to_ / "mine"));
}

TEST_F(Copying, IsNotMadeWhereItWouldGoWithWhatIsCopied) {
  EXPECT_OK(open(from_)->write(whole_board()));
  const fs::path link = temporary_.path() / "link";
  fs::create_directory_symlink(from_, link);
  for (const auto& to : {from_ / "backup", from_ / "deep" / "backup", from_, link / "backup",
                         from_ / "db" / ".." / "backup", to_ / ".." / "from" / "backup"}) {
    SCOPED_TRACE(to);
    EXPECT_ERROR(ErrorCode::not_a_store, copy_store(from_, to, nothing_more));
  }
  EXPECT_TRUE(verify_store(from_));
  EXPECT_TRUE(copy_store(from_, temporary_.path() / "from-yesterday", nothing_more))
      << "the same beginning is another folder";
}

TEST_F(Copying, RemovesNothingThatIsCopiedOrNoFolder) {
  const fs::path partial = temporary_.path() / "to.partial";
  EXPECT_OK(open(partial)->write(whole_board()));
  EXPECT_ERROR(ErrorCode::not_a_store, copy_store(partial, to_, nothing_more));
  EXPECT_TRUE(verify_store(partial));
  EXPECT_OK(open(from_)->write(whole_board()));
  std::ofstream(to_).flush();
  EXPECT_ERROR(ErrorCode::not_a_store, copy_store(from_, to_, nothing_more));
  EXPECT_TRUE(fs::exists(to_));
}

TEST_F(Copying, WhatIsFinishedOtherwiseGetsNoName) {
  EXPECT_OK(open(from_)->write(whole_board()));
  const auto refuse = [](Store&, const fs::path&) -> Result<void> {
    return std::unexpected(Error{ErrorCode::io, "no"});
  };
  EXPECT_ERROR(ErrorCode::io, copy_store(from_, to_, refuse));
  EXPECT_FALSE(fs::exists(to_));
  const auto again = copy_store(from_, to_, [](Store& copy, const fs::path&) {
    return copy.write(log_of(red, 4, {"as restored"}));
  });
  EXPECT_TRUE(again);
  EXPECT_THAT(log_in(*open(to_), red), ElementsAre("a", "b", "c", "as restored"));
}

TEST_F(Copying, ADamagedStoreIsNotCopied) {
  EXPECT_OK(open(from_)->write(whole_board()));
  ASSERT_TRUE(compact_store(from_));
  for (const auto& file : fs::directory_iterator(from_ / "db")) {
    if (file.path().extension() != ".blob") continue;
    std::fstream bytes(file.path(), std::ios::in | std::ios::out | std::ios::binary);
    bytes.seekp(10'000);
    bytes << "damage";
  }
  EXPECT_ERROR(ErrorCode::corrupted, verify_store(from_));
  EXPECT_ERROR(ErrorCode::corrupted, copy_store(from_, to_, nothing_more));
  EXPECT_FALSE(fs::exists(to_));
}

TEST_F(Copying, DaysAreCountedBesideBoards) {
  Append append = whole_board();
  append.day = DayWrite{base::EventId{7},
                        {{base::Offset{1}, at(1), "one"}, {base::Offset{2}, at(1), "two"}},
                        {},
                        {},
                        {}};
  EXPECT_OK(open(from_)->write(append));
  const auto contents = verify_store(from_);
  ASSERT_TRUE(contents);
  EXPECT_EQ(contents->days, 1U);
  EXPECT_EQ(contents->day_entries, 2U);
}

TEST_F(Copying, CompactingKeepsWhatIsThere) {
  EXPECT_OK(open(from_)->write(whole_board()));
  const auto before = verify_store(from_);
  EXPECT_TRUE(compact_store(from_));
  EXPECT_EQ(verify_store(from_).value(), before.value());
}

}  // namespace
}  // namespace tablee::store

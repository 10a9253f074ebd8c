// What is erased is in no file any more, neither in the log nor in tables of before.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/appends.h"
#include "store/copy.h"
#include "store/file_bytes.h"
#include "store/rocks_store.h"
#include "store/temporary_folder.h"

namespace tablee::store {
namespace {

using testing::Contains;
using testing::EndsWith;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

constexpr base::EventId event{0x5555};
constexpr std::size_t rows = 40;

class Wiping : public testing::Test {
 protected:
  void open() {
    store_.reset();
    auto opened = open_rocks_store({.folder = folder_.path(), .faults = nullptr});
    ASSERT_TRUE(opened) << opened.error().message;
    store_ = std::move(*opened);
  }
  void SetUp() override { open(); }

  void seal(std::optional<std::string> value) {
    Append append;
    append.day = DayWrite{event, {}, {{1, 7, std::move(value)}}, {}, {}};
    EXPECT_OK(store_->write(append));
  }
  [[nodiscard]] std::vector<std::string> holding(std::string_view bytes) const {
    return files_with(folder_.path(), bytes);
  }

  TemporaryFolder folder_;
  std::unique_ptr<Store> store_;
};

TEST_F(Wiping, AnErasedRecordIsInNoFile) {  // F4
  const auto name = noise(1);
  EXPECT_OK(store_->write_records(std::vector<RecordWrite>{{"person/1", name}, {"person/2", "b"}}));
  seal(name);
  ASSERT_THAT(holding(name), Contains(EndsWith(".log"))) << "else this test proves nothing";
  open();  // what was in the log comes into tables
  ASSERT_THAT(holding(name), Contains(EndsWith(".sst")));
  EXPECT_OK(store_->write_records(std::vector<RecordWrite>{{"person/1", "nobody"}}));
  seal(std::nullopt);
  ASSERT_THAT(holding(name), Not(IsEmpty())) << "an erased row is only hidden";

  EXPECT_OK(store_->wipe({}));
  EXPECT_THAT(holding(name), IsEmpty());
  EXPECT_EQ(*store_->record("person/1"), "nobody");
  EXPECT_EQ(*store_->record("person/2"), "b");
  open();
  EXPECT_THAT(holding(name), IsEmpty());
  EXPECT_EQ(*store_->record("person/2"), "b");
}

TEST_F(Wiping, WhatIsInTheLowestTablesGoesToo) {  // F4
  const auto name = noise(2);
  EXPECT_OK(store_->write_records(std::vector<RecordWrite>{{"page/1", name}}));
  EXPECT_OK(store_->wipe({}));
  EXPECT_OK(store_->wipe({}));
  ASSERT_THAT(holding(name), Contains(EndsWith(".sst")));
  EXPECT_OK(store_->write_records(std::vector<RecordWrite>{{"page/1", std::nullopt}}));
  EXPECT_OK(store_->wipe({}));
  EXPECT_THAT(holding(name), IsEmpty());
}

TEST_F(Wiping, ABoardThatIsErasedIsInNoFile) {  // F5
  const auto theirs = noise(4);
  const auto frame = noise(5, 20'000);
  const auto picture = noise(6, 20'000);
  const auto kept = noise(7, 20'000);
  Append board = log_of(red, 1, {theirs, "b"});
  board.replicas = {{0, "board"}};
  board.keyframe = KeyframeWrite{base::Offset{1}, frame};
  EXPECT_OK(store_->write(board));
  Append other = log_of(blue, 1, {"a"});
  other.keyframe = KeyframeWrite{base::Offset{1}, kept};
  EXPECT_OK(store_->write(other));
  EXPECT_OK(store_->put_blob({event, {1}}, picture));
  EXPECT_OK(store_->put_blob({base::EventId{6}, {1}}, kept));
  open();
  for (const auto& bytes : {theirs, frame, picture}) ASSERT_THAT(holding(bytes), Not(IsEmpty()));
  EXPECT_OK(store_->erase_board(red));
  EXPECT_OK(store_->erase_blobs(event));
  EXPECT_OK(store_->wipe(std::array{red}));
  for (const auto& bytes : {theirs, frame, picture}) EXPECT_THAT(holding(bytes), IsEmpty());
  open();
  EXPECT_EQ(store_->keyframe(blue, base::Offset{1}).value()->bytes, kept);
  EXPECT_EQ(**store_->blob({base::EventId{6}, {1}}), kept);
}

TEST_F(Wiping, WritingGoesOnMeanwhileAndBehind) {
  const auto name = noise(3);
  EXPECT_OK(store_->write_records(std::vector<RecordWrite>{{"person/1", name}}));
  EXPECT_OK(store_->write_records(std::vector<RecordWrite>{{"person/1", std::nullopt}}));
  EXPECT_OK(store_->write(log_of(red, 1, {"a"})));
  EXPECT_OK(store_->wipe({}));
  for (std::uint64_t entry = 2; entry <= rows; ++entry) {
    EXPECT_OK(store_->write(log_of(red, entry, {"b"})));
  }
  EXPECT_OK(store_->reopen());
  EXPECT_EQ(head_of(*store_, red), rows);
  EXPECT_THAT(holding(name), IsEmpty());
  store_.reset();
  EXPECT_TRUE(verify_store(folder_.path())) << "nothing seems to be missing from the log";
}

TEST_F(Wiping, AStoreThatIsOnlyReadIsNotTouched) {
  const auto reading =
      open_rocks_store({.folder = folder_.path(), .mode = OpenMode::read_only, .faults = nullptr});
  ASSERT_TRUE(reading);
  EXPECT_ERROR(ErrorCode::read_only, (*reading)->wipe({}));
}

}  // namespace
}  // namespace tablee::store

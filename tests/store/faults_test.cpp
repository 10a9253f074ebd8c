// Disks that fail: nothing is acknowledged, the message says what to do, and reopening goes on from what is
// really there.
#include "store/faults.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <fstream>
#include <optional>

#include "store/appends.h"
#include "store/rocks_store.h"
#include "store/temporary_folder.h"

namespace tablee::store {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// A limit of this process that is lower while it lives.
class Lowered {
 public:
  Lowered(__rlimit_resource what, rlim_t to) : what_(what) {
    ::getrlimit(what, &before_);
    const rlimit lower{to, before_.rlim_max};
    ::setrlimit(what, &lower);
  }
  ~Lowered() { ::setrlimit(what_, &before_); }
  Lowered(const Lowered&) = delete;
  Lowered& operator=(const Lowered&) = delete;

 private:
  __rlimit_resource what_;
  rlimit before_{};
};

class FaultyDisk : public testing::Test {
 protected:
  void SetUp() override {
    auto opened = open_rocks_store({.folder = temporary_.path(), .faults = faults_});
    ASSERT_TRUE(opened) << opened.error().message;
    store_ = std::move(*opened);
    EXPECT_OK(store_->write(log_of(red, 1, {"kept"})));
  }

  TemporaryFolder temporary_;
  std::shared_ptr<Faults> faults_ = std::make_shared<Faults>();
  std::unique_ptr<Store> store_;
};

TEST_F(FaultyDisk, OneWriteIsOneSync) {
  const auto before = faults_->syncs.load();
  std::vector<Append> group;
  for (std::uint64_t i = 1; i <= 50; ++i) group.push_back(log_of(blue, i, {"x"}));
  EXPECT_OK(store_->write(group));
  EXPECT_EQ(faults_->syncs, before + 1);
}

// P18
TEST_F(FaultyDisk, FullDiskIsARefusedWriteAndReadsGoOn) {
  faults_->full = true;
  const auto written = store_->write(log_of(red, 2, {"lost"}));
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().code, ErrorCode::full);
  EXPECT_THAT(written.error().message, HasSubstr("free some space"));
  EXPECT_THAT(log_in(*store_, red), ElementsAre("kept"));
  faults_->full = false;
  EXPECT_ERROR(ErrorCode::failed, store_->write(log_of(red, 2, {"still refused"})));
  EXPECT_OK(store_->reopen());
  EXPECT_THAT(log_in(*store_, red), ElementsAre("kept"));
  EXPECT_OK(store_->write(log_of(red, 2, {"new"})));
}

TEST_F(FaultyDisk, FailedSyncIsNeverRetriedAsIfItHadWorked) {
  faults_->sync_fails = true;
  EXPECT_ERROR(ErrorCode::io, store_->write(log_of(red, 2, {"unsure"})));
  faults_->sync_fails = false;
  EXPECT_ERROR(ErrorCode::failed, store_->write(log_of(red, 2, {"refused"})));
  EXPECT_EQ(head_of(*store_, red), 1U) << "invariant 1: not durable, not seen";
  EXPECT_OK(store_->reopen());
  const auto head =
      head_of(*store_, red);  // it may have reached the disk; then it is there for good
  EXPECT_THAT(head, testing::AnyOf(1U, 2U));
  EXPECT_OK(store_->write(log_of(red, head + 1, {"goes on"})));
}

TEST_F(FaultyDisk, HalfAWriteIsNoWrite) {
  faults_->write_short = true;
  EXPECT_ERROR(ErrorCode::io, store_->write(log_of(red, 2, {std::string(5'000, 'x')})));
  faults_->write_short = false;
  EXPECT_OK(store_->reopen());
  EXPECT_THAT(log_in(*store_, red), ElementsAre("kept"));
  EXPECT_OK(store_->write(log_of(red, 2, {"new"})));
}

TEST_F(FaultyDisk, ReopeningABrokenDiskFailsAndCanBeTriedAgain) {
  faults_->full = true;
  EXPECT_ERROR(ErrorCode::full, store_->write(log_of(red, 2, {"lost"})));
  EXPECT_ERROR(ErrorCode::full, store_->reopen());
  EXPECT_THAT(log_in(*store_, red), ElementsAre("kept")) << "what was open stays open";
  faults_->full = false;
  EXPECT_OK(store_->reopen());
  EXPECT_THAT(log_in(*store_, red), ElementsAre("kept"));
}

TEST_F(FaultyDisk, FailedReadIsAnErrorNotAnEmptyBoard) {
  EXPECT_OK(store_->reopen());  // what was in memory lies in a table file now …
  EXPECT_OK(store_->reopen());  // … and no longer in the cache
  faults_->read_fails = true;
  EXPECT_FALSE(store_->read_log(red, base::Offset{0}, all, all));
  EXPECT_FALSE(store_->head(red));
  faults_->read_fails = false;
  EXPECT_THAT(log_in(*store_, red), ElementsAre("kept"));
}

// P18: as a file system does that has no more room for this file.
TEST_F(FaultyDisk, AFileThatMayNotGrowIsARefusedWriteAndGoesByItself) {
  std::signal(SIGXFSZ, SIG_IGN);
  std::vector<ErrorCode> told;
  store_->on_failure([&](const Error& why) { told.push_back(why.code); });
  {
    const Lowered lowered(RLIMIT_FSIZE, 1'000);
    const auto written =
        store_->write_records(std::vector<RecordWrite>{{"person/1", std::string(5'000, 'x')}});
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, ErrorCode::full) << written.error().message;
    EXPECT_ERROR(ErrorCode::failed, store_->write(log_of(red, 2, {"lost"})));
  }
  EXPECT_THAT(told, ElementsAre(ErrorCode::full)) << "once, whoever wrote";
  EXPECT_OK(store_->reopen());
  EXPECT_OK(store_->write(log_of(red, 2, {"new"})));
}

// Whatever uses the descriptors of the process up, the store goes on: logs and tables are made from what it holds for them.
TEST_F(FaultyDisk, AProcessWithoutDescriptorsStillWrites) {
  std::optional<Lowered> lowered;
  std::vector<int> taken;
  while (taken.size() < 100'000) {
    const int fd = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    if (fd < 0) break;
    taken.push_back(fd);
    if (taken.size() == 1) {
      lowered.emplace(RLIMIT_NOFILE, static_cast<rlim_t>(fd) + 20);
    }
  }
  ASSERT_EQ(errno, EMFILE);
  for (std::uint64_t i = 2; i < 8; ++i) {  // more than a table in memory takes
    EXPECT_OK(store_->write(log_of(red, i, {std::string(1'500'000, 'x')})));
  }
  EXPECT_OK(store_->reopen());
  EXPECT_EQ(head_of(*store_, red), 7U);
  for (const int fd : taken) ::close(fd);
  EXPECT_OK(store_->write(log_of(red, 8, {"new"})));
}

// DESIGN, invariant 9: a damaged board is an error for that board, not an empty one.
TEST_F(FaultyDisk, DamagedTableFileIsCorrupted) {
  EXPECT_OK(store_->reopen());
  store_.reset();
  int damaged = 0;
  for (const auto& file : std::filesystem::directory_iterator(temporary_.path() / "db")) {
    if (file.path().extension() != ".sst") continue;
    std::fstream bytes(file.path(), std::ios::in | std::ios::out | std::ios::binary);
    bytes.seekp(4);
    bytes.write("\xff\xff\xff\xff", 4);
    ++damaged;
  }
  ASSERT_GT(damaged, 0);
  auto opened = open_rocks_store({.folder = temporary_.path()});
  ASSERT_TRUE(opened) << opened.error().message;
  EXPECT_ERROR(ErrorCode::corrupted, (*opened)->read_log(red, base::Offset{0}, all, all));
}

}  // namespace
}  // namespace tablee::store

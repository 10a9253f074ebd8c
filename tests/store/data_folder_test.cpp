// Each way in which a data folder can be unusable has its own error and a sentence that helps.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rocksdb/db.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "store/appends.h"
#include "store/copy.h"
#include "store/rocks_store.h"
#include "store/temporary_folder.h"

namespace tablee::store {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

Result<std::unique_ptr<Store>> open(const fs::path& folder, OpenMode mode = OpenMode::create) {
  return open_rocks_store({.folder = folder, .mode = mode});
}

void write_file(const fs::path& path, std::string_view text) {
  std::ofstream(path) << text;
}

std::string read_file(const fs::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

TEST(DataFolder, IsMadeWithItsParents) {
  TemporaryFolder temporary;
  EXPECT_OK(open(temporary.path() / "a" / "b"));
  EXPECT_OK(open(temporary.path() / "a" / "b", OpenMode::existing));
}

/// A umask that hides nothing, for as long as it lives.
class OpenUmask {
 public:
  OpenUmask() = default;
  OpenUmask(const OpenUmask&) = delete;
  OpenUmask& operator=(const OpenUmask&) = delete;
  ~OpenUmask() { ::umask(before_); }

 private:
  mode_t before_ = ::umask(0);
};

fs::perms mode_of(const fs::path& path) {
  return fs::status(path).permissions() & fs::perms::mask;
}

TEST(DataFolder, IsItsOwnersAloneWhateverTheUmask) {
  const OpenUmask umask;
  const TemporaryFolder temporary;
  const auto made = temporary.path() / "made";
  const auto empty = temporary.path() / "empty";
  fs::create_directory(empty);
  for (const auto& folder : {made, empty}) {
    auto store = open_rocks_store({.folder = folder});
    ASSERT_TRUE(store) << store.error().message;
    EXPECT_EQ(mode_of(folder), fs::perms::owner_all) << folder;
    EXPECT_EQ(mode_of(folder / "db"), fs::perms::owner_all);
    for (const char* file : {"FORMAT", "lock", "db/LOG"}) {
      EXPECT_EQ(mode_of(folder / file), fs::perms::owner_read | fs::perms::owner_write) << file;
    }
  }
}

TEST(DataFolder, WhatWasMadeOpenToAllIsClosedAndAFullFolderStaysAsItIs) {
  const TemporaryFolder temporary;
  const auto folder = temporary.path();
  std::ofstream(folder / "mine") << "mine";
  const auto before = fs::perms::owner_all | fs::perms::group_read | fs::perms::group_exec;
  fs::permissions(folder, before);
  { ASSERT_TRUE(open_rocks_store({.folder = folder})); }
  fs::permissions(folder / "db", fs::perms::all);
  ASSERT_TRUE(open_rocks_store({.folder = folder, .mode = OpenMode::existing}));
  EXPECT_EQ(mode_of(folder / "db"), fs::perms::owner_all);
  EXPECT_EQ(mode_of(folder), before);
}

TEST(DataFolder, NewerFormatIsRefusedAndLeftAlone) {
  TemporaryFolder temporary;
  EXPECT_OK(open(temporary.path()));
  write_file(temporary.path() / "FORMAT", "tablee-store 3\n");
  const auto opened = open(temporary.path());
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::newer_format);
  EXPECT_THAT(opened.error().message, HasSubstr("has format 3"));
  EXPECT_THAT(opened.error().message, HasSubstr("or a newer one"));
  EXPECT_ERROR(ErrorCode::newer_format, open(temporary.path(), OpenMode::read_only));
  EXPECT_EQ(read_file(temporary.path() / "FORMAT"), "tablee-store 3\n");
  write_file(temporary.path() / "FORMAT", "tablee-store 2\n");
  EXPECT_OK(open(temporary.path()));
}

/// The store of a program that knew no days.
void make_store_of_format_1(const fs::path& folder) {
  { EXPECT_OK((*open(folder))->write(log_of(red, 1, {"a"}))); }
  rocksdb::DBOptions options;
  const std::string path = folder / "db";
  std::vector<std::string> names;
  ASSERT_TRUE(rocksdb::DB::ListColumnFamilies(options, path, &names).ok());
  std::vector<rocksdb::ColumnFamilyDescriptor> families;
  for (const auto& name : names) families.push_back({name, {}});
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  rocksdb::DB* database = nullptr;
  ASSERT_TRUE(rocksdb::DB::Open(options, path, families, &handles, &database).ok());
  for (auto* handle : handles) {
    if (handle->GetName() == "day") {
      EXPECT_TRUE(database->DropColumnFamily(handle).ok());
    }
    EXPECT_TRUE(database->DestroyColumnFamilyHandle(handle).ok());
  }
  EXPECT_TRUE(database->Close().ok());
  delete database;
  write_file(folder / "FORMAT", "tablee-store 1\n");
}

bool has_days(const fs::path& folder) {
  std::vector<std::string> names;
  EXPECT_TRUE(rocksdb::DB::ListColumnFamilies({}, folder / "db", &names).ok());
  return std::ranges::find(names, "day") != names.end();
}

// An older program refuses what has a greater number than its own before RocksDB finds a family that it does not know.
TEST(DataFolder, AnOlderFormatIsRaisedBeforeItIsWritten) {
  const TemporaryFolder temporary;
  const fs::path& folder = temporary.path();
  make_store_of_format_1(folder);
  {
    const auto reader = open(folder, OpenMode::read_only);
    ASSERT_TRUE(reader) << reader.error().message;
    EXPECT_EQ(head_of(**reader, red), 1U);
    EXPECT_TRUE((*reader)->days()->empty());
  }
  EXPECT_EQ(read_file(folder / "FORMAT"), "tablee-store 1\n");
  EXPECT_FALSE(has_days(folder)) << "who only reads changes nothing";
  for (const auto mode : {OpenMode::existing, OpenMode::create}) {
    const auto opened = open(folder, mode);
    ASSERT_TRUE(opened) << opened.error().message;
    EXPECT_EQ(head_of(**opened, red), 1U);
    EXPECT_EQ(read_file(folder / "FORMAT"), "tablee-store 2\n");
    EXPECT_TRUE(has_days(folder));
  }
}

// The power may fail between the two: the number goes up first.
TEST(DataFolder, ARaisedNumberWithoutItsFamilyIsGoneOnWith) {
  const TemporaryFolder temporary;
  make_store_of_format_1(temporary.path());
  write_file(temporary.path() / "FORMAT", "tablee-store 2\n");
  write_file(temporary.path() / "FORMAT.new", "table");
  EXPECT_OK(open(temporary.path(), OpenMode::read_only));
  EXPECT_OK(open(temporary.path()));
  EXPECT_TRUE(has_days(temporary.path()));
}

TEST(DataFolder, EveryWayToWriteRaisesTheFormat) {
  const TemporaryFolder temporary;
  const auto from = temporary.path() / "from";
  make_store_of_format_1(from);
  const auto to = temporary.path() / "to";
  ASSERT_TRUE(copy_store(from, to, [](Store&, const fs::path&) { return Result<void>{}; }));
  EXPECT_EQ(read_file(to / "FORMAT"), "tablee-store 2\n");
  EXPECT_EQ(read_file(from / "FORMAT"), "tablee-store 1\n");
  ASSERT_TRUE(compact_store(from));
  EXPECT_EQ(read_file(from / "FORMAT"), "tablee-store 2\n");
}

TEST(DataFolder, UnreadableFormatIsRefused) {
  TemporaryFolder temporary;
  EXPECT_OK(open(temporary.path()));
  write_file(temporary.path() / "FORMAT", "tablee-store one\n");
  EXPECT_ERROR(ErrorCode::not_a_store, open(temporary.path()));
  fs::remove(temporary.path() / "FORMAT");
  EXPECT_ERROR(ErrorCode::not_a_store, open(temporary.path()));
}

TEST(DataFolder, SecondWriterIsRefused) {
  TemporaryFolder temporary;
  const auto first = open(temporary.path());
  ASSERT_TRUE(first);
  const auto second = open(temporary.path());
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ErrorCode::locked);
  EXPECT_THAT(second.error().message, HasSubstr("Stop that one first"));
}

TEST(DataFolder, ReaderComesInBesideAWriter) {
  TemporaryFolder temporary;
  const auto writer = open(temporary.path());
  ASSERT_TRUE(writer);
  EXPECT_OK((*writer)->write(log_of(red, 1, {"a"})));
  auto reader = open(temporary.path(), OpenMode::read_only);
  ASSERT_TRUE(reader) << reader.error().message;
  EXPECT_EQ(head_of(**reader, red), 1U);
  EXPECT_ERROR(ErrorCode::read_only, (*reader)->write(log_of(red, 2, {"b"})));
  EXPECT_ERROR(ErrorCode::read_only, (*reader)->put_blob({base::EventId{1}, BlobId{1}}, "blob"));
}

TEST(DataFolder, NothingThereIsNotMadeByAReader) {
  TemporaryFolder temporary;
  EXPECT_ERROR(ErrorCode::not_a_store, open(temporary.path() / "none", OpenMode::read_only));
  EXPECT_ERROR(ErrorCode::not_a_store, open(temporary.path() / "none", OpenMode::existing));
  EXPECT_ERROR(ErrorCode::not_a_store, open(temporary.path(), OpenMode::existing));
  EXPECT_TRUE(fs::is_empty(temporary.path()));
}

TEST(DataFolder, AFileInTheWayIsNamed) {
  TemporaryFolder temporary;
  write_file(temporary.path() / "file", "in the way");
  for (const auto& path : {temporary.path() / "file", temporary.path() / "file" / "below"}) {
    const auto opened = open(path);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, ErrorCode::not_a_store);
    EXPECT_THAT(opened.error().message, HasSubstr("is a file"));
  }
}

TEST(DataFolder, MissingPermissionSaysWhatToDo) {
  // Nobody, not even root, may make folders in /sys.
  const auto opened = open("/sys/tablee");
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::no_permission) << opened.error().message;
  EXPECT_THAT(opened.error().message, HasSubstr("--data"));
}

/// Root may write everywhere, so nobody acts in its stead for a while.
class AsNobody {
 public:
  AsNobody() {
    if (root_) {
      EXPECT_EQ(::seteuid(65'534), 0);
    }
  }
  ~AsNobody() {
    if (root_) {
      EXPECT_EQ(::seteuid(0), 0);
    }
  }
  AsNobody(const AsNobody&) = delete;
  AsNobody& operator=(const AsNobody&) = delete;

 private:
  bool root_ = ::geteuid() == 0;
};

TEST(DataFolder, MissingPermissionInsideSaysWhatToDo) {
  TemporaryFolder temporary;
  fs::permissions(temporary.path(), fs::perms(0555));
  {
    const AsNobody nobody;
    EXPECT_ERROR(ErrorCode::no_permission, open(temporary.path()));
  }
  fs::permissions(temporary.path(), fs::perms::owner_all);
}

TEST(DataFolder, DamagedDatabaseIsRefused) {
  TemporaryFolder temporary;
  {
    const auto store = open(temporary.path());
    EXPECT_OK((*store)->write(log_of(red, 1, {"a"})));
  }
  const std::pair<std::string, std::string> currents[] = {
      {"MANIFEST-999999\n", "MANIFEST-999999 is missing"},
      {std::string(16, '\0'), "CURRENT does not say"},
      {"MANIFEST-\n", "CURRENT does not say"},
      {"", "CURRENT does not say"}};
  for (const auto& [current, says] : currents) {
    write_file(temporary.path() / "db" / "CURRENT", current);
    const auto opened = open(temporary.path());
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, ErrorCode::corrupted);
    EXPECT_THAT(opened.error().message, HasSubstr(says));
    EXPECT_THAT(opened.error().message, HasSubstr("Restore"));
  }
}

}  // namespace
}  // namespace tablee::store

// A damaged log: what the store says, that it changes nothing, and how to go on without what is lost.
#include "store/loss.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "store/copy.h"
#include "store/ledger.h"
#include "store/rocks_open.h"
#include "store/rocks_store.h"
#include "store/set_aside.h"
#include "store/temporary_folder.h"
#include "store/watermark.h"

namespace tablee::store {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

std::string read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// Red and blue have a hundred entries each in the log, one write an entry, in turn.
class LostWork : public testing::Test {
 protected:
  void SetUp() override {
    const auto store = open();
    ASSERT_TRUE(store);
    for (std::uint64_t i = 1; i <= 100; ++i) {
      for (const auto board : {red, blue}) {
        auto append = log_of(board, i, {text(board, i)}, static_cast<std::int64_t>(i) * 1'000);
        append.replicas = {{0, "board"}, {2, std::to_string(i)}};
        EXPECT_OK(store->write(append));
      }
    }
    EXPECT_OK(store->write_records(std::vector<RecordWrite>{{"person/1", "Léa"}}));
  }
  static std::string text(base::BoardId board, std::uint64_t offset) {
    return (board == red ? "red " : "blue ") + std::to_string(offset) + " of a hundred";
  }
  [[nodiscard]] std::unique_ptr<Store> open() const {
    auto opened = open_rocks_store({.folder = folder_, .faults = nullptr});
    EXPECT_TRUE(opened) << opened.error().message;
    return opened ? std::move(*opened) : nullptr;
  }
  [[nodiscard]] Result<std::unique_ptr<Store>> try_to_open() const {
    return open_rocks_store({.folder = folder_, .faults = nullptr});
  }
  [[nodiscard]] fs::path log() const {
    fs::path log;
    for (const auto& file : fs::directory_iterator(folder_ / "db")) {
      if (file.path().extension() == ".log" && file.file_size() > 0) log = file.path();
    }
    return log;
  }
  /// Flips a bit in the middle of what an entry says.
  void flip_in(const std::string& entry) const {
    std::string bytes = read(log());
    const auto at = bytes.find(entry);
    ASSERT_NE(at, bytes.npos);
    bytes[at + 2] = static_cast<char>(bytes[at + 2] ^ 8);
    std::ofstream(log(), std::ios::binary) << bytes;
  }
  [[nodiscard]] std::map<std::string, std::string> database() const {
    std::map<std::string, std::string> files;
    for (const auto& file : fs::directory_iterator(folder_ / "db")) {
      const std::string name = file.path().filename();
      if (!name.starts_with("LOG")) files[name] = read(file.path());
    }
    return files;
  }
  static Result<void> new_epochs(Store& store) {
    Append append;
    append.board = red;
    append.replicas = {{0, "another epoch"}};
    return store.write(append);
  }

  TemporaryFolder temporary_;
  const fs::path folder_ = temporary_.path() / "data";
};

// RocksDB moves everything into tables by itself, after a full disk for one, and begins a new log that nothing is written to. The
// families that are empty name the old log for ever.
TEST_F(LostWork, ALogThatWasMovedIntoTablesIsNotMissing) {
  Acknowledged said;
  {
    const auto database = rocks::Database::open(
        folder_ / "db", {.folder = folder_, .faults = nullptr}, rocksdb::Env::Default());
    ASSERT_TRUE(database) << database.error().message;
    rocksdb::DB& db = (*database)->db();
    std::unique_ptr<rocksdb::LogFile> current;
    ASSERT_TRUE(db.GetCurrentWalFile(&current).ok());
    auto* log = (*database)->family(rocks::Family::log);
    ASSERT_TRUE(db.Put(rocksdb::WriteOptions(), log, std::string(16, 'k'), "an entry").ok());
    said = {.sequence = db.GetLatestSequenceNumber(), .log = current->LogNumber()};
    ASSERT_TRUE(db.Flush(rocksdb::FlushOptions(), log).ok());
  }
  auto watermark = Watermark::open(folder_ / watermark_name);
  ASSERT_TRUE(watermark);
  watermark->note(said);
  const auto found = find_loss(folder_);
  ASSERT_TRUE(found) << found.error().message;
  EXPECT_FALSE(*found) << describe(**found);
}

TEST_F(LostWork, AFlippedBitInTheLogIsSaidAndNothingIsChanged) {
  flip_in(text(red, 30));
  const auto before = database();
  const auto opened = try_to_open();
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::lost);
  EXPECT_THAT(opened.error().message, HasSubstr(".log at byte "));
  EXPECT_THAT(opened.error().message, HasSubstr("after 1970-01-01 00:00:29 UTC"));
  EXPECT_THAT(opened.error().message, HasSubstr("71 entries of board 0000000000001111"));
  EXPECT_THAT(opened.error().message, HasSubstr("tablee accept-loss"));
  EXPECT_EQ(database(), before);
  EXPECT_ERROR(ErrorCode::lost, verify_store(folder_));
  EXPECT_ERROR(ErrorCode::lost, copy_store(folder_, temporary_.path() / "to",
                                           [](Store&, const fs::path&) { return Result<void>{}; }));
  EXPECT_ERROR(
      ErrorCode::lost,
      open_rocks_store({.folder = folder_, .mode = OpenMode::read_only, .faults = nullptr}));
}

// The last write is like a torn end, but for what was noted when it was acknowledged.
TEST_F(LostWork, AFlippedBitInTheLastWriteIsSaid) {
  flip_in("Léa");
  EXPECT_ERROR(ErrorCode::lost, try_to_open());
}

TEST_F(LostWork, ALogThatEndsTooEarlyBetweenTwoWritesIsSaid) {
  const std::string bytes = read(log());
  std::ofstream(log(), std::ios::binary) << bytes.substr(0, 0);
  const auto opened = try_to_open();
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::lost);
  EXPECT_THAT(opened.error().message, HasSubstr("its end is missing"));
}

// Power loss in the middle of a write that was never acknowledged.
TEST_F(LostWork, ATornEndGoesOn) {
  const std::string noted = read(folder_ / watermark_name);
  EXPECT_OK(open()->write(log_of(red, 101, {std::string(50'000, 'x')})));
  const fs::path torn = log();
  const std::string bytes = read(torn);
  for (const std::size_t left : {bytes.size() - 1, bytes.size() / 2, std::size_t{3}}) {
    const fs::path copy = temporary_.path() / "copy";
    fs::remove_all(copy);
    fs::copy(folder_, copy, fs::copy_options::recursive);
    std::ofstream(copy / "db" / torn.filename(), std::ios::binary) << bytes.substr(0, left);
    std::ofstream(copy / watermark_name, std::ios::binary) << noted;
    const auto opened = open_rocks_store({.folder = copy, .faults = nullptr});
    ASSERT_TRUE(opened) << opened.error().message;
    EXPECT_EQ(head_of(**opened, red), 100U);
    EXPECT_OK((*opened)->write(log_of(red, 101, {"goes on"})));
  }
}

TEST_F(LostWork, GoingOnSavesWhatDoesNotDependOnIt) {
  flip_in(text(red, 30));
  const auto damaged = database();
  const auto loss = go_on_without(folder_, new_epochs);
  ASSERT_TRUE(loss) << loss.error().message;
  ASSERT_TRUE(*loss);
  EXPECT_EQ((*loss)->entries, (std::map<std::uint64_t, std::uint64_t>{{red.value, 71}}));

  const auto store = open();
  EXPECT_EQ(head_of(*store, red), 29U);
  EXPECT_EQ(head_of(*store, blue), 100U) << "its writes are whole";
  EXPECT_EQ(log_in(*store, blue).back(), text(blue, 100));
  EXPECT_EQ(store->replicas(red)->at(0).bytes, "another epoch");
  EXPECT_EQ(store->replicas(red)->at(1).bytes, "29") << "as its log says";
  EXPECT_EQ(store->replicas(blue)->at(1).bytes, "100");
  EXPECT_EQ(*store->record("person/1"), "Léa");
  EXPECT_OK(store->write(log_of(red, 30, {"goes on"})));
  EXPECT_OK(verify_store(folder_));

  // The damaged store as it was, and a sentence for whoever finds it.
  ASSERT_THAT(set_aside(folder_), SizeIs(1));
  const fs::path aside = set_aside(folder_).front();
  for (const auto& [name, bytes] : damaged) EXPECT_EQ(read(aside / "db" / name), bytes) << name;
  EXPECT_THAT(read(aside / "WHY.txt"), HasSubstr("71 entries"));
  EXPECT_ERROR(ErrorCode::lost, verify_store(aside));
}

// A day whose log can not be continued loses the rest of it, as a board does, and is one that can be opened.
TEST_F(LostWork, ADayKeepsWhatHasNoGap) {
  constexpr base::EventId today{0x70};
  const auto entry = [](std::uint64_t n) { return "entry " + std::to_string(n) + " of the day"; };
  {
    const auto store = open();
    for (std::uint64_t n = 1; n <= 20; ++n) {
      Append append;
      append.day = DayWrite{today, {{base::Offset{n}, at(1), entry(n)}}, {{1, n, "name"}}, {}, {}};
      EXPECT_OK(store->write(append));
    }
  }
  flip_in(entry(10));
  EXPECT_THAT(try_to_open().error().message,
              HasSubstr("11 entries of the day of event 0000000000000070"));
  const auto loss = go_on_without(folder_, new_epochs);
  ASSERT_TRUE(loss && *loss);
  EXPECT_EQ((*loss)->day_entries.at(today.value), 11U);
  EXPECT_THAT((*loss)->entries, IsEmpty());
  EXPECT_THAT(describe(**loss), HasSubstr("known to be: 11 entries of the day of event"));
  const auto store = open();
  EXPECT_EQ(store->day_head(today)->value, 9U);
  EXPECT_EQ(store->sealed(today)->size(), 9U) << "as its log says";
  EXPECT_OK(verify_store(folder_));
}

TEST_F(LostWork, GoingOnThatIsBrokenOffIsDoneAgain) {
  flip_in(text(red, 30));
  const auto no = [](Store&) -> Result<void> {
    return std::unexpected(Error{ErrorCode::io, "the power is gone"});
  };
  EXPECT_ERROR(ErrorCode::io, go_on_without(folder_, no));
  EXPECT_ERROR(ErrorCode::lost, try_to_open());  // boards would go on in their old epochs
  EXPECT_TRUE(go_on_without(folder_, new_epochs).value());
  EXPECT_EQ(open()->replicas(red)->at(0).bytes, "another epoch");
}

TEST_F(LostWork, GoingOnWithoutALossDoesNothing) {
  const auto no = [](Store&) -> Result<void> {
    ADD_FAILURE() << "no other epoch is needed";
    return {};
  };
  EXPECT_FALSE(go_on_without(folder_, no).value());
  EXPECT_THAT(set_aside(folder_), IsEmpty());
}

// A file of the log that was closed and is still needed: RocksDB itself misses it.
TEST_F(LostWork, ALogThatIsMissingInTheMiddleIsSaidAndCanBeGoneOnWithout) {
  {
    const auto store = open();
    for (std::uint64_t i = 101; i <= 106; ++i) {  // more than a table in memory takes
      EXPECT_OK(store->write(log_of(red, i, {std::string(1'000'000, 'r')})));
      EXPECT_OK(store->write(log_of(blue, i, {"b"})));
    }
    EXPECT_OK(store->write_records(std::vector<RecordWrite>{{"person/2", "Ada"}}));
  }
  std::vector<fs::path> logs;
  for (const auto& file : fs::directory_iterator(folder_ / "db")) {
    if (file.path().extension() == ".log") logs.push_back(file.path());
  }
  std::ranges::sort(logs);
  ASSERT_GE(logs.size(), 2U);
  fs::remove(logs.front());
  const auto opened = try_to_open();
  ASSERT_FALSE(opened);
  EXPECT_THAT(opened.error().code, testing::AnyOf(ErrorCode::lost, ErrorCode::corrupted));
  const auto loss = go_on_without(folder_, new_epochs);
  ASSERT_TRUE(loss) << loss.error().message;
  EXPECT_TRUE(*loss);
  EXPECT_OK(try_to_open());
}

}  // namespace
}  // namespace tablee::store

// DESIGN, invariants 2 and 9, against disks that lie: every file of a store damaged in every way. Either nothing that was
// acknowledged is missing, or the store says so; it never goes on as if nothing were.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <functional>
#include <iterator>

#include "base/random.h"
#include "store/ledger.h"
#include "store/rocks_store.h"
#include "store/temporary_folder.h"

namespace tablee::store {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t page_bytes = 4'096;

/// Flips in each file, of places that are drawn; `TABLEE_DAMAGE=200` for a long run.
std::uint64_t flips_a_file() {
  const char* const wanted = std::getenv("TABLEE_DAMAGE");
  return wanted == nullptr ? 8 : std::strtoull(wanted, nullptr, 10);
}

std::string noise(base::Random& random, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += static_cast<char>(random.below(256));
  return text;
}

std::string read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void write(const fs::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
}

/// A store with all kinds of files, closed: tables, blob files, and a log that was not merged into tables yet.
class DamagedStore : public testing::Test {
 protected:
  void SetUp() override {
    auto store = open_rocks_store({.folder = whole_, .faults = nullptr});
    ASSERT_TRUE(store) << store.error().message;
    fill(**store, 1);
    EXPECT_OK((*store)->reopen());
    fill(**store, 31);
  }

  void fill(Store& store, std::uint64_t first) {
    for (std::uint64_t i = first; i < first + 30; ++i) {
      for (const auto board : {red, blue}) {
        auto append = log_of(board, i, {noise(random_, 20 + random_.below(900))},
                             static_cast<std::int64_t>(i) * 700);
        append.replicas = {{0, "board"}, {2, std::to_string(1'000 + i)}};
        if (i % 10 == 0) append.keyframe = KeyframeWrite{base::Offset{i}, noise(random_, 9'000)};
        EXPECT_OK(ledger_.write(store, append));
      }
      EXPECT_OK(ledger_.write_record(store, "person/" + std::to_string(i), "Léa"));
    }
    EXPECT_OK(ledger_.put_blob(store, {base::EventId{1}, BlobId{static_cast<std::uint8_t>(first)}},
                               noise(random_, 20'000)));
  }

  [[nodiscard]] std::vector<fs::path> files() const {
    std::vector<fs::path> files;
    for (const auto& file : fs::recursive_directory_iterator(whole_)) {
      if (file.is_regular_file()) files.push_back(fs::relative(file.path(), whole_));
    }
    std::ranges::sort(files);
    return files;
  }

  /// Damages a copy and looks at it.
  void expect_no_silence(const std::string& doing,
                         const std::function<void(const fs::path&)>& harm) {
    const fs::path copy = temporary_.path() / "copy";
    fs::remove_all(copy);
    fs::copy(whole_, copy, fs::copy_options::recursive);
    harm(copy);
    std::string what;
    const Found found = ledger_.look(copy, what);
    EXPECT_NE(found, Found::silent) << doing << ": " << what << "; seed " << seed;
    ++counts_[static_cast<std::size_t>(found)];
  }
  void TearDown() override {
    std::cout << counts_[0] << " whole, " << counts_[1] << " said, " << counts_[2] << " silent\n";
  }

  static constexpr std::uint64_t seed = 20161117;
  base::Random random_{seed};
  TemporaryFolder temporary_;
  const fs::path whole_ = temporary_.path() / "whole";
  Ledger ledger_;
  std::array<int, 3> counts_{};
};

TEST_F(DamagedStore, AFlippedBitAnywhereIsSaidOrCostsNothing) {
  for (const auto& name : files()) {
    const std::string bytes = read(whole_ / name);
    for (std::uint64_t i = 0; !bytes.empty() && i < flips_a_file(); ++i) {
      // Ends of files are where formats are most delicate.
      const std::uint64_t near = std::min<std::uint64_t>(bytes.size(), 80);
      const std::uint64_t at = i % 4 == 0   ? random_.below(near)
                               : i % 4 == 1 ? bytes.size() - 1 - random_.below(near)
                                            : random_.below(bytes.size());
      std::string harmed = bytes;
      harmed[at] = static_cast<char>(harmed[at] ^ (1 << random_.below(8)));
      expect_no_silence(name.string() + ", bit at byte " + std::to_string(at),
                        [&](const fs::path& copy) { write(copy / name, harmed); });
    }
  }
}

TEST_F(DamagedStore, AFileThatIsCutAnywhereIsSaidOrCostsNothing) {
  for (const auto& name : files()) {
    const std::string bytes = read(whole_ / name);
    for (const std::uint64_t left :
         {std::uint64_t{0}, random_.below(bytes.size() + 1), random_.below(bytes.size() + 1),
          bytes.size() - std::min<std::uint64_t>(bytes.size(), 1 + random_.below(40))}) {
      expect_no_silence(name.string() + " cut to " + std::to_string(left),
                        [&](const fs::path& copy) { write(copy / name, bytes.substr(0, left)); });
    }
  }
}

TEST_F(DamagedStore, APageOfZerosAnywhereIsSaidOrCostsNothing) {
  for (const auto& name : files()) {
    const std::string bytes = read(whole_ / name);
    const std::uint64_t pages = (bytes.size() + page_bytes - 1) / page_bytes;
    for (std::uint64_t page = 0; page < pages; page += 1 + pages / (flips_a_file() / 2)) {
      std::string harmed = bytes;
      const std::uint64_t at = page * page_bytes;
      const std::uint64_t length = std::min<std::uint64_t>(page_bytes, bytes.size() - at);
      harmed.replace(at, length, length, '\0');
      expect_no_silence(name.string() + ", page " + std::to_string(page),
                        [&](const fs::path& copy) { write(copy / name, harmed); });
    }
  }
}

TEST_F(DamagedStore, AFileThatIsMissingIsSaidOrCostsNothing) {
  for (const auto& name : files()) {
    expect_no_silence(name.string() + " missing",
                      [&](const fs::path& copy) { fs::remove(copy / name); });
  }
  expect_no_silence("all of the database missing",
                    [&](const fs::path& copy) { fs::remove_all(copy / "db"); });
}

TEST_F(DamagedStore, FilesThatChangedPlacesAreSaidOrCostNothing) {
  const auto all_files = files();
  for (const auto& one : all_files) {
    for (const auto& other : all_files) {
      if (one >= other || one.extension() != other.extension()) continue;
      expect_no_silence(one.string() + " and " + other.string() + " swapped",
                        [&](const fs::path& copy) {
                          fs::rename(copy / one, copy / "third");
                          fs::rename(copy / other, copy / one);
                          fs::rename(copy / "third", copy / other);
                        });
    }
  }
}

// The log before it was closed, put in the place of the log that is there: what an old copy of a file does.
TEST_F(DamagedStore, ALogFromEarlierIsSaid) {
  std::string earlier;
  fs::path name;
  {
    auto store = open_rocks_store({.folder = whole_, .faults = nullptr});
    ASSERT_TRUE(store) << store.error().message;
    EXPECT_OK(ledger_.write(**store, log_of(red, 61, {"early"})));
    for (const auto& file : fs::directory_iterator(whole_ / "db")) {
      if (file.path().extension() == ".log") name = fs::relative(file.path(), whole_);
    }
    earlier = read(whole_ / name);
    EXPECT_OK(ledger_.write(**store, log_of(red, 62, {"late"})));
  }
  std::string what;
  write(whole_ / name, earlier);
  EXPECT_EQ(ledger_.look(whole_, what), Found::said);
}

}  // namespace
}  // namespace tablee::store

// A store of 1,000 boards and 10,000,000 entries: how large it is, how soon it is there after a kill -9, how long a cold
// board of 50,000 entries takes to open, and any moment of it to be rebuilt. Prints JSON lines.
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "base/check.h"
#include "base/random.h"
#include "life.h"
#include "room/open_room.h"
#include "store/copy.h"
#include "store/rocks_store.h"
#include "wire/deflate.h"
#include "wire/records.h"

namespace {

namespace fs = std::filesystem;
using namespace tablee;
using Clock = std::chrono::steady_clock;

constexpr std::uint64_t per_append = 500;
constexpr std::uint64_t lives = 8;  // boards repeat these, under ids of their own
constexpr std::uint64_t long_board = 1;
constexpr std::uint64_t long_entries = 50'000;
constexpr std::uint64_t last_entries =
    400'000;  // written just before the kill: what the log holds then
const room::Now next_day{{},
                         bench::afternoon + std::chrono::days{1},
                         bench::afternoon + std::chrono::days{1}};  // when the boards are opened

double ms_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

store::RocksOptions options(const fs::path& data) {
  return {.folder = data, .mode = store::OpenMode::create, .faults = nullptr};
}

std::unique_ptr<store::Store> open(const fs::path& data) {
  auto store = store::open_rocks_store(options(data));
  if (!store) std::fprintf(stderr, "%s\n", store.error().message.c_str());
  TABLEE_CHECK(store.has_value());
  return std::move(*store);
}

// Writes `life` as board `id`, and says how many bytes of batches that was.
std::uint64_t write(store::Store& store, const bench::Life& life, std::uint64_t id) {
  std::vector<store::Append> appends = life.appends;
  for (auto& append : appends) append.board = base::BoardId{id};
  TABLEE_CHECK(store.write(appends).has_value());
  return life.batch_bytes;
}

std::vector<bench::Life> several(std::uint64_t entries) {
  std::vector<bench::Life> all;
  for (std::uint64_t i = 0; i < lives; ++i) all.push_back(bench::live(entries, per_append, i));
  return all;
}

struct Size {
  std::uint64_t boards = 1'000;
  std::uint64_t entries = 10'000'000;
};

void fill(const fs::path& data, const Size& size) {
  const auto start = Clock::now();
  const auto store = open(data);
  std::uint64_t batches = write(*store, bench::live(long_entries, per_append, 99), long_board);
  const auto all = several((size.entries - long_entries) / (size.boards - 1));
  for (std::uint64_t board = 2; board <= size.boards; ++board) {
    batches += write(*store, all[board % lives], board);
  }
  std::printf("{\"step\":\"fill\",\"boards\":%llu,\"batch_bytes\":%llu,\"seconds\":%.1f}\n",
              static_cast<unsigned long long>(size.boards),
              static_cast<unsigned long long>(batches), ms_since(start) / 1'000);
  std::fflush(stdout);
  std::ofstream(data / "batch_bytes") << batches;
}

std::uint64_t disk_bytes(const fs::path& folder) {
  std::uint64_t bytes = 0;
  for (const auto& file : fs::recursive_directory_iterator(folder)) {
    if (file.is_regular_file()) bytes += file.file_size();
  }
  return bytes;
}

void measure_disk(const fs::path& data) {
  std::uint64_t batches = 0;
  std::ifstream(data / "batch_bytes") >> batches;
  const std::uint64_t before = disk_bytes(data / "db");
  const auto start = Clock::now();
  TABLEE_CHECK(store::compact_store(data).has_value());
  const double seconds = ms_since(start) / 1'000;
  const std::uint64_t after = disk_bytes(data / "db");
  std::printf(
      "{\"step\":\"disk\",\"batch_bytes\":%llu,\"before\":%llu,\"compacted\":%llu,\"ratio\":%.2f,"
      "\"seconds\":%.1f}\n",
      static_cast<unsigned long long>(batches), static_cast<unsigned long long>(before),
      static_cast<unsigned long long>(after),
      static_cast<double>(after) / static_cast<double>(batches), seconds);
}

// Writes and kills itself, so that the log is as full as it gets.
void write_and_die(const fs::path& data, const Size& size) {
  const auto store = open(data);
  const auto life = bench::live(last_entries / 10, per_append, 77);
  const auto fresh = static_cast<std::uint64_t>(Clock::now().time_since_epoch().count());
  for (std::uint64_t i = 0; i < 10; ++i) write(*store, life, size.boards + fresh + i);
  ::kill(::getpid(), SIGKILL);
}

// In a process of its own, which must not inherit this one's database: begun anew from the same file.
void kill_while_writing(const fs::path& data) {
  const pid_t child = ::fork();
  if (child == 0) {
    ::execl("/proc/self/exe", "store_bench", data.c_str(), "--write-and-die", nullptr);
    ::_exit(1);
  }
  ::waitpid(child, nullptr, 0);
}

void forget_cached(const fs::path& folder) {
  for (const auto& file : fs::recursive_directory_iterator(folder)) {
    const int fd = ::open(file.path().c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) continue;
    ::fdatasync(fd);
    ::posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
    ::close(fd);
  }
}

void measure_ready(const fs::path& data) {
  forget_cached(data);
  const auto start = Clock::now();
  const auto store = open(data);
  std::printf("{\"step\":\"open after kill -9\",\"ms\":%.1f}\n", ms_since(start));
}

void measure_cold_board(const fs::path& data) {
  std::vector<double> took;
  for (int i = 0; i < 5; ++i) {
    forget_cached(data);
    const auto store = open(data);
    const auto start = Clock::now();
    const auto room =
        room::open_room(*store, base::BoardId{long_board}, {}, next_day, [](const std::string&) {});
    TABLEE_CHECK(room.has_value());
    took.push_back(ms_since(start));
  }
  std::ranges::sort(took);
  std::printf("{\"step\":\"cold board\",\"entries\":%llu,\"median_ms\":%.1f,\"max_ms\":%.1f}\n",
              static_cast<unsigned long long>(long_entries), took[2], took.back());
}

// The board at `offset`: the keyframe before, and the entries since.
void rebuild(const store::Store& store, base::Offset offset) {
  core::Document document;
  base::Offset after{};
  const auto keyframe = store.keyframe(base::BoardId{long_board}, offset);
  TABLEE_CHECK(keyframe.has_value());
  if (*keyframe) {
    const auto record = wire::decode_keyframe_record((*keyframe)->bytes);
    TABLEE_CHECK(record.has_value());
    const auto raw = wire::inflate(record->deflated, record->bytes, limits::keyframe_bytes_max);
    TABLEE_CHECK(raw && document.load(*raw));
    after = (*keyframe)->offset;
  }
  if (after == offset) return;
  const auto log =
      store.read_log(base::BoardId{long_board}, after,
                     static_cast<std::size_t>(offset.value - after.value), ~std::size_t{0});
  TABLEE_CHECK(log.has_value());
  for (const auto& read : *log) {
    const auto entry = wire::decode_log_record(read.bytes);
    TABLEE_CHECK(entry.has_value());
    TABLEE_CHECK(
        document.apply_bytes(entry->batch, entry->replica.value, nullptr, core::Admission::accepted)
            .has_value());
  }
}

void measure_seek(const fs::path& data) {
  forget_cached(data);
  const auto store = open(data);
  base::Random random(7);
  const auto head = store->head(base::BoardId{long_board});
  TABLEE_CHECK(head.has_value());
  std::vector<double> took;
  for (int i = 0; i < 200; ++i) {
    const base::Offset offset{1 + random.below(head->value)};
    const auto start = Clock::now();
    rebuild(*store, offset);
    took.push_back(ms_since(start));
  }
  std::ranges::sort(took);
  std::printf(
      "{\"step\":\"seek\",\"moments\":200,\"median_ms\":%.1f,\"p99_ms\":%.1f,\"max_ms\":%.1f}\n",
      took[100], took[198], took.back());
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Measures a large store. The folder is made when it is not there, and kept."};
  Size size;
  std::string folder;
  app.add_option("folder", folder, "a data folder of the bench's own")->required();
  app.add_option("--boards", size.boards)->capture_default_str();
  app.add_option("--entries", size.entries)->capture_default_str();
  bool die = false;
  app.add_flag("--write-and-die", die, "only write some and be killed: what the measurement calls");
  CLI11_PARSE(app, argc, argv);
  const fs::path data{folder};
  if (die) write_and_die(data, size);
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  if (!fs::exists(data)) fill(data, size);
  measure_disk(data);
  kill_while_writing(data);
  measure_ready(data);
  measure_cold_board(data);
  measure_seek(data);
}

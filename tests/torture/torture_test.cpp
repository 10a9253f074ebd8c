// The demo day with real clients on a real server that is killed ten times while it goes on.
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <random>
#include <sstream>
#include <thread>

#include "base/random.h"
#include "demo/players.h"
#include "event/commands.h"
#include "store/rocks_store.h"
#include "torture/oracle.h"
#include "torture/server_process.h"

namespace tablee::torture {
namespace {

using namespace std::chrono_literals;
using Moment = std::chrono::milliseconds;

constexpr std::size_t kills = 10;

std::uint64_t seed() {
  const char* const given = std::getenv("TABLEE_SEED");
  return given != nullptr ? std::strtoull(given, nullptr, 10) : std::random_device{}();
}

std::string read(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

/// A folder that goes away with the test.
struct Folder {
  std::filesystem::path path = std::filesystem::temp_directory_path() /
                               ("tablee-torture-" + std::to_string(std::random_device{}()));
  ~Folder() { std::filesystem::remove_all(path); }
};

/// Kills the server when the day reaches each of some moments, and starts it again a little later, on a
/// thread of its own: the clients are in the middle of whatever they do.
class Killer {
 public:
  Killer(ServerProcess& server, std::vector<Moment> moments, std::uint64_t seed)
      : server_(server), moments_(std::move(moments)), random_(seed), thread_([this] { run(); }) {}
  ~Killer() { reach(Moment::max()); }

  void reach(Moment now) {
    now_ = now;
    now_.notify_one();
  }
  [[nodiscard]] std::size_t kills() const { return kills_; }
  [[nodiscard]] std::size_t failed_starts() const { return failed_starts_; }

 private:
  void run() {
    for (const Moment moment : moments_) {
      for (Moment now = now_; now < moment; now = now_.load()) now_.wait(now);
      if (now_.load() == Moment::max()) return;
      server_.kill();
      ++kills_;
      std::this_thread::sleep_for(std::chrono::milliseconds{random_.below(300)});
      if (!server_.start()) ++failed_starts_;
    }
  }

  ServerProcess& server_;
  const std::vector<Moment> moments_;
  base::Random random_;
  std::atomic<Moment> now_{Moment::zero()};
  std::atomic<std::size_t> kills_{0};
  std::atomic<std::size_t> failed_starts_{0};
  std::jthread thread_;
};

// DESIGN, invariants 1, 2 and 3; P8, P11, P13.
TEST(Torture, TenKillsInTheMiddleOfTheDemoDayLoseNothingAndDoubleNothing) {
  const std::uint64_t seed_used = seed();
  std::cout << "seeds: torture " << seed_used << " (TABLEE_SEED repeats it)" << std::endl;
  base::Random random(seed_used);

  const Folder folder;
  const auto imported = event::import_command({.data = folder.path, .address = ""}, DEMO_EVENT,
                                              event::ImportNotes::skip);
  ASSERT_TRUE(imported.has_value()) << imported.error();
  const auto spec = event::parse_event_file(read(DEMO_EVENT));
  ASSERT_TRUE(spec.has_value());
  const demo::Script script = demo::write_script(*spec, {.seed = random.next()});

  ServerProcess server(TABLEE_BINARY, folder.path);
  ASSERT_TRUE(server.start());
  std::vector<Moment> moments(kills);
  for (Moment& moment : moments) {
    moment = script.acts.back().at * random.between(5, 95) / 100;
  }
  std::ranges::sort(moments);

  Oracle oracle;
  std::expected<demo::Report, std::string> report;
  std::size_t killed = 0;
  {
    Killer killer(server, moments, random.next());
    demo::PlayOptions play{.server = {"127.0.0.1", server.port()}, .code = server.join_code()};
    play.on_time = [&](Moment now) { killer.reach(now); };
    play.on_acknowledged = [&](auto board, auto replica, auto seq, const auto& batch,
                               auto refused) {
      oracle.acknowledged(board, replica, seq, batch, refused);
    };
    report = demo::play(script, *spec, play);
    killed = killer.kills();
    EXPECT_EQ(killer.failed_starts(), 0U);
  }
  ASSERT_TRUE(report.has_value()) << report.error();
  EXPECT_EQ(killed, kills);
  EXPECT_TRUE(report->right()) << report->text();
  EXPECT_EQ(report->refused, 0U);
  EXPECT_EQ(server.stop(), 0);

  store::RocksOptions options;
  options.folder = folder.path;
  options.mode = store::OpenMode::read_only;
  const auto store = store::open_rocks_store(options);
  ASSERT_TRUE(store.has_value());
  EXPECT_EQ(oracle.broken(**store), std::vector<std::string>{});
  EXPECT_GT(oracle.size(), script.acts.size() / 2);
  std::cout << "torture: " << killed << " kills, " << oracle.size()
            << " batches acknowledged, all there once\n";
}

}  // namespace
}  // namespace tablee::torture

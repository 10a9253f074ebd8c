// The demo day with real clients on a real server that is killed, stopped, cut off and given a bad disk and a bad clock
// while it goes on.
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <mutex>
#include <random>
#include <sstream>
#include <thread>

#include "base/random.h"
#include "demo/players.h"
#include "event/commands.h"
#include "store/rocks_store.h"
#include "torture/oracle.h"
#include "torture/proxy.h"
#include "torture/server_process.h"
#include "torture/trouble.h"

namespace tablee::torture {
namespace {

constexpr std::size_t kills = 10;
constexpr std::size_t faults_a_day = 40;

std::uint64_t seed() {
  const char* const given = std::getenv("TABLEE_SEED");
  return given != nullptr ? std::strtoull(given, nullptr, 10) : std::random_device{}();
}

std::string read(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

/// Acts that make a batch.
std::uint64_t written(const demo::Script& script) {
  return static_cast<std::uint64_t>(std::ranges::count_if(script.acts, [](const demo::Act& act) {
    return act.kind != demo::ActKind::arrive && act.kind != demo::ActKind::leave;
  }));
}

/// A folder that goes away with the test.
struct Folder {
  std::filesystem::path path = std::filesystem::temp_directory_path() /
                               ("tablee-torture-" + std::to_string(std::random_device{}()));
  ~Folder() { std::filesystem::remove_all(path); }
};

std::size_t from_environment(const char* name, std::size_t otherwise) {
  const char* const given = std::getenv(name);
  return given != nullptr ? std::strtoull(given, nullptr, 10) : otherwise;
}

/// One demo day in which all clients come through a proxy, and what the trouble was. Everything is looked at.
class Day {
 public:
  Day(std::uint64_t seed_used, std::size_t faults, bool kills_alone) : random_(seed_used) {
    std::cout << "seeds: torture " << seed_used << " (TABLEE_SEED repeats it)" << std::endl;
    const auto imported = event::import_command({.data = folder_.path, .address = ""}, DEMO_EVENT,
                                                event::ImportNotes::skip);
    EXPECT_TRUE(imported.has_value()) << imported.error();
    const auto spec = event::parse_event_file(read(DEMO_EVENT));
    script_ = demo::write_script(*spec, {.seed = random_.next()});
    EXPECT_TRUE(server_.start());
    proxy_.lead_to(server_.port());
    play(*spec, faults, kills_alone);
    if (!testing::Test::HasFailure()) look();
  }

  [[nodiscard]] const Survived& survived() const { return survived_; }
  [[nodiscard]] std::size_t acknowledged() const { return oracle_.size(); }

 private:
  void play(const event::EventSpec& spec, std::size_t faults, bool kills_alone) {
    Trouble trouble(server_, proxy_, script_.acts.back().at, faults, kills_alone, random_.next(),
                    [this](const auto& copy) { return look_at_damaged(copy); });
    demo::PlayOptions play{.server = {"127.0.0.1", proxy_.port()}, .code = server_.join_code()};
    play.on_time = [&](auto now) { trouble.reach(now); };
    play.on_acknowledged = [&](auto board, auto replica, auto seq, const auto& batch,
                               auto refused) {
      const std::lock_guard lock(promises_);
      oracle_.acknowledged(board, replica, seq, batch, refused);
    };
    const auto report = demo::play(script_, spec, play);
    survived_ = trouble.end();
    ASSERT_TRUE(report.has_value()) << report.error();
    // Late, not lost: every act was done, and the day ends as the file says, whatever happened to it.
    EXPECT_TRUE(report->right()) << report->text();
    EXPECT_EQ(report->without_effect, 0U);
    EXPECT_EQ(report->acknowledged, written(script_)) << "acts that write, each acknowledged once";
    EXPECT_EQ(report->refused, 0U);
    EXPECT_EQ(survived_.silences, std::vector<std::string>{});
    EXPECT_EQ(survived_.failed_starts, 0U);
    EXPECT_EQ(survived_.bad_ends, 0U);
  }

  // Either the store says that it is damaged, when it is opened or read, or it has all that was promised until now.
  std::vector<std::string> look_at_damaged(const std::filesystem::path& copy) {
    const auto store = store::open_rocks_store({.folder = copy, .faults = nullptr});
    if (!store) return {};
    const std::lock_guard lock(promises_);
    auto missing = oracle_.broken(**store);
    const bool said = std::ranges::any_of(
        missing, [](const std::string& one) { return one.ends_with("can not be read"); });
    return said ? std::vector<std::string>{} : missing;
  }

  // The store has what was promised, once; and what it has can all be read.
  void look() {
    EXPECT_EQ(server_.stop(), 0);
    store::RocksOptions options;
    options.folder = folder_.path;
    options.mode = store::OpenMode::read_only;
    const auto store = store::open_rocks_store(options);
    ASSERT_TRUE(store.has_value());
    EXPECT_EQ(oracle_.broken(**store), std::vector<std::string>{});
    EXPECT_GT(oracle_.size(), script_.acts.size() / 2);
  }

  const Folder folder_;
  base::Random random_;
  demo::Script script_;
  ServerProcess server_{SERVER_BINARY, folder_.path};
  Proxy proxy_;
  std::mutex promises_;  // the trouble's thread looks into the oracle while the day goes on
  Oracle oracle_;
  Survived survived_;
};

// DESIGN, invariants 1, 2 and 3; P8, P11, P13.
TEST(Torture, TenKillsInTheMiddleOfTheDemoDayLoseNothingAndDoubleNothing) {
  const Day day(seed(), kills, true);
  EXPECT_EQ(day.survived().of(Fault::kill), kills);
  std::cout << "torture: " << day.survived().text() << "; " << day.acknowledged()
            << " batches acknowledged, all there once\n";
}

// The same with all that can happen to a server and a network; P13, P14. TABLEE_FAULTS=1000 goes on for days.
TEST(Torture, AnyTroubleInTheDemoDayLosesNothingAndDoublesNothing) {
  const std::size_t wanted = from_environment("TABLEE_FAULTS", 12);
  const bool kills_alone = from_environment("TABLEE_KILLS_ALONE", 0) != 0;
  std::uint64_t of_the_day = seed();
  base::Random random(of_the_day);
  Survived all;
  std::size_t acknowledged = 0;
  while (all.total() < wanted && !HasFailure()) {
    const Day day(of_the_day, std::min<std::size_t>(wanted - all.total(), faults_a_day),
                  kills_alone);
    of_the_day = random.next();
    all.add(day.survived());
    acknowledged += day.acknowledged();
    std::cout << "torture: " << all.text() << "; " << acknowledged
              << " batches acknowledged, all there once" << std::endl;
  }
}

}  // namespace
}  // namespace tablee::torture

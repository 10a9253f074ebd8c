// Makes trouble while a day is played: kills the server, stops it for a while, ends it in good order, breaks its disk, moves its
// clock, and spoils the network, at moments of the day that were drawn before, on a thread of its own.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "base/random.h"
#include "torture/proxy.h"
#include "torture/server_process.h"

namespace tablee::torture {

enum class Fault : std::uint8_t {
  kill,
  stop,
  end,
  delay,
  half_open,
  one_way,
  reset,
  full,         ///< No room on the disk …
  write_fails,  ///< … or it fails otherwise …
  write_short,  ///< … or in the middle …
  sync_fails,   ///< … or says afterwards that it has failed …
  read_fails,   ///< … or can not be read …
  slow_disk,    ///< … or takes its time.
  clock,        ///< Jumps, forwards or back, by up to a day.
  damage,       ///< Killed; what it leaves is damaged, in a copy that is looked at.
  count
};

[[nodiscard]] const char* name(Fault fault);

/// How many of each kind; also the sum of several days.
struct Survived {
  std::array<std::size_t, static_cast<std::size_t>(Fault::count)> faults{};
  std::size_t failed_starts = 0;
  std::size_t bad_ends = 0;           ///< SIGTERM that did not end in exit code 0.
  std::vector<std::string> silences;  ///< Damages that cost something and were not said.

  [[nodiscard]] std::size_t total() const;
  [[nodiscard]] std::size_t of(Fault fault) const {
    return faults[static_cast<std::size_t>(fault)];
  }
  [[nodiscard]] std::string text() const;
  void add(const Survived& other);
};

class Trouble {
 public:
  using Moment = std::chrono::milliseconds;
  /// Looks into a damaged copy of a data folder: what is missing there without a word.
  using Look = std::function<std::vector<std::string>(const std::filesystem::path& copy)>;

  /// `faults` at random moments of a day of `length`; each kind as often as another, or kills alone.
  Trouble(ServerProcess& server, Proxy& proxy, Moment length, std::size_t faults, bool kills_alone,
          std::uint64_t seed, Look look);
  ~Trouble() { static_cast<void>(end()); }

  /// The day has come to here.
  void reach(Moment now);
  /// Leaves a server that runs and a fair network, and says what was done.
  [[nodiscard]] Survived end();

 private:
  void run();
  void make(Fault fault);
  void spoil(Weather weather);
  void break_disk(const std::string& what, int value = 1);
  void look_at_damage();
  void wait_a_little();

  ServerProcess& server_;
  Proxy& proxy_;
  base::Random random_;
  std::vector<Moment> moments_;
  const bool kills_alone_;
  const Look look_;
  Survived survived_;
  std::atomic<Moment> now_{Moment::zero()};
  std::thread thread_;
};

}  // namespace tablee::torture

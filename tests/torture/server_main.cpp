// The server of the torture runs: what `tablee serve` runs, on a machine whose disk fails and whose clock jumps when a line
// on standard input says so ("sync_fails 1", "clock -3600000"). Arguments: data folder and port.
#include <atomic>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <thread>

#include "app/log.h"
#include "app/server.h"

namespace {

using namespace tablee;

class JumpingClock final : public base::Clock {
 public:
  [[nodiscard]] base::WallTime wall() const override {
    return machine_.wall() + std::chrono::milliseconds{ahead_};
  }
  [[nodiscard]] base::MonoTime mono() const override { return machine_.mono(); }
  void jump(std::int64_t by) { ahead_ += by; }

 private:
  base::SystemClock machine_;
  std::atomic<std::int64_t> ahead_{0};
};

// Ends with the process: what it uses is shared.
void obey(const std::shared_ptr<store::Faults>& faults,
          const std::shared_ptr<JumpingClock>& clock) {
  const std::map<std::string, std::atomic<bool>*> switches{{"full", &faults->full},
                                                           {"write_fails", &faults->write_fails},
                                                           {"write_short", &faults->write_short},
                                                           {"sync_fails", &faults->sync_fails},
                                                           {"read_fails", &faults->read_fails}};
  std::string what;
  for (std::int64_t value = 0; std::cin >> what >> value;) {
    if (const auto known = switches.find(what); known != switches.end()) {
      *known->second = value != 0;
    } else if (what == "sync_delay") {
      faults->sync_delay_ms = static_cast<std::uint32_t>(value);
    } else if (what == "clock") {
      clock->jump(value);
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  std::signal(SIGPIPE, SIG_IGN);
  app::Config config;
  config.data = argv[1];
  config.address = "127.0.0.1";
  config.port = static_cast<std::uint16_t>(std::strtoul(argv[2], nullptr, 10));
  // What is broken on purpose is complained of without end.
  app::open_log(std::getenv("TABLEE_TORTURE_LOG") != nullptr ? "info" : "off", "text");
  const auto faults = std::make_shared<store::Faults>();
  const auto clock = std::make_shared<JumpingClock>();
  std::thread{obey, faults, clock}.detach();
  const auto outcome =
      app::serve(config, [&config] { return config; }, {.clock = clock, .faults = faults});
  if (outcome.code != app::ExitCode::ok) std::fprintf(stderr, "%s\n", outcome.text.c_str());
  std::fflush(stdout);
  // Not through exit(): the thread above may be reading.
  std::_Exit(static_cast<int>(outcome.code));
}

#include "app/server.h"

#include <spdlog/spdlog.h>
#include <unistd.h>

#include <algorithm>
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <stop_token>
#include <thread>

#include "app/backup_commands.h"
#include "app/banner.h"
#include "app/doors.h"
#include "app/housekeeping.h"
#include "app/log.h"
#include "app/notify.h"
#include "app/open_files.h"
#include "base/limits.h"
#include "cluster/ownership.h"
#include "event/commands.h"
#include "event/events.h"
#include "net/echo.h"
#include "net/server.h"
#include "store/damage.h"
#include "store/disk_reserve.h"
#include "store/rocks_store.h"
#include "store/running_clock.h"
#include "store/set_aside.h"

namespace tablee::app {
namespace {

std::size_t one_a_core() {
  return std::max(1U, std::thread::hardware_concurrency());
}

net::ServerOptions options_of(const Config& config, const cluster::Ownership& ownership) {
  net::ServerOptions options;
  options.address = config.address;
  options.port = config.port;
  options.shards = config.shards == 0 ? one_a_core() : config.shards;
  options.readers = config.readers;
  options.sessions_max = config.sessions_max;
  options.sessions_per_board_max = config.sessions_per_board_max;
  options.followers_from = config.followers_from;
  options.hello_timeout = std::chrono::seconds{config.hello_seconds};
  options.policy.ops_per_second_max = config.ops_per_second_max;
  options.policy.ops_burst_max = config.ops_burst_max;
  options.policy.lease = std::chrono::days{config.lease_days};
  options.owns = [&ownership](base::BoardId board) { return ownership.owns(board); };
  options.store_bytes = [folder = config.data] { return bytes_of(folder); };
  return options;
}

void heed_signals(net::Server& server) {
  server.stop_on_signals([stopping = false](int signal) mutable {
    if (stopping) {
      // Nothing acknowledged is lost: what is acknowledged is on the disk.
      spdlog::warn("second signal {}: ending at once", signal);
      std::_Exit(static_cast<int>(ExitCode::failed));
    }
    stopping = true;
    notify("STOPPING=1");
    spdlog::info("signal {}: closing; what was accepted is being written", signal);
  });
}

void warn_of(const net::DoorOptions& doors, const base::Clock& clock) {
  const auto doubt = certificate_doubt(doors, clock.wall());
  if (!doubt.empty()) spdlog::warn("{}", doubt);
}

// What the running server can not take over is named; what is wrong changes nothing.
std::optional<net::DoorOptions> reload(Config& running, const Reread& reread,
                                       std::uint64_t open_files) {
  notify_reloading();
  const auto wanted = reread();
  auto doors = wanted ? doors_of(*wanted) : std::unexpected{wanted.error()};
  if (doors) {
    open_log(wanted->log_level, wanted->log_format);
    for (const auto& name : needing_restart(running, *wanted)) {
      spdlog::warn("{} has changed: that needs a restart", name);
    }
    running = *wanted;
    narrow(*doors, capacity_for(running, open_files));
    spdlog::info("settings and certificate were read again");
  } else {
    spdlog::error("nothing was changed: {}", doors.error());
  }
  notify("READY=1");
  return doors ? std::optional{std::move(*doors)} : std::nullopt;
}

void tell_systemd(net::Server& server) {
  notify("READY=1");
  if (const auto interval = watchdog_interval()) {
    server.beat(*interval, [] { notify("WATCHDOG=1"); });
  }
}

// On a disk that was written full the reserve is what the store can be opened with.
store::Result<std::unique_ptr<store::CheckedStore>> open_store(
    const Config& config, const Machine& machine, store::DiskReserve& reserve,
    std::shared_ptr<store::Damage> damage) {
  const store::RocksOptions options{.folder = config.data,
                                    .cache_bytes = config.cache_mib << 20,
                                    .faults = machine.faults,
                                    .damage = std::move(damage)};
  auto store = store::open_checked_store(options);
  if (store || store.error().code != store::ErrorCode::full) return store;
  spdlog::error("{} The reserve is given up.", store.error().message);
  reserve.give_up();
  return store::open_checked_store(options);
}

std::shared_ptr<store::Damage> new_damage() {
  return std::make_shared<store::Damage>([](const std::string& what) {
    spdlog::error("damage: {} It is not written over; `tablee doctor` says what to do.", what);
  });
}

std::expected<event::CreateRule, std::string> create_rule(const Config& config) {
  using Who = event::CreateRule::Who;
  if (config.create == "open") return event::CreateRule{Who::anybody, {}};
  if (!config.create_key.empty()) return event::CreateRule{Who::key, config.create_key};
  auto key = event::load_or_make_create_key(event::create_key_file(config.data));
  if (!key) return std::unexpected(key.error());
  return event::CreateRule{Who::key, std::move(*key)};
}

// Until the server ends: what a crash takes of it makes leases so much longer. Who failed to write hears it from the store.
void keep_running_time(const std::stop_token& stop, const store::RunningClock& clock,
                       store::Store& store) {
  std::mutex mutex;
  std::condition_variable_any ended;
  std::unique_lock lock{mutex};
  while (true) {
    static_cast<void>(clock.keep(store));
    if (stop.stop_requested()) return;
    ended.wait_for(lock, stop, limits::running_time_interval, [] { return false; });
  }
}

// A piece, and a pause as long as the piece may take: nobody who works notices. Behind what can not be read another piece goes on.
// What is damaged is told by whoever hears of damage; all else that kept from reading is told here, once as long as it is the same.
void check_slowly(const std::stop_token& stop, store::CheckedStore& store) {
  constexpr auto pause =
      std::chrono::milliseconds{1'000 * limits::check_piece_bytes / limits::check_bytes_per_second};
  std::mutex mutex;
  std::condition_variable_any ended;
  std::unique_lock lock{mutex};
  std::string unread;
  while (!stop.stop_requested()) {
    const auto more = store.check_on(limits::check_piece_bytes);
    if (more && !*more) break;
    if (!more && unread != more.error().message) {
      unread = more.error().message;
      if (more.error().code != store::ErrorCode::corrupted) spdlog::error("reading: {}", unread);
    }
    ended.wait_for(lock, stop, pause, [] { return false; });
  }
  if (stop.stop_requested()) return;
  if (unread.empty()) spdlog::info("what is kept was read through: nothing is damaged");
}

}  // namespace

Outcome serve(const Config& config, const Reread& reread, const Machine& machine) {
  const cluster::SingleNode ownership;
  const std::uint64_t open_files = raise_open_files();
  if (const auto few = too_few_open_files(config, open_files)) spdlog::warn("{}", *few);

  store::DiskReserve reserve{config.data, std::uint64_t{config.reserve_mib} << 20};
  const auto damage = new_damage();
  auto store = open_store(config, machine, reserve, damage);
  if (!store) return {exit_code(store.error().code), store.error().message};

  const auto key = event::LinkKey::load_or_create(event::link_key_file(config.data));
  if (!key) return {ExitCode::data_folder, key.error()};

  const auto running = store::RunningClock::open(**store, *machine.clock);
  if (!running) return {exit_code(running.error().code), running.error().message};
  const store::RunningClock& clock = *running;

  auto events = event::Events::open(**store, clock, *key);
  if (!events) return {exit_code(events.error().code), events.error().message};

  const auto create = create_rule(config);
  if (!create) return {ExitCode::data_folder, create.error()};
  events->set_creators(*create);

  auto doors = doors_of(config);
  if (!doors) return {ExitCode::usage, doors.error()};
  warn_of(*doors, clock);
  auto options = options_of(config, ownership);
  options.policy.seal = [&key = *key](base::BytesView words) { return key.seal(words); };
  const Capacity capacity = capacity_for(config, open_files);
  options.sessions_max = capacity.sessions;
  narrow(*doors, capacity);
  options.reserve = &reserve;
  options.damage = damage;
  if (const auto aside = store::set_aside(config.data); !aside.empty()) {
    spdlog::warn("{}", set_aside_text(aside));
    options.stores_set_aside = aside.size();
  }
  options.doors = std::move(*doors);

  events->set_retention(config.retention_days);
  net::Server server{std::move(options), **store, *events, clock};
  if (const auto listening = server.listen(); !listening) {
    return {ExitCode::address, listening.error().message};
  }

  // Before the banner: who has read it may end us, and is to find a good end.
  heed_signals(server);
  server.reload_on_signal([running = config, &reread, open_files]() mutable {
    return reload(running, reread, open_files);
  });
  const auto colours = ::isatty(STDOUT_FILENO) != 0 ? Colours::ansi : Colours::none;
  std::fputs(banner(config, server.port(), *events, *create, colours).c_str(), stdout);
  std::fflush(stdout);
  tell_systemd(server);
  delete_when_over(server, *events, **store, clock);
  const std::jthread keeping{
      [&](const std::stop_token& stop) { keep_running_time(stop, clock, **store); }};
  const std::jthread tidying{
      [&](const std::stop_token& stop) { keep_house(stop, **store, clock); }};
  const std::jthread checking{[&](const std::stop_token& stop) {
    if (config.check_store == "yes") check_slowly(stop, **store);
  }};
  server.run();
  spdlog::info("closed");
  return {};
}

Outcome echo(const Config& config) {
  net::EchoServer server;
  if (const auto listening = server.listen(config.address, config.port); !listening) {
    return {ExitCode::address, listening.error().message};
  }
  std::printf("echo: ws://%s:%u/\n", config.address.c_str(), server.port());
  std::fflush(stdout);
  server.run();
  return {};
}

}  // namespace tablee::app

#include "app/server.h"

#include <spdlog/spdlog.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <thread>

#include "app/banner.h"
#include "base/clock.h"
#include "cluster/ownership.h"
#include "event/commands.h"
#include "event/events.h"
#include "net/server.h"
#include "store/rocks_store.h"

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
  options.policy.ops_per_second_max = config.ops_per_second_max;
  options.policy.ops_burst_max = config.ops_burst_max;
  options.http_connections_max = config.http_connections_max;
  options.http.head_bytes_max = config.http_head_bytes_max;
  options.http.body_bytes_max = config.http_body_bytes_max;
  options.upgrade.origins = config.origins;
  if (!config.public_url.empty()) options.upgrade.origins.push_back(config.public_url);
  options.owns = [&ownership](base::BoardId board) { return ownership.owns(board); };
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
    spdlog::info("signal {}: closing; what was accepted is being written", signal);
  });
}

}  // namespace

Outcome serve(const Config& config) {
  const base::SystemClock clock;
  const cluster::SingleNode ownership;

  auto store = store::open_rocks_store(
      {.folder = config.data, .cache_bytes = config.cache_mib << 20, .faults = nullptr});
  if (!store) return {exit_code(store.error().code), store.error().message};

  const auto key = event::LinkKey::load_or_create(event::link_key_file(config.data));
  if (!key) return {ExitCode::data_folder, key.error()};

  auto events = event::Events::open(**store, clock, *key);
  if (!events) return {exit_code(events.error().code), events.error().message};

  net::Server server{options_of(config, ownership), **store, *events, clock};
  if (const auto listening = server.listen(); !listening) {
    return {ExitCode::address, listening.error().message};
  }

  const auto colours = ::isatty(STDOUT_FILENO) != 0 ? Colours::ansi : Colours::none;
  std::fputs(banner(config, server.port(), *events, colours).c_str(), stdout);
  std::fflush(stdout);

  heed_signals(server);
  server.run();
  spdlog::info("closed");
  return {};
}

}  // namespace tablee::app

#include "app/open_files.h"

#include <sys/resource.h>

#include <algorithm>

namespace tablee::app {
namespace {

constexpr std::uint64_t other_files = 512;  // The store's, the log, the readers', the listener's.

// TLS needs two more for each connection: its plain side.
std::uint64_t files_of_one(const Config& config) {
  return config.tls_certificate.empty() ? 1 : 3;
}

}  // namespace

std::uint64_t raise_open_files() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return 0;
  const rlimit raised{limit.rlim_max, limit.rlim_max};
  return ::setrlimit(RLIMIT_NOFILE, &raised) == 0 ? raised.rlim_cur : limit.rlim_cur;
}

std::uint64_t open_files_allowed() {
  rlimit limit{};
  return ::getrlimit(RLIMIT_NOFILE, &limit) == 0 ? limit.rlim_max : 0;
}

std::uint64_t open_files_wanted(const Config& config) {
  return (config.sessions_max + config.http_connections_max) * files_of_one(config) + other_files;
}

// On a very small machine the store gets half. Of the rest a third is for those who come: each is there for a moment.
Capacity capacity_for(const Config& config, std::uint64_t allowed) {
  if (allowed >= open_files_wanted(config)) {
    return {config.sessions_max, config.http_connections_max};
  }
  const std::uint64_t others = std::min(other_files, allowed / 2);
  const std::size_t sockets = (allowed - others) / files_of_one(config);
  const std::size_t connections =
      std::min(config.http_connections_max, std::max<std::size_t>(1, sockets / 3));
  const std::size_t sessions =
      std::min(config.sessions_max, sockets - std::min(sockets, connections));
  return {std::max<std::size_t>(1, sessions), connections};
}

void narrow(net::DoorOptions& doors, const Capacity& capacity) {
  auto& caps = doors.caps;
  caps.all = std::min(caps.all, capacity.connections);
  caps.of_address = std::min(caps.of_address, caps.all);
  caps.handshakes = std::min(caps.handshakes, caps.all);
}

std::optional<std::string> too_few_open_files(const Config& config, std::uint64_t allowed) {
  const std::uint64_t wanted = open_files_wanted(config);
  if (allowed >= wanted) return std::nullopt;
  const Capacity capacity = capacity_for(config, allowed);
  return std::to_string(allowed) + " open files are allowed: enough for " +
         std::to_string(capacity.sessions) + " people and " + std::to_string(capacity.connections) +
         " who are coming in; sessions-max and http-connections-max allow more. ulimit -Hn " +
         std::to_string(wanted) + ", or LimitNOFILE=" + std::to_string(wanted) + " in the unit";
}

}  // namespace tablee::app

// How many files and sockets the machine lets this process open, and who gets how many: what the store and the listener need
// comes first, so that a crowd at the doors never closes them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "app/config.h"
#include "net/server.h"

namespace tablee::app {

/// Raises the soft limit of this process to the hard one (RLIMIT_NOFILE). What holds from then on.
std::uint64_t raise_open_files();
/// The hard limit: what raise_open_files() would come to.
[[nodiscard]] std::uint64_t open_files_allowed();
/// Open files when the house is full.
[[nodiscard]] std::uint64_t open_files_wanted(const Config& config);

/// What fits into `allowed` open files.
struct Capacity {
  std::size_t sessions = 0;
  std::size_t connections = 0;  ///< Those that are no session yet.
};
[[nodiscard]] Capacity capacity_for(const Config& config, std::uint64_t allowed);
/// The doors with no more places than there is room for.
void narrow(net::DoorOptions& doors, const Capacity& capacity);
/// A sentence for the operator when fewer fit than the settings allow.
[[nodiscard]] std::optional<std::string> too_few_open_files(const Config& config,
                                                            std::uint64_t allowed);

}  // namespace tablee::app

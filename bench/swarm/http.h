// The requests that a run needs, blocking: join by a code, list the boards of the event, read the metrics.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <vector>

namespace tablee::swarm {

struct Joined {
  std::string token;
  std::vector<std::string> boards;  ///< Of the tables, 16 hexadecimal digits each.
};

/// Errors say what the server at 127.0.0.1:`port` answered.
[[nodiscard]] std::expected<Joined, std::string> join(std::uint16_t port, const std::string& code,
                                                      const std::string& name);

/// What the server's metrics say of each of `names`, summed over labels; nothing when they can not be read.
[[nodiscard]] std::optional<std::vector<double>> metrics(std::uint16_t port,
                                                         const std::vector<std::string>& names);

}  // namespace tablee::swarm

// The two requests that a run needs, blocking: join by a code, and list the boards of the event.
#pragma once

#include <cstdint>
#include <expected>
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

}  // namespace tablee::swarm

// The server under load: its own process on its own data folder, ended when this object goes.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <expected>
#include <memory>
#include <string>

namespace tablee::swarm {

class ServerProcess {
 public:
  /// Imports an event of `tables` tables into a new folder below `scratch` and starts `binary` on a free port,
  /// with `shards` (0: one a core), pinned to core 0 when `pin`. The error says what went wrong.
  [[nodiscard]] static std::expected<std::unique_ptr<ServerProcess>, std::string> start(
      const std::string& binary, const std::string& scratch, int tables, int shards, bool pin);
  ~ServerProcess();

  [[nodiscard]] std::uint16_t port() const { return port_; }
  [[nodiscard]] pid_t pid() const { return pid_; }
  [[nodiscard]] const std::string& code() const { return code_; }
  /// Secret of the moderators' link.
  [[nodiscard]] const std::string& moderator() const { return moderator_; }

 private:
  ServerProcess() = default;
  std::string folder_;
  std::string code_;
  std::string moderator_;
  std::uint16_t port_ = 0;
  pid_t pid_ = -1;
};

}  // namespace tablee::swarm

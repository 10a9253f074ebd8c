// One preset against one server: opens the fleet, drives it, prints JSON lines.
#pragma once

#include "http.h"
#include "preset.h"

namespace tablee::swarm {

struct Target {
  std::uint16_t port = 0;
  int pid = 0;  ///< 0: not ours to look at.
  Joined joined;
  std::string code;       ///< Of participants, and …
  std::string moderator;  ///< … the secret of moderators.
  std::uint64_t seed = 1;
};

/// 0 when nothing was lost, refused or closed; else 1, said on stderr.
[[nodiscard]] int run(const Preset& preset, const Target& target);

}  // namespace tablee::swarm

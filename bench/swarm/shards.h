// The same work on one shard and on several: how many times as much the busiest thread can do before its core is full.
#pragma once

#include <string>

#include "preset.h"

namespace tablee::swarm {

/// Starts a server for each; prints a line for each and one with the ratio. 0 when nothing was lost.
[[nodiscard]] int compare_shards(const Preset& preset, const std::string& binary,
                                 const std::string& scratch, std::uint64_t seed);

}  // namespace tablee::swarm

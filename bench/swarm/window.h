// One window at one rate, from a settled fleet to a settled fleet; what it counted is the fleet's measure.
#pragma once

#include "fleet.h"
#include "measure.h"
#include "preset.h"

namespace tablee::swarm {

/// `pid` of the server, 0 when it is not ours to look at; `rate` in ops a second of each session that writes.
[[nodiscard]] Report window(Fleet& fleet, const Preset& preset, int pid, double rate);
/// 0 when nothing was lost, refused or closed; else 1, said on stderr.
[[nodiscard]] int verdict(const Measure& measure, std::uint64_t lost);
/// 1, said on stderr.
int fail(const char* what);

}  // namespace tablee::swarm

// The event socket under load: everybody of a large event has a page open, a moderator begins one phase after the other,
// and others come in meanwhile.
#pragma once

#include "run.h"

namespace tablee::swarm {

/// What a session costs, and how long each change of phase takes until the last page has it. 0 when all had all of them.
[[nodiscard]] int run_event(const Preset& preset, const Target& target);

}  // namespace tablee::swarm

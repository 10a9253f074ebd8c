// A reveal under load: people write in private at one table, all their notes are revealed at once, and others go on at another table.
#pragma once

#include "run.h"

namespace tablee::swarm {

/// How long it takes until all screens of the table have all notes, and what those at the other table notice. 0 when nothing was lost.
[[nodiscard]] int run_reveal(const Preset& preset, const Target& target);

}  // namespace tablee::swarm

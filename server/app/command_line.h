// The command line: which command, with which values. What the commands do is elsewhere.
#pragma once

#include "app/exit_code.h"

namespace tablee::app {

/// Runs `tablee ARGUMENTS…` as main() got them.
[[nodiscard]] Outcome run(int argc, const char* const* argv);

}  // namespace tablee::app

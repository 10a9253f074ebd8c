// The server as a whole: reading server.cpp is reading the architecture.
#pragma once

#include "app/config.h"
#include "app/exit_code.h"

namespace tablee::app {

/// Opens the data folder, takes the port, prints the banner, serves until SIGTERM or SIGINT. A second signal
/// ends at once.
[[nodiscard]] Outcome serve(const Config& config);

}  // namespace tablee::app

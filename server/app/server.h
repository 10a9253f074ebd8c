// The server as a whole: reading server.cpp is reading the architecture.
#pragma once

#include <expected>
#include <functional>
#include <string>

#include "app/config.h"
#include "app/exit_code.h"

namespace tablee::app {

/// Reads all settings again, from where they came.
using Reread = std::function<std::expected<Config, std::string>()>;

/// Opens the data folder, takes the port, prints the banner, serves until SIGTERM or SIGINT. A second signal
/// ends at once. SIGHUP: what `reread` gives is taken over, as far as a running server can (Setting::effect).
[[nodiscard]] Outcome serve(const Config& config, const Reread& reread);

/// `tablee echo`, for conformance tests of the WebSocket: net/echo.h. Until SIGTERM or SIGINT.
[[nodiscard]] Outcome echo(const Config& config);

}  // namespace tablee::app

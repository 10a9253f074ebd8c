// The server as a whole: reading server.cpp is reading the architecture.
#pragma once

#include <expected>
#include <functional>
#include <memory>
#include <string>

#include "app/config.h"
#include "app/exit_code.h"
#include "base/clock.h"
#include "store/faults.h"

namespace tablee::app {

/// Reads all settings again, from where they came.
using Reread = std::function<std::expected<Config, std::string>()>;

/// What a server stands on. Tests give it a clock that jumps and a disk that fails.
struct Machine {
  std::shared_ptr<const base::Clock> clock = std::make_shared<base::SystemClock>();
  std::shared_ptr<store::Faults> faults{};  ///< Null: an honest disk.
};

/// Opens the data folder, takes the port, prints the banner, serves until SIGTERM or SIGINT. A second signal
/// ends at once. SIGHUP: what `reread` gives is taken over, as far as a running server can (Setting::effect).
[[nodiscard]] Outcome serve(const Config& config, const Reread& reread,
                            const Machine& machine = {});

/// `tablee echo`, for conformance tests of the WebSocket: net/echo.h. Until SIGTERM or SIGINT.
[[nodiscard]] Outcome echo(const Config& config);

}  // namespace tablee::app

// Tells systemd how the service is (sd_notify(3)): one datagram to the socket that NOTIFY_SOCKET names. Without that
// variable nothing is said.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace tablee::app {

/// "READY=1", "STOPPING=1", "WATCHDOG=1"; several by line. Whether somebody was told.
bool notify(std::string_view state);

/// "RELOADING=1" with the time that systemd asks for.
bool notify_reloading();

/// How often WATCHDOG=1 is due: half of what systemd waits for. Nothing when it does not watch this process.
[[nodiscard]] std::optional<std::chrono::milliseconds> watchdog_interval();

}  // namespace tablee::app

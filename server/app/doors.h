// From settings to the network's options: what holds from the start, and what a running server takes over on SIGHUP.
#pragma once

#include <chrono>
#include <expected>
#include <string>

#include "app/config.h"
#include "net/server.h"

namespace tablee::app {

/// Who may come in and how; reads the certificate. The error is a sentence for the operator.
[[nodiscard]] std::expected<net::DoorOptions, std::string> doors_of(const Config& config);

/// A sentence for the operator when the certificate has ended; else empty.
[[nodiscard]] std::string certificate_doubt(const net::DoorOptions& doors,
                                            std::chrono::system_clock::time_point now);

/// Settings whose values differ and that a running server does not take over.
[[nodiscard]] std::vector<std::string> needing_restart(const Config& running, const Config& wanted);

/// Bytes of the regular files in a folder, as an operator would count them.
[[nodiscard]] std::uint64_t bytes_of(const std::filesystem::path& folder);

}  // namespace tablee::app

// What the server says on the terminal when it is up: where it is, how people come in.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/config.h"
#include "app/qr.h"
#include "event/events.h"

namespace tablee::app {

/// Addresses under which other machines of the network reach this one (IPv4 first), without loopback, when
/// `listening` is "any address"; else `listening` itself.
[[nodiscard]] std::vector<std::string> reachable_addresses(const std::string& listening);

/// "http://192.168.1.5:8080" for each address, or the public address alone when one is configured.
[[nodiscard]] std::vector<std::string> base_urls(const Config& config, std::uint16_t port);

[[nodiscard]] std::string banner(const Config& config, std::uint16_t port,
                                 const event::Events& events, const event::CreateRule& create,
                                 Colours colours);

}  // namespace tablee::app

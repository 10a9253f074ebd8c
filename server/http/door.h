// Who may knock, before any route: under which names the server answers (Host), from which pages (Origin), and whose
// word is taken for somebody else's address (trusted proxies).
//
// Host: a page of another site could point its own name at this machine and read our answers as its own (DNS
// rebinding). Names that nobody outside can own are taken: addresses, names without a dot, and the private domains;
// all others must be configured.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "event/guesses.h"
#include "http/answer.h"
#include "http/message.h"

namespace tablee::http {

/// Addresses that share their first bits: "10.0.0.0/8", "::1", "fd00::/8".
struct Network {
  std::array<std::uint8_t, 16> bytes{};  ///< IPv4 as ::ffff:a.b.c.d.
  unsigned bits = 128;

  /// Nothing when `text` is not one.
  [[nodiscard]] static std::optional<Network> parse(std::string_view text);
  /// Whether `address` is one of them; false when it is not an address.
  [[nodiscard]] bool holds(std::string_view address) const;
};

/// 127.0.0.0/8 and ::1.
[[nodiscard]] std::vector<Network> this_machine();

struct DoorPolicy {
  /// Origins besides the request's own host, as `https://host[:port]`: for a proxy that rewrites Host.
  std::vector<std::string> origins{};
  /// Names besides the private ones; "*" takes any.
  std::vector<std::string> hosts{};
  /// Whose X-Forwarded-For and X-Forwarded-Proto are believed.
  std::vector<Network> proxies{};
  /// `host[:port]` of the public address when that is https: a proxy in front speaks TLS for it.
  std::string tls_host{};
  /// Who may read /metrics.
  std::vector<Network> metrics_from = this_machine();
};

/// Puts the client's own address and scheme into a request that came through a trusted proxy: the last address of
/// X-Forwarded-For that is not a trusted proxy's. Anybody else's headers change nothing.
void see_through_proxies(Request& request, const DoorPolicy& policy);

/// Whether the client itself speaks TLS: to us, to a trusted proxy, or to whoever stands in front of policy.tls_host.
[[nodiscard]] bool client_has_tls(const Request& request, const DoorPolicy& policy);

/// What counts as one guest: an IPv4 address, the /64 network of an IPv6 address.
[[nodiscard]] std::string network_of(std::string_view address);
/// What one customer has who has many networks: an IPv6 /48. Empty for others.
[[nodiscard]] std::string site_of(std::string_view address);

/// The refusal, or nothing. 400 without exactly one Host (in HTTP/1.0 none will do), 421 under a name that is not ours, 403 for an upgrade, a
/// POST or a DELETE from a page of another origin, and for /metrics from elsewhere than policy.metrics_from, or through a proxy
/// that is not trusted.
[[nodiscard]] std::optional<Response> judge_door(const Request& request, const DoorPolicy& policy);

/// In whose bounds a try counts.
[[nodiscard]] inline event::Origin origin_of(const Request& request) {
  return {network_of(request.from), site_of(request.from)};
}

}  // namespace tablee::http

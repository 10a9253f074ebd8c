#include "http/door.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <cstring>

namespace tablee::http {
namespace {

using AddressBytes = std::array<std::uint8_t, 16>;

std::optional<AddressBytes> bytes_of(std::string_view address) {
  AddressBytes bytes{};
  const std::string text{address};
  in_addr v4{};
  if (::inet_pton(AF_INET, text.c_str(), &v4) == 1) {
    bytes[10] = bytes[11] = 0xff;
    std::memcpy(&bytes[12], &v4, 4);
    return bytes;
  }
  if (::inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1) return bytes;
  return std::nullopt;
}

bool is_v4(const AddressBytes& bytes) {
  return bytes[10] == 0xff && bytes[11] == 0xff &&
         std::all_of(bytes.begin(), bytes.begin() + 10, [](std::uint8_t b) { return b == 0; });
}

// Host without its port, brackets and final dot; nothing when it is not one.
std::optional<std::string_view> name_of(std::string_view host) {
  std::string_view port;
  if (host.starts_with('[')) {
    const auto end = host.find(']');
    if (end == std::string_view::npos) return std::nullopt;
    port = host.substr(end + 1);
    host = host.substr(1, end - 1);
    if (!bytes_of(host)) return std::nullopt;
  } else if (const auto colon = host.find(':'); colon != std::string_view::npos) {
    port = host.substr(colon);
    host = host.substr(0, colon);
  }
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  if (!port.empty() &&
      (!port.starts_with(':') || port.size() > 6 || !std::ranges::all_of(port.substr(1), digit))) {
    return std::nullopt;
  }
  if (host.ends_with('.')) host.remove_suffix(1);
  const bool plain = std::ranges::all_of(host, [&](char c) {
    return digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '.' ||
           c == '_' || c == ':';
  });
  if (host.empty() || !plain) return std::nullopt;
  return host;
}

// Names that can not be bought: RFC 6761, 6762, 8375, and .internal and .lan, which no registry gives away.
bool is_private(std::string_view name) {
  if (bytes_of(name) || name.find('.') == std::string_view::npos) return true;
  constexpr std::array<std::string_view, 7> domains{
      ".localhost", ".local", ".home.arpa", ".internal", ".lan", ".test", ".home"};
  return std::ranges::any_of(domains, [&](std::string_view domain) {
    return name.size() > domain.size() &&
           equal_ignoring_case(name.substr(name.size() - domain.size()), domain);
  });
}

std::string_view host_of_origin(std::string_view origin) {
  const auto scheme_end = origin.find("://");
  return scheme_end == std::string_view::npos ? std::string_view{} : origin.substr(scheme_end + 3);
}

bool is_ours(std::string_view name, const DoorPolicy& policy) {
  if (is_private(name)) return true;
  return std::ranges::any_of(policy.hosts,
                             [&](std::string_view host) {
                               return host == "*" || equal_ignoring_case(host, name);
                             }) ||
         std::ranges::any_of(policy.origins, [&](std::string_view origin) {
           return equal_ignoring_case(name_of(host_of_origin(origin)).value_or(""), name);
         });
}

// A page of another site must not talk to us with this browser's reach. Programs send no Origin.
bool same_origin(const Request& request, const DoorPolicy& policy) {
  const std::string_view origin = request.header("Origin");
  if (origin.empty()) return true;
  if (std::ranges::find(policy.origins, origin) != policy.origins.end()) return true;
  // Behind a proxy that is not configured the scheme is not known; over TLS it is.
  if (request.secure && !origin.starts_with("https://")) return false;
  return !host_of_origin(origin).empty() &&
         equal_ignoring_case(host_of_origin(origin), request.header("Host"));
}

// A proxy that is not trusted makes the whole world look like itself.
bool may_measure(const Request& request, const DoorPolicy& policy) {
  const bool forwarded = !request.header("X-Forwarded-For").empty();
  if (forwarded && request.from == request.peer) return false;
  return std::ranges::any_of(policy.metrics_from,
                             [&](const Network& network) { return network.holds(request.from); });
}

}  // namespace

std::vector<Network> this_machine() {
  std::vector<Network> networks;
  for (const char* text : {"127.0.0.0/8", "::1"}) networks.push_back(*Network::parse(text));
  return networks;
}

std::optional<Network> Network::parse(std::string_view text) {
  const auto slash = text.find('/');
  const auto bytes = bytes_of(text.substr(0, slash));
  if (!bytes) return std::nullopt;
  Network network{*bytes, 128};
  if (slash == std::string_view::npos) return network;
  const std::string_view number = text.substr(slash + 1);
  const unsigned before = is_v4(*bytes) ? 96 : 0;  // IPv4 stands behind 96 bits
  unsigned bits = 0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), bits);
  if (error != std::errc{} || end != number.data() + number.size() || bits > 128 - before) {
    return std::nullopt;
  }
  network.bits = before + bits;
  return network;
}

bool Network::holds(std::string_view address) const {
  const auto other = bytes_of(address);
  if (!other) return false;
  for (unsigned bit = 0; bit < bits; ++bit) {
    const auto mask = static_cast<std::uint8_t>(0x80U >> (bit % 8));
    if (((bytes.at(bit / 8) ^ other->at(bit / 8)) & mask) != 0) return false;
  }
  return true;
}

void see_through_proxies(Request& request, const DoorPolicy& policy) {
  const auto trusted = [&](std::string_view address) {
    return std::ranges::any_of(policy.proxies,
                               [&](const Network& network) { return network.holds(address); });
  };
  request.peer = request.from;
  if (!trusted(request.peer)) return;
  std::string chain;  // all headers of that name, in order: the nearest proxy wrote last
  for (const auto& header : request.headers) {
    if (equal_ignoring_case(header.name, "X-Forwarded-For")) chain += "," + header.value;
  }
  for (std::string_view rest = chain; !rest.empty();) {
    const auto comma = rest.rfind(',');
    const std::string_view address = trimmed(rest.substr(comma + 1));
    rest = rest.substr(0, comma);
    if (!bytes_of(address)) break;  // what stands before it is not to be believed
    request.from = address;
    if (!trusted(address)) break;
  }
  const std::string_view scheme = request.header("X-Forwarded-Proto");
  if (!scheme.empty()) request.secure = equal_ignoring_case(scheme, "https");
}

namespace {

/// The first bytes of an IPv6 address, as its network is written.
std::string prefix_of(AddressBytes address, std::size_t bytes) {
  std::fill(address.begin() + static_cast<std::ptrdiff_t>(bytes), address.end(), std::uint8_t{0});
  std::array<char, INET6_ADDRSTRLEN> text{};
  ::inet_ntop(AF_INET6, address.data(), text.data(), text.size());
  return std::string{text.data()} + "/" + std::to_string(8 * bytes);
}

}  // namespace

bool client_has_tls(const Request& request, const DoorPolicy& policy) {
  if (request.secure) return true;
  const std::string_view scheme = request.header("X-Forwarded-Proto");
  const bool denied = !scheme.empty() && !equal_ignoring_case(scheme, "https");
  return !denied && !policy.tls_host.empty() &&
         equal_ignoring_case(request.header("Host"), policy.tls_host);
}

std::string network_of(std::string_view address) {
  const auto bytes = bytes_of(address);
  if (!bytes) return std::string{address};
  if (!is_v4(*bytes)) return prefix_of(*bytes, 8);
  std::array<char, INET6_ADDRSTRLEN> text{};
  ::inet_ntop(AF_INET, &(*bytes)[12], text.data(), text.size());
  return text.data();
}

std::string site_of(std::string_view address) {
  const auto bytes = bytes_of(address);
  return bytes && !is_v4(*bytes) ? prefix_of(*bytes, 6) : std::string{};
}

std::optional<Response> judge_door(const Request& request, const DoorPolicy& policy) {
  const auto hosts = std::ranges::count_if(request.headers, [](const Header& header) {
    return equal_ignoring_case(header.name, "Host");
  });
  // Health checks of load balancers speak HTTP/1.0 without a name. No browser does, and names are about browsers.
  const bool nameless = hosts == 0 && request.version == http_1_0;
  const auto name = name_of(request.header("Host"));
  if (!nameless && (hosts != 1 || !name)) {
    return error_answer(400, "bad_host", "Send exactly one Host header with a name or an address.");
  }
  if (!nameless && !is_ours(*name, policy)) {
    return error_answer(
        421, "unknown_host",
        "This server does not answer under that name. Its operator can let it: --hosts " +
            std::string{*name} + " or --public-url.");
  }
  const bool acts = request.method == Method::post || request.method == Method::erase ||
                    request.header_lists("Upgrade", "websocket");
  if (acts && !same_origin(request, policy)) {
    return error_answer(403, "bad_origin", "Open the page from this server's own address.");
  }
  if (request.path == "/metrics" && !may_measure(request, policy)) {
    return error_answer(403, "not_for_you",
                        "Metrics are for this server's operator, who can let you read them: "
                        "--metrics-from " +
                            request.from + ".");
  }
  return std::nullopt;
}

}  // namespace tablee::http

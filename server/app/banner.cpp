#include "app/banner.h"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <optional>

#include "event/commands.h"

namespace tablee::app {
namespace {

// The address as text, when it is one that others may reach.
std::string text_of(const ifaddrs& interface) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  const bool up = (interface.ifa_flags & IFF_UP) != 0 && (interface.ifa_flags & IFF_LOOPBACK) == 0;
  if (!up || interface.ifa_addr == nullptr) return {};
  if (interface.ifa_addr->sa_family == AF_INET) {
    const auto* const in = reinterpret_cast<const sockaddr_in*>(interface.ifa_addr);
    return inet_ntop(AF_INET, &in->sin_addr, text.data(), text.size()) != nullptr ? text.data()
                                                                                  : "";
  }
  if (interface.ifa_addr->sa_family == AF_INET6) {
    const auto* const in = reinterpret_cast<const sockaddr_in6*>(interface.ifa_addr);
    if (IN6_IS_ADDR_LINKLOCAL(&in->sin6_addr)) return {};
    return inet_ntop(AF_INET6, &in->sin6_addr, text.data(), text.size()) != nullptr ? text.data()
                                                                                    : "";
  }
  return {};
}

const event::Link* newest(const std::vector<event::Link>& links, event::Role role) {
  const event::Link* found = nullptr;
  for (const auto& link : links) {
    if (link.role == role && !link.revoked && !link.closed && !link.secret.empty()) found = &link;
  }
  return found;
}

/// Of links that let people in and can not be shown, the first one's role; nothing: all can be.
std::optional<event::Role> not_to_be_shown(const std::vector<event::Link>& links) {
  for (const auto role :
       {event::Role::moderator, event::Role::participant, event::Role::observer}) {
    const auto made_otherwise = [&](const event::Link& link) {
      return link.role == role && !link.revoked && !link.closed && link.secret.empty();
    };
    if (std::ranges::any_of(links, made_otherwise) && newest(links, role) == nullptr) return role;
  }
  return std::nullopt;
}

/// What became of the links, and what to do.
std::string lost_key(const Config& config, base::EventId id, event::Role role) {
  return "    No link to " + std::string(event::name(role)) +
         "s can be shown: " + event::link_key_file(config.data).string() +
         " is not the key that it was made with.\n"
         "    Who has the link on paper still comes in by it; a QR code or an address to join "
         "does not.\n"
         "    Put the file back from a backup; or stop the server and make a new link:\n"
         "    tablee event links --reissue --role " +
         std::string(event::name(role)) + " --event " + base::to_hex(id.value) + " --data " +
         config.data.string() + "\n";
}

// The key travels behind the #, which no server's log gets to see.
std::string making(const event::CreateRule& create, const std::string& url) {
  if (create.who == event::CreateRule::Who::anybody) {
    return "    New event   " + url + "/#/new (anybody may)\n";
  }
  if (create.key.empty()) return {};
  return "    New event   " + url + "/#n=" + create.key + "\n";
}

std::string describe(const Config& config, const event::Events& events, base::EventId id,
                     const std::string& url) {
  const event::Overview* const overview = events.overview(id);
  if (overview == nullptr) return {};
  const auto links = events.links(id);
  std::string text = "\n  " + overview->title + "\n";
  if (const auto* const join = newest(links, event::Role::participant)) {
    text += "    Join code   " + event::shown_code(join->secret) + "\n";
    text += "    Join        " + event::link_address(url, *join) + "\n";
  }
  if (const auto* const moderate = newest(links, event::Role::moderator)) {
    text += "    Moderate    " + event::link_address(url, *moderate) + "\n";
  }
  if (const auto* const observe = newest(links, event::Role::observer)) {
    text += "    Watch       " + event::link_address(url, *observe) + "\n";
  }
  if (const auto role = not_to_be_shown(links)) text += lost_key(config, id, *role);
  return text;
}

}  // namespace

std::vector<std::string> reachable_addresses(const std::string& listening) {
  const bool any4 = listening == "0.0.0.0";
  const bool any6 = listening == "::";
  if (!any4 && !any6) return {listening};
  std::vector<std::string> addresses;
  ifaddrs* list = nullptr;
  if (getifaddrs(&list) == 0) {
    for (const ifaddrs* one = list; one != nullptr; one = one->ifa_next) {
      std::string text = text_of(*one);
      const bool v6 = text.find(':') != std::string::npos;
      if (!text.empty() && (any6 || !v6)) addresses.push_back(std::move(text));
    }
    freeifaddrs(list);
  }
  std::ranges::stable_partition(
      addresses, [](const std::string& text) { return text.find(':') == std::string::npos; });
  if (addresses.empty()) addresses.emplace_back(any6 ? "::1" : "127.0.0.1");
  return addresses;
}

std::vector<std::string> base_urls(const Config& config, std::uint16_t port) {
  if (!config.public_url.empty()) return {config.public_url};
  std::vector<std::string> urls;
  for (const auto& address : reachable_addresses(config.address)) {
    const bool v6 = address.find(':') != std::string::npos;
    const bool plain = config.tls_certificate.empty();
    const std::string port_text = port == (plain ? 80 : 443) ? "" : ":" + std::to_string(port);
    urls.push_back((plain ? "http://" : "https://") + (v6 ? "[" + address + "]" : address) +
                   port_text);
  }
  return urls;
}

std::string banner(const Config& config, std::uint16_t port, const event::Events& events,
                   const event::CreateRule& create, Colours colours) {
  const auto urls = base_urls(config, port);
  std::string text = "Tablée is open. Data folder: " + config.data.string() + "\n";
  for (const auto& url : urls) text += "    Address     " + url + "\n";
  text += making(create, urls.front());
  auto ids = events.list();
  std::erase_if(ids, [&](base::EventId id) {
    return events.overview(id)->stage == wire::day::Stage::archived;
  });
  if (ids.empty()) {
    return text +
           "\nThere is no event yet: make one at that address, or from a file, the server "
           "stopped:\n"
           "    tablee event import FILE --data " +
           config.data.string() + "\n";
  }
  for (const auto id : ids) text += describe(config, events, id, urls.front());
  const auto links = events.links(ids.back());
  if (const auto* const join = newest(links, event::Role::participant)) {
    const auto picture = qr_text(event::link_address(urls.front(), *join), colours);
    if (picture) text += "\n" + *picture;
  }
  return text;
}

}  // namespace tablee::app

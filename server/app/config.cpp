#include "app/config.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>

#include "app/origin.h"
#include "app/toml.h"
#include "event/creators.h"
#include "http/door.h"

namespace tablee::app {
namespace {

constexpr std::string_view variable_prefix = "TABLEE_";

// Variables of ours that are no settings: where the file of settings is, and what the project's tests and benchmarks read
// (they start this program too).
constexpr std::array<std::string_view, 16> other_variables{
    "TABLEE_CONFIG",      "TABLEE_TESTS",       "TABLEE_SHARED",   "TABLEE_SEED",
    "TABLEE_SEEDS",       "TABLEE_SIM_SEED",    "TABLEE_SIM_DAYS", "TABLEE_SIM_JOBS",
    "TABLEE_HISTORIES",   "TABLEE_FAULTS",      "TABLEE_GOLDEN",   "TABLEE_KILLS_ALONE",
    "TABLEE_TORTURE_LOG", "TABLEE_CLIENT_DIST", "TABLEE_DAMAGE",   "TABLEE_POWER_CUTS"};

constexpr std::array<std::string_view, 6> log_levels{"trace", "debug", "info",
                                                     "warn",  "error", "off"};

std::string_view trim(std::string_view text) {
  const auto first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

// A row for a whole number in [low, high].
template <typename Number>
Setting number(std::string_view name, std::string_view meaning, std::string_view allowed,
               Number Config::*member, std::uint64_t low, std::uint64_t high) {
  return {name, meaning, allowed,
          [member, low, high](Config& config, std::string_view text) {
            std::uint64_t value = 0;
            const auto [end, error] =
                std::from_chars(text.data(), text.data() + text.size(), value);
            if (error != std::errc{} || end != text.data() + text.size()) return false;
            if (value < low || value > high) return false;
            config.*member = static_cast<Number>(value);
            return true;
          },
          [member](const Config& config) { return std::to_string(config.*member); }};
}

Setting string(std::string_view name, std::string_view meaning, std::string_view allowed,
               std::string Config::*member, bool (*good)(std::string_view)) {
  return {name, meaning, allowed,
          [member, good](Config& config, std::string_view text) {
            if (!good(text)) return false;
            config.*member = text;
            return true;
          },
          [member](const Config& config) { return config.*member; }};
}

std::string join(const std::vector<std::string>& list) {
  std::string text;
  for (const auto& item : list) text += (text.empty() ? "" : ",") + item;
  return text;
}

// What an item of a list is kept as; nothing: it is not allowed.
using Tidy = std::optional<std::string> (*)(std::string_view);

// A row for a comma-separated list.
Setting list(std::string_view name, std::string_view meaning, std::string_view allowed,
             std::vector<std::string> Config::*member, Tidy tidy) {
  return {name,
          meaning,
          allowed,
          [member, tidy](Config& config, std::string_view text) {
            std::vector<std::string> items;
            for (bool more = !trim(text).empty(); more;) {
              const auto comma = text.find(',');
              auto item = tidy(trim(text.substr(0, comma)));
              if (!item) return false;
              items.push_back(std::move(*item));
              more = comma != std::string_view::npos;
              if (more) text.remove_prefix(comma + 1);
            }
            config.*member = std::move(items);
            return true;
          },
          [member](const Config& config) { return join(config.*member); },
          Effect::at_start,
          Shape::list};
}

std::optional<std::string> host(std::string_view text) {
  const bool good = !text.empty() && text.find_first_of(" /:@?#,[]") == std::string_view::npos;
  return good ? std::optional{std::string{text}} : std::nullopt;
}

std::optional<std::string> network(std::string_view text) {
  return http::Network::parse(text) ? std::optional{std::string{text}} : std::nullopt;
}

// As browsers write it, so that it can be compared with theirs.
Setting public_url_setting() {
  return {"public_url", "address as people see it, for links",
          "http(s)://host[:port] without a path, for the page lies at the top of its name",
          [](Config& config, std::string_view text) {
            auto origin = text.empty() ? std::optional{std::string{}} : canonical_origin(text);
            if (origin) config.public_url = std::move(*origin);
            return origin.has_value();
          },
          [](const Config& config) { return config.public_url; }};
}

bool is_create_key(std::string_view text) {
  return text.empty() || event::is_create_key(text);
}

Setting on_reload(Setting setting) {
  setting.effect = Effect::on_reload;
  return setting;
}

Setting data_setting() {
  return {"data", "folder of everything that is kept", "a path",
          [](Config& config, std::string_view text) {
            if (!text.empty()) config.data = text;
            return !text.empty();
          },
          [](const Config& config) { return config.data.string(); }};
}

std::vector<Setting> place_settings() {
  return {
      data_setting(),
      string("address", "address to listen on", "an IPv4 or IPv6 address; 0.0.0.0: all",
             &Config::address, [](std::string_view text) { return !text.empty(); }),
      number("port", "TCP port", "0 to 65535; 0: any free one", &Config::port, 0, 65'535),
      public_url_setting(),
      on_reload(list("origins", "web origins allowed besides our own",
                     "http(s)://host[:port], comma-separated", &Config::origins, canonical_origin)),
      on_reload(list("hosts", "names it answers under, besides private ones",
                     "names, comma-separated; *: any", &Config::hosts, host)),
      on_reload(list("trusted_proxies", "proxies whose X-Forwarded-For and -Proto are believed",
                     "addresses or networks like 10.0.0.0/8, comma-separated",
                     &Config::trusted_proxies, network)),
      on_reload(list("metrics_from", "who may read /metrics",
                     "addresses or networks like 10.0.0.0/8, comma-separated",
                     &Config::metrics_from, network)),
      on_reload(string("tls_certificate", "certificate chain: the server speaks TLS", "a PEM file",
                       &Config::tls_certificate, [](std::string_view) { return true; })),
      on_reload(string("tls_key", "its key", "a PEM file, not encrypted", &Config::tls_key,
                       [](std::string_view) { return true; })),
      string("create", "who may make events on the page /new",
             "key: who has the key; open: anybody", &Config::create,
             [](std::string_view text) { return text == "key" || text == "open"; }),
      string("create_key", "that key, in place of the one in the data folder (create.key)",
             "12 to 128 characters without blanks", &Config::create_key, is_create_key),
  };
}

std::vector<Setting> size_settings() {
  return {
      number("shards", "threads that carry boards", "0 to 64; 0: one a core", &Config::shards, 0,
             64),
      number("readers", "threads that read the store", "1 to 64", &Config::readers, 1, 64),
      number("cache_mib", "memory for the store's cache, MiB", "1 to 65536", &Config::cache_mib, 1,
             65'536),
      number("reserve_mib", "room on the disk kept for deleting, MiB", "0 to 65536; 0: none",
             &Config::reserve_mib, 0, 65'536),
      string("check_store", "read what is kept through after the start, slowly, for damage",
             "yes or no", &Config::check_store,
             [](std::string_view text) { return text == "yes" || text == "no"; }),
      number("sessions_max", "open boards of all people", "1 to 1000000", &Config::sessions_max, 1,
             1'000'000),
      number("sessions_per_board_max", "people on one board", "1 to 1000000",
             &Config::sessions_per_board_max, 1, 1'000'000),
      number("followers_from", "people on one board before other shards carry some", "1 to 1000000",
             &Config::followers_from, 1, 1'000'000),
      number("ops_per_second_max", "operations of one person, sustained", "1 to 1000000",
             &Config::ops_per_second_max, 1, 1'000'000),
      number("ops_burst_max", "and at once", "1 to 10000000", &Config::ops_burst_max, 1,
             10'000'000),
      number("retention_days", "days that events are kept which say nothing; 0: for good",
             "0 to 36500", &Config::retention_days, 0, 36'500),
      number("lease_days", "days that a tablet may be away and lose nothing", "2 to 36500",
             &Config::lease_days, 2, 36'500),
      number("hello_seconds", "time for a WebSocket to say who it is", "1 to 3600",
             &Config::hello_seconds, 1, 3'600),
  };
}

std::vector<Setting> door_settings() {
  const auto row = [](std::string_view name, std::string_view meaning, std::string_view allowed,
                      std::size_t Config::*member, std::uint64_t low, std::uint64_t high) {
    return on_reload(number(name, meaning, allowed, member, low, high));
  };
  return {
      row("http_connections_max", "connections that are no board yet", "1 to 1000000",
          &Config::http_connections_max, 1, 1'000'000),
      row("connections_per_address_max", "the same of one address", "1 to 1000000",
          &Config::connections_per_address_max, 1, 1'000'000),
      row("handshakes_max", "of those, without one whole request", "1 to 1000000",
          &Config::handshakes_max, 1, 1'000'000),
      row("http_head_bytes_max", "bytes of a request's head", "1024 to 1048576",
          &Config::http_head_bytes_max, 1'024, 1'048'576),
      row("http_body_bytes_max", "bytes of a request's body", "1024 to 1073741824",
          &Config::http_body_bytes_max, 1'024, 1'073'741'824),
      row("http_head_seconds", "time for a request's head", "1 to 3600", &Config::http_head_seconds,
          1, 3'600),
      row("http_body_seconds", "time for its body", "1 to 3600", &Config::http_body_seconds, 1,
          3'600),
      row("http_write_seconds", "time for a client to take the next 64 KiB of an answer",
          "1 to 3600", &Config::http_write_seconds, 1, 3'600),
      on_reload(string("log_level", "what is logged", "trace, debug, info, warn, error, off",
                       &Config::log_level,
                       [](std::string_view text) {
                         return std::ranges::find(log_levels, text) != log_levels.end();
                       })),
      on_reload(string("log_format", "form of a line of the log", "text, json", &Config::log_format,
                       [](std::string_view text) { return text == "text" || text == "json"; })),
  };
}

std::vector<Setting> make_settings() {
  std::vector<Setting> all = place_settings();
  for (auto more : {size_settings(), door_settings()})
    std::ranges::move(more, std::back_inserter(all));
  return all;
}

const Setting* find(std::string_view name) {
  const auto found = std::ranges::find(settings(), name, &Setting::name);
  return found == settings().end() ? nullptr : &*found;
}

std::string known_names() {
  std::string names;
  for (const auto& setting : settings()) {
    names += (names.empty() ? "" : ", ") + std::string{setting.name};
  }
  return names;
}

}  // namespace

std::span<const Setting> settings() {
  static const std::vector<Setting> table = make_settings();
  return table;
}

std::expected<Values, std::string> parse_file(std::string_view text, std::string_view origin) {
  const auto items = read_toml(text);
  if (!items) return std::unexpected{std::string{origin} + ": " + items.error()};
  Values values;
  for (const auto& item : *items) {
    const auto at = std::string{origin} + ": line " + std::to_string(item.line) + ": ";
    const Setting* const setting = find(item.key);
    if (setting == nullptr) {
      return std::unexpected{at + "there is no setting " + item.key +
                             ". Settings are: " + known_names() + "."};
    }
    if (item.form == TomlItem::Form::list && setting->shape != Shape::list) {
      return std::unexpected{at + item.key + " has one value, not a list."};
    }
    values[item.key] = join(item.values);
  }
  return values;
}

std::expected<Values, std::string> from_environment(std::span<const std::string_view> variables) {
  Values values;
  for (const std::string_view variable : variables) {
    const auto equals = variable.find('=');
    if (!variable.starts_with(variable_prefix) || equals == std::string_view::npos) continue;
    const auto name = variable.substr(0, equals);
    if (std::ranges::find(other_variables, name) != other_variables.end()) continue;
    const auto setting = std::ranges::find_if(
        settings(), [&](const Setting& row) { return variable_of(row.name) == name; });
    if (setting == settings().end()) {
      return std::unexpected{std::string{name} + ": there is no such variable. Settings are: " +
                             known_names() + "; the variable of port is TABLEE_PORT."};
    }
    values[std::string{setting->name}] = variable.substr(equals + 1);
  }
  return values;
}

std::expected<void, std::string> apply(
    Config& config, const Values& values,
    const std::function<std::string(std::string_view name)>& describe) {
  for (const auto& [name, value] : values) {
    const Setting* const setting = find(name);
    if (setting == nullptr || !setting->set(config, value)) {
      return std::unexpected{describe(name) + ": \"" + value + "\" is not allowed. Allowed: " +
                             std::string{setting == nullptr ? "nothing" : setting->allowed} + "."};
    }
  }
  return {};
}

std::string flag_of(std::string_view name) {
  std::string flag = "--" + std::string{name};
  std::ranges::replace(flag, '_', '-');
  return flag;
}

std::string variable_of(std::string_view name) {
  std::string variable{variable_prefix};
  for (const char c : name) {
    variable += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return variable;
}

}  // namespace tablee::app

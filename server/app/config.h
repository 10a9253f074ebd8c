// What an operator may decide, from four places: defaults, a TOML file, the environment (TABLEE_PORT for `port`),
// flags (--port). Later ones win. Each setting is one row of a table that knows its name, meaning and range.
//
// Not here: limits that nobody should change (base/limits.h).
#pragma once

#include <chrono>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"

namespace tablee::app {

[[nodiscard]] constexpr std::size_t seconds_of(std::chrono::seconds time) {
  return static_cast<std::size_t>(time.count());
}

struct Config {
  std::filesystem::path data = "tablee-data";
  std::string address = "0.0.0.0";
  std::uint16_t port = 8080;
  std::string public_url{};                    ///< Empty: the addresses of this machine.
  std::vector<std::string> origins{};          ///< Web origins besides the server's own.
  std::vector<std::string> hosts{};            ///< Names besides addresses and private names.
  std::vector<std::string> trusted_proxies{};  ///< Addresses and networks.
  std::vector<std::string> metrics_from{"127.0.0.0/8", "::1"};
  std::string tls_certificate{};  ///< Empty: no TLS.
  std::string tls_key{};
  std::string create = "key";  ///< Who makes events: whoever has the key, or "open".
  std::string create_key{};    ///< Empty: the one that is kept in the data folder.
  std::size_t shards = 0;      ///< 0: one a core.
  std::size_t readers = 2;
  std::size_t cache_mib = 32;
  std::size_t reserve_mib = limits::reserve_mib;
  std::string check_store =
      "yes";  ///< Whether what lies on the disk is read through behind the start.
  std::size_t sessions_max = limits::sessions_max;
  std::size_t sessions_per_board_max = limits::sessions_per_board_max;
  std::size_t followers_from = limits::followers_from;
  std::uint32_t ops_per_second_max = limits::ops_per_second_max;
  std::uint32_t ops_burst_max = limits::ops_burst_max;
  std::uint32_t retention_days = 0;
  std::uint32_t lease_days = static_cast<std::uint32_t>(limits::lease.count());
  std::size_t http_connections_max = limits::http_connections_max;
  std::size_t connections_per_address_max = limits::connections_per_address_max;
  std::size_t handshakes_max = limits::handshakes_max;
  std::size_t http_head_seconds = seconds_of(limits::http_head_timeout);
  std::size_t http_body_seconds = seconds_of(limits::http_body_timeout);
  std::size_t http_write_seconds = seconds_of(limits::http_write_timeout);
  std::size_t hello_seconds = seconds_of(limits::hello_timeout);
  std::size_t http_head_bytes_max = limits::http_head_bytes_max;
  std::size_t http_body_bytes_max = limits::http_body_bytes_max;
  std::string log_level = "info";
  std::string log_format = "text";
};

/// Whether a setting counts for a running server: all are read again on SIGHUP.
enum class Effect : std::uint8_t { at_start, on_reload };

enum class Shape : std::uint8_t { one, list };

/// One thing to decide.
struct Setting {
  std::string_view name;     ///< As in the file; the flag has dashes: --sessions-max.
  std::string_view meaning;  ///< For --help.
  std::string_view allowed;  ///< In words, for --help and for errors.
  std::function<bool(Config&, std::string_view)> set;  ///< False: not allowed; nothing is changed.
  std::function<std::string(const Config&)> get;
  Effect effect = Effect::at_start;
  Shape shape = Shape::one;  ///< A list is comma-separated, or a list in the file.
};

[[nodiscard]] std::span<const Setting> settings();

/// Raw values by name, as flags or the environment gave them.
using Values = std::map<std::string, std::string, std::less<>>;

/// Reads the flat TOML `text` (toml.h); `origin` names it in errors. Unknown keys are refused.
[[nodiscard]] std::expected<Values, std::string> parse_file(std::string_view text,
                                                            std::string_view origin);
/// What is set among `variables` ("TABLEE_PORT=80"). One that is called TABLEE_* and means nothing is refused, by name.
[[nodiscard]] std::expected<Values, std::string> from_environment(
    std::span<const std::string_view> variables);

/// Sets each value; `describe` makes the name of a setting at its origin ("--port", "TABLEE_PORT"). The error
/// names the key, the value and what is allowed.
[[nodiscard]] std::expected<void, std::string> apply(
    Config& config, const Values& values,
    const std::function<std::string(std::string_view name)>& describe);

[[nodiscard]] std::string flag_of(std::string_view name);      ///< --sessions-max
[[nodiscard]] std::string variable_of(std::string_view name);  ///< TABLEE_SESSIONS_MAX

}  // namespace tablee::app

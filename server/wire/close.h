// Why a session ends: the close codes of the WebSocket, as proto/PROTOCOL.md lists them.
#pragma once

#include <cstdint>
#include <string_view>

namespace tablee::wire {

/// 4000 to 4099: come back with the same token. 4100 to 4199: do not, before something has changed.
enum class Close : std::uint16_t {
  going_away = 4000,
  too_slow = 4001,
  silent = 4002,
  gap = 4003,
  store_failed = 4004,
  replaced = 4005,
  full = 4006,
  refused = 4007,
  observer = 4008,
  not_now = 4009,
  bad_frame = 4100,
  hello_expected = 4101,
  bad_token = 4102,
  revoked = 4103,
  bad_version = 4104,
  quarantined = 4105,
};

/// Whether a client comes back by itself after `code` (any number of a WebSocket close, 0 for none).
[[nodiscard]] constexpr bool comes_back(std::uint16_t code) {
  return code < 4100 || code > 4199;
}

/// The code's name as in PROTOCOL.md; the close frame carries it as its reason.
[[nodiscard]] constexpr std::string_view name(Close code) {
  switch (code) {
    case Close::going_away:
      return "GOING_AWAY";
    case Close::too_slow:
      return "TOO_SLOW";
    case Close::silent:
      return "SILENT";
    case Close::gap:
      return "GAP";
    case Close::store_failed:
      return "STORE_FAILED";
    case Close::replaced:
      return "REPLACED";
    case Close::full:
      return "FULL";
    case Close::refused:
      return "REFUSED";
    case Close::observer:
      return "OBSERVER";
    case Close::not_now:
      return "NOT_NOW";
    case Close::bad_frame:
      return "BAD_FRAME";
    case Close::hello_expected:
      return "HELLO_EXPECTED";
    case Close::bad_token:
      return "BAD_TOKEN";
    case Close::revoked:
      return "REVOKED";
    case Close::bad_version:
      return "BAD_VERSION";
    case Close::quarantined:
      return "QUARANTINED";
  }
  return "UNKNOWN";
}

}  // namespace tablee::wire

// Whether a request may become the WebSocket of a board (P1), and from which pages (same host).
//
// Not here: the token. It comes in Hello, when the socket is open (P4).
#pragma once

#include <expected>
#include <functional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "http/answer.h"
#include "http/message.h"

namespace tablee::http {

inline constexpr std::string_view subprotocol = "tablee.v1";

struct UpgradePolicy {
  /// Origins besides the request's own host, as `https://host[:port]`: for a proxy that rewrites Host.
  std::vector<std::string> origins{};
};

/// Whether a board of that id exists.
using BoardExists = std::function<bool(base::BoardId)>;

/// The board, or the answer: 400 without `tablee.v1`, version 13 or key; 403 from another origin; 404 for an
/// unknown board.
[[nodiscard]] std::expected<base::BoardId, Response> judge_upgrade(const Request& request,
                                                                   const UpgradePolicy& policy,
                                                                   const BoardExists& exists);

}  // namespace tablee::http

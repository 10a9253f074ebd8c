// Whether a request may become the WebSocket of a board (P1).
//
// Not here: from which pages (door), and the token: it comes in Hello, when the socket is open (P4).
#pragma once

#include <expected>
#include <functional>
#include <optional>
#include <string_view>

#include "base/ids.h"
#include "http/answer.h"
#include "http/message.h"

namespace tablee::http {

inline constexpr std::string_view subprotocol = "tablee.v1";
/// Of the event socket (D1).
inline constexpr std::string_view event_subprotocol = "tablee.event.v1";

/// Whether a board of that id exists.
using BoardExists = std::function<bool(base::BoardId)>;

/// The board, or the answer: 404 for an unknown board; 400 without `tablee.v1`, version 13 (426) or key.
[[nodiscard]] std::expected<base::BoardId, Response> judge_upgrade(const Request& request,
                                                                   const BoardExists& exists);

/// Whether a request for the event socket may become one: the refusal, or nothing.
[[nodiscard]] std::optional<Response> judge_event_upgrade(const Request& request);

/// What any WebSocket needs, whatever it is for (RFC 6455, section 4.2.1): the refusal, or nothing.
[[nodiscard]] std::optional<Response> judge_handshake(const Request& request);

}  // namespace tablee::http

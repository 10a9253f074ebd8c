#include "http/upgrade.h"

#include <algorithm>

namespace tablee::http {
namespace {

// /api/v1/boards/{board}/socket
std::optional<base::BoardId> board_of(std::string_view path) {
  constexpr std::string_view before = "/api/v1/boards/";
  constexpr std::string_view after = "/socket";
  if (!path.starts_with(before) || !path.ends_with(after)) return std::nullopt;
  if (path.size() < before.size() + after.size()) return std::nullopt;
  path.remove_prefix(before.size());
  path.remove_suffix(after.size());
  const auto id = base::from_hex(path);
  return id ? std::optional{base::BoardId{*id}} : std::nullopt;
}

bool well_formed_key(std::string_view key) {
  return key.size() == 24 && key.ends_with("==") &&
         std::ranges::all_of(key.substr(0, 22), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                  c == '+' || c == '/';
         });
}

}  // namespace

std::optional<Response> judge_handshake(const Request& request) {
  if (request.method != Method::get || !request.header_lists("Connection", "Upgrade")) {
    return error_answer(400, "bad_handshake", "Ask with GET and Connection: Upgrade.");
  }
  // What stands behind the head is frames; whoever passes it on must not take it for a body.
  if (request.header("Content-Length").find_first_not_of('0') != std::string_view::npos ||
      !request.header("Transfer-Encoding").empty()) {
    return error_answer(400, "bad_handshake", "A handshake has no body.");
  }
  if (request.header("Sec-WebSocket-Version") != "13") {
    auto response = error_answer(426, "bad_version", "Speak version 13 of WebSocket.");
    response.set("Sec-WebSocket-Version", "13");
    return response;
  }
  if (!well_formed_key(request.header("Sec-WebSocket-Key"))) {
    return error_answer(400, "bad_handshake", "Sec-WebSocket-Key is not 16 bytes in base64.");
  }
  return std::nullopt;
}

std::optional<Response> judge_event_upgrade(const Request& request) {
  if (auto refusal = judge_handshake(request)) return refusal;
  if (request.header_lists("Sec-WebSocket-Protocol", event_subprotocol)) return std::nullopt;
  return error_answer(400, "bad_subprotocol", "Offer the subprotocol tablee.event.v1.");
}

std::expected<base::BoardId, Response> judge_upgrade(const Request& request,
                                                     const BoardExists& exists) {
  const auto board = board_of(request.path);
  if (!board || !exists(*board)) {
    return std::unexpected{error_answer(404, "not_found", "There is no such board.")};
  }
  if (auto refusal = judge_handshake(request)) return std::unexpected{std::move(*refusal)};
  if (!request.header_lists("Sec-WebSocket-Protocol", subprotocol)) {
    return std::unexpected{
        error_answer(400, "bad_subprotocol", "Offer the subprotocol tablee.v1.")};
  }
  return *board;
}

}  // namespace tablee::http

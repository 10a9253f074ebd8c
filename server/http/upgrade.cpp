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

// A page of another site must not talk to us with this browser's reach. Programs send no Origin.
bool same_origin(const Request& request, const UpgradePolicy& policy) {
  const std::string_view origin = request.header("Origin");
  if (origin.empty()) return true;
  if (std::ranges::find(policy.origins, origin) != policy.origins.end()) return true;
  const auto scheme_end = origin.find("://");
  return scheme_end != std::string_view::npos &&
         equal_ignoring_case(origin.substr(scheme_end + 3), request.header("Host"));
}

bool well_formed_key(std::string_view key) {
  return key.size() == 24 && key.ends_with("==") &&
         std::ranges::all_of(key.substr(0, 22), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                  c == '+' || c == '/';
         });
}

}  // namespace

std::expected<base::BoardId, Response> judge_upgrade(const Request& request,
                                                     const UpgradePolicy& policy,
                                                     const BoardExists& exists) {
  const auto refuse = [](unsigned status, std::string_view code, std::string_view message) {
    return std::unexpected{error_answer(status, code, message)};
  };
  if (!same_origin(request, policy)) {
    return refuse(403, "bad_origin", "Open the page from this server's own address.");
  }
  const auto board = board_of(request.path);
  if (!board || !exists(*board)) return refuse(404, "not_found", "There is no such board.");
  if (request.method != Method::get || !request.header_lists("Connection", "Upgrade")) {
    return refuse(400, "bad_handshake", "Ask with GET and Connection: Upgrade.");
  }
  if (request.header("Sec-WebSocket-Version") != "13") {
    auto response = error_answer(426, "bad_version", "Speak version 13 of WebSocket.");
    response.set("Sec-WebSocket-Version", "13");
    return std::unexpected{std::move(response)};
  }
  if (!well_formed_key(request.header("Sec-WebSocket-Key"))) {
    return refuse(400, "bad_handshake", "Sec-WebSocket-Key is not 16 bytes in base64.");
  }
  if (!request.header_lists("Sec-WebSocket-Protocol", subprotocol)) {
    return refuse(400, "bad_subprotocol", "Offer the subprotocol tablee.v1.");
  }
  return *board;
}

}  // namespace tablee::http

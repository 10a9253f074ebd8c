#include "http/upgrade.h"

#include <gtest/gtest.h>

namespace tablee::http {
namespace {

Request handshake() {
  return {.path = "/api/v1/boards/00000000000000aa/socket",
          .headers = {{"Host", "table.example:8080"},
                      {"Connection", "keep-alive, Upgrade"},
                      {"Upgrade", "websocket"},
                      {"Sec-WebSocket-Version", "13"},
                      {"Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="},
                      {"Sec-WebSocket-Protocol", "other, tablee.v1"}}};
}

unsigned judged(const Request& request) {
  const auto board = judge_upgrade(request, [](base::BoardId id) { return id.value == 0xAA; });
  return board ? 101 : board.error().status;
}

void set(Request& request, std::string_view name, std::string value) {
  for (auto& header : request.headers) {
    if (header.name == name) header.value = value;
  }
}

TEST(Upgrade, AGoodHandshakeNamesItsBoard) {  // P1
  EXPECT_EQ(judged(handshake()), 101U);
}

TEST(Upgrade, TheSubprotocolIsNeeded) {  // P1
  Request request = handshake();
  set(request, "Sec-WebSocket-Protocol", "tablee.v0");
  EXPECT_EQ(judged(request), 400U);
}

TEST(Upgrade, OnlyBoardsThatExistHaveSockets) {  // P1
  for (const char* path :
       {"/api/v1/boards/00000000000000ab/socket", "/api/v1/boards/aa/socket",
        "/api/v1/boards/00000000000000AA/socket", "/api/v1/boards//socket", "/api/v1/boards/socket",
        "/socket", "/api/v1/boards/00000000000000aa/socket/"}) {
    Request request = handshake();
    request.path = path;
    EXPECT_EQ(judged(request), 404U) << path;
  }
}

TEST(Upgrade, ABadHandshakeIsRefused) {
  Request version = handshake();
  set(version, "Sec-WebSocket-Version", "8");
  EXPECT_EQ(judged(version), 426U);
  for (const char* key : {"", "short", "dGhlIHNhbXBsZSBub25jZQ=!", "dGhlIHNhbXBsZSBub25jZQaaa="}) {
    Request request = handshake();
    set(request, "Sec-WebSocket-Key", key);
    EXPECT_EQ(judged(request), 400U) << key;
  }
  for (const auto& [name, value] :
       {std::pair{"Content-Length", "3"}, {"Transfer-Encoding", "chunked"}}) {
    Request body = handshake();
    body.headers.push_back({name, value});
    EXPECT_EQ(judged(body), 400U) << name;
  }
  Request empty = handshake();
  empty.headers.push_back({"Content-Length", "0"});
  EXPECT_EQ(judged(empty), 101U);
  Request post = handshake();
  post.method = Method::post;
  EXPECT_EQ(judged(post), 400U);
}

}  // namespace
}  // namespace tablee::http

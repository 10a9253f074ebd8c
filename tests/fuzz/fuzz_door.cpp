// The door itself: the bytes of a connection, through the server's own reading of HTTP heads and bodies and, behind an
// upgrade, of WebSocket frames. Claims: no crash, no answer that is not HTTP, and the server is there for the next.
//
// The first byte says how the input is cut into pieces as a network would; "${upgrade}" stands for a good handshake, so
// that a fuzzer gets behind it.
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <string>

#include "base/check.h"
#include "fuzz/target.h"
#include "net/echo.h"

namespace {

constexpr std::string_view upgrade_mark = "${upgrade}";
constexpr std::string_view upgrade =
    "GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: "
    "Upgrade\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";

// What the server says until it has nothing more to do.
std::string settle(tablee::net::EchoServer& server, int client) {
  std::string heard;
  while (true) {
    server.context().restart();
    const std::size_t done = server.context().poll();
    std::array<char, 4'096> bytes;
    const auto got = ::recv(client, bytes.data(), bytes.size(), MSG_DONTWAIT);
    if (got > 0) heard.append(bytes.data(), static_cast<std::size_t>(got));
    if (done == 0 && got <= 0) return heard;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  tablee::fuzz::Input input(data, size);
  const std::size_t piece = input.byte() + std::size_t{1};
  std::string_view rest = input.rest();
  tablee::net::EchoServer server;
  std::array<int, 2> pair{};
  TABLEE_CHECK(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, pair.data()) ==
               0);
  server.serve(pair[0]);
  std::string heard;
  if (rest.starts_with(upgrade_mark)) {
    rest.remove_prefix(upgrade_mark.size());
    TABLEE_CHECK(::send(pair[1], upgrade.data(), upgrade.size(), MSG_NOSIGNAL) > 0);
    heard = settle(server, pair[1]);
    TABLEE_CHECK(heard.starts_with("HTTP/1.1 101 "));
  }
  while (!rest.empty()) {
    const auto part = rest.substr(0, piece * 16);
    rest.remove_prefix(part.size());
    if (::send(pair[1], part.data(), part.size(), MSG_NOSIGNAL) < 0) break;
    heard += settle(server, pair[1]);
  }
  ::shutdown(pair[1], SHUT_WR);
  heard += settle(server, pair[1]);
  TABLEE_CHECK(heard.empty() || heard.starts_with("HTTP/1.1 "));
  ::close(pair[1]);
  return 0;
}

// Places are never refused while somebody idle holds one, in whatever way they hold it (net/README, "Who is dropped"): a house
// of eight places, thirty-two who hold on from one address, and somebody who only wants to come in from another.
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <deque>
#include <filesystem>

#include "net/house.h"
#include "net/protocol_fixture.h"
#include "net/raw_socket.h"
#include "net/self_signed.h"
#include "net/tls_socket.h"
#include "store/temporary_folder.h"

namespace tablee::net {
namespace {

constexpr const char* greedy = "127.0.0.2";
constexpr const char* healthz = "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n";
constexpr std::size_t places = 8;
constexpr int holders = 32;

const std::string& large() {
  static const std::string bytes(32 * 1024 * 1024, 'x');
  return bytes;
}

ServerOptions small_house() {
  static const http::Asset asset{"/large", "text/plain", "\"1\"", false, large(), {}, {}};
  ServerOptions options;
  options.doors.caps = {.all = places, .of_address = places, .handshakes = places};
  options.sessions_max = 2;
  options.assets = {&asset, 1};
  return options;
}

bool served(RawConnection& connection) {
  connection.send(healthz);
  const bool good = connection.receive_head().starts_with("HTTP/1.1 200");
  return good && connection.receive(6) == "alive\n";
}

// The many hold on; somebody who was there before them keeps the place, and those who come get in.
void expect_passable(House& house, const std::function<void()>& hold_one) {
  RawConnection early{house.port()};
  EXPECT_TRUE(served(early));
  for (int i = 0; i < holders; ++i) {
    hold_one();
    if (i % 4 == 3) {
      RawConnection late{house.port()};
      EXPECT_TRUE(served(late)) << "after " << i + 1;
    }
  }
  EXPECT_TRUE(served(early));
  EXPECT_LE(metric(house, "tablee_http_connections"), places);
  Visit visit;
  const auto ada = visit.come(house, "Ada");
  EXPECT_TRUE(ada->replica().caught_up()) << ada->close_code();
}

void expect_passable(const std::string& said) {
  House house{nullptr, small_house()};
  std::deque<RawConnection> held;
  expect_passable(house, [&] { held.emplace_back(house.port(), greedy).send(said); });
}

TEST(Places, AreNotHeldByHalfHeads) {
  expect_passable("GET / HTTP/1.1\r\nHost:");
}

TEST(Places, AreNotHeldBySilence) {
  expect_passable("");
}

TEST(Places, AreNotHeldBySlowBodies) {
  expect_passable("POST /api/v1/join HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{");
}

TEST(Places, AreNotHeldBetweenRequests) {
  expect_passable(healthz);
}

TEST(Places, AreNotHeldByRefusedRequests) {
  expect_passable("nonsense\r\n\r\n");
}

TEST(Places, AreNotHeldBySlowReaders) {
  expect_passable("GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
}

TEST(Places, AreNotHeldByCheckSockets) {  // those of `tablee doctor`; the goodbye is not answered
  House house{nullptr, small_house()};
  std::deque<RawSocket> held;
  expect_passable(house, [&] {
    EXPECT_EQ(held.emplace_back(house.port(), "/api/v1/check/socket", "", greedy).status(), 101);
  });
}

TEST(Places, AreNotHeldByWebSocketsWithoutHello) {
  House house{nullptr, small_house()};
  std::deque<RawSocket> held;
  expect_passable(house, [&] {
    EXPECT_EQ(held.emplace_back(house.port(), house.board(), "tablee.v1", "", greedy).status(),
              101);
  });
}

// Nor do they count as people: this house has two seats.
TEST(Places, AreNotHeldByBadTokens) {
  House house{nullptr, small_house()};
  std::deque<RawSocket> held;
  expect_passable(house, [&] {
    held.emplace_back(house.port(), house.board(), "tablee.v1", "", greedy)
        .send(wire::encode(hello("not a token of anybody here")));
  });
}

TEST(Places, AreNotHeldByTlsHandshakesOrGoodbyes) {
  const store::TemporaryFolder folder;
  const TlsFiles files{folder.path() / "certificate.pem", folder.path() / "key.pem"};
  write_self_signed(files, "x.test");
  auto options = small_house();
  options.doors.certificate = *Certificate::load(files);
  House house{nullptr, options};
  std::deque<RawConnection> held;
  std::deque<TlsSocket> done;
  for (int i = 0; i < holders; ++i) {
    held.emplace_back(house.port(), greedy).send(i % 2 == 0 ? "" : "\x16\x03\x01\x02");
    TlsSocket& one = done.emplace_back(house.port());
    ASSERT_TRUE(one.established()) << i;
    one.send("GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");  // and never closes
    EXPECT_TRUE(one.receive_some().starts_with("HTTP/1.1 200")) << i;
  }
}

// The child is the crowd: it has descriptors of its own. It half opens more connections than the server can, then asks.
int come_as_a_crowd(std::uint16_t port, rlim_t hard) {
  const rlimit plenty{hard, hard};
  ::setrlimit(RLIMIT_NOFILE, &plenty);
  std::deque<RawConnection> held;
  for (int i = 0; i < 200; ++i) held.emplace_back(port, greedy).send("GET / HTTP/1.1\r\nHost:");
  for (int i = 0; i < 5; ++i) {
    RawConnection late{port};
    if (!served(late)) return 1;
  }
  return 0;
}

TEST(Places, AreMadeWhenTheMachineHasNoDescriptorsLeft) {
  House house;
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &before), 0);
  const std::filesystem::directory_iterator open{"/proc/self/fd"};
  const auto used = static_cast<rlim_t>(std::distance(begin(open), end(open)));
  const rlimit low{used + 40, before.rlim_max};
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &low), 0);
  const pid_t child = ::fork();
  if (child == 0) ::_exit(come_as_a_crowd(house.port(), before.rlim_max));
  int status = -1;
  EXPECT_EQ(::waitpid(child, &status, 0), child);
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &before), 0);
  EXPECT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 0);
  EXPECT_GE(metric(house, "tablee_connections_refused_total{reason=\"full\"}"), 1U);
}

}  // namespace
}  // namespace tablee::net

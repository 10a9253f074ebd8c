// Who gets in, through real sockets: how many, how slowly, under which names, and what every answer carries.
#include <gtest/gtest.h>

#include "net/house.h"
#include "net/protocol_fixture.h"
#include "net/raw_socket.h"

namespace tablee::net {
namespace {

std::string get(const House& house, const std::string& target, const std::string& more = "",
                const std::string& host = "127.0.0.1") {
  return talk(house.port(), "GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\n" + more +
                                "Connection: close\r\n\r\n");
}

std::string post_code(const House& house, const std::string& code, const std::string& more = "") {
  const std::string body = R"({"code":")" + code + R"(","name":"Eve"})";
  return talk(house.port(), "POST /api/v1/join HTTP/1.1\r\nHost: 127.0.0.1\r\n" + more +
                                "Content-Length: " + std::to_string(body.size()) +
                                "\r\nConnection: close\r\n\r\n" + body);
}

std::string status(const std::string& answer) {
  return answer.substr(0, 12);
}

// --- How many ----------------------------------------------------------------------------------------

TEST(Doors, OneAddressHasSoManyConnections) {
  ServerOptions options;
  options.doors.caps.of_address = 2;
  House house{nullptr, options};
  const std::string ask = "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n";
  std::vector<RawConnection> three;
  for (int i = 0; i < 3; ++i) {
    three.emplace_back(house.port()).send(ask);
    EXPECT_EQ(status(three.back().receive_head()), "HTTP/1.1 200") << i;
  }
  EXPECT_EQ(three.front().receive_all(), "alive\n") << "the idlest of its own goes";
  three.back().send(ask);
  EXPECT_NE(three.back().receive_some(), "");
}

// Slow-loris: heads that never end hold no door shut.
TEST(Doors, TheOldestHalfOpenHandshakeGoesForTheNewest) {
  ServerOptions options;
  options.doors.caps.handshakes = 8;
  House house{nullptr, options};
  std::vector<RawConnection> slow;
  for (int i = 0; i < 50; ++i) {
    slow.emplace_back(house.port()).send("GET / HTTP/1.1\r\nHost:");
    if (i % 10 == 0) {
      EXPECT_EQ(status(get(house, "/healthz")), "HTTP/1.1 200");
    }
  }
  EXPECT_EQ(slow.front().receive_all(), "");
  EXPECT_GE(metric(house, "tablee_connections_refused_total{reason=\"handshake_dropped\"}"), 40U);
}

// Who sends a whole request at once is never taken for one that holds a place open, however many come together.
TEST(Doors, ACrowdIsLetIn) {
  ServerOptions options;
  options.doors.caps.handshakes = 128;
  House house{nullptr, options};
  std::vector<RawConnection> crowd;
  for (int i = 0; i < 600; ++i) {
    crowd.emplace_back(house.port()).send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
  }
  int answered = 0;
  for (auto& one : crowd) answered += status(one.receive_head()) == "HTTP/1.1 200" ? 1 : 0;
  EXPECT_EQ(answered, 600);
}

TEST(Doors, WhenTheHouseIsFullTheIdleGoFirst) {
  ServerOptions options;
  options.doors.caps.all = 4;
  House house{nullptr, options};
  const std::string ask = "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n";
  std::vector<RawConnection> idle;
  for (int i = 0; i < 12; ++i) {
    idle.emplace_back(house.port()).send(ask);
    EXPECT_EQ(status(idle.back().receive_head()), "HTTP/1.1 200") << i;
  }
}

TEST(Doors, AWebSocketWithoutHelloCountsAsAConnection) {
  ServerOptions options;
  options.doors.caps.of_address = 3;
  House house{nullptr, options};
  const auto token = house.token("Ada");
  std::vector<RawSocket> silent;
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(silent.emplace_back(house.port(), house.board()).status(), 101);
  }
  silent.front().send(wire::encode(hello(token)));  // now a session
  ASSERT_TRUE(listen(silent.front()));
  for (int i = 0; i < 2; ++i) {
    EXPECT_EQ(silent.emplace_back(house.port(), house.board()).status(), 101);
  }
  EXPECT_FALSE(silent.at(1).receive()) << "the stillest has gone for the newest";
}

// --- How slowly --------------------------------------------------------------------------------------

TEST(Doors, ABodyThatNeverComesIsGivenUp) {
  ServerOptions options;
  options.doors.http.body_timeout = std::chrono::milliseconds{50};
  House house{nullptr, options};
  EXPECT_EQ(
      talk(house.port(), "POST /api/v1/join HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n{"),
      "");
  EXPECT_EQ(metric(house, "tablee_connections_refused_total{reason=\"too_slow\"}"), 1U);
}

TEST(Doors, AnIdleConnectionIsClosed) {
  ServerOptions options;
  options.doors.http.head_timeout = std::chrono::milliseconds{50};
  House house{nullptr, options};
  const auto answer = talk(house.port(), "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(status(answer), "HTTP/1.1 200");
}

// --- Under which names, from where -------------------------------------------------------------------

TEST(Doors, AnotherNameIsNotServed) {
  House house;
  EXPECT_EQ(status(get(house, "/", "", "evil.example")), "HTTP/1.1 421");
  EXPECT_EQ(status(get(house, "/healthz", "", "localhost:8080")), "HTTP/1.1 200");
  EXPECT_EQ(status(get(house, "/", "Host: 127.0.0.1\r\n")), "HTTP/1.1 400");
}

TEST(Doors, AJoinFromAPageOfAnotherSiteIsRefused) {
  House house;
  EXPECT_EQ(status(post_code(house, house.code(), "Origin: https://evil.example\r\n")),
            "HTTP/1.1 403");
  EXPECT_EQ(status(post_code(house, house.code(), "Origin: http://127.0.0.1\r\n")), "HTTP/1.1 200");
}

TEST(Doors, GuessedCodesAreSlowedDown) {
  House house;
  int looked_at = 0;
  std::string last;
  for (int i = 0; i < limits::guesses_per_network_max + 30; ++i) {
    last = post_code(house, "AAAAAA");
    looked_at += status(last) == "HTTP/1.1 404" ? 1 : 0;
  }
  EXPECT_LE(looked_at, limits::guesses_per_network_max + 5);
  EXPECT_EQ(status(last), "HTTP/1.1 429");
  EXPECT_NE(last.find("Retry-After: "), std::string::npos);
  EXPECT_EQ(status(post_code(house, house.moderator())), "HTTP/1.1 200") << "links are not guessed";
}

TEST(Doors, ATrustedProxySpeaksForItsClients) {
  ServerOptions options;
  options.doors.policy.proxies = {*http::Network::parse("127.0.0.1")};
  House house{nullptr, options};
  const std::string eve = "X-Forwarded-For: 198.51.100.1\r\n";
  for (int i = 0; i < limits::guesses_per_network_max + 30; ++i) {
    (void)post_code(house, "AAAAAA", eve);
  }
  EXPECT_EQ(status(post_code(house, house.code(), eve)), "HTTP/1.1 429");
  EXPECT_EQ(status(post_code(house, house.code(), "X-Forwarded-For: 198.51.100.2\r\n")),
            "HTTP/1.1 200");
}

// --- What every answer carries -----------------------------------------------------------------------

TEST(Doors, EveryAnswerIsGuarded) {
  House house;
  const std::vector<std::string> answers{
      get(house, "/"),
      get(house, "/nothing/here"),
      get(house, "/healthz"),
      get(house, "/readyz"),
      get(house, "/metrics"),
      get(house, "/api/v1/event"),
      get(house, "/api/v1/nothing"),
      get(house, "/", "", "evil.example"),
      get(house, "/", "X-Long: " + std::string(64 * 1024, 'x') + "\r\n"),
      get(house, "/api/v1/boards/0000000000000000/socket",
          "Upgrade: websocket\r\nConnection: Upgrade\r\n"),
      post_code(house, house.code()),
      post_code(house, "AAAAAA"),
      talk(house.port(), "DELETE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"),
      talk(house.port(), "not http at all\r\n\r\n"),
      RawSocket(house.port(), house.board()).head(),
  };
  for (const auto& answer : answers) {
    for (const std::string guard : {"Content-Security-Policy: default-src 'self'",
                                    "frame-ancestors 'none'", "X-Content-Type-Options: nosniff",
                                    "Referrer-Policy: no-referrer", "X-Frame-Options: DENY"}) {
      EXPECT_NE(answer.find(guard), std::string::npos) << guard << "\n" << answer.substr(0, 600);
    }
  }
}

TEST(Doors, NoPathLeadsOutOfTheClient) {
  House house;
  for (const std::string path :
       {"/../etc/passwd", "/..%2f..%2fetc/passwd", "/assets/../../link.key", "/%2e%2e/link.key",
        "//etc/passwd", "/./index.html/../../CURRENT", "/index.html%00.js",
        "/assets/..\\..\\link.key", "/api/v1/boards/../../link.key/dump",
        "http://127.0.0.1/../link.key"}) {
    const auto answer = get(house, path);
    const auto code = status(answer);
    EXPECT_TRUE(code == "HTTP/1.1 404" || code == "HTTP/1.1 400" || code == "HTTP/1.1 401")
        << path << code;
    EXPECT_EQ(answer.find("root:"), std::string::npos) << path;
  }
}

}  // namespace
}  // namespace tablee::net

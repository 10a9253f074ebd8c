// HTTP through real sockets: limits, deadlines, keep-alive, and the API from end to end.
#include <gtest/gtest.h>

#include "net/house.h"
#include "net/raw_socket.h"

namespace tablee::net {
namespace {

TEST(HttpSocket, TheClientIsServedWithItsGuards) {
  House house;
  const auto page = dial::fetch(house.address(), {.path = "/"});
  ASSERT_TRUE(page) << page.error();
  EXPECT_EQ(page->status, 200U);
  EXPECT_NE(page->header("Content-Security-Policy").find("default-src 'self'"), std::string::npos);
  EXPECT_EQ(page->header("X-Content-Type-Options"), "nosniff");
}

TEST(HttpSocket, HeadHasTheLengthAndNoBody) {
  House house;
  const auto answer = talk(house.port(), "HEAD / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  EXPECT_NE(answer.find("Content-Length: "), std::string::npos);
  EXPECT_TRUE(answer.ends_with("\r\n\r\n"));
}

TEST(HttpSocket, AConnectionIsUsedAgain) {
  House house;
  const std::string request = "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n";
  const auto answers =
      talk(house.port(), request + request + "GET /healthz HTTP/1.0\r\nHost: x\r\n\r\n");
  std::size_t count = 0;
  for (auto at = answers.find("200 OK"); at != std::string::npos;
       at = answers.find("200 OK", at + 1)) {
    ++count;
  }
  EXPECT_EQ(count, 3U);
}

TEST(HttpSocket, AHeadThatIsTooLargeIsRefused) {
  House house;
  const auto answer =
      talk(house.port(),
           "GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + std::string(64 * 1024, 'x') + "\r\n\r\n");
  EXPECT_TRUE(answer.starts_with("HTTP/1.1 431 ")) << answer.substr(0, 100);
}

TEST(HttpSocket, ABodyThatIsTooLargeIsRefused) {
  House house;
  const auto answer = talk(
      house.port(), "POST /api/v1/join HTTP/1.1\r\nHost: x\r\nContent-Length: 100000000\r\n\r\n{");
  EXPECT_TRUE(answer.starts_with("HTTP/1.1 413 ")) << answer.substr(0, 100);
}

TEST(HttpSocket, WhatIsNoHttpIsRefused) {
  House house;
  EXPECT_TRUE(talk(house.port(), "\x16\x03\x01 hello\r\n\r\n").starts_with("HTTP/1.1 400 "));
}

TEST(HttpSocket, OneHostIsNeeded) {
  House house;
  EXPECT_TRUE(talk(house.port(), "GET / HTTP/1.1\r\nConnection: close\r\n\r\n")
                  .starts_with("HTTP/1.1 400 "));
}

TEST(HttpSocket, AHealthCheckOfHttp10NeedsNoHost) {
  House house;
  const auto answer = talk(house.port(), "GET /healthz HTTP/1.0\r\n\r\n");
  EXPECT_TRUE(answer.starts_with("HTTP/1.1 200 ")) << answer;
  EXPECT_NE(answer.find("Connection: close"), std::string::npos);
  EXPECT_TRUE(answer.ends_with("alive\n"));
  EXPECT_TRUE(talk(house.port(), "HEAD / HTTP/1.0\r\n\r\n").starts_with("HTTP/1.1 200 "));
  const auto twice = talk(house.port(), "GET /healthz HTTP/1.0\r\nHost: x\r\nHost: y\r\n\r\n");
  EXPECT_TRUE(twice.starts_with("HTTP/1.1 400 "));
}

TEST(HttpSocket, AConnectionOfHttp10IsKeptForWhoAsks) {
  House house;
  RawConnection connection{house.port()};
  for (int i = 0; i < 2; ++i) {
    connection.send("GET /healthz HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    EXPECT_NE(connection.receive_head().find("Connection: keep-alive"), std::string::npos);
    EXPECT_EQ(connection.receive(6), "alive\n");
  }
}

TEST(HttpSocket, NotModifiedHasItsValidatorsAndNoLength) {
  House house;
  const auto ask = [&](const std::string& method, const std::string& more) {
    return talk(house.port(),
                method + " / HTTP/1.1\r\nHost: x\r\n" + more + "Connection: close\r\n\r\n");
  };
  const auto page = ask("GET", "");
  const auto at = page.find("ETag: ") + 6;
  const auto etag = page.substr(at, page.find("\r\n", at) - at);
  for (const std::string method : {"GET", "HEAD"}) {
    const auto answer = ask(method, "If-None-Match: " + etag + "\r\n");
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 304 ")) << answer;
    EXPECT_EQ(answer.find("Content-Length"), std::string::npos);
    EXPECT_EQ(answer.find("\r\nContent-Type:"), std::string::npos);
    EXPECT_NE(answer.find("ETag: " + etag + "\r\n"), std::string::npos);
    EXPECT_NE(answer.find("Vary: Accept-Encoding\r\n"), std::string::npos);
    EXPECT_NE(answer.find("Cache-Control: "), std::string::npos);
    EXPECT_TRUE(answer.ends_with("\r\n\r\n"));
  }
}

TEST(HttpSocket, TlsIsRememberedOnlyByThoseWhoHaveIt) {  // HSTS
  constexpr const char* pin = "Strict-Transport-Security: max-age=";
  ServerOptions options;
  options.doors.policy.proxies = {*http::Network::parse("127.0.0.1")};
  options.doors.policy.hosts = {"board.example"};
  options.doors.policy.tls_host = "board.example";
  House house{nullptr, options};
  const auto pinned = [&](const std::string& headers) {
    const auto answer =
        talk(house.port(), "GET / HTTP/1.1\r\nConnection: close\r\n" + headers + "\r\n");
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 200 ")) << answer.substr(0, 100);
    return answer.find(pin) != std::string::npos;
  };
  EXPECT_FALSE(pinned("Host: x\r\n"));
  EXPECT_TRUE(pinned("Host: x\r\nX-Forwarded-Proto: https\r\n"));
  EXPECT_FALSE(pinned("Host: x\r\nX-Forwarded-Proto: http\r\n"));
  EXPECT_TRUE(pinned("Host: board.example\r\n"));
  EXPECT_FALSE(pinned("Host: board.example:8080\r\n"));
  EXPECT_FALSE(pinned("Host: board.example\r\nX-Forwarded-Proto: http\r\n"));
  const RawSocket socket{house.port(), house.board(), "tablee.v1", "X-Forwarded-Proto: https\r\n"};
  EXPECT_NE(socket.head().find(pin), std::string::npos);
}

TEST(HttpSocket, AHeadThatNeverEndsIsGivenUp) {
  ServerOptions options;
  options.doors.http.head_timeout = std::chrono::milliseconds{50};
  House house{nullptr, options};
  EXPECT_EQ(talk(house.port(), "GET / HTTP/1.1\r\nHost:"), "");
}

TEST(HttpSocket, JoiningGivesATokenThatOpensTheEvent) {
  House house;
  const auto token = house.token("Zoé");
  const auto event =
      dial::fetch(house.address(),
                  {.path = "/api/v1/event", .headers = {{"Authorization", "Bearer " + token}}});
  ASSERT_TRUE(event);
  EXPECT_EQ(event->status, 200U);
  EXPECT_NE(event->body.find("Première question"), std::string::npos);
  EXPECT_NE(event->body.find("Zoé"), std::string::npos);
  EXPECT_EQ(event->body.find("\"links\""), std::string::npos);
  EXPECT_EQ(dial::fetch(house.address(), {.path = "/api/v1/event"})->status, 401U);
}

TEST(HttpSocket, TheLogAndADumpOfABoardCanBeRead) {
  House house;
  Visit visit;
  const auto token = house.token("Ada");
  const auto ada = visit.come_with(house, token);
  write_note(*ada, "déjà vu");
  ASSERT_TRUE(visit.until([&] { return ada->replica().unacknowledged() == 0; }));
  const auto get = [&](const std::string& what, const std::string& query) {
    return *dial::fetch(house.address(),
                        {.path = "/api/v1/boards/" + base::to_hex(house.board().value) + "/" + what,
                         .query = query,
                         .headers = {{"Authorization", "Bearer " + token}}});
  };
  const auto entries = get("entries", "after=0&max=100");
  EXPECT_EQ(entries.status, 200U);
  EXPECT_EQ(entries.header("X-Tablee-Head"), std::to_string(ada->replica().cursor().value));
  EXPECT_FALSE(entries.body.empty());
  EXPECT_EQ(get("entries", "after=999").status, 404U);
  EXPECT_EQ(get("keyframe", "at=1").header("X-Tablee-Offset"), "0");
  const auto dump = get("dump", "");
  EXPECT_NE(dump.body.find("déjà vu"), std::string::npos);
  EXPECT_NE(dump.body.find("\"author_name\":\"Ada\""), std::string::npos);
  EXPECT_EQ(get("dump", "at=1000").body.find("déjà vu"), std::string::npos);
}

}  // namespace
}  // namespace tablee::net

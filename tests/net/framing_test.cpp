// Where a request ends, byte by byte through a real socket: what a proxy in front of us could read otherwise gets no answer but
// a refusal, and nothing behind it is taken for the next request (request smuggling).
#include <gtest/gtest.h>

#include "net/house.h"
#include "net/raw_socket.h"

namespace tablee::net {
namespace {

// What would be the next request if the server saw the end of the first too early.
constexpr std::string_view smuggled = "GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n";

std::size_t answers(std::string_view heard) {
  constexpr std::string_view in_each = "\r\nReferrer-Policy: ";
  std::size_t count = 0;
  for (auto at = heard.find(in_each); at != std::string_view::npos;
       at = heard.find(in_each, at + 1)) {
    ++count;
  }
  return count;
}

std::string post(std::string_view headers, std::string_view body = "") {
  return "POST /api/v1/join HTTP/1.1\r\nHost: x\r\n" + std::string{headers} + "\r\n" +
         std::string{body};
}

struct Case {
  const char* what;
  std::string request;
  std::string status = "400";
};

void PrintTo(const Case& one, std::ostream* out) {
  *out << one.what;
}

std::vector<Case> lengths() {
  const std::string chunks = "0\r\n\r\n";
  return {
      {"TE.CL", post("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", chunks)},
      {"CL.TE", post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", chunks)},
      {"CL.TE, TE not chunked",
       post("Content-Length: 5\r\nTransfer-Encoding: identity\r\n", chunks)},
      {"not chunked", post("Transfer-Encoding: identity\r\n", chunks)},
      {"chunked is not last", post("Transfer-Encoding: chunked, gzip\r\n", chunks)},
      {"chunked twice", post("Transfer-Encoding: chunked, chunked\r\n", chunks)},
      {"in two headers",
       post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", chunks)},
      {"other, then chunked, in two headers",
       post("Transfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n", chunks)},
      {"a coding we do not speak", post("Transfer-Encoding: gzip, chunked\r\n", chunks), "501"},
      {"xchunked", post("Transfer-Encoding: xchunked\r\n", chunks)},
      {"quoted", post("Transfer-Encoding: \"chunked\"\r\n", chunks)},
      {"with a parameter", post("Transfer-Encoding: chunked;q=1\r\n", chunks)},
      {"empty", post("Transfer-Encoding:\r\n", chunks)},
      {"with a vertical tabulator", post("Transfer-Encoding: \x0b"
                                         "chunked\r\n",
                                         chunks)},
      {"with NUL", post(std::string{"Transfer-Encoding: chunked\0\r\n", 29}, chunks)},
      {"a blank before the colon", post("Transfer-Encoding : chunked\r\n", chunks)},
      {"a blank before the name", post("X: y\r\n Transfer-Encoding: chunked\r\n", chunks)},
      {"a folded line", post("Transfer-Encoding:\r\n chunked\r\n", chunks)},
      {"a folded line with a tabulator", post("X: y\r\n\tz\r\n", "")},
      {"HTTP/1.0 with chunks",
       "POST /api/v1/join HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks},
      {"two lengths", post("Content-Length: 0\r\nContent-Length: 5\r\n", chunks)},
      {"the same length twice", post("Content-Length: 5\r\nContent-Length: 5\r\n", chunks)},
      {"a list of lengths", post("Content-Length: 5, 5\r\n", chunks)},
      {"a sign", post("Content-Length: +5\r\n", chunks)},
      {"below zero", post("Content-Length: -1\r\n", chunks)},
      {"sixteen to the", post("Content-Length: 0x5\r\n", chunks)},
      {"more than 64 bits", post("Content-Length: 18446744073709551621\r\n", chunks)},
      {"no length", post("Content-Length:\r\n", chunks)},
      {"a length and words", post("Content-Length: 5 0\r\n", chunks)},
  };
}

std::vector<Case> bytes() {
  return {
      {"lines end with LF", "GET / HTTP/1.1\nHost: x\n\n"},
      {"one line ends with LF", "GET / HTTP/1.1\r\nHost: x\nX: y\r\n\r\n"},
      {"one line ends with CR", "GET / HTTP/1.1\r\nHost: x\rX: y\r\n\r\n"},
      {"NUL in a value", std::string{"GET / HTTP/1.1\r\nHost: x\r\nX: \0\r\n\r\n", 33}},
      {"NUL in a name", std::string{"GET / HTTP/1.1\r\nHost: x\r\nX\0Y: z\r\n\r\n", 35}},
      {"NUL in the target", std::string{"GET /\0 HTTP/1.1\r\nHost: x\r\n\r\n", 28}},
      {"DEL", "GET / HTTP/1.1\r\nHost: x\r\nX: \x7f\r\n\r\n"},
      {"no colon", "GET / HTTP/1.1\r\nHost: x\r\nX\r\n\r\n"},
      {"no name", "GET / HTTP/1.1\r\nHost: x\r\n: y\r\n\r\n"},
      {"HTTP/0.9", "GET /\r\n\r\n"},
      {"HTTP/2.0", "GET / HTTP/2.0\r\nHost: x\r\n\r\n"},
      {"no method", " / HTTP/1.1\r\nHost: x\r\n\r\n"},
      {"two blanks", "GET  / HTTP/1.1\r\nHost: x\r\n\r\n"},
  };
}

std::vector<Case> chunks() {
  const auto chunked = [](std::string_view body) {
    return post("Transfer-Encoding: chunked\r\n", body);
  };
  return {
      {"no size", chunked("\r\n\r\n")},
      {"a size in letters", chunked("g\r\n\r\n")},
      {"a sign", chunked("-1\r\nx\r\n0\r\n\r\n")},
      {"0x", chunked("0x1\r\nx\r\n0\r\n\r\n")},
      {"a size of 2^64", chunked("10000000000000000\r\nx\r\n0\r\n\r\n")},
      {"a huge size", chunked("FFFFFFFFFFFFFFFF\r\nx\r\n0\r\n\r\n"), "413"},
      {"a size that ends with LF", chunked("1\nx\r\n0\r\n\r\n")},
      {"a chunk that ends with LF", chunked("1\r\nx\n0\r\n\r\n")},
      {"a chunk that is too long", chunked("1\r\nxy\r\n0\r\n\r\n")},
      {"an extension without a name", chunked("1;\r\nx\r\n0\r\n\r\n")},
      {"an extension without an end", chunked("1;a=\"" + std::string(64 * 1024, 'b'))},
      {"trailers without an end", chunked("0\r\nX: " + std::string(64 * 1024, 'y'))},
      {"a length in the trailers", chunked("0\r\nContent-Length: 5\r\n\r\n")},
      {"an encoding in the trailers", chunked("0\r\nTransfer-Encoding: chunked\r\n\r\n")},
      {"a trailer with a blank", chunked("0\r\nX : y\r\n\r\n")},
  };
}

class Framing : public testing::TestWithParam<Case> {};

// Not the answer to a POST that is understood (which has status 400 too: its body is no JSON).
TEST_P(Framing, IsRefusedAndNothingBehindItIsHeard) {
  House house;
  const auto heard = talk(house.port(), GetParam().request + std::string{smuggled});
  EXPECT_TRUE(heard.starts_with("HTTP/1.1 " + GetParam().status + " ")) << heard.substr(0, 200);
  EXPECT_EQ(answers(heard), 1U) << "the connection goes on";
  EXPECT_NE(heard.find("Connection: close"), std::string::npos);
  EXPECT_EQ(heard.find("bad_body"), std::string::npos) << "the request was taken";
  EXPECT_EQ(heard.find("ready"), std::string::npos) << "the body was taken for a request";
}

std::string name_of_case(const testing::TestParamInfo<Case>& info) {
  std::string name;
  for (const char c : std::string_view{info.param.what}) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) name += c;
  }
  return name + std::to_string(info.index);
}

INSTANTIATE_TEST_SUITE_P(Lengths, Framing, testing::ValuesIn(lengths()), name_of_case);
INSTANTIATE_TEST_SUITE_P(Bytes, Framing, testing::ValuesIn(bytes()), name_of_case);
INSTANTIATE_TEST_SUITE_P(Chunks, Framing, testing::ValuesIn(chunks()), name_of_case);

TEST(FramingThatIsGood, IsUnderstoodHoweverItIsCut) {
  House house;
  const std::string body = R"({"code":"ZZZZZZ","name":"Eve"})";
  std::string chunked;
  for (const char c : body) chunked += std::string{"1;a=b;c=\"d;\"\r\n"} + c + "\r\n";
  const std::string requests =
      post("Transfer-Encoding: \t Chunked \r\n", chunked + "0;x\r\nX-Trailer: y\r\n\r\n") +
      post("Content-Length: " + std::to_string(body.size()) + "\r\n", body) +
      "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
  RawConnection connection{house.port()};
  for (const char c : requests) connection.send(std::string(1, c));
  const auto heard = connection.receive_all();
  EXPECT_EQ(answers(heard), 3U) << heard;
  EXPECT_NE(heard.find("bad_code"), std::string::npos);
  EXPECT_TRUE(heard.ends_with("alive\n"));
}

// Whatever a proxy sets or forbids in the head, nobody sets behind the body.
TEST(Trailers, AreNeverHeaders) {
  ServerOptions options;
  options.doors.policy.proxies = {*http::Network::parse("127.0.0.1")};
  House house{nullptr, options};
  const auto ask = [&](const std::string& target, const std::string& headers,
                       const std::string& trailers) {
    return talk(house.port(), "GET " + target + " HTTP/1.1\r\nHost: x\r\n" + headers +
                                  "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n" +
                                  trailers + "\r\n");
  };
  const std::string far = "X-Forwarded-For: 203.0.113.9\r\n";
  EXPECT_TRUE(ask("/metrics", far, "").starts_with("HTTP/1.1 403"));
  EXPECT_TRUE(ask("/metrics", far, "X-Forwarded-For: 127.0.0.1\r\n").starts_with("HTTP/1.1 403"));
  const auto check = ask("/api/v1/check", "", far + "X-Forwarded-Proto: https\r\nHost: evil\r\n");
  EXPECT_TRUE(check.starts_with("HTTP/1.1 200")) << check;
  EXPECT_NE(check.find(R"("trusted":false)"), std::string::npos) << check;
  EXPECT_NE(check.find(R"("secure":false)"), std::string::npos) << check;
  EXPECT_NE(check.find(R"("host":"x")"), std::string::npos) << check;
  const auto token = house.token("Ada");
  EXPECT_TRUE(ask("/api/v1/me", "", "Authorization: Bearer " + token + "\r\nCookie: a=b\r\n")
                  .starts_with("HTTP/1.1 401"));
  EXPECT_TRUE(
      ask("/healthz", "", "Upgrade: websocket\r\nConnection: upgrade\r\nOrigin: http://y\r\n")
          .starts_with("HTTP/1.1 200"));
}

TEST(Trailers, DoNotSayWhetherTheConnectionGoesOn) {
  House house;
  const auto heard = talk(house.port(),
                          "GET /healthz HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                          "0\r\nConnection: close\r\n\r\n"
                          "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  EXPECT_EQ(answers(heard), 2U);
}

TEST(Expecting, IsAnsweredBeforeTheBodyComes) {
  House house;
  const std::string body = R"({"code":"ZZZZZZ","name":"Eve"})";
  const std::string length = "Content-Length: " + std::to_string(body.size()) + "\r\n";
  RawConnection connection{house.port()};
  connection.send(post(length + "Expect: 100-continue\r\nConnection: close\r\n"));
  EXPECT_EQ(connection.receive_head(), "HTTP/1.1 100 Continue\r\n\r\n");
  connection.send(body);
  EXPECT_NE(connection.receive_all().find("bad_code"), std::string::npos);

  const auto at_once =
      talk(house.port(), post(length + "Expect: 100-continue\r\nConnection: close\r\n", body));
  EXPECT_NE(at_once.find("bad_code"), std::string::npos);
  const auto too_large =
      talk(house.port(), post("Content-Length: 99999999\r\nExpect: 100-continue\r\n"));
  EXPECT_TRUE(too_large.starts_with("HTTP/1.1 413")) << "and nobody asks for it";
  const auto tea = talk(house.port(), post(length + "Expect: tea\r\n", body));
  EXPECT_TRUE(tea.starts_with("HTTP/1.1 417"));
}

TEST(AWholeAddress, IsUnderstoodAndItsHostJudged) {
  House house;
  const auto ask = [&](std::string_view target) {
    return talk(house.port(),
                "GET " + std::string{target} + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  };
  EXPECT_TRUE(ask("http://127.0.0.1/healthz").ends_with("alive\n"));
  EXPECT_TRUE(ask("http://tablee.example/healthz").starts_with("HTTP/1.1 421"));
  EXPECT_TRUE(ask("healthz").starts_with("HTTP/1.1 400"));
}

}  // namespace
}  // namespace tablee::net

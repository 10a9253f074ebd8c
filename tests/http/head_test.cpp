#include "http/head.h"

#include <gtest/gtest.h>

namespace tablee::http {
namespace {

using Found = HeadScan::Found;

TEST(Head, EndsWithAnEmptyLineWhereverItIsCut) {
  const std::string head = "GET / HTTP/1.1\r\nHost: x\r\nX:\ta\xc3\xa9 \t b\r\n\r\n";
  const std::string bytes = head + "body\n";
  for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
    HeadScan scan;
    const Found first = scan.look(std::string_view{bytes}.substr(0, cut));
    EXPECT_EQ(first, cut < head.size() ? Found::more : Found::whole) << cut;
    if (first == Found::more) {
      EXPECT_EQ(scan.look(bytes), Found::whole) << cut;
    }
    EXPECT_EQ(scan.size(), head.size());
  }
}

TEST(Head, NoByteMayBeReadInTwoWays) {
  const std::string start = "GET / HTTP/1.1\r\n";
  for (const std::string& bad :
       {std::string{"GET / HTTP/1.1\nHost: x\n\n"}, start + "Host: x\r\rA: b\r\n\r\n",
        start + "Host: x\n\r\n", start + " Host: x\r\n\r\n", start + "A: b\r\n c\r\n\r\n",
        start + "A: b\r\n\tc\r\n\r\n", start + "Transfer-Encoding:\r\n chunked\r\n\r\n",
        start + std::string{"A: b\0c\r\n\r\n", 10}, start + "A: b\x7f\r\n\r\n",
        start + "A: \x0b"
                "chunked\r\n\r\n",
        std::string{"\x16\x03\x01"}}) {
    EXPECT_EQ(HeadScan{}.look(bad), Found::bad) << bad;
  }
}

unsigned framing(std::vector<Header> headers, unsigned version = http_1_1) {
  const auto refusal = judge_framing({.version = version, .headers = std::move(headers)});
  return refusal ? refusal->status : 0;
}

TEST(Framing, TheLengthIsSaidOnceAndPlainly) {
  EXPECT_EQ(framing({}), 0U);
  EXPECT_EQ(framing({{"Content-Length", "12"}}), 0U);
  EXPECT_EQ(framing({{"transfer-encoding", "Chunked"}}), 0U);
  for (const char* length : {"", "+1", "-1", "1,1", "1, 1", "0x1", "1 1", "1;a"}) {
    EXPECT_EQ(framing({{"Content-Length", length}}), 400U) << length;
  }
  EXPECT_EQ(framing({{"Content-Length", "1"}, {"content-length", "1"}}), 400U);
  EXPECT_EQ(framing({{"Content-Length", "1"}, {"Transfer-Encoding", "chunked"}}), 400U);
  EXPECT_EQ(framing({{"Content-Length", "1"}, {"Transfer-Encoding", "identity"}}), 400U);
  EXPECT_EQ(framing({{"Transfer-Encoding", "chunked"}}, http_1_0), 400U);
  for (const char* coding : {"", "identity", "xchunked", "chunkedx", "chunked, chunked", "chunked,",
                             ",chunked,chunked", "chunked, gzip", "gzip", "\"chunked\"",
                             "chunked;q=1", "gzip, xchunked", "chunked , gzip, chunked"}) {
    EXPECT_EQ(framing({{"Transfer-Encoding", coding}}), 400U) << coding;
  }
  EXPECT_EQ(framing({{"Transfer-Encoding", "chunked"}, {"Transfer-Encoding", "chunked"}}), 400U);
  EXPECT_EQ(framing({{"Transfer-Encoding", "gzip"}, {"Transfer-Encoding", "chunked"}}), 400U);
  EXPECT_EQ(framing({{"Transfer-Encoding", "gzip, chunked"}}), 501U);
}

// The status, or the path and query.
std::string taken(std::string_view target, Method method = Method::get, std::string host = "x") {
  Request request{.method = method, .headers = {{"Host", std::move(host)}}};
  if (const auto refusal = take_target(request, target)) return std::to_string(refusal->status);
  return request.headers.front().value + " " + request.path + " " + request.query;
}

TEST(Target, IsAPathOrAWholeAddress) {
  EXPECT_EQ(taken("/a/b?c=d?e"), "x /a/b c=d?e");
  EXPECT_EQ(taken("/"), "x / ");
  EXPECT_EQ(taken("//evil/a"), "x //evil/a ");
  EXPECT_EQ(taken("http://tablee.example/a?b"), "tablee.example /a b") << "it stands for Host";
  EXPECT_EQ(taken("HTTPS://tablee.example:8443"), "tablee.example:8443 / ");
  EXPECT_EQ(taken("http://tablee.example?b"), "tablee.example / b");
  EXPECT_EQ(taken("*", Method::other), "x * ");
  for (const char* bad : {"*", "a", "http:/a", "http://", "http:///a", "http://u:p@x/a",
                          "ftp://x/a", "x:443", "?a"}) {
    EXPECT_EQ(taken(bad), "400") << bad;
  }
}

TEST(Expect, IsHeardOrRefused) {
  const auto of = [](std::vector<Header> headers, unsigned version = http_1_1) {
    return expected_of({.version = version, .headers = std::move(headers)});
  };
  EXPECT_EQ(of({}), Expected::nothing);
  EXPECT_EQ(of({{"expect", "100-Continue"}}), Expected::go_on);
  EXPECT_EQ(of({{"Expect", "100-continue"}}, http_1_0), Expected::nothing);
  EXPECT_EQ(of({{"Expect", "tea"}}), Expected::unknown);
  EXPECT_EQ(of({{"Expect", "100-continue"}, {"Expect", "tea"}}), Expected::unknown);
}

}  // namespace
}  // namespace tablee::http

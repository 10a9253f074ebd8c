#include "http/accept.h"

#include <gtest/gtest.h>

#include "http/assets.h"
#include "http/pack.h"

namespace tablee::http {
namespace {

constexpr Asset files[] = {
    {"/app.js", "text/javascript", "W/\"a1\"", true, "identity", "gzip", "br"},
    {"/tiny.js", "text/javascript", "W/\"b2\"", true, "identity", {}, {}}};

Request asking(std::string accept, std::string path = "/app.js") {
  return {.path = std::move(path), .headers = {{"Accept-Encoding", std::move(accept)}}};
}

TEST(AcceptEncoding, WeightsDecide) {
  struct Case {
    const char* accept;
    const char* sent;
  };
  for (const auto& [accept, sent] :
       std::initializer_list<Case>{{"", "identity"},
                                   {"gzip", "gzip"},
                                   {"gzip;q=1.0", "gzip"},
                                   {"gzip; q=1", "gzip"},
                                   {"x-gzip", "gzip"},
                                   {"gzip ;Q=0.001", "gzip"},
                                   {"gzip, deflate, br, zstd", "br"},
                                   {"br;q=0, gzip", "gzip"},
                                   {"br;q=0.000, gzip;q=0.1", "gzip"},
                                   {"br;q=0.5, gzip;q=0.8", "gzip"},
                                   {"br;q=0.8, gzip;q=0.8", "br"},
                                   {"gzip;q=0.5, identity", "identity"},
                                   {"identity;q=0.5, gzip;q=0.2", "identity"},
                                   {"*", "br"},
                                   {"*;q=0.1, identity", "identity"},
                                   {"br;q=0, *", "gzip"},
                                   {"identity;q=0, *", "br"},
                                   {"identity;q=0, gzip", "gzip"},
                                   {"*;q=0, gzip", "gzip"},
                                   {"gzip;q=0", "identity"},
                                   {"gzip;q=2", "identity"},
                                   {"gzip;q=0.5x", "identity"},
                                   {"gzip;q=", "identity"},
                                   {"deflate", "identity"}}) {
    const auto answer = serve_asset(files, asking(accept));
    EXPECT_EQ(answer->content(), sent) << accept;
    EXPECT_EQ(answer->header("Content-Encoding"), std::string_view{sent} == "identity" ? "" : sent);
    EXPECT_EQ(answer->header("Vary"), "Accept-Encoding");
  }
}

TEST(AcceptEncoding, WhoWantsNothingThatWeHaveIsTold) {
  for (const char* accept : {"identity;q=0", "*;q=0", "deflate, *;q=0"}) {
    EXPECT_EQ(serve_asset(files, asking(accept))->status, 406U) << accept;
  }
  EXPECT_EQ(serve_asset(files, asking("identity;q=0, gzip", "/tiny.js"))->status, 406U);
}

TEST(AcceptEncoding, APackedAnswerFollowsTheSameWeights) {
  EXPECT_TRUE(reads_gzip(asking("gzip;q=1.0")));
  EXPECT_TRUE(reads_gzip(asking("*")));
  EXPECT_TRUE(reads_gzip(asking("gzip;q=0.1")));
  EXPECT_FALSE(reads_gzip(asking("gzip;q=0, *")));
  EXPECT_FALSE(reads_gzip(asking("gzip;q=0.1, identity;q=0.2")));
  EXPECT_FALSE(reads_gzip(Request{}));
}

TEST(NotModified, ValidatorsAreComparedWeakly) {
  for (const char* known : {"W/\"a1\"", "\"a1\"", "\"zz\", W/\"a1\"", "*"}) {
    const auto answer =
        serve_asset(files, {.path = "/app.js", .headers = {{"If-None-Match", known}}});
    EXPECT_EQ(answer->status, 304U) << known;
    EXPECT_EQ(answer->header("ETag"), "W/\"a1\"");
    EXPECT_EQ(answer->header("Vary"), "Accept-Encoding");
    EXPECT_NE(answer->header("Cache-Control"), "");
  }
  for (const char* other : {"\"A1\"", "a1", "W/\"b2\"", ""}) {
    const auto answer =
        serve_asset(files, {.path = "/app.js", .headers = {{"If-None-Match", other}}});
    EXPECT_EQ(answer->status, 200U) << other;
  }
}

}  // namespace
}  // namespace tablee::http

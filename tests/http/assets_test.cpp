#include "http/assets.h"

#include <gtest/gtest.h>

#include "http/answer.h"

namespace tablee::http {
namespace {

constexpr Asset files[] = {
    {"/", "text/html", "W/\"1\"", false, "<html>", {}, {}},
    {"/assets/app-12345678.js", "text/javascript", "W/\"2\"", true, "identity", "gzip", "br"},
};

Request get(std::string path, std::vector<Header> headers = {}) {
  return {.path = std::move(path), .headers = std::move(headers)};
}

TEST(Assets, TheSmallestEncodingThatIsAcceptedIsServed) {
  const auto brotli =
      serve_asset(files, get("/assets/app-12345678.js", {{"Accept-Encoding", "gzip, br"}}));
  EXPECT_EQ(brotli->content(), "br");
  EXPECT_EQ(brotli->header("Content-Encoding"), "br");
  const auto gzip =
      serve_asset(files, get("/assets/app-12345678.js", {{"Accept-Encoding", "gzip"}}));
  EXPECT_EQ(gzip->content(), "gzip");
  const auto plain = serve_asset(files, get("/assets/app-12345678.js"));
  EXPECT_EQ(plain->content(), "identity");
  EXPECT_EQ(plain->header("Content-Encoding"), "");
}

TEST(Assets, NamesWithAHashAreKeptForEverAndOthersAreAskedFor) {
  EXPECT_EQ(serve_asset(files, get("/"))->header("Cache-Control"), "no-cache");
  EXPECT_NE(
      serve_asset(files, get("/assets/app-12345678.js"))->header("Cache-Control").find("immutable"),
      std::string_view::npos);
}

TEST(Assets, WhatTheClientHasIsNotSentAgain) {
  const auto response = serve_asset(files, get("/", {{"If-None-Match", "W/\"0\", W/\"1\""}}));
  EXPECT_EQ(response->status, 304U);
  EXPECT_EQ(response->content(), "");
}

TEST(Assets, AFileThatIsNotThereIsNotServed) {
  EXPECT_FALSE(serve_asset(files, get("/index.html")));
  EXPECT_FALSE(serve_asset(files, get("/../etc/passwd")));
}

TEST(Assets, TheBinaryHoldsAPageAtTheRoot) {
  const auto response = serve_asset(embedded_assets(), get("/"));
  ASSERT_TRUE(response);
  EXPECT_EQ(response->header("Content-Type"), "text/html; charset=utf-8");
  EXPECT_NE(response->content().find("<html"), std::string_view::npos);
}

}  // namespace
}  // namespace tablee::http

#include "http/message.h"

#include <gtest/gtest.h>

#include "http/answer.h"
#include "http/body.h"

namespace tablee::http {
namespace {

TEST(Request, HeaderNamesHaveNoCase) {
  const Request request{.headers = {{"aCCept", "text/html"}}};
  EXPECT_EQ(request.header("Accept"), "text/html");
  EXPECT_EQ(request.header("Host"), "");
}

TEST(Request, ListsAreSearchedOverAllHeadersOfAName) {
  const Request request{.headers = {{"Connection", "keep-alive, Upgrade"}, {"connection", "x"}}};
  EXPECT_TRUE(request.header_lists("Connection", "upgrade"));
  EXPECT_TRUE(request.header_lists("Connection", "X"));
  EXPECT_FALSE(request.header_lists("Connection", "up"));
}

TEST(Request, ParametersAreDecoded) {
  const Request request{.query = "after=12&name=Zo%C3%A9&empty="};
  EXPECT_EQ(request.parameter("after"), "12");
  EXPECT_EQ(request.parameter("name"), "Zoé");
  EXPECT_EQ(request.parameter("empty"), "");
  EXPECT_EQ(request.parameter("none"), std::nullopt);
}

TEST(Request, AQueryThatIsNoneHasNoParameters) {
  const Request request{.query = "a=%zz"};
  EXPECT_EQ(request.parameter("a"), std::nullopt);
}

TEST(Answer, EveryAnswerCarriesTheGuards) {
  Response response = text_answer("ok");
  harden(response);
  EXPECT_NE(response.header("Content-Security-Policy").find("frame-ancestors 'none'"),
            std::string_view::npos);
  EXPECT_EQ(response.header("X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(response.header("Referrer-Policy"), "no-referrer");
  EXPECT_EQ(response.header("Cache-Control"), "no-store");
}

TEST(Answer, ErrorsNameACodeAndSayWhatToDo) {
  const Response response = error_answer(404, "not_found", "Look elsewhere.");
  EXPECT_EQ(response.status, 404U);
  EXPECT_EQ(response.body, R"({"error":{"code":"not_found","message":"Look elsewhere."}})");
}

TEST(Answers, WhatIsDamagedIsNotSaidToComeBack) {
  const auto damaged = read_failed(store::ErrorCode::corrupted);
  EXPECT_EQ(damaged.status, 500U);
  EXPECT_NE(damaged.body.find("tablee doctor"), std::string::npos);
  EXPECT_EQ(damaged.body.find("later"), std::string::npos);
  EXPECT_EQ(read_failed(store::ErrorCode::io).status, 503U);
}

}  // namespace
}  // namespace tablee::http

// /api/v1/tablet: several people on one device (D26).
#include "http/api_fixture.h"

namespace tablee::http {
namespace {

const std::string nonce = "00112233445566778899aabbccddeeff";

class TabletRoutes : public ApiTest {
 protected:
  Response post(const std::string& act, const std::string& token, std::string body) {
    return ask(Method::post, "/api/v1/tablet/" + act, token, std::move(body));
  }
  std::int64_t add(const std::string& token, const std::string& name) {
    const auto response =
        post("people", token, R"({"name":")" + name + R"(","nonce":")" + nonce + "\"}");
    EXPECT_EQ(response.status, 200U) << response.body;
    return json(response).at("participant").as_int64();
  }
  static std::string who(std::int64_t participant) {
    return R"({"participant":)" + std::to_string(participant) + "}";
  }
};

TEST_F(TabletRoutes, SomebodyIsAddedAndGoesOnWithADeviceOfTheirOwn) {
  const auto token = join();
  const auto ben = add(token, "Ben");
  EXPECT_EQ(live_.people_changes, 2) << "boards and the day are told";
  const auto way = post("way", token, who(ben));
  ASSERT_EQ(way.status, 200U) << way.body;
  const std::string secret{json(way).at("secret").as_string()};
  const std::string code = R"({"code":")" + secret + "\"";
  const auto seen = ask(Method::post, "/api/v1/join/look", {}, code + "}");
  EXPECT_EQ(json(seen).at("name").as_string(), "Ben");
  const auto joined =
      ask(Method::post, "/api/v1/join", {}, code + R"(,"name":"Ben","nonce":")" + nonce + "x\"}");
  ASSERT_EQ(joined.status, 200U) << joined.body;
  EXPECT_EQ(json(joined).at("participant").as_int64(), ben);
  EXPECT_EQ(error(post("way", token, who(ben))), "unknown_person") << "is not on it any more";
  EXPECT_EQ(error(ask(Method::post, "/api/v1/join/look", {}, code + "}")), "bad_code");
}

TEST_F(TabletRoutes, WhoMayNotIsToldWhy) {
  const auto token = join();
  const auto other = join();
  const auto moderator = join(event::Role::moderator);
  const auto ben = add(token, "Ben");
  for (const auto& act : {"way", "leave"}) {
    EXPECT_EQ(post(act, other, who(ben)).status, 409U) << act;
    EXPECT_EQ(post(act, moderator, who(ben)).status, 409U) << act;
    EXPECT_EQ(post(act, token, R"({"participant":"all"})").status, 400U) << act;
    EXPECT_EQ(post(act, {}, who(ben)).status, 401U) << act;
  }
  const std::string body = R"({"name":"Cleo","nonce":")" + nonce + "\"}";
  EXPECT_EQ(error(post("people", moderator, body)), "not_shared");
  EXPECT_EQ(post("people", token, R"({"name":"Cleo"})").status, 400U);
  EXPECT_EQ(post("people", token, R"({"name":" ","nonce":")" + nonce + "\"}").status, 422U);
  EXPECT_EQ(post("nonsense", token, "{}").status, 404U);
  EXPECT_EQ(get("/api/v1/tablet/people", token).status, 405U);
  EXPECT_EQ(post("leave", token, who(ben)).status, 200U);
  EXPECT_EQ(error(post("leave", token, who(ben))), "unknown_person");
}

}  // namespace
}  // namespace tablee::http

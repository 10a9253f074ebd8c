// Making events over HTTP: by whom, once, and what is said of what is wrong.
#include <gtest/gtest.h>
#include <boost/json/parse.hpp>

#include "base/clock.h"
#include "http/asked.h"
#include "store/memory_store.h"

namespace tablee::http {
namespace {

class MakingTest : public testing::Test {
 protected:
  Response ask(Method method, std::string path, const std::string& = {}, std::string body = {}) {
    Request request{.method = method, .path = std::move(path)};
    request.body = std::move(body);
    return std::get<Response>(api_.answer(request, live_));
  }
  Response get(std::string path) { return ask(Method::get, std::move(path)); }
  static boost::json::object json(const Response& response) {
    return boost::json::parse(response.body).as_object();
  }
  static std::string error(const Response& response) {
    return std::string{json(response).at("error").at("code").as_string()};
  }

  base::ManualClock clock_;
  store::MemoryStore store_;
  event::Events events_ = *event::Events::open(store_, clock_, event::LinkKey{event::Digest{1}});
  Api api_{events_, store_, embedded_assets()};
  Nobody live_;
};

TEST_F(MakingTest, AnEventIsMadeByWhoHasTheKey) {
  events_.set_creators({event::CreateRule::Who::key, "abcdefghijklmnopqrstuvwxyz"});
  EXPECT_EQ(json(get("/api/v1/events")).at("create").as_string(), "key");
  const std::string file =
      R"({"event":{"title":"Forum","language":"fr","contact":"Ada","responsible":"Nous","retention_days":30},"tables":[],"agenda":"cafe"})";
  const auto stranger = ask(Method::post, "/api/v1/events", {}, R"({"file":)" + file + "}");
  EXPECT_EQ(stranger.status, 403U);
  EXPECT_EQ(error(stranger), "bad_key");
  const std::string body =
      R"({"key":"abcdefghijklmnopqrstuvwxyz","nonce":"0123456789abcdef0123456789abcdef","file":)" +
      file + "}";
  const auto made = ask(Method::post, "/api/v1/events", {}, body);
  ASSERT_EQ(made.status, 201U) << made.body;
  const auto links = json(made).at("links").as_object();
  for (const auto* kind : {"join", "join_address", "moderator", "observer"}) {
    EXPECT_TRUE(links.contains(kind)) << kind;
  }
  EXPECT_EQ(ask(Method::post, "/api/v1/events", {}, body).body, made.body) << "it is made once";
  const auto door = json(ask(Method::post, "/api/v1/join/look", {},
                             R"({"code":")" + std::string(links.at("join").as_string()) + "\"}"));
  EXPECT_EQ(door.at("event").at("responsible").as_string(), "Nous");
  EXPECT_EQ(door.at("event").at("retention_days").as_int64(), 30);
}

TEST_F(MakingTest, WhatIsWrongWithANewEventIsNamed) {
  events_.set_creators({event::CreateRule::Who::anybody, {}});
  EXPECT_EQ(json(get("/api/v1/events")).at("create").as_string(), "open");
  const auto fault = [&](const std::string& file) {
    const auto refused = ask(Method::post, "/api/v1/events", {}, R"({"file":)" + file + "}");
    EXPECT_EQ(refused.status, 422U) << refused.body;
    const auto said = json(refused).at("error").as_object();
    EXPECT_EQ(said.at("code").as_string(), "bad_event");
    return std::string(said.at("pointer").as_string()) + " " +
           std::string(said.at("fault").as_string());
  };
  EXPECT_EQ(fault(R"({"event":{"title":" "},"tables":[]})"), "/event/title empty");
  EXPECT_EQ(fault(R"({"event":{"title":"T","date":"2026-02-30"},"tables":[]})"),
            "/event/date date");
  EXPECT_EQ(fault(R"({"event":{"title":"T","time_zone":"Mars/Base"},"tables":[]})"),
            "/event/time_zone zone");
  EXPECT_EQ(fault(R"({"event":{"title":")" + std::string(301, 'x') + R"("},"tables":[]})"),
            "/event/title too_long");
  EXPECT_EQ(fault(R"({"event":{"title":"a\u001bb"},"tables":[]})"), "/event/title control");
  EXPECT_EQ(fault(R"({"event":{"title":"T"}})"), " missing");
  EXPECT_EQ(fault(R"({"event":{"title":"T","retention_days":-1},"tables":[]})"),
            "/event/retention_days number");
  for (const auto* body :
       {"", "[]", "{", R"({"file":1,"nonce":"x"})", R"({"key":7,"file":{}})", "{}"}) {
    EXPECT_EQ(ask(Method::post, "/api/v1/events", {}, body).status, 400U) << body;
  }
  EXPECT_EQ(ask(Method::post, "/api/v1/events", {}, R"({"file":[]})").status, 422U);
  EXPECT_EQ(ask(Method::other, "/api/v1/events").status, 405U);
  EXPECT_EQ(get("/api/v1/events/key").status, 405U);
  EXPECT_EQ(get("/api/v1/events/other").status, 404U);
  EXPECT_EQ(get("/new").status, 302U);
}

}  // namespace
}  // namespace tablee::http

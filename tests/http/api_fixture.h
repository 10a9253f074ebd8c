// Two events in a store in memory, and what the API answers to whoever is in the first.
#pragma once

#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <string>
#include <vector>

#include "base/clock.h"
#include "http/asked.h"
#include "store/memory_store.h"

namespace tablee::http {

class FakeLive final : public Nobody {
 public:
  void people_changed(base::EventId) override { ++people_changes; }
  void revoked(base::EventId, const std::vector<base::ParticipantId>& participants) override {
    ended = participants;
  }
  [[nodiscard]] bool writable() const override { return store_good; }
  [[nodiscard]] base::Bytes metrics() const override { return "tablee_sessions 0\n"; }

  [[nodiscard]] std::size_t damage() const override { return damaged; }

  std::size_t damaged = 0;
  int people_changes = 0;
  std::vector<base::ParticipantId> ended;
  bool store_good = true;
};

class ApiTest : public testing::Test {
 protected:
  void SetUp() override {
    event::EventSpec spec;
    spec.title = "Barcamp";
    spec.language = "fr";
    spec.tables = {{1, "Pourquoi ?", {}}};
    ours_ = *events_.create(spec);
    spec.title = "Ailleurs";
    theirs_ = *events_.create(spec);
  }

  Response ask(Method method, std::string path, std::string token = {}, std::string body = {},
               std::string query = {}) {
    Request request{.method = method, .path = std::move(path), .query = std::move(query)};
    if (!token.empty()) request.headers.push_back({"Authorization", "Bearer " + token});
    if (!encodings_.empty()) request.headers.push_back({"Accept-Encoding", encodings_});
    request.body = std::move(body);
    return asked(api_, request, live_);
  }
  Response get(std::string path, std::string token = {}) {
    return ask(Method::get, std::move(path), std::move(token));
  }
  std::string secret(base::EventId event, event::Role role) {
    for (const auto& link : events_.links(event)) {
      if (link.role == role && !link.revoked) return link.secret;
    }
    return {};
  }
  std::string join(event::Role role = event::Role::participant) {
    const auto response = ask(Method::post, "/api/v1/join", {},
                              R"({"name":"Ada","code":")" + secret(ours_, role) + "\"}");
    EXPECT_EQ(response.status, 200U) << response.body;
    return std::string{json(response).at("token").as_string()};
  }
  static boost::json::object json(const Response& response) {
    return boost::json::parse(response.body).as_object();
  }
  static std::string error(const Response& response) {
    return std::string{json(response).at("error").at("code").as_string()};
  }
  std::string board_path(base::EventId event, const std::string& what) {
    return "/api/v1/boards/" + base::to_hex(events_.overview(event)->tables[0].board.value) + "/" +
           what;
  }

  base::ManualClock clock_;
  store::MemoryStore store_;
  event::Events events_ = *event::Events::open(store_, clock_, event::LinkKey{event::Digest{1}});
  Api api_{events_, store_, embedded_assets()};
  FakeLive live_;
  base::EventId ours_;
  base::EventId theirs_;
  std::string encodings_;  // that the asker reads
};

}  // namespace tablee::http

// What the API's description says is there, and nothing else.
#include <fstream>
#include <iterator>

#include "http/api_fixture.h"
#include "http/pictures.h"

namespace tablee::http {
namespace {

// proto/openapi.json: what it describes is there, and what is there it describes.
TEST_F(ApiTest, WhatTheDescriptionSaysIsThere) {
  std::ifstream file(OPENAPI_FILE);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const auto moderator = join(event::Role::moderator);
  const auto board = base::to_hex(events_.overview(ours_)->tables[0].board.value);
  const auto brought =
      json(ask(Method::post, board_path(ours_, "blobs"), moderator, png(640, 480)));
  const std::string hash{brought.at("blob").as_string()};
  const std::string published = "/api/v1/events/" + base::to_hex(ours_.value) + "/publications";
  ASSERT_EQ(ask(Method::post, published, moderator,
                R"({"names":"nobody","leftovers":false,"dots":false})")
                .status,
            201U);
  const auto filled = [&](std::string path) {
    for (const auto& [name, value] : {std::pair<std::string, std::string>{"{kind}", "observer"},
                                      {"{board}", board},
                                      {"{event}", base::to_hex(ours_.value)},
                                      {"{version}", "1"},
                                      {"{hash}", hash}}) {
      if (const auto at = path.find(name); at != std::string::npos)
        path.replace(at, name.size(), value);
    }
    return "/api/v1" + path;
  };
  const auto described = boost::json::parse(text);
  for (const auto& entry : described.at("paths").as_object()) {
    const std::string path{entry.key().data(), entry.key().size()};
    const auto& methods = entry.value().as_object();
    for (const bool post : {false, true}) {
      const auto* const method = methods.if_contains(post ? "post" : "get");
      const auto response = ask(post ? Method::post : Method::get, filled(path), moderator);
      const bool there = response.status != 404U && response.status != 405U;
      EXPECT_EQ(there, method != nullptr) << path << response.status;
      if (method == nullptr) continue;
      EXPECT_TRUE(method->at("responses").as_object().contains(std::to_string(response.status)))
          << path << response.status;
    }
  }
}

}  // namespace
}  // namespace tablee::http

// A person's name is erased by a moderator, or by whose it is.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json/parse.hpp>

#include "http/restitution_fixture.h"

namespace tablee::http {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::uint32_t lea = 2;

class ForgettingByRequest : public RestitutionTest {
 protected:
  static boost::json::object json(const Response& response) {
    return boost::json::parse(response.body).as_object();
  }
  Response forget(std::uint32_t who, const std::string& token) {
    return ask(Method::post, "/api/v1/people/forget", token,
               R"({"participant":)" + std::to_string(who) + "}");
  }
  std::string publish_with_names() {
    const auto made = ask(Method::post, of_event("publications"), moderator_,
                          R"({"names":"first","leftovers":true,"dots":true,"pictures":true})");
    EXPECT_EQ(made.status, 201U) << made.body;
    return std::string{json(made).at("publication").at("path").as_string()};
  }
};

TEST_F(ForgettingByRequest, TakesTheNameFromPagesAndTheirPictures) {  // F1, F3
  const auto path = publish_with_names();
  const auto before = ask(Method::get, path).body;
  ASSERT_THAT(before, HasSubstr(">Léa</bdi>"));
  ASSERT_THAT(before, HasSubstr(">Léa</text>"));
  const auto done = forget(lea, moderator_);
  ASSERT_EQ(done.status, 200U) << done.body;
  EXPECT_TRUE(json(done).at("wiped").as_bool());
  const auto after = ask(Method::get, path).body;
  EXPECT_THAT(after, Not(HasSubstr("Léa")));
  EXPECT_THAT(after, HasSubstr("prénom retiré"));
  EXPECT_THAT(after, HasSubstr("Un guichet")) << "what was written stays";
  EXPECT_THAT(ask(Method::get, "/api/v1/event", moderator_).body, Not(HasSubstr("Léa")));
  EXPECT_EQ(ask(Method::get, "/api/v1/me", participant_).status, 401U);
  EXPECT_EQ(forget(lea, moderator_).status, 200U) << "sent again";
  EXPECT_EQ(forget(99, moderator_).status, 409U);
  restart();
  EXPECT_THAT(ask(Method::get, "/api/v1/people", moderator_).body, Not(HasSubstr("Léa")));
}

TEST_F(ForgettingByRequest, SaysBeforeWhatWillHappen) {
  const auto seen = [&](std::uint32_t who) {
    return ask(Method::get, "/api/v1/people/forget", moderator_, {},
               "participant=" + std::to_string(who));
  };
  publish_with_names();
  const auto told = json(seen(lea));
  EXPECT_EQ(told.at("name").as_string(), "Léa");
  EXPECT_EQ(told.at("pages").to_number<int>(), 1);
  EXPECT_EQ(told.at("taken_back").to_number<int>(), 0);
  EXPECT_EQ(ask(Method::get, "/api/v1/me", participant_).status, 200U) << "nothing was done";
  EXPECT_EQ(seen(99).status, 409U);
}

TEST_F(ForgettingByRequest, IsForModeratorsAndForOneself) {  // F2
  const auto max = join(event::Role::participant, "Max");
  EXPECT_EQ(forget(lea, max).status, 403U);
  EXPECT_EQ(ask(Method::get, "/api/v1/me/forget", max).status, 405U);
  EXPECT_EQ(ask(Method::post, "/api/v1/me/forget", max, "{}").status, 200U);
  const auto out = ask(Method::get, "/api/v1/me", max);
  EXPECT_EQ(out.status, 401U);
  EXPECT_THAT(out.body, HasSubstr("\"forgotten\""));
  EXPECT_EQ(ask(Method::get, "/api/v1/people/forget", participant_).status, 403U);
}

TEST_F(ForgettingByRequest, TheLastModeratorStays) {  // F2
  const auto alone = ask(Method::post, "/api/v1/me/forget", moderator_, "{}");
  EXPECT_EQ(alone.status, 409U);
  EXPECT_THAT(alone.body, HasSubstr("last_moderator"));
  const auto other = join(event::Role::moderator, "Nora");
  EXPECT_EQ(forget(1, other).status, 200U) << "another one does it";
}

}  // namespace
}  // namespace tablee::http

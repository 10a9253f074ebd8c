// What an event has come to is published, seen without a token, and taken back.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json/parse.hpp>

#include "base/limits.h"
#include "http/restitution_fixture.h"

namespace tablee::http {
namespace {

using testing::HasSubstr;
using testing::Not;

class Publishing : public RestitutionTest {
 protected:
  Response publish(const std::string& names = "numbers", const std::string& more = {}) {
    return ask(Method::post, of_event("publications"), moderator_,
               R"({"names":")" + names + R"(","leftovers":true,"dots":true)" + more + "}");
  }
  static boost::json::object json(const Response& response) {
    return boost::json::parse(response.body).as_object();
  }
  static std::string path_of(const Response& response) {
    return std::string{json(response).at("publication").at("path").as_string()};
  }
};

TEST_F(Publishing, MakesAPageThatNeedsNoTokenAndTellsHowItWasMade) {
  clock_.advance(std::chrono::hours{1});
  const auto made = publish();
  ASSERT_EQ(made.status, 201U) << made.body;
  const auto page = ask(Method::get, path_of(made));
  EXPECT_EQ(page.status, 200U);
  EXPECT_EQ(page.header("Content-Type"), "text/html; charset=utf-8");
  EXPECT_THAT(page.body, HasSubstr("Un guichet"));
  EXPECT_THAT(page.body, HasSubstr("Version\u00A0"
                                   "1, publiée le "));
  EXPECT_THAT(page.body, Not(HasSubstr("Léa")));
}

TEST_F(Publishing, LetsNothingIntoThePageButItsOwnStyle) {
  const auto page = ask(Method::get, path_of(publish()));
  const auto policy = std::string{page.header("Content-Security-Policy")};
  EXPECT_THAT(policy, HasSubstr("default-src 'none'; style-src 'sha256-"));
  EXPECT_THAT(policy, Not(HasSubstr("unsafe")));
  EXPECT_EQ(page.header("X-Robots-Tag"), "noindex");
  EXPECT_TRUE(page.header("Set-Cookie").empty());
}

TEST_F(Publishing, HasPicturesOfTheBoardsWhenTheyAreAskedForAlone) {
  const auto without = publish();
  EXPECT_FALSE(json(without).at("publication").at("pictures").as_bool());
  EXPECT_THAT(ask(Method::get, path_of(without)).body, Not(HasSubstr("<svg")));
  const auto with = publish("numbers", R"(,"pictures":true)");
  EXPECT_TRUE(json(with).at("publication").at("pictures").as_bool());
  const auto page = ask(Method::get, path_of(with)).body;
  EXPECT_THAT(page, HasSubstr("<svg "));
  // The policy lets no style in but that of the page.
  EXPECT_THAT(page, Not(HasSubstr("style=")));
  EXPECT_THAT(page, Not(HasSubstr("Léa")));
  EXPECT_EQ(publish("numbers", R"(,"pictures":1)").status, 400U);
}

TEST_F(Publishing, NeverChangesAVersionAndSaysWhenThereIsANewerOne) {
  const auto first = path_of(publish());
  const auto before = ask(Method::get, first).body;
  const auto second = path_of(publish("first"));
  EXPECT_NE(first, second);
  const auto after = ask(Method::get, first).body;
  EXPECT_THAT(after, HasSubstr("Une version plus récente"));
  EXPECT_THAT(after, Not(HasSubstr("Léa")));
  const auto key = event::page_key(event_, 1);
  EXPECT_EQ(*store_.record(key).value(), before);
  EXPECT_THAT(ask(Method::get, second).body, HasSubstr("Léa"));
  EXPECT_EQ(ask(Method::get, second).body, *store_.record(event::page_key(event_, 2)).value());
}

TEST_F(Publishing, IsOnceForOneWishThatIsSentAgain) {
  const auto first = publish("numbers", R"(,"after":0)");
  const auto again = publish("numbers", R"(,"after":0)");
  EXPECT_EQ(again.status, 200U);
  EXPECT_EQ(path_of(first), path_of(again));
}

TEST_F(Publishing, TakesAVersionBackForGood) {
  const auto path = path_of(publish());
  const auto gone = ask(Method::erase, of_event("publications/1"), moderator_);
  EXPECT_EQ(gone.status, 200U);
  const auto page = ask(Method::get, path);
  EXPECT_EQ(page.status, 410U);
  EXPECT_THAT(page.body, HasSubstr("Cette page n’est plus publiée"));
  EXPECT_FALSE(store_.record(event::page_key(event_, 1)).value());
  EXPECT_EQ(ask(Method::erase, of_event("publications/1"), moderator_).status, 200U);
  EXPECT_EQ(json(publish()).at("publication").at("version").as_int64(), 2) << "no number twice";
  const auto list =
      json(ask(Method::get, of_event("publications"), moderator_)).at("publications").as_array();
  ASSERT_EQ(list.size(), 2U);
  EXPECT_TRUE(list[0].at("revoked").as_bool());
  EXPECT_FALSE(list[0].as_object().contains("path"));
}

TEST_F(Publishing, ShowsTheNewestToEverybodyOfTheEvent) {
  EXPECT_FALSE(json(ask(Method::get, "/api/v1/event", participant_)).contains("published"));
  const auto first = path_of(publish());
  path_of(publish());
  ASSERT_EQ(ask(Method::erase, of_event("publications/2"), moderator_).status, 200U);
  const auto seen = json(ask(Method::get, "/api/v1/event", participant_)).at("published");
  EXPECT_EQ(seen.at("path").as_string(), first);
}

// What a restore has lost may have been a revocation.
TEST_F(Publishing, IsHeldBackAfterARestoreUntilAModeratorConfirmsIt) {
  const auto first = path_of(publish());
  const auto second = path_of(publish());
  ASSERT_EQ(ask(Method::erase, of_event("publications/2"), moderator_).status, 200U);
  EXPECT_EQ(*event::Publications::hold(store_), 1U) << "the other one is revoked";
  restart();
  const auto page = ask(Method::get, first);
  EXPECT_EQ(page.status, 503U);
  EXPECT_THAT(page.body, HasSubstr("attend d’être confirmée"));
  EXPECT_EQ(ask(Method::get, second).status, 410U);
  EXPECT_FALSE(json(ask(Method::get, "/api/v1/event", participant_)).contains("published"));
  EXPECT_EQ(ask(Method::post, of_event("publications/1"), participant_, "{}").status, 403U);
  const auto list = json(ask(Method::post, of_event("publications/1"), moderator_, "{}"));
  EXPECT_FALSE(list.at("publications").at(0).at("held").as_bool());
  EXPECT_EQ(ask(Method::get, first).status, 200U);
  EXPECT_EQ(ask(Method::post, of_event("publications/2"), moderator_, "{}").status, 200U);
  EXPECT_EQ(ask(Method::get, second).status, 410U) << "what was revoked stays so";
}

TEST_F(Publishing, RemembersSoManyThatWereRevoked) {
  const auto path = path_of(publish());
  auto& publications = events_.publications();
  for (std::uint32_t version = 2; version <= limits::revoked_per_event_max + 1; ++version) {
    const auto one = publications.begin(event_);
    ASSERT_TRUE(store_.write_records(event::Publications::writes(event_, one, "page")));
    publications.add(event_, one);
    ASSERT_TRUE(publications.revoke(store_, event_, version));
  }
  EXPECT_EQ(publications.of(event_).size(), limits::revoked_per_event_max + 1);
  ASSERT_TRUE(publications.revoke(store_, event_, 1));
  EXPECT_EQ(publications.of(event_).size(), limits::revoked_per_event_max);
  EXPECT_EQ(store_.records(event::publication_prefix)->size(), limits::revoked_per_event_max);
  EXPECT_TRUE(store_.records(event::page_prefix)->empty());
  EXPECT_EQ(ask(Method::get, path).status, 404U);
  EXPECT_EQ(publications.begin(event_).version, limits::revoked_per_event_max + 2);
}

TEST_F(Publishing, SurvivesARestart) {
  const auto first = path_of(publish());
  const auto second = path_of(publish());
  ASSERT_EQ(ask(Method::erase, of_event("publications/1"), moderator_).status, 200U);
  auto events = *event::Events::open(store_, clock_, event::LinkKey{event::Digest{1}});
  EXPECT_EQ(events.publications().of(event_).size(), 2U);
  EXPECT_EQ("/r/" + events.publications().newest(event_)->secret, second);
  EXPECT_TRUE(events.publications().find(first.substr(3)));
  EXPECT_EQ(events.publications().begin(event_).version, 3U);
  // Without the key pages are found, and no address can be told.
  auto without = *event::Events::open(store_, clock_, event::LinkKey{event::Digest{2}});
  EXPECT_TRUE(without.publications().find(second.substr(3)));
  EXPECT_EQ(without.publications().newest(event_)->secret, "");
}

TEST_F(Publishing, KeepsNothingWhenTheStoreDoesNot) {
  store_.break_writes({store::ErrorCode::full, "full"});
  const auto made = publish();
  EXPECT_EQ(made.status, 503U);
  EXPECT_TRUE(events_.publications().of(event_).empty());
}

TEST_F(Publishing, IsForModeratorsAlone) {
  EXPECT_EQ(ask(Method::post, of_event("publications"), participant_, "{}").status, 403U);
  EXPECT_EQ(ask(Method::get, of_event("publications"), participant_).status, 403U);
  EXPECT_EQ(ask(Method::erase, of_event("publications/1"), participant_).status, 403U);
}

TEST_F(Publishing, RefusesWhatSaysNothing) {
  for (const char* body : {"", "[]", "{}", R"({"names":"all","leftovers":true,"dots":true})",
                           R"({"names":"first","leftovers":1,"dots":true})",
                           R"({"names":"first","leftovers":true,"dots":true,"after":-1})"}) {
    EXPECT_EQ(ask(Method::post, of_event("publications"), moderator_, body).status, 400U) << body;
  }
  for (const char* version : {"1", "0", "x", "-1", "99999999999"}) {
    const auto path = of_event("publications/") + version;
    EXPECT_EQ(ask(Method::erase, path, moderator_).status, 404U) << version;
  }
}

TEST_F(Publishing, SaysInASentenceThatThereIsNothing) {
  for (const char* path : {"/r/", "/r/short", "/r/abcdefghijklmnopqrstuvwxyz"}) {
    const auto page = ask(Method::get, path);
    EXPECT_EQ(page.status, 404U) << path;
    EXPECT_THAT(page.body, HasSubstr("There is no page at this address."));
  }
}

}  // namespace
}  // namespace tablee::http

// Photos of the room: who may choose them, that nobody is shown who did not agree, and where they appear.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json/parse.hpp>

#include "base/limits.h"
#include "event/secrets.h"
#include "http/photos.h"
#include "http/pictures.h"
#include "http/restitution_fixture.h"

namespace tablee::http {
namespace {

using testing::HasSubstr;
using testing::Not;

class Photos : public RestitutionTest {
 protected:
  void SetUp() override {
    RestitutionTest::SetUp();
    room_ = bring(jpeg(40, 30));
    wall_ = bring(jpeg(30, 40));
  }
  /// Kept for the event, as an upload keeps it. Its hash.
  std::string bring(const std::string& bytes) {
    const store::BlobKey key{event_, event::sha256(bytes)};
    EXPECT_TRUE(store_.put_blob(key, bytes));
    return event::to_hex(key.id);
  }
  static std::string one(const std::string& blob, const std::string& words,
                         const std::string& consent = "true") {
    return R"({"blob":")" + blob + R"(","words":")" + words + R"(","consent":)" + consent + "}";
  }
  Response choose(const std::string& list, std::uint32_t after = 0) {
    return ask(Method::post, of_event("photos"), moderator_,
               R"({"after":)" + std::to_string(after) + R"(,"photos":[)" + list + "]}");
  }
  Response export_as(const std::string& format, const std::string& more = {}) {
    return ask(Method::get, of_event("export"), moderator_, {},
               "format=" + format + "&names=nobody" + more);
  }
  static boost::json::object json(const Response& response) {
    return boost::json::parse(response.body).as_object();
  }
  std::string room_;
  std::string wall_;
};

TEST_F(Photos, StandInThePageWithWhatIsOnThem) {
  ASSERT_EQ(choose(one(room_, "La salle <A> : midi") + "," + one(wall_, "")).status, 200U);
  const auto page = export_as("html").body;
  EXPECT_THAT(page, HasSubstr("Retour en images"));
  EXPECT_THAT(page, HasSubstr("width=\"40\" height=\"30\" alt=\"Photo\u00A0"
                              "1\" src=\"data:image/jpeg;base64,/9j/"));
  EXPECT_THAT(page, HasSubstr("La salle &lt;A&gt;\u00A0: midi"));
  EXPECT_THAT(page, HasSubstr("width=\"30\" height=\"40\" alt=\"Photo\u00A0"
                              "2\""));
  EXPECT_THAT(export_as("md").body, HasSubstr("Photo\u00A0"
                                              "1\u00A0: La salle"));
  EXPECT_EQ(json(export_as("json")).at("photos").as_array().size(), 2U);
  // As it came: the letters of the file itself.
  EXPECT_THAT(export_as("pdf").body, HasSubstr(jpeg(40, 30)));
  for (const std::string format : {"html", "md", "json", "pdf"}) {
    const auto without = export_as(format, "&photos=no").body;
    EXPECT_THAT(without, Not(HasSubstr("La salle"))) << format;
    EXPECT_THAT(without, Not(HasSubstr("image/jpeg"))) << format;
  }
}

TEST_F(Photos, ArePublishedWhereThatIsChosenAndStayThereWhenTheyAreTakenOut) {
  ASSERT_EQ(choose(one(room_, "La salle")).status, 200U);
  const auto publish = [&](const std::string& photos) {
    return json(ask(Method::post, of_event("publications"), moderator_,
                    R"({"names":"nobody","leftovers":false,"dots":false)" + photos + "}"))
        .at("publication")
        .as_object();
  };
  const auto plain = publish("");
  EXPECT_FALSE(plain.at("photos").as_bool());
  const auto with = publish(R"(,"photos":true)");
  EXPECT_TRUE(with.at("photos").as_bool());
  const std::string path{with.at("path").as_string()};
  const auto before = ask(Method::get, path);
  EXPECT_THAT(before.body, HasSubstr("data:image/jpeg"));
  EXPECT_THAT(std::string{before.header("Content-Security-Policy")}, HasSubstr("img-src data:;"));
  ASSERT_EQ(choose("", 1).status, 200U);
  EXPECT_EQ(ask(Method::get, path).body, before.body);
  EXPECT_THAT(export_as("html").body, Not(HasSubstr("data:image/jpeg")));
}

TEST_F(Photos, NeedTheWordOfAModeratorForEachThatThoseOnItAgree) {
  EXPECT_EQ(choose(one(room_, "La salle", "false")).status, 422U);
  EXPECT_THAT(choose(one(room_, "La salle", R"("yes")")).body, HasSubstr("no_consent"));
  EXPECT_EQ(choose(one(room_, "") + "," + one(wall_, "", "false")).status, 422U);
  EXPECT_THAT(export_as("html").body, Not(HasSubstr("Retour en images")));
  EXPECT_EQ(ask(Method::post, of_event("photos"), participant_, "{}").status, 403U);
  EXPECT_EQ(ask(Method::get, of_event("photos"), participant_).status, 403U);
}

TEST_F(Photos, AreOfTheEventAndJpegAndTheirWordsHaveAnEnd) {
  const std::string elsewhere(64, '0');
  EXPECT_EQ(choose(one(elsewhere, "")).status, 404U);
  EXPECT_EQ(choose(one(bring(png(4, 4)), "")).status, 415U);
  EXPECT_EQ(choose(one("../../etc", "")).status, 400U);
  EXPECT_EQ(choose(one(room_, "") + "," + one(room_, "")).status, 400U);
  EXPECT_EQ(choose(R"("photo")").status, 400U);
  EXPECT_EQ(choose(one(room_, std::string(limits::photo_words_max, 'a'))).status, 200U);
  EXPECT_EQ(choose(one(room_, std::string(limits::photo_words_max + 1, 'a')), 1).status, 422U);
  std::string many = one(room_, "");
  for (std::uint32_t i = 1; i <= limits::photos_per_event_max; ++i) {
    many += "," + one(bring(jpeg(10 + i, 10)), "");
  }
  EXPECT_THAT(choose(many, 1).body, HasSubstr("too_many"));
  // What everybody's body may have is enough for as many words as are taken.
  const std::size_t each = one(room_, "").size() + 1 + 4 * limits::photo_words_max;
  EXPECT_LT(each * limits::photos_per_event_max + 64, limits::http_body_bytes_max);
}

TEST_F(Photos, AreNotOverwrittenByWhoHasNotSeenThem) {
  ASSERT_EQ(choose(one(room_, "La salle")).status, 200U);
  // Sent again, because the answer was lost.
  EXPECT_EQ(json(choose(one(room_, "La salle"))).at("revision").to_number<int>(), 1);
  EXPECT_THAT(choose(one(wall_, "Le mur")).body, HasSubstr("somebody_was_first"));
  const auto confirmed = json(choose(one(room_, "La salle, le matin"), 1));
  EXPECT_EQ(confirmed.at("revision").to_number<int>(), 2);
  clock_.advance(std::chrono::hours{1});
  const auto later = json(choose(one(wall_, "Le mur") + "," + one(room_, "La salle"), 2));
  const auto when = [](const boost::json::object& album, std::size_t at) {
    return album.at("photos").as_array().at(at).at("confirmed").to_number<std::int64_t>();
  };
  EXPECT_EQ(when(later, 1), when(confirmed, 0)) << "what stays keeps when it was confirmed";
  EXPECT_EQ(when(later, 0), when(confirmed, 0) + 3'600'000);
  EXPECT_EQ(json(ask(Method::get, of_event("photos"), moderator_)), later);
}

}  // namespace
}  // namespace tablee::http

// Pictures over the API: who may bring and see them, what is taken, and how inert they go out.
#include <gtest/gtest.h>
#include <boost/json/parse.hpp>

#include "base/clock.h"
#include "base/limits.h"
#include "event/secrets.h"
#include "http/asked.h"
#include "http/pictures.h"
#include "store/memory_store.h"

namespace tablee::http {
namespace {

using event::Role;

class FakeLive final : public Nobody {
 public:
  void pictures_changed(base::EventId event) override { told.push_back(event); }
  [[nodiscard]] bool writable() const override { return store_good; }
  [[nodiscard]] bool roomy() const override { return room_left; }

  std::vector<base::EventId> told;
  bool store_good = true;
  bool room_left = true;
};

/// Says of every blob what it was told to.
class Tampered final : public store::MemoryStore {
 public:
  [[nodiscard]] store::Result<std::optional<base::Bytes>> blob(
      const store::BlobKey& key) const override {
    return instead ? store::Result<std::optional<base::Bytes>>{*instead} : MemoryStore::blob(key);
  }
  std::optional<base::Bytes> instead;
};

class PicturesApi : public testing::Test {
 protected:
  struct Visitor {
    base::EventId event;
    std::string token;
  };

  void SetUp() override {
    event::EventSpec spec;
    spec.title = "Barcamp";
    spec.language = "fr";
    spec.tables = {{1, "Pourquoi ?", {}}};
    ours_ = *events_.create(spec);
    spec.title = "Ailleurs";
    theirs_ = *events_.create(spec);
    ana_ = join(ours_, Role::participant);
  }
  Visitor join(base::EventId event, Role role) {
    for (const auto& link : events_.links(event)) {
      if (link.role == role && !link.revoked) {
        return {event, events_.join(link.secret, "Ada")->token};
      }
    }
    return {};
  }
  std::string address(base::EventId event, const std::string& hash = {}) {
    return "/api/v1/boards/" + base::to_hex(events_.overview(event)->tables[0].board.value) +
           "/blobs" + (hash.empty() ? "" : "/" + hash);
  }
  Response ask(Request request, const std::string& token) {
    if (!token.empty()) request.headers.push_back({"Authorization", "Bearer " + token});
    return asked(api_, request, live_);
  }
  Response upload(const Visitor& who, std::string bytes) {
    return ask({.method = Method::post, .path = address(who.event), .body = std::move(bytes)},
               who.token);
  }
  Response fetch(const Visitor& who, const std::string& hash, const std::string& tag = {}) {
    Request request{.path = address(who.event, hash)};
    if (!tag.empty()) request.headers.push_back({"If-None-Match", tag});
    return ask(request, who.token);
  }
  static std::string error(const Response& response) {
    const auto said = boost::json::parse(response.body).as_object();
    return std::string{said.at("error").at("code").as_string()};
  }
  static std::string hash_of(const std::string& bytes) {
    return event::to_hex(event::sha256(bytes));
  }

  base::ManualClock clock_;
  Tampered store_;
  event::Events events_ = *event::Events::open(store_, clock_, event::LinkKey{event::Digest{1}});
  Api api_{events_, store_, embedded_assets()};
  FakeLive live_;
  base::EventId ours_;
  base::EventId theirs_;
  Visitor ana_;
  const std::string picture_ = png(640, 480);
};

TEST_F(PicturesApi, APictureComesBackAsItWas) {
  const auto answer = upload(ana_, picture_);
  ASSERT_EQ(answer.status, 201U) << answer.body;
  const auto said = boost::json::parse(answer.body).as_object();
  EXPECT_EQ(said.at("blob").as_string(), hash_of(picture_));
  EXPECT_EQ(said.at("width").as_int64(), 640);
  EXPECT_EQ(live_.told, std::vector{ours_}) << "boards may name it before the answer is out";
  EXPECT_TRUE(events_.gallery().has({ours_, event::sha256(picture_)}));
  const auto fetched = fetch(ana_, hash_of(picture_));
  EXPECT_EQ(fetched.status, 200U);
  EXPECT_EQ(fetched.content(), picture_);
}

TEST_F(PicturesApi, ItGoesOutInert) {
  ASSERT_EQ(upload(ana_, picture_).status, 201U);
  Response fetched = fetch(ana_, hash_of(picture_));
  harden(fetched);
  EXPECT_EQ(fetched.header("Content-Type"), "image/png");
  EXPECT_EQ(fetched.header("X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(fetched.header("Content-Security-Policy"), "default-src 'none'; sandbox");
  EXPECT_EQ(fetched.header("Content-Disposition"), "attachment; filename=\"picture.png\"");
  EXPECT_EQ(fetched.header("Cross-Origin-Resource-Policy"), "same-origin");
  EXPECT_EQ(fetched.header("Cache-Control"), "private, max-age=31536000, immutable");
}

TEST_F(PicturesApi, WhoHasItIsToldSo) {
  ASSERT_EQ(upload(ana_, picture_).status, 201U);
  const std::string tag{fetch(ana_, hash_of(picture_)).header("ETag")};
  const auto again = fetch(ana_, hash_of(picture_), tag);
  EXPECT_EQ(again.status, 304U);
  EXPECT_EQ(again.header("ETag"), tag);
  EXPECT_TRUE(again.content().empty());
}

TEST_F(PicturesApi, TheSameAgainIsOne) {
  ASSERT_EQ(upload(ana_, picture_).status, 201U);
  ASSERT_EQ(upload(ana_, picture_).status, 201U);
  EXPECT_EQ(events_.gallery().bytes(ours_), picture_.size());
  EXPECT_EQ(store_.blobs()->size(), 1U);
  // What is kept of their share says so too, also after a restart.
  const auto shares = store_.records("brought/");
  ASSERT_TRUE(shares && shares->size() == 1U);
  const auto brought = event::decode_brought((*shares)[0].value);
  ASSERT_TRUE(brought);
  EXPECT_EQ(brought->bytes, picture_.size());
  EXPECT_EQ(brought->pictures, 1U);
}

TEST_F(PicturesApi, PicturesAreKnownAfterARestart) {
  ASSERT_EQ(upload(ana_, picture_).status, 201U);
  auto again = event::Events::open(store_, clock_, event::LinkKey{event::Digest{1}});
  EXPECT_TRUE(again->gallery().has({ours_, event::sha256(picture_)}));
  EXPECT_EQ(again->gallery().bytes(ours_), picture_.size());
}

TEST_F(PicturesApi, AnotherEventsPictureIsNotTold) {
  ASSERT_EQ(upload(ana_, picture_).status, 201U);
  const Visitor eve = join(theirs_, Role::moderator);
  const auto nobodys = fetch(eve, std::string(64, 'a'));
  const auto probed = fetch(eve, hash_of(picture_));
  EXPECT_EQ(probed.status, 404U);
  EXPECT_EQ(probed.body, nobodys.body);
  EXPECT_EQ(ask({.path = address(ours_, hash_of(picture_))}, eve.token).status, 404U);
  EXPECT_EQ(fetch({theirs_, ana_.token}, hash_of(picture_)).status, 404U);
  EXPECT_EQ(fetch({ours_, "nonsense"}, hash_of(picture_)).status, 401U);
}

TEST_F(PicturesApi, WhoWatchesSeesAndBringsNothing) {
  ASSERT_EQ(upload(ana_, picture_).status, 201U);
  const Visitor max = join(ours_, Role::observer);
  EXPECT_EQ(fetch(max, hash_of(picture_)).status, 200U);
  EXPECT_EQ(upload(max, picture_).status, 403U);
  EXPECT_EQ(upload({ours_, ""}, picture_).status, 401U);
  EXPECT_EQ(upload({theirs_, ana_.token}, picture_).status, 404U) << "another event's board";
}

TEST_F(PicturesApi, WhatIsNotAPlainPictureIsRefusedInWords) {
  EXPECT_EQ(error(upload(ana_, "<svg/>")), "other_type");
  EXPECT_EQ(error(upload(ana_, jpeg(9, 9, jpeg_part(0xE1, "Exif")))), "metadata");
  EXPECT_EQ(error(upload(ana_, png(9, 9, png_piece("acTL", "x")))), "moving");
  EXPECT_EQ(error(upload(ana_, png(5000, 9))), "too_wide");
  EXPECT_EQ(error(upload(ana_, picture_.substr(0, 60))), "broken");
  EXPECT_EQ(error(upload(ana_, std::string(limits::picture_bytes_max + 1, 'x'))), "body_too_large");
  EXPECT_TRUE(store_.blobs()->empty());
  EXPECT_TRUE(live_.told.empty());
}

// Nobody brings them all: as on a board (P33a), what one has is no more than what is left to all the others.
TEST_F(PicturesApi, OnePersonDoesNotTakeTheWholeMeasureOfAnEvent) {
  const base::ParticipantId eve{7'777};
  auto& gallery = events_.gallery();
  using Room = event::Gallery::Room;
  constexpr auto all = limits::picture_bytes_per_event_max;
  constexpr std::uint64_t each = limits::picture_bytes_max;
  std::uint64_t taken = 0;
  for (std::uint8_t n = 0;
       gallery.room_for(ours_, eve, event::Role::participant, each) == Room::there && taken < all;
       ++n) {
    gallery.bring(ours_, eve, each);
    gallery.add({{ours_, {n}}, each});
    taken += each;
  }
  EXPECT_LE(taken, all / 2);
  EXPECT_GT(taken, all / 3);
  EXPECT_EQ(gallery.room_for(ours_, eve, event::Role::participant, each), Room::share_full);
  EXPECT_EQ(upload(ana_, picture_).status, 201U) << "others go on";
}

TEST_F(PicturesApi, WhatSomebodyBroughtIsRememberedAndCountedOnce) {
  const auto mine = [&] {
    const auto records = store_.records(event::brought_prefix);
    return records->empty() ? event::BroughtRecord{}
                            : *event::decode_brought(records->front().value);
  };
  ASSERT_EQ(upload(ana_, picture_).status, 201U);
  EXPECT_EQ(mine().bytes, picture_.size());
  ASSERT_EQ(upload(ana_, picture_).status, 201U) << "the same one again";
  EXPECT_EQ(error(upload(ana_, "<svg/>")), "other_type");
  const std::string other = png(320, 200);
  ASSERT_EQ(upload(ana_, other).status, 201U);
  EXPECT_EQ(mine().bytes, picture_.size() + other.size());
  EXPECT_EQ(mine().pictures, 2U);
  // After a restart it goes on from there.
  auto again = *event::Gallery::open(store_);
  const auto grant = events_.authenticate(ana_.token);
  const auto rest = again.bring(ours_, grant->participant, 1);
  EXPECT_EQ(rest.pictures, 3U);
}

TEST_F(PicturesApi, AnEventHasItsMeasure) {
  events_.gallery().add({{ours_, {1}}, limits::picture_bytes_per_event_max});
  EXPECT_EQ(error(upload(ana_, picture_)), "event_full");
  const Visitor eve = join(theirs_, Role::participant);
  EXPECT_EQ(upload(eve, picture_).status, 201U) << "nobody else's";
}

TEST_F(PicturesApi, AFullDiskTakesNone) {
  live_.room_left = false;
  EXPECT_EQ(error(upload(ana_, picture_)), "disk_full");
  live_.room_left = true;
  store_.break_writes({store::ErrorCode::full, "full"});
  const auto failed = upload(ana_, picture_);
  EXPECT_EQ(failed.status, 503U);
  EXPECT_EQ(error(failed), "store_failed");
  EXPECT_FALSE(events_.gallery().has({ours_, event::sha256(picture_)}));
  ASSERT_TRUE(store_.reopen());
  EXPECT_EQ(upload(ana_, picture_).status, 201U);
}

TEST_F(PicturesApi, WhatWasChangedOnTheDiskDoesNotGoOut) {
  ASSERT_EQ(upload(ana_, picture_).status, 201U);
  store_.instead = png(640, 481);
  const auto answer = fetch(ana_, hash_of(picture_));
  EXPECT_EQ(answer.status, 500U);
  EXPECT_EQ(error(answer), "damaged");
}

TEST_F(PicturesApi, PlacesForLargeBodiesAreFew) {
  Uploads uploads;
  const Uploads::Person ana{ours_, base::ParticipantId{1}};
  for (std::size_t i = 0; i < limits::uploads_per_person_max; ++i) EXPECT_TRUE(uploads.take(ana));
  EXPECT_FALSE(uploads.take(ana));
  std::size_t all = limits::uploads_per_person_max;
  for (std::uint32_t who = 2; uploads.take({ours_, base::ParticipantId{who}}); ++who) ++all;
  EXPECT_EQ(all, limits::uploads_max);
  uploads.give_back(ana);
  EXPECT_TRUE(uploads.take(ana));
}

}  // namespace
}  // namespace tablee::http

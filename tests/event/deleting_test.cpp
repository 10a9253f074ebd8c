// Events go: at once for everybody, and then from the store and its files; and those whose time is over.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "event/commands.h"
#include "event/day/opening.h"
#include "event/events_fixture.h"
#include "event/keeping.h"
#include "event/opened.h"
#include "event/tablets.h"
#include "room/founding.h"
#include "store/file_bytes.h"
#include "store/temporary_folder.h"

namespace tablee::event {
namespace {

using testing::AllOf;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

constexpr auto closed = base::WallTime::max();
constexpr std::string_view never_shared = "not known to anybody else";

std::string as_it_is(std::string_view page, std::uint32_t) {
  return std::string(page);
}

class Deleting : public EventsTest {
 protected:
  void SetUp() override {
    EventsTest::SetUp();
    const auto other = events_->import(demo_file());
    ASSERT_TRUE(other);
    other_ = *other;
    max_ = join("Max");
    EXPECT_TRUE(store_.put_blob({barcamp_, {1}}, "picture"));
    EXPECT_TRUE(store_.put_blob({other_, {1}}, "picture"));
  }
  [[nodiscard]] std::vector<std::string> keys() const {
    std::vector<std::string> keys;
    const auto rows = store_.records("");
    for (const auto& row : *rows) keys.push_back(row.key);
    return keys;
  }

  const std::string nonce_ = std::string(32, 'a');
  base::EventId other_;
  Joined max_;
};

TEST_F(Deleting, NobodyFindsItFromThenOn) {  // F5
  const auto code = secret(Role::participant);
  auto page = events_->publications().begin(barcamp_);
  ASSERT_TRUE(store_.write_records(Publications::writes(barcamp_, page, "page")));
  events_->publications().add(barcamp_, page);
  const store::RecordWrite album{album_key(barcamp_), encode(AlbumRecord{})};
  ASSERT_TRUE(store_.write_records({&album, 1}));
  const auto beside = Tablets(*events_).add(barcamp_, max_.participant, "Lou", nonce_);
  ASSERT_TRUE(beside);
  const auto way = Tablets(*events_).own_way(barcamp_, max_.participant, beside->participant);
  ASSERT_TRUE(way);
  ASSERT_TRUE(events_->look(*way));
  const auto people = events_->remove(barcamp_);
  ASSERT_TRUE(people);
  EXPECT_THAT(*people, ElementsAre(max_.participant, beside->participant));
  for (int start = 0; start < 2; ++start) {
    EXPECT_THAT(events_->list(), ElementsAre(other_));
    EXPECT_FALSE(events_->authenticate(max_.token));
    EXPECT_EQ(events_->look(code).error().code, JoinErrorCode::unknown_code);
    EXPECT_EQ(events_->look(*way).error().code, JoinErrorCode::unknown_code);
    EXPECT_EQ(events_->publications().find(page.secret), std::nullopt);
    reload();
  }
  const auto id = base::to_hex(barcamp_.value);
  for (const auto& key : keys()) {
    const bool known = key == "gone/" + id || key == "erasing/" + id + "/0000000000";
    EXPECT_TRUE(known || !key.contains(id)) << key;
  }
  EXPECT_TRUE(events_->remove(barcamp_)->empty()) << "again is no harm";
}

TEST_F(Deleting, BoardsDayAndPicturesFollowWhenNobodyHasThemOpen) {  // F5
  // One that came in the course of the day.
  ASSERT_TRUE(store_.write(
      room::found_board(base::BoardId{77}, barcamp_, base::Epoch{1}, clock_.wall(), {})));
  const auto before = store_.boards()->size();
  const auto theirs = events_->overview(other_)->tables.size() + 1;
  ASSERT_TRUE(events_->remove(barcamp_));
  EXPECT_EQ(finish_erasing(store_, as_it_is, clock_.wall()), false) << "a room may be open still";
  EXPECT_EQ(store_.boards()->size(), before);
  // A page that was being made when the event went.
  auto page = events_->publications().begin(barcamp_);
  ASSERT_TRUE(store_.write_records(Publications::writes(barcamp_, page, "page")));
  EXPECT_EQ(finish_erasing(store_, as_it_is, closed), true);
  EXPECT_EQ(store_.boards()->size(), theirs);
  EXPECT_THAT(*store_.days(), ElementsAre(other_));
  EXPECT_EQ(store_.blobs()->size(), 1U) << "of the other event";
  EXPECT_EQ(finish_erasing(store_, as_it_is, closed), false);
  const auto id = base::to_hex(barcamp_.value);
  for (const auto& key : keys()) EXPECT_TRUE(key == "gone/" + id || !key.contains(id)) << key;
  EXPECT_THAT(keys(), testing::Contains("gone/" + id));
}

TEST_F(Deleting, AStoreThatFailsDeletesNothing) {
  store_.break_writes({store::ErrorCode::io, "broken"});
  EXPECT_FALSE(events_->remove(barcamp_));
  EXPECT_NE(events_->overview(barcamp_), nullptr);
  EXPECT_TRUE(events_->authenticate(max_.token));
}

// --- Until when --------------------------------------------------------------------------------------

base::WallTime noon(int year, unsigned month, unsigned day) {
  const std::chrono::sys_days date{std::chrono::year{year} / static_cast<int>(month) /
                                   static_cast<int>(day)};
  return date + std::chrono::hours{12};
}

TEST_F(Deleting, AnEventIsKeptUntilTheDayThatWasSaid) {  // F6
  auto spec = EventSpec{};
  spec.title = "Forum";
  spec.date = "2026-03-01";
  spec.retention_days = 30;
  const auto forum = *events_->create(spec);
  EXPECT_EQ(kept_until(*events_->overview(forum), 30, {}),
            std::chrono::sys_days{std::chrono::March / 31 / 2026});
  EXPECT_THAT(those_over(*events_, store_, noon(2026, 3, 31)), IsEmpty());
  EXPECT_THAT(those_over(*events_, store_, noon(2026, 4, 1)), IsEmpty())
      << "somewhere it is still that day";
  const auto over = those_over(*events_, store_, noon(2026, 4, 2));
  ASSERT_EQ(over.size(), 1U);
  EXPECT_EQ(over.front().event, forum);
  EXPECT_EQ(over.front().until, "2026-03-31");
}

TEST_F(Deleting, AnOldDateEndsNothingThatIsUsed) {  // F6
  auto spec = EventSpec{};
  spec.title = "Forum";
  spec.date = "2025-03-01";
  spec.retention_days = 30;
  clock_.advance(noon(2026, 11, 27) - clock_.wall());
  const auto forum = *events_->create(spec);
  const auto is_over = [&](int days) {
    const auto over = those_over(*events_, store_, clock_.wall() + std::chrono::days{days});
    return std::ranges::any_of(over, [&](const Over& one) { return one.event == forum; });
  };
  EXPECT_FALSE(is_over(0));
  EXPECT_FALSE(is_over(30));
  EXPECT_TRUE(is_over(33));
}

TEST_F(Deleting, WhatAnEventDoesNotSayTheServerMay) {  // F6
  auto spec = EventSpec{};
  spec.title = "Forum";
  spec.date = "2026-03-01";
  const auto forum = *events_->create(spec);
  EXPECT_EQ(events_->retention_days(*events_->overview(forum)), 0U);
  EXPECT_THAT(those_over(*events_, store_, noon(2126, 1, 1)), IsEmpty()) << "for good";
  events_->set_retention(10);
  const auto over = those_over(*events_, store_, noon(2026, 3, 13));
  EXPECT_TRUE(std::ranges::any_of(over, [&](const Over& one) { return one.event == forum; }));
}

TEST_F(Deleting, WithoutADayItIsCountedFromWhenItWasLastUsed) {  // F6
  auto spec = EventSpec{};
  spec.title = "Forum";
  spec.retention_days = 10;
  clock_.advance(std::chrono::days{1'000});
  const auto forum = *events_->create(spec);
  const auto is_over = [&](int days) {
    const auto over = those_over(*events_, store_, clock_.wall() + std::chrono::days{days});
    return std::ranges::any_of(over, [&](const Over& one) { return one.event == forum; });
  };
  EXPECT_FALSE(is_over(10));
  EXPECT_TRUE(is_over(13));
}

// --- On the command line -----------------------------------------------------------------------------

class DeletingOnDisk : public testing::Test {
 protected:
  void SetUp() override {
    for (int i = 0; i < 2; ++i) {
      ASSERT_TRUE(import_command(options_, DEMO_FILE, ImportNotes::write));
    }
    auto opened = open_events(options_, store::OpenMode::existing);
    ASSERT_TRUE(opened);
    const auto all = opened->events->list();
    event_ = all.front();
    title_ = opened->events->overview(event_)->title;
    ASSERT_TRUE(opened->store->put_blob({event_, {1}}, picture_));
    ASSERT_TRUE(opened->store->put_blob({all.back(), {1}}, other_picture_));
    ASSERT_TRUE(opened->store->write_records(std::vector<store::RecordWrite>{
        {person_key(event_, base::ParticipantId{9}),
         encode(PersonRecord{.name = std::string(never_shared), .link = 1})}}));
  }
  [[nodiscard]] std::vector<std::string> holding(std::string_view bytes) const {
    return store::files_with(folder_.path(), bytes);
  }

  store::TemporaryFolder folder_;
  const CommandOptions options_{folder_.path() / "data", ""};
  const std::string picture_ = store::noise(1, 20'000);
  const std::string other_picture_ = store::noise(2, 20'000);
  base::EventId event_;
  std::string title_;
};

TEST_F(DeletingOnDisk, NoByteIsLeftAndTheOtherEventIsWhole) {  // F5
  ASSERT_THAT(holding(picture_), Not(IsEmpty()));
  ASSERT_THAT(holding(never_shared), Not(IsEmpty()));
  const auto done = delete_command(options_, event_, title_, as_it_is);
  ASSERT_TRUE(done) << done.error();
  EXPECT_THAT(holding(picture_), IsEmpty());
  EXPECT_THAT(holding(never_shared), IsEmpty());
  EXPECT_THAT(holding(other_picture_), Not(IsEmpty()));
  EXPECT_THAT(*forgotten_command(options_), "event " + base::to_hex(event_.value) + "\n");
  const auto opened = open_events(options_, store::OpenMode::existing);
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->events->list().size(), 1U);
  EXPECT_EQ(opened->store->days()->size(), 1U);
  const auto kept = opened->events->list().front();
  EXPECT_EQ(opened->store->boards()->size(), opened->events->overview(kept)->tables.size() + 1);
}

TEST_F(DeletingOnDisk, TheTitleSaysThatItIsTheRightOne) {
  const auto not_said = delete_command(options_, event_, "", as_it_is);
  ASSERT_FALSE(not_said);
  EXPECT_THAT(not_said.error(), AllOf(HasSubstr("Nothing was deleted"), HasSubstr(title_)));
  const auto nothing = delete_command(options_, base::EventId{5}, "", as_it_is);
  EXPECT_THAT(nothing.error(), StartsWith("There is no event"));
}

TEST_F(DeletingOnDisk, WhatIsOverGoesByItsOwnDays) {  // F6
  EXPECT_THAT(*expire_command(options_, 0, as_it_is), HasSubstr("No event is kept longer"));
  // The demo was in 2016, and is used today.
  EXPECT_THAT(*expire_command(options_, 30, as_it_is), HasSubstr("No event is kept longer"));
  const auto later = base::SystemClock{}.wall() + std::chrono::days{33};
  const auto over = expire_command(options_, 30, as_it_is, later);
  ASSERT_TRUE(over) << over.error();
  EXPECT_THAT(*over, HasSubstr("is deleted"));
  EXPECT_THAT(holding(picture_), IsEmpty());
  EXPECT_THAT(*list_command(options_), IsEmpty());
}

TEST_F(DeletingOnDisk, AnOlderBackupLosesItAgain) {
  auto opened = open_events(options_, store::OpenMode::existing);
  ASSERT_TRUE(opened);
  const auto list = "event " + base::to_hex(event_.value) + "\nevent 00000000000000ff\n";
  const auto again = forget_again(*opened->store, LinkKey(Digest{7}), list, as_it_is);
  ASSERT_TRUE(again) << again.error();
  EXPECT_THAT(*again, HasSubstr("1 events deleted again"));
  EXPECT_THAT(holding(picture_), IsEmpty());
  EXPECT_THAT(forget_again(*opened->store, LinkKey(Digest{7}), "people 1", as_it_is).error(),
              HasSubstr("\"people 1\" is not a line"));
}

}  // namespace
}  // namespace tablee::event

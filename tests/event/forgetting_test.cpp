// A person's name is erased on request: from records, the day, pages and, byte for byte, the files of the store.
#include "event/erasing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "event/commands.h"
#include "event/day/day.h"
#include "event/events_fixture.h"
#include "event/opened.h"
#include "store/file_bytes.h"
#include "store/temporary_folder.h"
#include "wire/day_records.h"

namespace tablee::event {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr std::string_view odd_name = "Zoé Quilliou-Xerxès";

constexpr auto closed = base::WallTime::max();

/// A page is what stands in it; a name in it is "[number:name]".
std::string without(std::string_view page, std::uint32_t who) {
  std::string text(page);
  const auto mark = "[" + std::to_string(who) + ":";
  for (std::size_t at = 0; (at = text.find(mark)) != std::string::npos;) {
    text.erase(at, text.find(']', at) + 1 - at);
  }
  return text;
}

class Forgetting : public EventsTest {
 protected:
  Publication publish(std::string page, bool marked = true) {
    auto& all = events_->publications();
    auto one = all.begin(barcamp_);
    one.record.names = "first";
    one.record.marked = marked;
    EXPECT_TRUE(store_.write_records(Publications::writes(barcamp_, one, std::move(page))));
    all.add(barcamp_, one);
    return one;
  }
  [[nodiscard]] std::optional<std::string> page(std::uint32_t version) const {
    return *store_.record(page_key(barcamp_, version));
  }
  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> list;
    for (const auto& one : events_->attendance(barcamp_)) list.push_back(one.person.name);
    return list;
  }
};

TEST_F(Forgetting, TheNameGoesAndTheNumberStays) {  // F1
  const auto lea = join("Léa");
  const auto max = join("Max");
  ASSERT_TRUE(events_->forget(barcamp_, max.participant));
  for (int start = 0; start < 2; ++start) {
    EXPECT_THAT(names(), ElementsAre("Léa"));
    EXPECT_THAT(events_->forgotten(barcamp_), ElementsAre(max.participant));
    EXPECT_EQ(events_->people(barcamp_).back().name, "") << "boards are told that there is none";
    EXPECT_FALSE(events_->authenticate(max.token));
    reload();
  }
  EXPECT_TRUE(events_->authenticate(lea.token));
  const auto again = join("Max");
  EXPECT_EQ(again.name, "Max") << "the name is free";
  EXPECT_GT(again.participant, max.participant) << "what he wrote is nobody else's";
}

TEST_F(Forgetting, SaysWhyToWhoComesWithTheOldToken) {  // F2
  const auto max = join("Max");
  ASSERT_TRUE(events_->forget(barcamp_, max.participant));
  EXPECT_EQ(events_->authenticate(max.token).error(), NoEntry::forgotten);
  EXPECT_EQ(events_->forget(barcamp_, base::ParticipantId{99}).error(), ForgetError::nobody);
  EXPECT_TRUE(events_->forget(barcamp_, max.participant)) << "again is no harm";
}

TEST_F(Forgetting, OfADayThatIsNotOpenToo) {  // F1
  const auto max = join("Max");
  store::Append day;
  day.day = store::DayWrite{barcamp_, {}, {}, {}, {}};
  for (const auto& [who, name] : {std::pair{max.participant.value, "Max"}, std::pair{77U, "Léa"}}) {
    day.day->sealed.push_back({static_cast<std::uint32_t>(wire::day::Sealed::name), who,
                               wire::day::encode_sealed_name(name)});
  }
  ASSERT_TRUE(store_.write(day));
  ASSERT_TRUE(events_->forget(barcamp_, max.participant));
  const auto kept = *store_.sealed(barcamp_);
  EXPECT_TRUE(std::ranges::none_of(
      kept, [&](const auto& row) { return row.kind == 1 && row.id == max.participant.value; }));
  EXPECT_TRUE(
      std::ranges::any_of(kept, [](const auto& row) { return row.kind == 1 && row.id == 77; }));
}

TEST_F(Forgetting, PagesAreMadeWithoutTheName) {  // F3
  const auto max = join("Max");
  const auto who = std::to_string(max.participant.value);
  publish("said by [" + who + ":Max] and [99:Léa]");
  publish("nobody of that name");
  auto revoked = publish("[" + who + ":Max]");
  ASSERT_TRUE(events_->publications().revoke(store_, barcamp_, revoked.version));
  ASSERT_TRUE(events_->forget(barcamp_, max.participant));
  EXPECT_EQ(finish_erasing(store_, without, closed), true);
  EXPECT_EQ(page(1), "said by  and [99:Léa]");
  EXPECT_EQ(page(2), "nobody of that name");
  EXPECT_EQ(page(3), std::nullopt) << "what was revoked does not come back";
  EXPECT_TRUE(events_->publications().of(barcamp_).front().record.shown());
  EXPECT_EQ(finish_erasing(store_, without, closed), false) << "it is done once";
}

TEST_F(Forgetting, APageOfWhichNobodyKnowsWhoseItsNamesAreIsTakenBack) {  // F3
  const auto max = join("Max");
  publish("Max and Léa", false);
  ASSERT_TRUE(events_->forget(barcamp_, max.participant));
  EXPECT_TRUE(events_->publications().of(barcamp_).front().record.revoked);
  EXPECT_EQ(page(1), std::nullopt);
}

TEST_F(Forgetting, WhatWasCutOffIsFinishedLater) {  // F4
  const auto max = join("Max");
  publish("by [" + std::to_string(max.participant.value) + ":Max]");
  ASSERT_TRUE(events_->forget(barcamp_, max.participant));
  reload();
  EXPECT_EQ(page(1), "by [" + std::to_string(max.participant.value) + ":Max]");
  EXPECT_EQ(finish_erasing(store_, without, closed), true);
  EXPECT_EQ(page(1), "by ");
}

TEST_F(Forgetting, AStoreThatFailsForgetsNobody) {
  const auto max = join("Max");
  store_.break_writes({store::ErrorCode::io, "broken"});
  EXPECT_EQ(events_->forget(barcamp_, max.participant).error(), ForgetError::store_failed);
  EXPECT_TRUE(events_->authenticate(max.token));
  EXPECT_THAT(names(), ElementsAre("Max"));
}

/// An event in a folder, with somebody whose name is written wherever a server writes names.
class ForgettingOnDisk : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(import_command(options_, DEMO_FILE, ImportNotes::skip));
    auto opened = open_events(options_, store::OpenMode::existing);
    ASSERT_TRUE(opened);
    auto& events = *opened->events;
    event_ = events.list().front();
    std::string code;
    for (const auto& link : events.links(event_)) {
      if (link.role == Role::participant) code = link.secret;
    }
    ASSERT_TRUE(events.join(code, "Léa"));
    const auto zoe = events.join(code, odd_name);
    ASSERT_TRUE(zoe);
    keep_day(*opened->store, *zoe);
    auto page = events.publications().begin(event_);
    page.record.names = "first";
    page.record.marked = true;
    ASSERT_TRUE(opened->store->write_records(Publications::writes(
        event_, page, "by [" + std::to_string(zoe->participant.value) + ":" + zoe->name + "]")));
  }
  /// As a server does that hears of her.
  void keep_day(store::Store& store, const Joined& who) const {
    auto opening = day::read_opening(store, event_);
    ASSERT_TRUE(opening);
    auto day = day::Day::open(*opening, {}, base::Random{1});
    ASSERT_TRUE(day);
    day->register_person({who.participant, who.role, true, who.name}, {});
    day::Effects effects;
    day->take(effects);
    for (const auto& commit : effects.commits) ASSERT_TRUE(store.write(commit.append));
  }
  [[nodiscard]] std::vector<std::string> holding(std::string_view bytes) const {
    return store::files_with(folder_.path(), bytes);
  }

  store::TemporaryFolder folder_;
  const CommandOptions options_{folder_.path() / "data", ""};
  base::EventId event_;
};

TEST_F(ForgettingOnDisk, NoByteOfTheNameIsLeft) {  // F4
  ASSERT_THAT(holding(odd_name), Not(IsEmpty())) << "else this test proves nothing";
  const auto done = forget_command(options_, {}, odd_name, without);
  ASSERT_TRUE(done) << done.error();
  EXPECT_THAT(*done, AllOf(HasSubstr("Published version 1 was made without the name"),
                           HasSubstr("backups")));
  EXPECT_THAT(holding(odd_name), IsEmpty());
  EXPECT_THAT(holding("Quilliou"), IsEmpty());
  EXPECT_THAT(*forgotten_command(options_),
              HasSubstr("person " + base::to_hex(event_.value) + " 2"));
  const auto opened = open_events(options_, store::OpenMode::existing);
  ASSERT_TRUE(opened);
  EXPECT_EQ(*opened->store->record(page_key(event_, 1)), "by ");
  const auto opening = day::read_opening(*opened->store, event_);
  ASSERT_TRUE(opening);
  EXPECT_TRUE(day::Day::open(*opening, {}, base::Random{1})) << "the day stays valid";
}

TEST_F(ForgettingOnDisk, NobodyOfThatNameIsSaidWithTheNamesThatThereAre) {
  const auto nobody = forget_command(options_, {}, "Bob", without);
  ASSERT_FALSE(nobody);
  EXPECT_THAT(nobody.error(), AllOf(HasSubstr("nobody \"Bob\""), HasSubstr("1  Léa")));
  EXPECT_TRUE(forget_command(options_, {}, "1", without)) << "by number";
}

}  // namespace
}  // namespace tablee::event

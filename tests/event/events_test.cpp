// Events, joins, links and names over a store.
#include "event/events.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "base/limits.h"
#include "event/events_fixture.h"

namespace tablee::event {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST_F(EventsTest, ImportMakesABoardForEachTableAndTheAgora) {
  const auto* const overview = events_->overview(barcamp_);
  ASSERT_NE(overview, nullptr);
  EXPECT_EQ(overview->title, "Barcamp Futurs Publics");
  ASSERT_EQ(overview->tables.size(), 4U);
  std::set<base::BoardId> boards{overview->agora};
  for (const auto& table : overview->tables) boards.insert(table.board);
  EXPECT_EQ(boards.size(), 5U);
  for (const auto board : boards) {
    EXPECT_EQ(events_->event_of(board), barcamp_);
    EXPECT_EQ(store_.head(board)->value, 0U) << "people write the notes";
  }
  EXPECT_EQ(store_.boards()->size(), 5U);
  EXPECT_EQ(events_->event_of(base::BoardId{1}), std::nullopt);
}

TEST_F(EventsTest, ImportWithNotesWritesThem) {
  const auto id = *events_->import(demo_file(), ImportNotes::write);
  std::vector<std::uint64_t> heads;
  for (const auto& table : events_->overview(id)->tables) {
    heads.push_back(store_.head(table.board)->value);
  }
  EXPECT_THAT(heads, ElementsAre(7U, 5U, 8U, 8U)) << "an entry for each frame and note";
}

TEST_F(EventsTest, BadImportChangesNothing) {
  const auto before = store_.records("")->size();
  const auto imported = events_->import(R"({"event": {"title": "T"}, "tables": [{"number": 1}]})");
  ASSERT_FALSE(imported);
  EXPECT_EQ(imported.error().pointer, "/tables/0");
  EXPECT_EQ(store_.records("")->size(), before);
  EXPECT_EQ(store_.boards()->size(), 5U);
  EXPECT_EQ(events_->list().size(), 1U);
}

TEST_F(EventsTest, ImportIntoAFailingStoreChangesNothing) {
  store_.break_writes({store::ErrorCode::full, "The disk is full."});
  const auto imported = events_->import(demo_file());
  ASSERT_FALSE(imported);
  EXPECT_THAT(imported.error().message(), HasSubstr("The disk is full."));
  EXPECT_EQ(events_->list().size(), 1U);
}

TEST_F(EventsTest, EachLinkGivesItsRole) {
  EXPECT_EQ(join("Ada").role, Role::participant);
  EXPECT_EQ(join("Bea", Role::moderator).role, Role::moderator);
  const auto watcher = join("Cleo", Role::observer);
  EXPECT_EQ(watcher.participant.value, 3U);
  EXPECT_EQ(watcher.event, barcamp_);
}

TEST_F(EventsTest, TheCodeIsTakenAsPeopleTypeIt) {
  const auto code = secret(Role::participant);
  auto typed = shown_code(code) + " ";
  for (char& c : typed) c = static_cast<char>(std::tolower(c));
  EXPECT_TRUE(events_->join(typed, "Ada"));
}

TEST_F(EventsTest, WrongCodeAndWrongNameAreToldApart) {
  EXPECT_EQ(events_->join("AAAAAA", "Ada").error().code, JoinErrorCode::unknown_code);
  EXPECT_EQ(events_->join("", "Ada").error().code, JoinErrorCode::unknown_code);
  EXPECT_EQ(events_->join(secret(Role::participant), " ").error().code, JoinErrorCode::bad_name);
  EXPECT_THAT(events_->people(barcamp_), IsEmpty());
}

TEST_F(EventsTest, GuessedCodesAreSlowedDownAndLinksAreNot) {
  const auto guess = [&] { return events_->join("AAAAAA", "Eve", {"192.0.2.1"}).error().code; };
  for (int i = 0; i < limits::guesses_per_network_max; ++i) (void)guess();
  EXPECT_EQ(guess(), JoinErrorCode::slow_down);
  EXPECT_EQ(events_->join("ABC-DE0", "Eve", {"192.0.2.1"}).error().code,
            JoinErrorCode::unknown_code)
      << "what no code can be is no guess";
  // The right code too, or the pause would be none.
  EXPECT_EQ(events_->join(secret(Role::participant), "Ada", {"192.0.2.1"}).error().code,
            JoinErrorCode::slow_down);
  EXPECT_TRUE(events_->join(secret(Role::participant), "Ada", {"192.0.2.2"}));
  EXPECT_TRUE(events_->join(secret(Role::moderator), "Bea", {"192.0.2.1"}));
  clock_.advance(std::chrono::minutes(15));
  EXPECT_TRUE(events_->join(secret(Role::participant), "Cleo", {"192.0.2.1"}));
}

// P4
TEST_F(EventsTest, TokenIsGoodForWhoJoined) {
  const auto ada = join("Ada");
  const auto grant = events_->authenticate(ada.token);
  ASSERT_TRUE(grant);
  EXPECT_EQ(grant->event, barcamp_);
  EXPECT_EQ(grant->participant, ada.participant);
  EXPECT_EQ(grant->role, Role::participant);
  EXPECT_EQ(grant->name, "Ada");
  EXPECT_EQ(events_->authenticate("nonsense").error(), NoEntry::unknown);
  EXPECT_EQ(events_->authenticate("").error(), NoEntry::unknown);
}

TEST_F(EventsTest, NoSecretIsStored) {
  const auto ada = join("Ada");
  const std::vector<std::string> secrets{ada.token, secret(Role::moderator),
                                         secret(Role::participant), secret(Role::observer)};
  const auto records = *store_.records("");
  for (const auto& record : records) {
    for (const auto& hidden : secrets) {
      EXPECT_EQ(record.key.find(hidden), std::string::npos);
      EXPECT_EQ(record.value.find(hidden), std::string::npos);
    }
  }
}

TEST_F(EventsTest, TheSecondLeaIsLea2) {
  EXPECT_EQ(join("Léa").name, "Léa");
  EXPECT_EQ(join(" Léa ").name, "Léa 2");
  EXPECT_EQ(join("Léa 2").name, "Léa 2 2");
  EXPECT_EQ(join("Léa").name, "Léa 3");
}

TEST_F(EventsTest, NamesThatLookTheSameAreToldApart) {
  const auto lea = join("Léa");
  EXPECT_EQ(join("Le\u0301a").name, "Léa 2") << "the same letters, decomposed";
  EXPECT_EQ(join("Lé\u200Ba").name, "Léa 3");
  EXPECT_EQ(events_->join(secret(Role::participant), "\u3164").error().fault, NameFault::unseen);
  EXPECT_EQ(*events_->rename(barcamp_, lea.participant, "L\u00E9\u0430"), "L\u00E9\u0430")
      << "another spelling of one's own looks like nobody else's";
  EXPECT_EQ(join("Léa").name, "Léa 4");
}

TEST_F(EventsTest, RenamingKeepsNamesApart) {
  const auto ada = join("Ada");
  const auto bea = join("Bea");
  EXPECT_EQ(*events_->rename(barcamp_, bea.participant, "Ada"), "Ada 2");
  EXPECT_EQ(*events_->rename(barcamp_, ada.participant, "Ada"), "Ada") << "one's own is free";
  EXPECT_EQ(events_->rename(barcamp_, ada.participant, "\x01").error().code,
            JoinErrorCode::bad_name);
  EXPECT_EQ(events_->authenticate(bea.token)->name, "Ada 2");
}

TEST_F(EventsTest, EverythingIsThereAfterARestart) {
  const auto ada = join("Ada");
  const auto moderator = secret(Role::moderator);
  reload();
  EXPECT_EQ(events_->overview(barcamp_)->tables[3].question,
            "Former les managers publics de demain : dans quelle école ?");
  const auto& overview = *events_->overview(barcamp_);
  EXPECT_EQ(overview.principles.size(), 3U);
  EXPECT_EQ(overview.time_zone, "Europe/Paris");
  EXPECT_THAT(overview.introduction, HasSubstr("Une quarantaine d'agents"));
  EXPECT_THAT(overview.closing, HasSubstr("toute l'année"));
  EXPECT_EQ(overview.participants, 40U);
  EXPECT_EQ(overview.duration_minutes, 240U);
  EXPECT_EQ(events_->authenticate(ada.token)->name, "Ada");
  EXPECT_EQ(secret(Role::moderator), moderator) << "links can be shown again";
  EXPECT_EQ(join("Bea").participant.value, 2U);
  EXPECT_EQ(events_->event_of(events_->overview(barcamp_)->agora), barcamp_);
}

// Written before events had a time zone, an introduction and closing words.
TEST(EventRecord, AnOlderOneIsRead) {
  const auto event = decode_event(
      R"({"title":"T","date":"","place":"","occasion":"","language":"fr","duration_minutes":0,)"
      R"("principles":[],"tables":[],"agora":"0000000000000007","created":5})");
  ASSERT_TRUE(event);
  EXPECT_EQ(event->title, "T");
  EXPECT_EQ(event->time_zone, "");
  EXPECT_EQ(event->introduction, "");
  EXPECT_EQ(event->participants, 0U);
  EXPECT_FALSE(decode_event(R"({"title":"T"})"));
}

TEST_F(EventsTest, RevokedLinkLetsNobodyInAndEndsItsTokens) {
  const auto ada = join("Ada");
  const auto bea = join("Bea", Role::moderator);
  const auto code = secret(Role::participant);
  EXPECT_THAT(*events_->revoke(barcamp_, Role::participant), ElementsAre(ada.participant));
  EXPECT_EQ(events_->join(code, "Cleo").error().code, JoinErrorCode::revoked);
  EXPECT_EQ(events_->authenticate(ada.token).error(), NoEntry::link_revoked);
  EXPECT_TRUE(events_->authenticate(bea.token));
  EXPECT_EQ(events_->people(barcamp_).size(), 2U) << "who wrote something keeps a name";
  EXPECT_EQ(events_->places(barcamp_, Role::participant).taken, 0U);
  reload();
  EXPECT_EQ(events_->authenticate(ada.token).error(), NoEntry::link_revoked);
  EXPECT_THAT(*events_->revoke(barcamp_, Role::participant), IsEmpty());
}

TEST_F(EventsTest, NewLinkIsGoodBesideTheOldOne) {
  const auto first = secret(Role::moderator);
  const auto issued = *events_->issue(barcamp_, Role::moderator);
  EXPECT_NE(issued.secret, first);
  EXPECT_EQ(issued.number, 4U);
  EXPECT_TRUE(events_->join(first, "Ada"));
  EXPECT_TRUE(events_->join(issued.secret, "Bea"));
  EXPECT_EQ(events_->links(barcamp_).back().people, 1U);
}

TEST_F(EventsTest, LinksOfAnotherKeyStayGoodButAreNotShown) {
  const auto code = secret(Role::participant);
  events_.emplace(*Events::open(store_, clock_, LinkKey(Digest{8})));
  EXPECT_EQ(secret(Role::participant), "");
  EXPECT_TRUE(events_->join(code, "Ada"));
}

TEST_F(EventsTest, JoinIntoAFailingStoreLeavesNobodyBehind) {
  store_.break_writes({store::ErrorCode::full, "Could not write /var/lib/tablee/db/000012.log"});
  const auto joined = events_->join(secret(Role::participant), "Ada");
  ASSERT_FALSE(joined);
  EXPECT_EQ(joined.error().code, JoinErrorCode::store_failed);
  EXPECT_THAT(joined.error().message, Not(HasSubstr("/"))) << "strangers read it";
  EXPECT_THAT(events_->people(barcamp_), IsEmpty());
}

TEST_F(EventsTest, DamagedRecordIsAnErrorThatNamesIt) {
  for (const std::string key : {"event/0000000000000001", "link/x", "person/y"}) {
    ASSERT_TRUE(store_.write_records(std::vector<store::RecordWrite>{{key, "{"}}));
    const auto opened = Events::open(store_, clock_, LinkKey(Digest{7}));
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, store::ErrorCode::corrupted);
    EXPECT_THAT(opened.error().message, HasSubstr(key));
    ASSERT_TRUE(store_.write_records(std::vector<store::RecordWrite>{{key, std::nullopt}}));
  }
}

TEST_F(EventsTest, EventsDoNotMix) {
  const auto ada = join("Ada");
  clock_.advance(std::chrono::seconds(1));
  const auto other = *events_->import(demo_file());
  EXPECT_THAT(events_->list(), ElementsAre(barcamp_, other));
  EXPECT_THAT(events_->people(other), IsEmpty());
  EXPECT_NE(events_->overview(other)->agora, events_->overview(barcamp_)->agora);
}

}  // namespace
}  // namespace tablee::event

// Who comes in, who has a place, who makes room, and who goes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "base/limits.h"
#include "event/events_fixture.h"
#include "wire/records.h"

namespace tablee::event {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::string nonce = "00112233445566778899aabbccddeeff";
constexpr auto long_after = std::chrono::minutes(2);

class ComingIn : public EventsTest {
 protected:
  std::expected<Joined, JoinError> come(const std::string& name, Role role = Role::participant) {
    return events_->join(secret(role), name);
  }
  // All places that a code gives are taken by people who have written something.
  void fill() {
    while (events_->places(barcamp_, Role::participant).taken <
           limits::participants_per_event_max) {
      events_->wrote(barcamp_, join("Bot").participant, 1);
    }
  }
  std::size_t records(std::string_view prefix) { return store_.records(prefix)->size(); }
  bool stands_in_store(base::ParticipantId who) {
    return store_.record(person_key(barcamp_, who))->has_value();
  }
};

// --- Places ------------------------------------------------------------------------------------------

TEST_F(ComingIn, WhoNeverDidAnythingMakesRoomForWhoComes) {
  const auto first = join("Eve");
  for (std::size_t i = 1; i < 2 * limits::participants_per_event_max; ++i) (void)join("Eve");
  EXPECT_TRUE(come("Léa")) << "the code's places are full of nobody";
  EXPECT_EQ(events_->places(barcamp_, Role::participant).taken, limits::participants_per_event_max);
  EXPECT_EQ(events_->authenticate(first.token).error(), NoEntry::made_room);
  EXPECT_FALSE(stands_in_store(first.participant));
  EXPECT_EQ(records("person/"), limits::participants_per_event_max);
  EXPECT_EQ(records("token/"), limits::participants_per_event_max);
}

TEST_F(ComingIn, WhoHasWrittenOrIsConnectedMakesRoomForNobody) {
  const auto writer = join("Léa");
  events_->wrote(barcamp_, writer.participant, 1);
  const auto sitter = join("Ada");
  events_->sit(barcamp_, sitter.participant);
  const auto idle = join("Eve");
  fill();
  EXPECT_TRUE(events_->authenticate(idle.token)) << "nobody needed the place yet";
  EXPECT_TRUE(come("Zoe"));
  EXPECT_EQ(events_->authenticate(idle.token).error(), NoEntry::made_room);
  EXPECT_TRUE(events_->authenticate(writer.token));
  EXPECT_TRUE(events_->authenticate(sitter.token));
}

TEST_F(ComingIn, APlaceIsKeptForAMomentAfterItsHolderLeft) {
  const auto sitter = join("Ada");
  events_->sit(barcamp_, sitter.participant);
  fill();
  EXPECT_EQ(come("Zoe").error().code, JoinErrorCode::event_full);
  events_->stand_up(barcamp_, sitter.participant);
  EXPECT_EQ(come("Zoe").error().code, JoinErrorCode::event_full) << "tablets sleep and come back";
  clock_.advance(long_after);
  EXPECT_TRUE(come("Zoe"));
  EXPECT_EQ(events_->authenticate(sitter.token).error(), NoEntry::made_room);
}

TEST_F(ComingIn, WhoNeverSatGoesBeforeWhoSatLongAgo) {
  const auto slept = join("Léa");
  events_->sit(barcamp_, slept.participant);
  events_->stand_up(barcamp_, slept.participant);
  clock_.advance(long_after);
  const auto never = join("Eve");
  fill();
  ASSERT_TRUE(come("Zoe"));
  EXPECT_FALSE(events_->authenticate(never.token));
  EXPECT_TRUE(events_->authenticate(slept.token));
}

TEST_F(ComingIn, ModeratorsHavePlacesOfTheirOwn) {
  fill();
  EXPECT_EQ(come("Zoe").error().code, JoinErrorCode::event_full);
  EXPECT_EQ(come("Zoe", Role::observer).error().code, JoinErrorCode::event_full);
  const auto moderator = come("Camille", Role::moderator);
  ASSERT_TRUE(moderator);
  // … who makes room for everybody else.
  const base::ParticipantId bot{1};
  ASSERT_TRUE(events_->put_out(barcamp_, {&bot, 1}, moderator->participant));
  EXPECT_TRUE(come("Zoe"));
}

TEST_F(ComingIn, WhoHasWrittenIsKnownAfterARestart) {
  const auto writer = join("Léa");
  const auto idle = join("Eve");
  store::Append append;
  append.board = events_->overview(barcamp_)->agora;
  append.replicas = {{2, wire::encode(wire::ReplicaRecord{.last_seq = base::Seq{3},
                                                          .participant = writer.participant})}};
  ASSERT_TRUE(store_.write(append));
  reload();
  EXPECT_EQ(events_->attendance(barcamp_)[0].batches, 3U);
  fill();
  EXPECT_EQ(come("Zoe").error().code, JoinErrorCode::event_full) << "tablets are still coming back";
  clock_.advance(long_after);
  EXPECT_TRUE(come("Zoe"));
  EXPECT_FALSE(events_->authenticate(idle.token));
  EXPECT_TRUE(events_->authenticate(writer.token));
}

TEST_F(ComingIn, ANumberIsNeverGivenTwice) {
  std::set<std::uint32_t> numbers;
  for (std::size_t i = 0; i < limits::participants_per_event_max + 100; ++i) {
    numbers.insert(join("Eve").participant.value);
  }
  EXPECT_EQ(numbers.size(), limits::participants_per_event_max + 100);
  reload();
  clock_.advance(long_after);
  EXPECT_EQ(numbers.count(join("Eve").participant.value), 0U);
}

// What the first costs, the five-thousandth costs.
TEST_F(ComingIn, EveryJoinWritesTheSame) {
  struct Scales final : store::MemoryStore {
    using MemoryStore::write;
    store::Result<void> write(std::span<const store::Append> appends,
                              std::span<const store::RecordWrite> records) override {
      bytes = 0;
      for (const auto& record : records) {
        bytes += record.key.size() + (record.value ? record.value->size() : 0);
      }
      return MemoryStore::write(appends, records);
    }
    std::size_t bytes = 0;
  } scales;
  scales.copy_from(store_);
  auto events = *Events::open(scales, clock_, LinkKey(Digest{7}));
  ASSERT_TRUE(events.join(secret(Role::participant), "Léa"));
  const auto first = scales.bytes;
  std::size_t most = 0;
  for (std::size_t i = 1; i < limits::participants_per_event_max; ++i) {
    ASSERT_TRUE(events.join(secret(Role::participant), "Léa"));
    most = std::max(most, scales.bytes);
  }
  EXPECT_LE(most, first + 2 * 8) << "digits of names and numbers";
  ASSERT_TRUE(events.join(secret(Role::participant), "Léa"));
  EXPECT_LE(scales.bytes, 2 * first) << "with the one who makes room";
}

// --- Put out -----------------------------------------------------------------------------------------

TEST_F(ComingIn, AModeratorPutsPeopleOutSinglyAndManyAtOnce) {
  const auto camille = join("Camille", Role::moderator);
  const auto other = join("Dominique", Role::moderator);
  std::vector<base::ParticipantId> bots;
  for (int i = 0; i < 1'000; ++i) bots.push_back(join("Bot").participant);
  const auto eve = join("Eve");
  events_->wrote(barcamp_, eve.participant, 1);
  EXPECT_THAT(*events_->put_out(barcamp_, {&eve.participant, 1}, camille.participant),
              ElementsAre(eve.participant));
  EXPECT_EQ(events_->authenticate(eve.token).error(), NoEntry::put_out);
  EXPECT_EQ(events_->put_out(barcamp_, bots, camille.participant)->size(), bots.size());
  EXPECT_THAT(*events_->put_out(barcamp_, bots, camille.participant), IsEmpty()) << "a repeat";
  EXPECT_EQ(events_->places(barcamp_, Role::participant).taken, 0U);
  EXPECT_EQ(records("token/"), 2U);
  EXPECT_THAT(*events_->put_out(barcamp_, {&other.participant, 1}, camille.participant),
              ElementsAre(other.participant));
  EXPECT_EQ(events_->put_out(barcamp_, {&camille.participant, 1}, camille.participant).error(),
            PutOutError::yourself)
      << "the last moderator stays";
  reload();
  EXPECT_FALSE(events_->authenticate(eve.token));
  EXPECT_TRUE(events_->authenticate(camille.token));
}

TEST_F(ComingIn, NamesOfWhoWasPutOutStayAtWhatTheyWroteAndNowhereElse) {
  const auto camille = join("Camille", Role::moderator);
  const auto writer = join("Léa");
  events_->wrote(barcamp_, writer.participant, 1);
  const auto idle = join("Eve");
  const std::vector out{writer.participant, idle.participant};
  ASSERT_TRUE(events_->put_out(barcamp_, out, camille.participant));
  clock_.advance(long_after);
  EXPECT_EQ(join("Léa").name, "Léa 2") << "notes of another Léa stand on the tables";
  EXPECT_TRUE(stands_in_store(writer.participant));
  EXPECT_FALSE(stands_in_store(idle.participant));
  EXPECT_EQ(join("Eve").name, "Eve");
}

TEST_F(ComingIn, NamesOfWhoWasPutOutAreBounded) {
  const auto camille = join("Camille", Role::moderator);
  for (int round = 0; round < 2; ++round) {
    fill();
    std::vector<base::ParticipantId> all;
    for (const auto& one : events_->attendance(barcamp_)) {
      if (one.person.participant != camille.participant) all.push_back(one.person.participant);
    }
    ASSERT_TRUE(events_->put_out(barcamp_, all, camille.participant));
    clock_.advance(long_after);
  }
  EXPECT_LE(records("person/"), limits::people_out_max + 2);
}

TEST_F(ComingIn, PuttingOutIntoAFailingStoreChangesNothing) {
  const auto camille = join("Camille", Role::moderator);
  const auto eve = join("Eve");
  store_.break_writes({store::ErrorCode::full, "The disk is full."});
  EXPECT_EQ(events_->put_out(barcamp_, {&eve.participant, 1}, camille.participant).error(),
            PutOutError::store_failed);
  EXPECT_TRUE(events_->authenticate(eve.token));
}

TEST_F(ComingIn, WhoRevokesTheLinkThatHeCameByStays) {
  const auto camille = join("Camille", Role::moderator);
  const auto dominique = join("Dominique", Role::moderator);
  const auto old = secret(Role::moderator);
  EXPECT_THAT(*events_->revoke(barcamp_, Role::moderator, camille.participant),
              ElementsAre(dominique.participant));
  EXPECT_EQ(events_->authenticate(camille.token)->role, Role::moderator);
  EXPECT_EQ(events_->authenticate(dominique.token).error(), NoEntry::link_revoked);
  EXPECT_NE(secret(Role::moderator), "") << "a new one, to hand out";
  EXPECT_NE(secret(Role::moderator), old);
  reload();
  EXPECT_TRUE(events_->authenticate(camille.token));
}

// --- Links -------------------------------------------------------------------------------------------

TEST_F(ComingIn, ARenewedCodeLetsNobodyInByTheOldOneAndPutsNobodyOut) {
  const auto ada = join("Ada");
  const auto old = secret(Role::participant);
  ASSERT_TRUE(events_->issue(barcamp_, Role::participant, OlderLinks::close));
  EXPECT_EQ(events_->join(old, "Eve").error().code, JoinErrorCode::revoked);
  EXPECT_TRUE(events_->authenticate(ada.token));
  EXPECT_TRUE(come("Bea"));
}

TEST_F(ComingIn, AskingTwiceForALinkMakesOne) {
  const auto newest = events_->links(barcamp_).back().number;
  const auto first = events_->issue(barcamp_, Role::observer, OlderLinks::keep, newest);
  const auto again = events_->issue(barcamp_, Role::observer, OlderLinks::keep, newest);
  EXPECT_EQ(first->number, again->number);
  // … and what came after a revocation is not revoked by its repetition.
  ASSERT_TRUE(events_->revoke(barcamp_, Role::observer, {}, first->number));
  ASSERT_TRUE(events_->issue(barcamp_, Role::observer));
  const auto watcher = join("Watcher", Role::observer);
  EXPECT_THAT(*events_->revoke(barcamp_, Role::observer, {}, first->number), IsEmpty());
  EXPECT_TRUE(events_->authenticate(watcher.token));
}

TEST_F(ComingIn, LinksAreBoundedAndNoSecretComesBack) {
  std::set<std::string> secrets;
  for (std::size_t i = 0; i < 2 * limits::links_per_event_max; ++i) {
    const auto link = events_->issue(barcamp_, Role::observer, OlderLinks::close);
    ASSERT_TRUE(link);
    EXPECT_TRUE(secrets.insert(link->secret).second) << "a revoked secret is good again";
  }
  EXPECT_LE(events_->links(barcamp_).size(), limits::links_per_event_max);
  reload();
  std::expected<Link, IssueError> last = events_->issue(barcamp_, Role::observer);
  while (last) last = events_->issue(barcamp_, Role::observer);
  EXPECT_TRUE(last.error().too_many);
}

// --- Guessing ----------------------------------------------------------------------------------------

TEST_F(ComingIn, ABadNameTellsNothingOfTheCodeAndCosts) {
  const Origin from{"192.0.2.1"};
  EXPECT_EQ(events_->join(secret(Role::participant), " ", from).error().code,
            JoinErrorCode::bad_name);
  EXPECT_EQ(events_->join("AAAAAA", " ", from).error().code, JoinErrorCode::bad_name);
  EXPECT_EQ(events_->join("AAAAAA", "Eve", from, "short").error().code, JoinErrorCode::bad_nonce);
}

TEST_F(ComingIn, ARoomIsNotLockedOutByNamesThatAreNone) {
  const Origin from{"192.0.2.1"};
  for (int i = 0; i < 10 * limits::guesses_per_network_max; ++i) {
    (void)events_->join("AAAAAA", "", from);
  }
  EXPECT_TRUE(events_->join(secret(Role::participant), "Ada", from));
}

TEST_F(ComingIn, WhoAsksForTooMuchWaitsAMoment) {
  const auto ada = *events_->join(secret(Role::participant), "Ada", {});
  const auto bob = *events_->join(secret(Role::participant), "Bob", {});
  for (int i = 0; i < limits::asks_max; ++i) {
    EXPECT_EQ(events_->ask(ada.event, ada.participant).count(), 0) << i;
  }
  const auto wait = events_->ask(ada.event, ada.participant);
  EXPECT_EQ(wait, limits::ask_interval);
  EXPECT_EQ(events_->ask(bob.event, bob.participant).count(), 0);
  clock_.advance(wait);
  EXPECT_EQ(events_->ask(ada.event, ada.participant).count(), 0);
}

// A right code with an empty name made its network one from which somebody came in, for which the common mark does not count.
TEST_F(ComingIn, WhoNeverCameInIsAStranger) {
  const Origin from{"192.0.2.1"};
  for (int i = 0; i < 3; ++i) (void)events_->join(secret(Role::participant), "", from);
  for (int i = 0; i <= limits::guesses_max; ++i) {
    (void)events_->join("AAAAAA", "Eve", {"bot " + std::to_string(i)});
  }
  for (int i = 0; i < limits::guesses_of_stranger_max; ++i) {
    EXPECT_EQ(events_->join("AAAAAA", "Eve", from).error().code, JoinErrorCode::unknown_code);
  }
  EXPECT_EQ(events_->join("AAAAAA", "Eve", from).error().code, JoinErrorCode::slow_down);
}

TEST_F(ComingIn, ARevokedCodeIsATryLikeAnyOther) {
  const auto old = secret(Role::participant);
  ASSERT_TRUE(events_->revoke(barcamp_, Role::participant));
  const Origin from{"192.0.2.1"};
  for (int i = 0; i < limits::guesses_per_network_max; ++i) {
    EXPECT_EQ(events_->join(old, "Eve", from).error().code, JoinErrorCode::revoked);
  }
  EXPECT_EQ(events_->join(old, "Eve", from).error().code, JoinErrorCode::slow_down);
}

TEST_F(ComingIn, WhatTheQrCodeCarriesIsNotGuessedAndNeverWaits) {
  std::string address;
  for (const auto& link : events_->links(barcamp_)) {
    if (link.role == Role::participant) address = link.address;
  }
  EXPECT_EQ(address.size(), secret_length);
  const Origin venue{"192.0.2.1"};
  for (int i = 0; i < limits::guesses_per_network_max; ++i) {
    (void)events_->join("AAAAAA", "Eve", venue);
  }
  EXPECT_EQ(events_->join(secret(Role::participant), "Ada", venue).error().code,
            JoinErrorCode::slow_down);
  EXPECT_EQ(events_->join(address, "Ada", venue)->role, Role::participant);
  ASSERT_TRUE(events_->revoke(barcamp_, Role::participant));
  EXPECT_FALSE(events_->join(address, "Bea", {"192.0.2.2"})) << "it is the code's link";
}

// --- Joining again -----------------------------------------------------------------------------------

TEST_F(ComingIn, ARequestThatIsRepeatedIsTheSamePerson) {
  const auto code = secret(Role::participant);
  const auto first = *events_->join(code, "Léa", {}, nonce);
  const auto again = *events_->join(code, "Léa", {}, nonce);
  EXPECT_EQ(again.participant, first.participant);
  EXPECT_EQ(again.token, first.token);
  EXPECT_TRUE(again.again);
  EXPECT_EQ(events_->people(barcamp_).size(), 1U);
  EXPECT_TRUE(events_->authenticate(again.token));
  reload();
  EXPECT_EQ(events_->join(code, "Léa", {}, nonce)->token, first.token) << "after a restart too";
  EXPECT_EQ(records("token/"), 1U);
  EXPECT_NE(events_->join(code, "Léa", {}, nonce + "1")->participant, first.participant);
}

TEST_F(ComingIn, WhoRepeatsUnderAnotherNameGetsThat) {
  const auto code = secret(Role::participant);
  (void)join("Léa");
  EXPECT_EQ(events_->join(code, "Léa", {}, nonce)->name, "Léa 2");
  EXPECT_EQ(events_->join(code, "Léa", {}, nonce)->name, "Léa 2");
  EXPECT_EQ(events_->join(code, "Léonie", {}, nonce)->name, "Léonie");
  EXPECT_EQ(events_->people(barcamp_).size(), 2U);
}

TEST_F(ComingIn, ANonceAloneIsNothing) {
  const auto first = *events_->join(secret(Role::participant), "Léa", {}, nonce);
  EXPECT_FALSE(events_->join("AAAAAA", "Léa", {}, nonce));
  EXPECT_EQ(events_->join(secret(Role::observer), "Léa", {}, nonce)->participant, first.participant)
      << "another link of the event is the same device";
  const auto other = *events_->import(demo_file());
  for (const auto& link : events_->links(other)) {
    EXPECT_NE(events_->join(link.secret, "Léa", {}, nonce)->token, first.token);
  }
  for (const auto* bad : {"short", "no spaces are allowed in here", "0011223344556677é8899"}) {
    EXPECT_EQ(events_->join(secret(Role::participant), "Léa", {}, bad).error().code,
              JoinErrorCode::bad_nonce);
  }
  EXPECT_EQ(events_
                ->join(secret(Role::participant), "Léa", {},
                       std::string(limits::nonce_length_max + 1, 'a'))
                .error()
                .code,
            JoinErrorCode::bad_nonce);
}

TEST_F(ComingIn, WhoWasPutOutDoesNotComeBackByRepeating) {
  const auto camille = join("Camille", Role::moderator);
  const auto eve = *events_->join(secret(Role::participant), "Eve", {}, nonce);
  events_->wrote(barcamp_, eve.participant, 1);
  ASSERT_TRUE(events_->put_out(barcamp_, {&eve.participant, 1}, camille.participant));
  EXPECT_NE(events_->join(secret(Role::participant), "Eve", {}, nonce)->participant,
            eve.participant);
}

}  // namespace
}  // namespace tablee::event

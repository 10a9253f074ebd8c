// Joining twice is one person: after a lost answer, with the token that the device had, by a new code after a revocation.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/limits.h"
#include "event/events_fixture.h"

namespace tablee::event {
namespace {

using testing::SizeIs;

const std::string nonce = "00112233445566778899aabbccddeeff";
const std::string other_nonce = "ffeeddccbbaa99887766554433221100";

class ComingBack : public EventsTest {
 protected:
  std::expected<Joined, JoinError> come(const std::string& name, const std::string& before,
                                        Role role = Role::participant,
                                        const std::string& by = nonce) {
    return events_->join(secret(role), name, {}, by, before);
  }
  void revoke(Role role) {
    ASSERT_TRUE(events_->revoke(barcamp_, role));
    ASSERT_TRUE(events_->issue(barcamp_, role));
  }
  Role role_of(const std::string& token) { return events_->authenticate(token)->role; }
  std::size_t people() { return events_->people(barcamp_).size(); }
  std::size_t tokens() { return store_.records("token/")->size(); }
};

TEST_F(ComingBack, ASecondScanIsTheSamePerson) {
  const auto first = join("Léa");
  const auto again = *come("Léa", first.token);
  EXPECT_EQ(again.participant, first.participant);
  EXPECT_EQ(again.token, first.token) << "other tabs go on too";
  EXPECT_TRUE(again.again) << "there is nothing to tell";
  EXPECT_EQ(people(), 1U);
  EXPECT_EQ(tokens(), 1U);
}

TEST_F(ComingBack, WhoGoesOnMayTakeAnotherName) {
  (void)join("Léa");
  const auto second = join("Léa");
  EXPECT_EQ(come("Léa 2", second.token)->name, "Léa 2");
  EXPECT_EQ(come("Léa", second.token)->name, "Léa 2");
  const auto renamed = *come("Zoé", second.token);
  EXPECT_EQ(renamed.participant, second.participant);
  EXPECT_EQ(renamed.name, "Zoé");
  EXPECT_FALSE(renamed.again) << "everybody is told";
  reload();
  EXPECT_EQ(events_->authenticate(second.token)->name, "Zoé");
}

TEST_F(ComingBack, ByANewCodeAfterARevocationIsTheSamePerson) {
  const auto first = join("Léa");
  events_->wrote(barcamp_, first.participant, 7);
  revoke(Role::participant);
  EXPECT_FALSE(events_->authenticate(first.token));
  const auto back = *come("Léa", first.token);
  EXPECT_EQ(back.participant, first.participant);
  EXPECT_EQ(back.name, "Léa");
  EXPECT_NE(back.token, first.token) << "what was ended stays ended";
  EXPECT_FALSE(events_->authenticate(first.token));
  EXPECT_EQ(role_of(back.token), Role::participant);
  EXPECT_EQ(events_->attendance(barcamp_)[0].batches, 7U);
  EXPECT_FALSE(events_->attendance(barcamp_)[0].out);
  EXPECT_EQ(events_->places(barcamp_, Role::participant).taken, 1U);
  EXPECT_EQ(tokens(), 1U);
  EXPECT_EQ(come("Léa", first.token)->token, back.token) << "and its repetition";
  reload();
  EXPECT_EQ(events_->authenticate(back.token)->participant, first.participant);
  EXPECT_THAT(*events_->revoke(barcamp_, Role::participant), SizeIs(1)) << "by the new link now";
}

TEST_F(ComingBack, AlsoAfterARestart) {
  const auto first = join("Léa");
  events_->wrote(barcamp_, first.participant, 1);
  revoke(Role::participant);
  reload();
  EXPECT_EQ(events_->authenticate(first.token).error(), NoEntry::link_revoked);
  EXPECT_EQ(come("Léa", first.token)->participant, first.participant);
}

TEST_F(ComingBack, ALostAnswerIsOnePersonWhateverCodeComesNext) {
  const auto lost = *events_->join(secret(Role::participant), "Léa", {}, nonce);
  ASSERT_TRUE(events_->issue(barcamp_, Role::participant, OlderLinks::close));
  EXPECT_EQ(come("Léa", "")->participant, lost.participant) << "the code was renewed";
  revoke(Role::participant);
  EXPECT_EQ(come("Léa", "")->participant, lost.participant) << "the code was revoked";
  EXPECT_EQ(role_of(lost.token), Role::participant);
  EXPECT_EQ(people(), 1U);
}

TEST_F(ComingBack, WhoDoesMoreKeepsThatAndWhoMayDoMoreGetsIt) {
  const auto watcher = join("Léa", Role::observer);
  const auto participant = *come("Léa", watcher.token, Role::participant);
  EXPECT_EQ(participant.participant, watcher.participant);
  EXPECT_EQ(role_of(watcher.token), Role::participant);
  EXPECT_EQ(come("Léa", watcher.token, Role::moderator)->role, Role::moderator);
  EXPECT_EQ(come("Léa", watcher.token, Role::participant)->role, Role::moderator)
      << "a moderator who tries the code on the wall is still one";
  EXPECT_EQ(events_->places(barcamp_, Role::moderator).taken, 1U);
  EXPECT_EQ(events_->places(barcamp_, Role::participant).taken, 0U);
  reload();
  EXPECT_EQ(role_of(watcher.token), Role::moderator);
}

TEST_F(ComingBack, AfterARevocationTheLinkSaysTheRole) {
  (void)join("Camille", Role::moderator);
  const auto second = join("Dominique", Role::moderator);
  revoke(Role::moderator);
  EXPECT_EQ(come("Dominique", second.token)->role, Role::participant);
}

TEST_F(ComingBack, WhomAModeratorPutOutIsSomebodyNew) {
  const auto camille = join("Camille", Role::moderator);
  const auto eve = join("Eve");
  events_->wrote(barcamp_, eve.participant, 1);
  ASSERT_TRUE(events_->put_out(barcamp_, {&eve.participant, 1}, camille.participant));
  EXPECT_NE(come("Eve", eve.token)->participant, eve.participant);
}

TEST_F(ComingBack, ATokenOfAnotherEventOrOfNobodyIsSomebodyNew) {
  const auto other = *events_->import(demo_file());
  std::string code;
  for (const auto& link : events_->links(other)) {
    if (link.role == Role::participant) code = link.secret;
  }
  const auto elsewhere = *events_->join(code, "Léa", {}, nonce);
  const auto here = *come("Léa", elsewhere.token, Role::participant, other_nonce);
  EXPECT_EQ(here.event, barcamp_);
  EXPECT_EQ(events_->authenticate(elsewhere.token)->event, other);
  EXPECT_NE(come("Léa", "nonsense")->participant, here.participant);
  EXPECT_FALSE(events_->join("AAAAAA", "Léa", {}, nonce, here.token)) << "a token is no code";
}

// All places are taken by people who did something while one was away: they are told so, and are still who they were.
TEST_F(ComingBack, NeedsAPlace) {
  const auto first = join("Léa");
  events_->wrote(barcamp_, first.participant, 1);
  revoke(Role::participant);
  while (events_->places(barcamp_, Role::participant).taken < limits::participants_per_event_max) {
    events_->wrote(barcamp_, join("Bot").participant, 1);
  }
  EXPECT_EQ(come("Léa", first.token).error().code, JoinErrorCode::event_full);
  EXPECT_EQ(events_->authenticate(first.token).error(), NoEntry::link_revoked);
  const base::ParticipantId bot{2};
  const auto camille = join("Camille", Role::moderator);
  ASSERT_TRUE(events_->put_out(barcamp_, {&bot, 1}, camille.participant));
  EXPECT_EQ(come("Léa", first.token)->participant, first.participant);
}

TEST_F(ComingBack, IntoAFailingStoreChangesNothing) {
  const auto first = join("Léa");
  events_->wrote(barcamp_, first.participant, 1);
  revoke(Role::participant);
  store_.break_writes({store::ErrorCode::full, "The disk is full."});
  EXPECT_EQ(come("Léa", first.token).error().code, JoinErrorCode::store_failed);
  EXPECT_EQ(events_->authenticate(first.token).error(), NoEntry::link_revoked);
  EXPECT_EQ(events_->places(barcamp_, Role::participant).taken, 0U);
}

TEST_F(ComingBack, ALookSaysWhereACodeLeadsAndCostsAGuess) {
  const Origin from{"192.0.2.1"};
  EXPECT_EQ(events_->look(secret(Role::moderator), from)->role, Role::moderator);
  EXPECT_EQ(events_->look(secret(Role::participant), from)->event, barcamp_);
  EXPECT_EQ(people(), 0U);
  for (int i = 0; i < limits::guesses_per_network_max; ++i) {
    EXPECT_EQ(events_->look("AAAAAB", from).error().code, JoinErrorCode::unknown_code);
  }
  EXPECT_EQ(events_->look("AAAAAA", from).error().code, JoinErrorCode::slow_down);
}

}  // namespace
}  // namespace tablee::event

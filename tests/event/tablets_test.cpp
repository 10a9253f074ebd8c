// D26: several people on one device, and how they go.
#include "event/tablets.h"

#include <gtest/gtest.h>

#include "base/limits.h"
#include "event/events_fixture.h"

namespace tablee::event {
namespace {

const std::string phone = "00112233445566778899aabbccddeeff";

class TabletsTest : public EventsTest {
 protected:
  static std::string nonce(std::uint32_t number) {
    std::string text = std::to_string(number);
    return std::string(32 - text.size(), 'a') + text;
  }
  std::expected<Beside, JoinError> add(base::ParticipantId holder, const std::string& name) {
    return Tablets(*events_).add(barcamp_, holder, name, nonce(++added_));
  }
  base::ParticipantId tablet_of(base::ParticipantId who) {
    for (const auto& person : events_->people(barcamp_)) {
      if (person.participant == who) return person.tablet;
    }
    return {};
  }
  std::string way(base::ParticipantId holder, base::ParticipantId who) {
    const auto secret = Tablets(*events_).own_way(barcamp_, holder, who);
    EXPECT_TRUE(secret);
    return secret.value_or("");
  }
  bool removes(base::ParticipantId holder, base::ParticipantId who) {
    return Tablets(*events_).remove(barcamp_, holder, who).has_value();
  }

  std::uint32_t added_ = 0;
};

TEST_F(TabletsTest, ANameIsEnoughAndTheSameRequestIsTheSamePerson) {
  const auto ana = join("Ana").participant;
  const auto ben = add(ana, "Ben");
  ASSERT_TRUE(ben);
  EXPECT_EQ(tablet_of(ben->participant), ana);
  const auto again = Tablets(*events_).add(barcamp_, ana, "Ben", nonce(added_));
  ASSERT_TRUE(again) << "its answer was lost";
  EXPECT_EQ(again->participant, ben->participant);
  EXPECT_EQ(add(ana, "Ben")->name, "Ben 2");
  EXPECT_EQ(add(ana, " ").error().code, JoinErrorCode::bad_name);
  EXPECT_EQ(Tablets(*events_).add(barcamp_, ana, "Cléo", "short").error().code,
            JoinErrorCode::bad_nonce);
  reload();
  EXPECT_EQ(tablet_of(ben->participant), ana);
  EXPECT_EQ(Tablets(*events_).add(barcamp_, ana, "Ben", nonce(1))->participant, ben->participant);
}

TEST_F(TabletsTest, OnlyAParticipantsDeviceIsShared) {
  const auto moderator = join("Mod", Role::moderator).participant;
  EXPECT_EQ(add(moderator, "Ben").error().code, JoinErrorCode::not_shared);
  EXPECT_EQ(add(join("Obs", Role::observer).participant, "Ben").error().code,
            JoinErrorCode::not_shared);
  // Whoever comes to be a moderator shares no more, whatever was before.
  const auto ana = join("Ana");
  const auto ben = add(ana.participant, "Ben")->participant;
  ASSERT_TRUE(events_->join(secret(Role::moderator), "Ana", {}, {}, ana.token));
  EXPECT_EQ(tablet_of(ben).value, 0U);
  EXPECT_FALSE(removes(ana.participant, ben));
}

TEST_F(TabletsTest, TooManyAreRefusedWhateverIsTried) {
  const auto ana = join("Ana").participant;
  std::optional<JoinErrorCode> refused;
  std::size_t taken = 0;
  for (std::size_t i = 0; i < 10'000; ++i) {
    const auto one = add(ana, "P" + std::to_string(i));
    if (one) {
      ++taken;
    } else {
      refused = one.error().code;
    }
  }
  EXPECT_EQ(taken, limits::people_per_tablet_max);
  EXPECT_EQ(refused, JoinErrorCode::too_many);
  // Who goes makes place for another, but not for ever.
  std::size_t ever = taken;
  for (const auto& person : events_->people(barcamp_)) {
    if (person.tablet != ana) continue;
    EXPECT_TRUE(removes(ana, person.participant));
  }
  while (const auto one = add(ana, "Q")) {
    ++ever;
    ASSERT_TRUE(removes(ana, one->participant));
  }
  EXPECT_EQ(ever, limits::people_per_tablet_ever_max);
}

TEST_F(TabletsTest, SomebodyGoesOnWithADeviceOfTheirOwn) {
  const auto ana = join("Ana").participant;
  const auto ben = add(ana, "Ben")->participant;
  const auto first = way(ana, ben);
  const auto secret = way(ana, ben);
  EXPECT_FALSE(events_->look(first)) << "another was shown since";
  EXPECT_EQ(events_->look(secret)->name, "Ben");
  const auto joined = events_->join(secret, "Ben", {}, phone);
  ASSERT_TRUE(joined) << joined.error().message;
  EXPECT_EQ(joined->participant, ben);
  EXPECT_EQ(events_->authenticate(joined->token)->participant, ben);
  EXPECT_EQ(tablet_of(ben).value, 0U) << "what is theirs is on their own device";
  const auto again = events_->join(secret, "Ben", {}, phone);
  ASSERT_TRUE(again) << "its answer was lost";
  EXPECT_EQ(again->token, joined->token);
  EXPECT_EQ(events_->join(secret, "Ben", {}, nonce(7)).error().code, JoinErrorCode::revoked)
      << "another device";
  EXPECT_EQ(events_->look(secret).error().code, JoinErrorCode::revoked);
  reload();
  EXPECT_EQ(events_->authenticate(joined->token)->participant, ben);
  EXPECT_EQ(tablet_of(ben).value, 0U);
  EXPECT_EQ(events_->join(secret, "Ben", {}, nonce(7)).error().code, JoinErrorCode::revoked);
}

TEST_F(TabletsTest, NobodyMakesAWayToSomebodyOfAnothersDevice) {
  const auto ana = join("Ana").participant;
  const auto marc = join("Marc").participant;
  const auto ben = add(ana, "Ben")->participant;
  EXPECT_EQ(Tablets(*events_).own_way(barcamp_, marc, ben).error().code, JoinErrorCode::not_beside);
  EXPECT_EQ(Tablets(*events_).own_way(barcamp_, marc, ana).error().code, JoinErrorCode::not_beside);
  EXPECT_EQ(Tablets(*events_).own_way(barcamp_, ana, ana).error().code, JoinErrorCode::not_beside)
      << "whose device it is has one";
  EXPECT_FALSE(removes(marc, ben));
  EXPECT_EQ(tablet_of(ben), ana);
  // Guessing is guessing: what is no way is a wrong code, and costs what they cost.
  const auto secret = way(ana, ben);
  auto near = secret;
  near.back() = near.back() == 'a' ? 'b' : 'a';
  EXPECT_EQ(events_->join(near, "Ben").error().code, JoinErrorCode::unknown_code);
  for (int i = 0; i < limits::guesses_per_network_max + 5; ++i) (void)events_->look("ABCDEF");
  EXPECT_TRUE(events_->look(secret)) << "who guesses keeps nobody waiting who knows";
}

TEST_F(TabletsTest, WhoIsRemovedGoesOnByTheWayThatTheyHave) {
  const auto ana = join("Ana").participant;
  const auto ben = add(ana, "Ben")->participant;
  const auto secret = way(ana, ben);
  ASSERT_TRUE(removes(ana, ben));
  EXPECT_FALSE(removes(ana, ben));
  EXPECT_EQ(tablet_of(ben).value, 0U);
  EXPECT_EQ(events_->join(secret, "Ben", {}, phone)->participant, ben);
}

TEST_F(TabletsTest, WhoIsPutOutIsOnNoDeviceAndLetsNobodyIn) {
  const auto moderator = join("Mod", Role::moderator).participant;
  const auto ana = join("Ana").participant;
  const auto ben = add(ana, "Ben")->participant;
  const auto cleo = add(ana, "Cléo")->participant;
  const auto secret = way(ana, ben);
  ASSERT_TRUE(events_->put_out(barcamp_, std::vector{ben}, moderator));
  EXPECT_EQ(tablet_of(ben).value, 0U);
  EXPECT_EQ(events_->join(secret, "Ben", {}, phone).error().code, JoinErrorCode::revoked);
  ASSERT_TRUE(events_->put_out(barcamp_, std::vector{ana}, moderator));
  EXPECT_EQ(tablet_of(cleo).value, 0U) << "a device that lets nobody in is nobody's";
}

// As who connects from a device of their own (limits::seat_kept).
TEST_F(TabletsTest, WhoSharesADeviceThatIsHereMakesRoomForNobody) {
  const auto ana = join("Ana").participant;
  const auto ben = add(ana, "Ben")->participant;
  events_->sit(barcamp_, ana);
  const auto here = [&](base::ParticipantId who) {
    for (const auto& one : events_->attendance(barcamp_)) {
      if (one.person.participant == who) return one.here;
    }
    return false;
  };
  EXPECT_TRUE(here(ben));
  const auto cleo = add(ana, "Cléo")->participant;
  EXPECT_TRUE(here(cleo)) << "added while it is";
  ASSERT_TRUE(removes(ana, cleo));
  EXPECT_FALSE(here(cleo));
  events_->stand_up(barcamp_, ana);
  EXPECT_FALSE(here(ben));
}

}  // namespace
}  // namespace tablee::event

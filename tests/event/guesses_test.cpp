#include "event/guesses.h"

#include <gtest/gtest.h>

#include "base/limits.h"

namespace tablee::event {
namespace {

using namespace std::chrono_literals;

class GuessesTest : public testing::Test {
 protected:
  // How many wrong codes are looked at within `time`, tried as fast as it goes.
  int tries(const Origin& from, std::chrono::milliseconds time) {
    int looked_at = 0;
    for (const auto end = now_ + time; now_ < end; now_ += 10ms) {
      if (guesses_.wait(from, now_).count() > 0) continue;
      guesses_.wrong(from, now_);
      ++looked_at;
    }
    return looked_at;
  }
  bool may_try(const Origin& from) { return guesses_.wait(from, now_).count() == 0; }
  // Somebody guesses from many networks until nobody is trusted any more.
  void guess_from_everywhere() {
    for (int i = 0; i <= limits::guesses_max; ++i)
      guesses_.wrong({"bot " + std::to_string(i)}, now_);
  }

  Guesses guesses_;
  base::MonoTime now_{1h};
};

TEST_F(GuessesTest, AFewMistakesCostNothing) {
  for (int i = 0; i < 10; ++i) {
    EXPECT_TRUE(may_try({"venue"}));
    guesses_.wrong({"venue"}, now_);
  }
  EXPECT_TRUE(may_try({"venue"}));
}

// Forty people behind one address who read an O for a Q, each a few times, before anybody is in.
TEST_F(GuessesTest, ARoomThatSharesAnAddressMayMistype) {
  for (int mistake = 0; mistake < 200; ++mistake) {
    EXPECT_TRUE(may_try({"venue"})) << mistake;
    guesses_.wrong({"venue"}, now_);
  }
  EXPECT_TRUE(may_try({"venue"}));
}

TEST_F(GuessesTest, ARoomsMistakesAreNotTakenForAGuesserFromManyPlaces) {
  for (int venue = 0; venue < 5; ++venue) {
    for (int i = 0; i < 200; ++i) guesses_.wrong({"venue " + std::to_string(venue)}, now_);
  }
  EXPECT_GT(tries({"phone"}, 1s), limits::guesses_of_stranger_max);
}

// Whoever is in the same room waits for no more than the next try, whatever one of them does.
TEST_F(GuessesTest, WhatIsTriedWhileNothingIsLookedAtCostsTheRoomNoMore) {
  const Origin room{"venue", "site"};
  for (int i = 0; i < 10'000; ++i) guesses_.wrong(room, now_);
  EXPECT_FALSE(may_try(room));
  now_ += limits::guess_stranger_interval;
  EXPECT_TRUE(may_try(room));
}

TEST_F(GuessesTest, ANetworkThatGuessesIsSlowedDown) {
  EXPECT_LE(tries({"attacker"}, 61s), limits::guesses_per_network_max + 31);
  EXPECT_FALSE(may_try({"attacker"}));
  EXPECT_TRUE(may_try({"somebody else"}));
}

TEST_F(GuessesTest, ThePauseEndsByItself) {
  tries({"attacker"}, 61s);
  const auto wait = guesses_.wait({"attacker"}, now_);
  EXPECT_GT(wait, 0ms);
  EXPECT_LE(wait, limits::guess_network_interval);
  now_ += wait;
  EXPECT_TRUE(may_try({"attacker"}));
}

// Ten networks that guess for hours, and then some: whoever is new has his tries.
TEST_F(GuessesTest, ADistributedGuesserKeepsNobodyOut) {
  for (int minute = 0; minute < 120; ++minute) {
    for (int bot = 0; bot < 10; ++bot) {
      const Origin from{"bot " + std::to_string(bot)};
      while (may_try(from)) guesses_.wrong(from, now_);
    }
    now_ += 1min;
    const Origin honest{"phone " + std::to_string(minute)};
    for (int typo = 1; typo < limits::guesses_of_stranger_max; ++typo) {
      EXPECT_TRUE(may_try(honest));
      guesses_.wrong(honest, now_);
    }
    EXPECT_TRUE(may_try(honest)) << "minute " << minute;
  }
}

TEST_F(GuessesTest, WhoGuessesFromManyNetworksHasFewTriesForEach) {
  guess_from_everywhere();
  int looked_at = 0;
  for (int i = 0; i < 100; ++i) {
    guess_from_everywhere();
    looked_at += tries({"fresh bot " + std::to_string(i)}, 100ms);
  }
  EXPECT_LE(looked_at, 100 * limits::guesses_of_stranger_max);
  guess_from_everywhere();
  EXPECT_LE(tries({"fresh bot 0"}, 2min), 3);
}

TEST_F(GuessesTest, WhereSomebodyCameInStrangersElsewhereDoNotMatter) {
  guesses_.right({"venue"});
  guess_from_everywhere();
  for (int i = 0; i < limits::guesses_per_network_max; ++i) {
    EXPECT_TRUE(may_try({"venue"}));
    guesses_.wrong({"venue"}, now_);
  }
  EXPECT_FALSE(may_try({"venue"})) << "its own allowance counts";
}

// Who has a /48 has 65,536 networks: they are counted together too.
TEST_F(GuessesTest, AWholeSiteIsSlowedDown) {
  int looked_at = 0;
  for (int i = 0; i < 3'000; ++i) {
    looked_at += tries({"2001:db8:1:" + std::to_string(i) + "::/64", "2001:db8:1::/48"}, 10ms);
  }
  EXPECT_LE(looked_at, limits::guesses_per_site_max + 61);
  EXPECT_TRUE(may_try({"2001:db8:2::/64", "2001:db8:2::/48"}));
}

TEST_F(GuessesTest, WhatIsNotACodeDoesNotCountForAll) {
  for (int i = 0; i < 10 * limits::guesses_max; ++i) {
    guesses_.wrong({"bot " + std::to_string(i)}, now_, Guesses::Tried::other);
  }
  EXPECT_EQ(tries({"somebody"}, 10ms * limits::guesses_per_network_max),
            limits::guesses_per_network_max);
}

TEST_F(GuessesTest, WhatIsRememberedIsBoundedAndWhoOwesMostIsNotForgotten) {
  tries({"attacker"}, 61s);
  for (std::size_t i = 0; i < 2 * limits::guess_networks_max; ++i) {
    guesses_.wrong({"bot " + std::to_string(i)}, now_);
  }
  EXPECT_FALSE(may_try({"attacker"}));
  for (std::size_t i = 0; i <= limits::known_networks_max; ++i) {
    guesses_.right({"place " + std::to_string(i)});
  }
}

}  // namespace
}  // namespace tablee::event

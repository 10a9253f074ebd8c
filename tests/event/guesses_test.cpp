#include "event/guesses.h"

#include <gtest/gtest.h>

#include "base/limits.h"

namespace tablee::event {
namespace {

using namespace std::chrono_literals;

class GuessesTest : public testing::Test {
 protected:
  // How many wrong codes are looked at within `time`, tried as fast as it goes.
  int tries(const std::string& from, std::chrono::milliseconds time) {
    int looked_at = 0;
    for (const auto end = now_ + time; now_ < end; now_ += 10ms) {
      if (guesses_.wait(from, now_).count() > 0) continue;
      guesses_.wrong(from, now_);
      ++looked_at;
    }
    return looked_at;
  }
  bool may_try(const std::string& from) { return guesses_.wait(from, now_).count() == 0; }

  Guesses guesses_;
  base::MonoTime now_{1h};
};

TEST_F(GuessesTest, AFewMistakesCostNothing) {
  for (int i = 0; i < 10; ++i) {
    EXPECT_TRUE(may_try("venue"));
    guesses_.wrong("venue", now_);
  }
  EXPECT_TRUE(may_try("venue"));
}

TEST_F(GuessesTest, AnAddressThatGuessesIsSlowedDown) {
  EXPECT_LE(tries("attacker", 61s), limits::guesses_per_address_max + 31);
  EXPECT_FALSE(may_try("attacker"));
  EXPECT_TRUE(may_try("somebody else"));
}

TEST_F(GuessesTest, ThePauseEndsByItself) {
  tries("attacker", 61s);
  const auto wait = guesses_.wait("attacker", now_);
  EXPECT_GT(wait, 0ms);
  EXPECT_LE(wait, limits::guess_address_interval);
  now_ += wait;
  EXPECT_TRUE(may_try("attacker"));
}

TEST_F(GuessesTest, ManyAddressesTogetherAreSlowedDownToo) {
  int looked_at = 0;
  for (int minute = 0; minute < 60; ++minute) {
    for (int i = 0; i < 100; ++i)
      looked_at += tries("bot " + std::to_string(minute * 100 + i), 600ms);
  }
  EXPECT_LE(looked_at, limits::guesses_max + 3'601);
}

TEST_F(GuessesTest, WhereSomebodyCameInStrangersElsewhereDoNotMatter) {
  guesses_.right("venue", now_);
  for (int i = 0; i < 99; ++i) tries("bot " + std::to_string(i), 615ms);
  EXPECT_FALSE(may_try("new address"));
  EXPECT_TRUE(may_try("venue"));
}

TEST_F(GuessesTest, WhatIsRememberedIsBounded) {
  for (std::size_t i = 0; i < 3 * limits::guess_addresses_max; ++i) {
    guesses_.wrong("bot " + std::to_string(i), now_);
  }
  EXPECT_FALSE(may_try("new address"));  // what all owe together is not forgotten
}

}  // namespace
}  // namespace tablee::event

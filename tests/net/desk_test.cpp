// Answers that must read the store, counted: what is begun, for whom, and how many bytes they leave untaken.
#include "net/desk.h"

#include <gtest/gtest.h>

#include <atomic>
#include <boost/asio/executor_work_guard.hpp>
#include <chrono>
#include <deque>
#include <functional>
#include <semaphore>
#include <vector>

namespace tablee::net {
namespace {

constexpr std::size_t answer_bytes = 1'000;

class DeskTest : public testing::Test {
 protected:
  struct One {
    bool waits = true;
    bool answered = false;
    http::Response response;
  };

  void SetUp() override { open({.threads = 1, .untaken_bytes_max = 2'500, .waiting_max = 50}); }
  void TearDown() override {
    gate_.release(1'000);
    desk_.reset();
  }
  void open(const DeskLimits& limits) { desk_ = std::make_unique<Desk>(control_, limits); }

  // Each answer is made when the gate lets it.
  One& ask(const std::string& who, const std::string& what) {
    One& one = asked_.emplace_back();
    desk_->ask({.who = who,
                .same = what,
                .begin =
                    [this] {
                      return http::Work{[this](const std::stop_token&) {
                        gate_.acquire();
                        ++made_;
                        return http::Response{.body = base::Bytes(answer_bytes, 'x')};
                      }};
                    }},
               {.reply =
                    [&one](http::Response response) {
                      one.answered = true;
                      one.response = std::move(response);
                    },
                .waits = [&one] { return one.waits; }});
    return one;
  }
  bool until(const std::function<bool()>& done) {
    for (int i = 0; i < 1'000 && !done(); ++i) {
      control_.restart();
      control_.run_for(std::chrono::milliseconds{10});
    }
    return done();
  }

  boost::asio::io_context control_{1};
  const boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work_{
      control_.get_executor()};
  std::deque<One> asked_;
  std::counting_semaphore<> gate_{0};
  std::atomic<int> made_{0};
  std::unique_ptr<Desk> desk_;
};

TEST_F(DeskTest, WhatManyAskIsMadeOnce) {
  ask("ada", "other");  // keeps the thread
  for (int i = 0; i < 40; ++i) ask(i % 2 == 0 ? "bob" : "eve", "dump");
  gate_.release(100);
  ASSERT_TRUE(until([&] { return asked_.back().answered; }));
  EXPECT_EQ(made_, 2);
  for (std::size_t i = 2; i < asked_.size(); ++i) {
    ASSERT_TRUE(asked_[i].answered);
    EXPECT_EQ(asked_[i].response.shared.get()->data(), asked_[1].response.shared.get()->data());
  }
}

TEST_F(DeskTest, WhatNobodyWaitsForIsNotBegun) {
  ask("ada", "other");
  for (int i = 0; i < 40; ++i) ask("bob", "dump " + std::to_string(i)).waits = false;
  One& last = ask("eve", "dump");
  gate_.release(100);
  ASSERT_TRUE(until([&] { return last.answered; }));
  EXPECT_EQ(desk_->begun(), 2U);
}

TEST_F(DeskTest, EverybodyHasATurn) {
  ask("ada", "dump");
  for (int i = 0; i < 40; ++i) ask("bob", "dump " + std::to_string(i));
  One& eve = ask("eve", "dump of another board");
  gate_.release(3);
  ASSERT_TRUE(until([&] { return eve.answered; })) << "behind one of bob's at most";
}

TEST_F(DeskTest, OneOfAPersonAtATime) {
  desk_.reset();
  open({.threads = 4, .untaken_bytes_max = 2'500, .waiting_max = 50});
  for (int i = 0; i < 10; ++i) ask("bob", "dump " + std::to_string(i));
  EXPECT_EQ(desk_->begun(), 1U);
  ask("eve", "dump");
  EXPECT_EQ(desk_->begun(), 2U);
}

// Whatever a person asks and does not take: three of a thousand bytes are above the bound, so there is no fourth.
TEST_F(DeskTest, WhoTakesNothingGetsNothingMore) {
  gate_.release(100);
  for (int i = 0; i < 10; ++i) ask("bob", "dump " + std::to_string(i));
  ASSERT_TRUE(until([&] { return asked_[2].answered; }));
  One& eve = ask("eve", "dump");
  ASSERT_TRUE(until([&] { return eve.answered; })) << "others do";
  EXPECT_EQ(made_, 4);
  EXPECT_FALSE(asked_[3].answered);
  asked_[0].response = {};  // taken
  ASSERT_TRUE(until([&] { return asked_[3].answered; }));
  EXPECT_FALSE(asked_[4].answered);
}

TEST_F(DeskTest, TooManyQuestionsAreRefused) {
  ask("bob", "first");
  for (int i = 0; i < 50; ++i) ask("bob", "dump " + std::to_string(i));
  One& above = ask("bob", "one more");
  One& same = ask("bob", "dump 3");
  ASSERT_TRUE(until([&] { return above.answered; }));
  EXPECT_EQ(above.response.status, 429U);
  EXPECT_EQ(above.response.header("Retry-After"), "1");
  EXPECT_FALSE(same.answered) << "shares what waits already";
}

TEST_F(DeskTest, WhenItStopsNothingIsBegun) {
  for (int i = 0; i < 40; ++i) ask("bob" + std::to_string(i), "dump " + std::to_string(i));
  desk_->stop();
  gate_.release(100);
  desk_.reset();
  EXPECT_LE(made_, 1);
}

}  // namespace
}  // namespace tablee::net

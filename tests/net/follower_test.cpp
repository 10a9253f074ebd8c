// A board whose sessions several shards carry: every rule holds for those whom another shard carries. The suites of
// sessions, protocol and faults run over such boards as well (followers_test in CMakeLists.txt); here is what is theirs alone.
#include <gtest/gtest.h>

#include <algorithm>

#include "net/protocol_fixture.h"

namespace tablee::net {
namespace {

ServerOptions spread() {
  ServerOptions options;
  options.followers_from = 1;
  return options;
}

class Followers : public testing::Test {
 protected:
  // Two on the board's own shard and two on the other, or so.
  void SetUp() override {
    for (const char* name : {"Ada", "Bob", "Eve", "Mia"})
      people_.push_back(visit_.come(house_, name));
    ASSERT_GE(metric(house_, "tablee_followers"), 2U);
  }
  bool all_see(std::string_view text) {
    return visit_.until([&] {
      return std::ranges::all_of(people_, [&](const auto& one) { return sees(*one, text); });
    });
  }
  bool all_agree() {
    return all_taken() && visit_.until([&] {
      return std::ranges::all_of(people_, [&](const auto& one) {
        return one->replica().cursor() == people_[0]->replica().cursor();
      });
    }) && std::ranges::all_of(people_, [&](const auto& one) { return agree(*people_[0], *one); });
  }
  bool all_taken() {
    return visit_.until([&] {
      return std::ranges::all_of(
          people_, [](const auto& one) { return one->replica().unacknowledged() == 0; });
    });
  }

  House house_{nullptr, spread()};
  Visit visit_;
  std::vector<std::unique_ptr<dial::Client>> people_;
};

TEST_F(Followers, WhatAnyoneWritesAllSeeInOneOrder) {  // P12, P13; DESIGN invariants 1, 4, 5
  for (std::size_t i = 0; i < people_.size(); ++i) {
    write_note(*people_[i], "note " + std::to_string(i));
  }
  for (std::size_t i = 0; i < people_.size(); ++i) {
    EXPECT_TRUE(all_see("note " + std::to_string(i)));
  }
  EXPECT_TRUE(all_agree());
}

TEST_F(Followers, PresenceAndPeopleCross) {  // P17
  for (std::size_t i = 0; i < people_.size(); ++i) {
    wire::Presence presence;
    presence.pointer = wire::Point{static_cast<std::int64_t>(i), 0};
    people_[i]->replica().present(presence);
    people_[i]->flush();
  }
  EXPECT_TRUE(visit_.until([&] {
    return std::ranges::all_of(people_, [](const auto& one) {
      return one->replica().others().size() == 3 && one->replica().people().size() == 4;
    });
  }));
  people_.erase(people_.begin() + 1);
  EXPECT_TRUE(visit_.until([&] {
    return std::ranges::all_of(people_,
                               [](const auto& one) { return one->replica().others().size() == 2; });
  }));
}

TEST_F(Followers, WhoComesBackBringsWhatWasWrittenOffline) {  // P8, P11; DESIGN invariant 3
  for (const auto& one : people_) one->stop();
  for (std::size_t i = 0; i < people_.size(); ++i) {
    write_note(*people_[i], "offline " + std::to_string(i));
  }
  for (const auto& one : people_) one->start();
  for (std::size_t i = 0; i < people_.size(); ++i) {
    EXPECT_TRUE(all_see("offline " + std::to_string(i)));
  }
  EXPECT_TRUE(all_agree());
}

TEST_F(Followers, AStopTellsAllAndKeepsWhatWasTaken) {  // P19; DESIGN invariant 2
  for (const auto& one : people_) write_note(*one, "before");
  ASSERT_TRUE(all_agree());
  std::thread stopping{[&] { house_.stop(); }};
  EXPECT_TRUE(visit_.until([&] {
    return std::ranges::all_of(people_, [](const auto& one) { return one->close_code() == 4000; });
  }));
  stopping.join();
  for (const auto& one : people_) one->stop();
}

// A flood is not read further than a bound, and all of it is taken in the end (P26).
TEST_F(Followers, AFloodIsReadAsFarAsItIsTaken) {
  const std::string page(10'000, 'x');
  for (const auto& one : people_) {
    for (int i = 0; i < 100; ++i) write_note(*one, page);
  }
  EXPECT_TRUE(all_agree());
}

// Sessions that read nothing: the others notice nothing, and when they read again they get all of it (P15, P27).
TEST_F(Followers, WhoReadsNothingIsACursorAndCatchesUp) {
  std::vector<RawSocket> silent;
  std::vector<base::Offset> cursors;
  for (int i = 0; i < 4; ++i) {
    silent.emplace_back(house_.port(), house_.board());
    silent.back().send(wire::encode(hello(house_.token("Silent"))));
    const auto heard = listen(silent.back());
    ASSERT_TRUE(heard && heard->frame.welcome);
    cursors.push_back(heard->frame.welcome->base);
    for (const auto& entry : heard->frame.entries) cursors.back() = entry.offset;
  }
  // More than the feed holds: they will need the store.
  const std::string page(15'000, 'x');
  for (int i = 0; i < 400; ++i) {
    write_note(*people_[static_cast<std::size_t>(i) % 4], page);
    if (i % 50 == 49) {
      ASSERT_TRUE(all_taken());
    }
  }
  ASSERT_TRUE(all_agree());
  const base::Offset head = people_[0]->replica().cursor();
  for (std::size_t i = 0; i < silent.size(); ++i) {
    while (cursors[i] < head) {
      const auto heard = listen(silent[i]);
      ASSERT_TRUE(heard) << "closed with " << silent[i].close_code();
      for (const auto& entry : heard->frame.entries) {
        ASSERT_EQ(entry.offset.value, cursors[i].value + 1);
        cursors[i] = entry.offset;
      }
    }
  }
}

TEST_F(Followers, WhoIsSentAwayGoes) {  // P4
  const auto secret = house_.observer();
  std::vector<RawSocket> observers;
  for (int i = 0; i < 4; ++i) {
    observers.emplace_back(house_.port(), house_.board());
    observers.back().send(wire::encode(hello(house_.token("Watcher", secret))));
    ASSERT_TRUE(listen(observers.back()));
  }
  const auto moderator = house_.token("Mod", house_.moderator());
  const auto answer =
      dial::fetch(house_.address(), {.method = http::Method::post,
                                     .path = "/api/v1/links/observer/revoke",
                                     .headers = {{"Authorization", "Bearer " + moderator}}});
  ASSERT_TRUE(answer);
  for (auto& observer : observers) EXPECT_EQ(observer.wait_for_close(), code(wire::Close::revoked));
  write_note(*people_[3], "after");
  EXPECT_TRUE(all_see("after"));
}

TEST_F(Followers, AreTheBoardsOwnShardsAgainWhenTheyHaveGone) {
  people_.clear();
  ASSERT_TRUE(visit_.until([&] { return metric(house_, "tablee_sessions") == 0; }));
  EXPECT_EQ(metric(house_, "tablee_followers"), 0U);
  people_.push_back(visit_.come(house_, "Zoe"));
  EXPECT_EQ(metric(house_, "tablee_followers"), 0U);
}

}  // namespace
}  // namespace tablee::net

// Somebody who may read asks for more than he reads: what it costs the server, as counts, and that nobody else waits for it.
#include <gtest/gtest.h>

#include <deque>

#include "net/house.h"
#include "net/raw_socket.h"

namespace tablee::net {
namespace {

// More than the kernel takes for a client that does not read.
constexpr int notes = 100;
constexpr std::size_t dump_bytes = notes * std::size_t{60'000};

class Dumps : public testing::Test {
 protected:
  static ServerOptions options() {
    ServerOptions options;
    options.readers = 1;
    options.doors.caps.answer_bytes = 3 * dump_bytes;
    options.doors.caps.answer_bytes_of_one = dump_bytes / 2;
    return options;
  }
  void SetUp() override {
    const auto ada = visit_.come(house_, "Ada");
    std::string text;
    for (int i = 0; i < 15'000; ++i) text += "\xf0\x9f\x8c\xbb";
    for (int i = 0; i < notes; ++i) write_note(*ada, text);
    ASSERT_TRUE(visit_.until([&] { return ada->replica().unacknowledged() == 0; }));
    observer_ = house_.token("Olga", house_.observer());
  }

  std::string question(const std::string& token, const std::string& query = "") const {
    return "GET /api/v1/boards/" + base::to_hex(house_.board().value) + "/dump" + query +
           " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer " + token +
           "\r\n\r\n";
  }
  // The other board is opened, and the whole dump is had by somebody who reads it.
  void expect_others_are_served() {
    const auto bob = visit_.come(house_, "Bob", 1);
    EXPECT_TRUE(bob->replica().caught_up());
    const auto answer = talk(house_.port(), question(house_.token("Eve")));
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 200")) << answer.substr(0, 200);
    EXPECT_GT(answer.size(), dump_bytes);
  }
  [[nodiscard]] std::uint64_t made() const { return metric(house_, "tablee_answers_made_total"); }
  [[nodiscard]] std::uint64_t bytes() const { return metric(house_, "tablee_answer_bytes"); }

  House house_{nullptr, options()};
  Visit visit_;
  std::string observer_;
};

TEST_F(Dumps, ThatNobodyReadsAreFewAndShared) {
  std::deque<RawConnection> unread;
  for (int i = 0; i < 100; ++i) unread.emplace_back(house_.port()).send(question(observer_));
  expect_others_are_served();
  EXPECT_LE(made(), 3U) << "a hundred questions, one answer or two";
  EXPECT_LE(bytes(), 3 * dump_bytes);
}

// Each another moment: nothing to share.
TEST_F(Dumps, OfManyMomentsAreMadeOneAfterTheOther) {
  std::deque<RawConnection> unread;
  for (int i = 0; i < 50; ++i) {
    unread.emplace_back(house_.port())
        .send(question(observer_, "?at=" + std::to_string(4'000'000'000'000 + i)));
  }
  expect_others_are_served();
  EXPECT_LE(made(), 3U) << "one for the observer, who does not take it, one for Eve";
  EXPECT_LE(bytes(), 3 * dump_bytes);
}

TEST_F(Dumps, OfWhoHasHungUpAreNotMade) {
  for (int i = 0; i < 200; ++i) {
    RawConnection{house_.port()}.send(
        question(observer_, "?at=" + std::to_string(4'000'000'000'000 + i % 60)));
  }
  expect_others_are_served();
  // One was begun perhaps before its asker had hung up, or a few.
  EXPECT_LE(made(), 10U);
}

// Several people together: those who read nothing make room for those who do.
TEST_F(Dumps, WhoTakesNothingGoesBeforeThoseWhoRead) {
  std::deque<RawConnection> unread;
  for (int i = 0; i < 6; ++i) {
    unread.emplace_back(house_.port())
        .send(question(house_.token("Mallory"), "?at=" + std::to_string(4'000'000'000'000 + i)));
  }
  const auto all_made = [&] { return made() >= 6; };
  ASSERT_TRUE(visit_.until(all_made) || visit_.until(all_made) || visit_.until(all_made));
  expect_others_are_served();
  EXPECT_LE(bytes(), 3 * dump_bytes);
  EXPECT_GE(metric(house_, "tablee_connections_refused_total{reason=\"too_slow\"}"), 1U);
}

TEST_F(Dumps, ThatWaitDoNotKeepTheServerFromEnding) {
  std::deque<RawConnection> unread;
  for (int i = 0; i < 50; ++i) {
    unread.emplace_back(house_.port())
        .send(question(observer_, "?at=" + std::to_string(4'000'000'000'000 + i)));
  }
  house_.stop();  // DeskTest.WhenItStopsNothingIsBegun counts
}

}  // namespace
}  // namespace tablee::net

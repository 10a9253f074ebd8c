// The event socket through real sockets: who gets in, what is told, and that boards follow the day.
#include <gtest/gtest.h>

#include <algorithm>

#include "net/page.h"

namespace tablee::net {
namespace {

TEST(EventSocket, WelcomesWithTheWholeDay) {
  House house;
  Page page{house, house.token("Ada")};
  ASSERT_TRUE(
      page.until([&] { return page.welcome && page.names[page.welcome->participant] == "Ada"; }));
  ASSERT_TRUE(page.snapshot);
  EXPECT_EQ(page.snapshot->tables.size(), 2U);
  EXPECT_EQ(page.welcome->role, wire::Role::participant);
  EXPECT_EQ(metric(house, "tablee_event_pages"), 1U);
}

TEST(EventSocket, OpensForNobodyWhoIsNotInTheEvent) {  // P4
  House house;
  Page page{house, "nobody's token"};
  EXPECT_EQ(page.socket().wait_for_close(), static_cast<std::uint16_t>(wire::Close::bad_token));
  EXPECT_EQ(dial_in(house, "tablee.v1").status(), 400);
  auto mute = dial_in(house);
  mute.send("\x0a");
  EXPECT_EQ(mute.wait_for_close(), static_cast<std::uint16_t>(wire::Close::hello_expected));
}

TEST(EventSocket, AStrangersMessageIsNoLongerThanAHello) {  // P24
  House house;
  auto stranger = dial_in(house);
  stranger.send(std::string(limits::hello_bytes_max + 1, 'x'));
  EXPECT_EQ(stranger.wait_for_close(), 1009);
}

TEST(EventSocket, OnePersonDoesNotFillTheHouse) {  // D18
  House house;
  const auto token = house.token("Ada");
  std::vector<std::unique_ptr<Page>> pages;
  for (std::size_t i = 0; i < limits::pages_per_person_max; ++i) {
    pages.push_back(std::make_unique<Page>(house, token));
    ASSERT_TRUE(pages.back()->until([&] { return pages.back()->welcome.has_value(); }));
  }
  Page more{house, token};
  EXPECT_EQ(more.socket().wait_for_close(), static_cast<std::uint16_t>(wire::Close::full));
  Page other{house, house.token("Bob")};
  EXPECT_TRUE(other.until([&] { return other.welcome.has_value(); }));
}

TEST(EventSocket, WhatOneModeratorDoesEverybodyHears) {  // D1, D3
  House house;
  Page ada{house, house.token("Ada")};
  Page moderator{house, house.token("Mod", house.moderator())};
  ASSERT_TRUE(ada.until([&] { return ada.welcome.has_value(); }));
  EXPECT_EQ(ada.ask(frames::Freeze{0, true}), frames::Reason::not_yours);
  EXPECT_EQ(moderator.ask(frames::Freeze{0, true}), frames::Reason::done);
  ASSERT_TRUE(ada.until([&] {
    return std::ranges::any_of(ada.entries, [](const frames::Entry& entry) {
      return entry.what == frames::What{frames::Freeze{0, true}};
    });
  }));
}

TEST(EventSocket, ATableThatIsOpenedHasABoardAlsoAfterARestart) {  // D14
  const auto store = std::make_shared<store::MemoryStore>();
  base::BoardId board;
  {
    House house{store};
    Page moderator{house, house.token("Mod", house.moderator())};
    frames::OpenTable wish;
    wish.question = "What next?";
    ASSERT_EQ(moderator.ask(wish), frames::Reason::done);
    for (const auto& entry : moderator.entries) {
      if (const auto* const table = std::get_if<frames::Table>(&entry.what)) board = table->board;
    }
    EXPECT_EQ(RawSocket(house.port(), board).status(), 101);
  }
  House again{store};
  EXPECT_EQ(RawSocket(again.port(), board).status(), 101);
}

TEST(EventSocket, WhatIsFrozenIsNotWritten) {  // D2, P35
  House house;
  Visit visit;
  const auto ada = visit.come(house, "Ada");
  write_note(*ada, "before");
  ASSERT_TRUE(visit.until([&] { return ada->replica().unacknowledged() == 0; }));
  Page moderator{house, house.token("Mod", house.moderator())};
  ASSERT_EQ(moderator.ask(frames::Freeze{0, true}), frames::Reason::done);
  write_note(*ada, "while it is frozen");
  ASSERT_TRUE(visit.until([&] { return ada->close_code() == 4009; }));
  const auto bob = visit.come(house, "Bob");
  EXPECT_TRUE(sees(*bob, "before"));
  EXPECT_FALSE(sees(*bob, "while it is frozen"));
  ASSERT_EQ(moderator.ask(frames::Freeze{0, false}), frames::Reason::done);
  EXPECT_TRUE(visit.until([&] { return sees(*bob, "while it is frozen"); }));
}

TEST(EventSocket, WhoIsPutOutHearsIt) {  // P4
  House house;
  Page ada{house, house.token("Ada")};
  ASSERT_TRUE(ada.until([&] { return ada.welcome.has_value(); }));
  const auto moderator = house.token("Mod", house.moderator());
  const auto revoked =
      dial::fetch(house.address(), {.method = http::Method::post,
                                    .path = "/api/v1/links/join/revoke",
                                    .headers = {{"Authorization", "Bearer " + moderator}}});
  ASSERT_EQ(revoked->status, 200U);
  EXPECT_EQ(ada.socket().wait_for_close(), static_cast<std::uint16_t>(wire::Close::revoked));
}

TEST(EventSocket, AServerThatStopsSaysSo) {  // P19
  auto house = std::make_unique<House>();
  Page ada{*house, house->token("Ada")};
  ASSERT_TRUE(ada.until([&] { return ada.welcome.has_value(); }));
  house.reset();
  EXPECT_EQ(ada.socket().wait_for_close(), static_cast<std::uint16_t>(wire::Close::going_away));
}

}  // namespace
}  // namespace tablee::net

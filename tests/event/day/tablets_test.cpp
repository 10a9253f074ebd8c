// D26: several people on one device are several people.
#include "base/limits.h"
#include "event/day/house.h"

namespace tablee::event::day {
namespace {

using wire::day::BeginPhase;
using wire::day::Cast;
using wire::day::OpenVote;
using wire::day::Privacy;

constexpr base::ParticipantId ben{6}, cleo{7};  // on chloe's device

class DayTablets : public testing::Test {
 protected:
  DayTablets() { know({{ben, chloe}, {cleo, chloe}}); }

  /// On whose device they are; 0: on their own.
  void know(const std::map<base::ParticipantId, base::ParticipantId>& tablets) {
    std::vector<Registered> people{{anna, Role::moderator, true, "Anna"},
                                   {chloe, Role::participant, true, "Chloé"},
                                   {denis, Role::participant, true, "Denis"}};
    for (const auto& [who, tablet] : tablets) {
      people.push_back({who, Role::participant, true, "P" + std::to_string(who.value), tablet});
    }
    house.day->register_people(people, house.now());
    house.settle();
  }
  Reason send(base::ParticipantId from, base::ParticipantId as, Wish wish) {
    const CommandId id{house.next_id++};
    house.day->receive(AskerId{from.value}, from, {id, std::move(wish), as}, house.now());
    house.settle();
    return house.answer_to(id);
  }
  base::Offset vote() {
    Vote vote;
    vote.title = "Which first?";
    vote.board = base::BoardId{101};
    for (std::uint64_t at = 1; at <= 3; ++at) vote.candidates.push_back({at, base::ReplicaId{9}});
    vote.dots = vote.most = 2;
    vote.live = true;
    EXPECT_EQ(house.send(anna, OpenVote{vote, {}}), Reason::done);
    return house.told().votes.rbegin()->first;
  }
  static Draft draft(std::uint64_t id) {
    Draft draft;
    draft.id = DraftId{id};
    draft.table = 1;
    draft.text = "mine";
    return draft;
  }

  House house;
};

TEST_F(DayTablets, EachHasABallot) {
  const auto id = vote();
  EXPECT_EQ(send(chloe, {}, Cast{id, 0, 2, false}), Reason::done);
  EXPECT_EQ(send(chloe, ben, Cast{id, 0, 2, false}), Reason::done);
  EXPECT_EQ(send(chloe, ben, Cast{id, 1, 1, false}), Reason::no_dots_left) << "two for each";
  EXPECT_EQ(send(chloe, cleo, Cast{id, 1, 1, false}), Reason::done);
  EXPECT_EQ(house.told().turnouts.at(id).people, 3U);
  EXPECT_EQ((house.told().tallies.at({id, 0}).dots), 4U);
  EXPECT_EQ(house.ballot(cleo, id), (std::map<std::uint32_t, std::uint32_t>{{1, 1}}));
}

// DESIGN invariant 8.
TEST_F(DayTablets, NobodyActsAsSomebodyOfAnothersDevice) {
  const auto id = vote();
  EXPECT_EQ(send(denis, ben, Cast{id, 0, 1, false}), Reason::not_yours);
  EXPECT_EQ(send(chloe, denis, Cast{id, 0, 1, false}), Reason::not_yours);
  EXPECT_EQ(send(anna, ben, Cast{id, 0, 1, false}), Reason::not_yours) << "nor does a moderator";
  EXPECT_EQ(send(chloe, anna, Freeze{0, true}), Reason::not_yours);
  EXPECT_EQ(send(chloe, base::ParticipantId{99}, Mark{{}, MarkKind::hand, true, 0}),
            Reason::not_yours);
  EXPECT_EQ(send(ben, chloe, Cast{id, 0, 1, false}), Reason::not_yours) << "not back to front";
  know({{ben, {}}, {cleo, chloe}});
  EXPECT_EQ(send(chloe, ben, Cast{id, 0, 1, false}), Reason::not_yours) << "has left it";
  EXPECT_EQ(send(ben, {}, Cast{id, 0, 1, false}), Reason::done) << "goes on as the same";
}

// Rights are those of whose device it is: what concerns others is done in that name alone.
TEST_F(DayTablets, WhatConcernsOthersIsDoneInTheDevicesOwnName) {
  EXPECT_EQ(house.send(chloe, Seat{{}, 1, {}}), Reason::done);
  EXPECT_EQ(send(chloe, ben, Seat{{}, 2, {}}), Reason::not_yours);
  EXPECT_EQ(send(chloe, ben, wire::day::StartTimer{1, 60s, {}}), Reason::not_yours);
  EXPECT_EQ(send(chloe, {}, wire::day::StartTimer{1, 60s, {}}), Reason::done);
  EXPECT_EQ(send(chloe, ben, Mark{{}, MarkKind::hand, true, 0}), Reason::done);
  EXPECT_TRUE(house.told().marks.contains({ben, MarkKind::hand}));
  EXPECT_FALSE(house.told().marks.contains({chloe, MarkKind::hand}));
}

TEST_F(DayTablets, TheySitWhereTheirDeviceLies) {
  EXPECT_EQ(house.send(chloe, Seat{{}, 1, {}}), Reason::done);
  EXPECT_EQ(house.told().seat(ben), 1U);
  EXPECT_EQ(house.told().seat(cleo), 1U);
  constexpr base::ParticipantId dora{8};
  know({{ben, chloe}, {cleo, chloe}, {dora, chloe}});
  EXPECT_EQ(house.told().seat(dora), 1U) << "added when it lies there";
  EXPECT_EQ(house.send(anna, Seat{ben, 2, {}}), Reason::done) << "moved with all of it";
  for (const auto who : {chloe, ben, cleo, dora}) EXPECT_EQ(house.told().seat(who), 2U);
  EXPECT_EQ(send(chloe, cleo, Mark{{}, MarkKind::stay, true, 0}), Reason::done);
  EXPECT_EQ(house.send(anna, Seat{chloe, 1, {}}), Reason::stays) << "one of them asked to stay";
  know({{ben, {}}, {cleo, chloe}, {dora, chloe}});
  EXPECT_EQ(house.send(ben, Seat{{}, 1, {}}), Reason::done) << "on a device of their own";
  EXPECT_EQ(house.told().seat(chloe), 2U);
}

TEST_F(DayTablets, EachWritesInPrivate) {
  Phase next = phase("Alone first", {true, true, true, true, true});
  next.privacy = Privacy::hidden;
  ASSERT_EQ(house.send(anna, BeginPhase{next, {}, false}), Reason::done);
  ASSERT_EQ(house.send(chloe, Seat{{}, 1, {}}), Reason::done);
  EXPECT_EQ(send(chloe, {}, draft(1)), Reason::done);
  EXPECT_EQ(send(chloe, ben, draft(2)), Reason::done);
  EXPECT_EQ(send(chloe, cleo, draft(2)), Reason::taken) << "it is Ben's";
  house.advance(limits::nameless_drafts_told_each);
  ASSERT_TRUE(house.told().drafts.contains(1));
  EXPECT_EQ(house.told().drafts.at(1).people, 2U);
  Reveal mine;
  mine.table = 1;
  mine.participant = ben;
  EXPECT_EQ(send(chloe, ben, mine), Reason::done);
  house.advance(limits::reveal_called_for);
  ASSERT_EQ(house.handovers.size(), 1U);
  ASSERT_EQ(house.handovers[0].drafts.size(), 1U);
  EXPECT_EQ(house.handovers[0].drafts[0].participant, ben);
}

// Who holds a device may have drafted for all on it, and knows what is not theirs (D24).
TEST_F(DayTablets, WhoShareADeviceAreOneAuthorWhereNamesAreHidden) {
  using Act = wire::day::ChangeTable::Act;
  ASSERT_EQ(house.send(chloe, Seat{{}, 1, {}}), Reason::done);
  ASSERT_EQ(house.send(chloe, wire::day::ChangeTable{1, Act::hide, {}, 0, 0}), Reason::done);
  const auto nameless = [](std::uint64_t id) {
    Draft written = draft(id);
    written.nameless = true;
    return written;
  };
  EXPECT_EQ(house.send(denis, nameless(1)), Reason::done);
  EXPECT_EQ(send(chloe, {}, nameless(2)), Reason::done);
  EXPECT_EQ(send(chloe, ben, nameless(3)), Reason::done);
  EXPECT_EQ(send(chloe, cleo, nameless(4)), Reason::done);
  Reveal all;
  all.table = 1;
  EXPECT_EQ(house.send(chloe, all), Reason::revealed_together) << "what is left is Denis's";
  EXPECT_EQ(house.send(anna, all), Reason::done) << "a moderator answers for it";
}

// What is sent once more has no second effect, whose ever it is (D4).
TEST_F(DayTablets, ARepeatIsKnownByWhoseItIs) {
  const CommandId id{1'000};
  const auto raise = [&](base::ParticipantId as) {
    house.day->receive(AskerId{3}, chloe, {id, Mark{{}, MarkKind::hand, true, 0}, as}, house.now());
    house.settle();
    return house.answer_to(id);
  };
  EXPECT_EQ(raise(ben), Reason::done);
  const auto head = house.day->head();
  EXPECT_EQ(raise(ben), Reason::done);
  EXPECT_EQ(house.day->head(), head);
  EXPECT_EQ(raise(cleo), Reason::done);
  EXPECT_NE(house.day->head(), head) << "another's is another";
}

// D5.
TEST_F(DayTablets, WhoSharesADeviceIsKnownAfterARestart) {
  house.restart();
  EXPECT_EQ(house.told().tablet(ben), chloe);
  EXPECT_EQ(house.told().beside(chloe).size(), 2U);
  EXPECT_EQ(house.rebuilt().tablets, house.told().tablets);
  know({{cleo, chloe}});
  EXPECT_EQ(house.told().beside(chloe).size(), 1U) << "let go of";
}

// D16: a device is as fast as one person is, whoever is on it.
TEST_F(DayTablets, ADeviceIsNoFasterForBeingShared) {
  Reason reason = Reason::done;
  std::uint32_t sent = 0;
  for (; sent <= limits::commands_burst_max + 1 && reason != Reason::slow_down; ++sent) {
    reason = send(chloe, sent % 2 == 0 ? ben : cleo, Mark{{}, MarkKind::hand, sent % 4 < 2, 0});
  }
  EXPECT_EQ(reason, Reason::slow_down);
}

}  // namespace
}  // namespace tablee::event::day

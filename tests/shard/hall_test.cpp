// A hall without sockets (hall_house.h): who is told what, when, and when nobody is.
#include "shard/hall_house.h"

namespace tablee::shard {
namespace {

TEST_F(Halls, WelcomeWithTheDayOrWithWhatHasHappenedSince) {
  const Tab first{building_, 1, chloe};
  ASSERT_TRUE(first.welcome);
  EXPECT_TRUE(first.whole);
  EXPECT_EQ(first.welcome->agora, agora);
  EXPECT_EQ(first.names.at(denis), "Denis");
  frames::Hello knows;
  knows.epoch = first.welcome->epoch;
  knows.cursor = base::Offset{first.welcome->head.value - 1};
  const Tab second{building_, 2, denis, knows};
  EXPECT_FALSE(second.whole);
  EXPECT_EQ(second.entries.size(), 1U);
  knows.epoch = base::Epoch{99};
  const Tab third{building_, 3, denis, knows};
  EXPECT_TRUE(third.whole) << "of another lineage";
  knows.epoch = first.welcome->epoch;
  knows.cursor = base::Offset{first.welcome->head.value + 5};
  const Tab fourth{building_, 4, denis, knows};
  EXPECT_TRUE(fourth.whole) << "knows more than the log";
}

TEST_F(Halls, NobodyHearsOfACommandBeforeItIsDurable) {  // D1; DESIGN invariant 1
  Tab moderator{building_, 1, anna};
  const Tab other{building_, 2, chloe};
  moderator.ask(frames::Freeze{0, true}, 11);
  EXPECT_TRUE(moderator.answers.empty());
  EXPECT_TRUE(other.entries.empty());
  building_.work();
  ASSERT_EQ(moderator.answers.size(), 1U);
  EXPECT_EQ(moderator.answers[0].reason, frames::Reason::done);
  ASSERT_EQ(other.entries.size(), 1U);
  EXPECT_EQ(std::get<frames::Freeze>(other.entries[0].what), (frames::Freeze{0, true}));
  EXPECT_FALSE(building_.orders.at(table).write);
}

TEST_F(Halls, ADiskThatFailsAnswersAndForsakesTheDay) {
  Tab moderator{building_, 1, anna};
  building_.disk_fails = true;
  moderator.ask(frames::Freeze{0, true}, 11);
  building_.work();
  ASSERT_EQ(moderator.answers.size(), 1U);
  EXPECT_EQ(moderator.answers[0].reason, frames::Reason::store_failed);
  EXPECT_EQ(moderator.closed, wire::Close::going_away);
  EXPECT_TRUE(building_.gone);
}

// D1: a store that stays bad for a while. The day is read, nothing reaches it, and nobody is sent away again and again.
TEST_F(Halls, WhileNothingCanBeWrittenTheDayIsRead) {
  Tab moderator(building_, 1, anna);
  frames::Phase phase;
  phase.title = "Write";
  phase.length = 5s;
  phase.locks_at_end = true;
  moderator.ask(frames::BeginPhase{phase, {}, false}, 1);
  building_.work();
  const auto head = building_.hall.day().head();
  building_.disk_fails = true;
  building_.hall.set_writable(false);
  Tab late(building_, 2, chloe);
  late.ask(frames::Seat{{}, 1, {}}, 2);
  building_.hall.person_changed({denis, wire::Role::participant, true, "Denise"});
  building_.pass(60s);
  ASSERT_TRUE(late.welcome);
  EXPECT_EQ(late.notice, frames::Notice::Kind::read_only);
  ASSERT_EQ(late.answers.size(), 1U);
  EXPECT_EQ(late.answers[0].reason, frames::Reason::store_failed);
  EXPECT_FALSE(building_.gone);
  EXPECT_EQ(late.closed, wire::Close::silent) << "for its own silence, and for nothing else";
  EXPECT_EQ(building_.hall.day().head(), head);

  building_.disk_fails = false;
  building_.hall.set_writable(true);
  building_.pass(2s);
  EXPECT_TRUE(building_.hall.day().told().run_for_all()->locked) << "time has come in";
}

// P19: what is under way is answered before the pages are closed.
TEST_F(Halls, AServerThatStopsAnswersWhatIsUnderWay) {
  Tab moderator(building_, 1, anna);
  moderator.ask(frames::Freeze{0, true}, 1);
  building_.hall.stop(1s);
  EXPECT_FALSE(moderator.closed);
  EXPECT_EQ(moderator.notice, frames::Notice::Kind::shutdown);
  building_.work();
  ASSERT_EQ(moderator.answers.size(), 1U);
  EXPECT_EQ(moderator.answers[0].reason, frames::Reason::done);
  EXPECT_EQ(moderator.closed, wire::Close::going_away);
  EXPECT_TRUE(building_.hall.idle());
}

TEST_F(Halls, WhoHasSeveralPagesIsThereOnceAndAWatcherIsNobody) {  // D18
  frames::Hello only_watches;
  only_watches.watcher = true;
  Tab watching{building_, 1, anna, only_watches};
  Tab tablet{building_, 2, chloe};
  building_.pass(1s);
  const Tab phone{building_, 3, chloe};
  tablet.say(frames::View{table, false});
  building_.pass(2s);
  ASSERT_EQ(watching.others.size(), 1U);
  EXPECT_TRUE(watching.others.at(chloe).here);
  EXPECT_EQ(watching.others.at(chloe).board, table);
  building_.hall.leave(tablet.id());
  building_.pass(2s);
  EXPECT_TRUE(watching.others.at(chloe).here);
  EXPECT_EQ(watching.others.at(chloe).board, base::BoardId{});
  building_.hall.leave(phone.id());
  building_.pass(2s);
  EXPECT_FALSE(watching.others.at(chloe).here);
  EXPECT_GT(watching.others.at(chloe).since, base::WallTime{});
  EXPECT_FALSE(watching.closed);
}

TEST_F(Halls, ASlowPageIsACursorAndThenIsSentAway) {  // DESIGN invariant 7
  Tab moderator{building_, 1, anna};
  Tab slow{building_, 2, chloe};
  slow.stuck = true;
  for (std::uint64_t i = 0; i < 40; ++i) moderator.ask(frames::Freeze{0, i % 2 == 0}, 11 + i);
  building_.work();
  slow.stuck = false;
  slow.messages = 0;
  slow.flush();
  EXPECT_EQ(slow.entries.size(), 40U);
  EXPECT_EQ(slow.messages, 1) << "one message of all that was told";
  slow.stuck = true;
  moderator.ask(frames::Freeze{1, true}, 90);
  building_.work();
  for (int i = 0; i < 30; ++i) {
    building_.pass(1s);
    slow.say(frames::Ping{1});
    moderator.say(frames::Ping{1});
  }
  EXPECT_EQ(slow.closed, wire::Close::too_slow);
  EXPECT_FALSE(moderator.closed);
}

TEST_F(Halls, WhoIsBehindWhatIsKeptReadsTheWhole) {
  Tab moderator{building_, 1, anna};
  Tab slow{building_, 2, chloe};
  slow.stuck = true;
  frames::ChangeSetUp words;
  words.introduction = std::string(3'000, 'a');
  for (std::uint64_t i = 0; i < 120; ++i) {
    words.introduction->front() = static_cast<char>('a' + i % 2);
    moderator.ask(words, 11 + i);
    building_.work();
    building_.clock.advance(200ms);
    moderator.say(frames::Ping{1});
  }
  ASSERT_EQ(moderator.entries.size(), 120U);
  slow.whole = false;
  slow.stuck = false;
  slow.flush();
  EXPECT_TRUE(slow.whole);
  EXPECT_EQ(slow.welcome->head, building_.hall.day().head());
}

TEST_F(Halls, WhoSaysNothingOrNonsenseOrTooMuchIsSentAway) {  // D18
  const Tab silent{building_, 1, chloe};
  Tab nonsense{building_, 2, denis};
  building_.hall.receive(nonsense.id(), "\xff\xff\xff");
  EXPECT_EQ(nonsense.closed, wire::Close::bad_frame);
  Tab again{building_, 3, denis};
  again.say(frames::Hello{});
  EXPECT_EQ(again.closed, wire::Close::bad_frame);
  Tab flood{building_, 4, denis};
  for (std::uint32_t i = 0; i <= limits::event_frames_burst_max; ++i) flood.say(frames::Ping{i});
  EXPECT_EQ(flood.closed, wire::Close::refused);
  EXPECT_FALSE(silent.closed);
  building_.pass(20s);
  EXPECT_EQ(silent.closed, wire::Close::silent);
  EXPECT_EQ(building_.hall.pages(), 0U);
}

TEST_F(Halls, WhoIsPutOutHasNoPageAndIsTold) {
  Tab moderator{building_, 1, anna};
  const Tab out{building_, 2, chloe};
  const std::array people{chloe};
  building_.hall.revoke(people);
  EXPECT_EQ(out.closed, wire::Close::revoked);
  building_.hall.person_changed({chloe, wire::Role::participant, false, "Chloé"});
  building_.work();
  ASSERT_EQ(moderator.entries.size(), 1U);
  EXPECT_EQ(std::get<frames::Person>(moderator.entries[0].what).state, frames::PersonState::out);
}

TEST_F(Halls, APongSaysTheServersTime) {
  Tab tab{building_, 1, chloe};
  building_.pass(2s);
  tab.say(frames::Ping{42});
  ASSERT_TRUE(tab.pong);
  EXPECT_EQ(tab.pong->nonce, 42U);
  EXPECT_EQ(tab.pong->now, building_.clock.wall());
}

TEST_F(Halls, ATableThatIsOpenedCanBeFoundBeforeItIsTold) {
  Tab moderator{building_, 1, anna};
  frames::OpenTable wish;
  wish.question = "What next?";
  moderator.ask(wish, 11);
  building_.work();
  ASSERT_EQ(moderator.answers.size(), 1U);
  EXPECT_EQ(moderator.answers[0].reason, frames::Reason::done);
  EXPECT_EQ(building_.tables, std::vector<std::uint32_t>{2});
}

}  // namespace
}  // namespace tablee::shard

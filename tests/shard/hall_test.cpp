// A hall without sockets: pages that take what they are given when the test lets them, a store in memory, a clock that is moved.
#include "shard/hall.h"

#include <gtest/gtest.h>

#include <deque>
#include <map>
#include <string>

#include "base/limits.h"
#include "store/memory_store.h"

namespace tablee::shard {
namespace {

using namespace std::chrono_literals;
namespace day = event::day;
namespace frames = wire::day;

constexpr base::EventId event{7};
constexpr base::BoardId agora{100}, table{101};
constexpr base::ParticipantId anna{1}, chloe{3}, denis{4};

day::Day day_of(store::Store& store, room::Now now) {
  day::Founding founding;
  founding.event = event;
  founding.agora = agora;
  founding.set_up.title = "Barcamp";
  founding.set_up.language = "fr";
  frames::Table& first = founding.tables.emplace_back();
  first.number = 1;
  first.question = "Why?";
  first.board = table;
  first.state = frames::TableState::open;
  EXPECT_TRUE(store.write(day::found_day(founding, base::Epoch{5}, now.wall)));
  auto opened = day::Day::open(*day::read_opening(store, event), now, base::Random{1});
  EXPECT_TRUE(opened);
  return std::move(*opened);
}

class Building final : public HallHost {
 public:
  Building() : hall(day_of(store, now()), *this) {
    hall.people_changed(
        std::vector<day::Registered>{{anna, wire::Role::moderator, true, "Anna"},
                                     {chloe, wire::Role::participant, true, "Chloé"},
                                     {denis, wire::Role::participant, true, "Denis"}});
    work();
  }

  [[nodiscard]] room::Now now() const override { return {clock.mono(), clock.wall()}; }
  void write(store::Append append, Durable answer) override {
    writes.push_back([this, append = std::move(append), answer = std::move(answer)]() mutable {
      answer(!disk_fails && store.write({&append, 1}).has_value());
    });
  }
  void order(base::BoardId board, const day::Allowed& allowed, Obeyed obeyed) override {
    orders[board] = allowed;
    writes.push_back(std::move(obeyed));
  }
  void reveal(base::BoardId, base::EventId, std::vector<day::Draft> drafts,
              RevealAnswer answer) override {
    revealed = std::move(drafts);
    writes.push_back([answer = std::move(answer)]() mutable { answer({}); });
  }
  void carry(day::Carriage carriage, base::EventId, ArrivalAnswer answer) override {
    writes.push_back([things = std::move(carriage.things), answer = std::move(answer)]() mutable {
      wire::day::Arrival arrival;
      for (const auto& thing : things) arrival.copied.push_back({thing, 77});
      answer(std::move(arrival));
    });
  }
  void know(base::EventId, const day::Table& known) override { tables.push_back(known.number); }
  void described(base::EventId, const day::State& state) override { title = state.set_up.title; }
  void arm(base::MonoTime when) override { armed = when; }
  void forsaken(base::EventId) override { gone = true; }

  /// Does what was asked for, until nothing is left.
  void work() {
    while (!writes.empty()) {
      auto next = std::move(writes.front());
      writes.pop_front();
      next();
    }
  }
  /// Time goes by; the hall is called as it asked to be.
  void pass(std::chrono::milliseconds time) {
    for (const auto end = clock.mono() + time; armed && *armed <= end;) {
      clock.advance(std::max(*armed - clock.mono(), 1ms));
      armed.reset();
      hall.tick();
      work();
    }
  }

  base::ManualClock clock;
  store::MemoryStore store;
  std::deque<std::move_only_function<void()>> writes;
  std::map<base::BoardId, day::Allowed> orders;
  std::vector<std::uint32_t> tables;
  std::vector<day::Draft> revealed;
  std::string title;
  std::optional<base::MonoTime> armed;
  bool disk_fails = false, gone = false;
  Hall hall;
};

/// A page that takes everything at once, or nothing while it is `stuck`.
class Tab final : public Page {
 public:
  Tab(Building& building, std::uint64_t id, base::ParticipantId who,
      const frames::Hello& hello = {})
      : building_(building), id_(id) {
    building.hall.enter(*this, hello,
                        {who, who == anna ? wire::Role::moderator : wire::Role::participant});
  }
  [[nodiscard]] Id id() const override { return Id{id_}; }
  void flush() override {
    if (stuck) return;
    while (true) {
      room::Gather gather;
      building_.hall.pull(id(), gather);
      if (gather.empty()) return;
      auto frame = frames::decode_server_frame(gather.joined());
      ASSERT_TRUE(frame);
      if (frame->welcome) {
        welcome = frame->welcome;
        whole = frame->snapshot.has_value();
        for (const auto& here : frame->welcome_here) others[here.participant] = here;
        for (const auto& name : frame->welcome_names) names[name.participant] = name.name;
      }
      for (const auto& name : frame->names) names[name.participant] = name.name;
      for (auto& entry : frame->entries) entries.push_back(std::move(entry));
      for (const auto& answer : frame->answers) answers.push_back(answer);
      for (const auto& here : frame->here) others[here.participant] = here;
      if (frame->all_drafts) drafts.clear();
      for (const auto& draft : frame->drafts) drafts[draft.id] = draft;
      if (frame->pong) pong = frame->pong;
      if (frame->notice) notice = frame->notice->kind;
      ++messages;
    }
  }
  void close(wire::Close code) override { closed = code; }
  void say(const frames::ClientFrame& frame) {
    building_.hall.receive(id(), frames::encode(frame));
  }
  void ask(frames::Wish wish, std::uint64_t command) {
    say(frames::Command{frames::CommandId{command}, std::move(wish)});
  }

  std::optional<frames::Welcome> welcome;
  std::optional<frames::Pong> pong;
  std::optional<frames::Notice::Kind> notice;
  bool whole = false, stuck = false;
  std::vector<frames::Entry> entries;
  std::vector<frames::Answer> answers;
  std::map<base::ParticipantId, frames::Here> others;
  std::map<base::ParticipantId, std::string> names;
  std::map<day::DraftId, day::Draft> drafts;
  std::optional<wire::Close> closed;
  int messages = 0;

 private:
  Building& building_;
  std::uint64_t id_;
};

class Halls : public ::testing::Test {
 protected:
  Building building_;
};

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

TEST_F(Halls, ADraftIsToldToItsAuthorsPagesAlone) {  // D23
  Tab moderator{building_, 1, anna};
  Tab author{building_, 2, chloe};
  const Tab tablet{building_, 3, chloe};
  const Tab other{building_, 4, denis};
  frames::Phase quiet;
  quiet.title = "Alone first";
  quiet.allowed.write = true;
  quiet.privacy = frames::Privacy::hidden;
  moderator.ask(frames::BeginPhase{quiet, {}, false}, 5);
  building_.work();
  frames::Draft draft;
  draft.id = day::DraftId{77};
  draft.text = "nobody's business";
  author.ask(draft, 6);
  building_.work();
  ASSERT_EQ(author.answers.back().reason, frames::Reason::done);
  EXPECT_EQ(tablet.drafts.at(draft.id).text, draft.text);
  EXPECT_TRUE(other.drafts.empty() && moderator.drafts.empty());
  const Tab later{building_, 5, chloe};
  EXPECT_EQ(later.drafts.at(draft.id).text, draft.text) << "all of them with a Welcome";
  for (const auto& entry : other.entries) {
    base::Bytes bytes;
    frames::append_entry(bytes, entry);
    EXPECT_EQ(bytes.find(draft.text), base::Bytes::npos);
    if (std::holds_alternative<frames::Drafts>(entry.what)) {
      EXPECT_EQ(entry.participant.value, 0U);
    }
  }
  moderator.ask(frames::Reveal{}, 7);
  building_.work();
  building_.pass(3s);
  ASSERT_EQ(building_.revealed.size(), 1U);
  EXPECT_TRUE(tablet.drafts.at(draft.id).gone);
  EXPECT_EQ(std::get<frames::Reveal>(other.entries[other.entries.size() - 2].what).state,
            frames::RevealState::done);
}

TEST_F(Halls, CarryWhatIsSentAndTellEverybodyWhereItIs) {  // D25
  Tab sender{building_, 1, chloe};
  Tab other{building_, 2, denis};
  frames::Parcel parcel;
  parcel.to = 1;
  parcel.things = {{5, base::ReplicaId{7}}};
  sender.ask(parcel, 5);
  building_.work();
  ASSERT_EQ(sender.answers.back().reason, frames::Reason::done);
  const auto& told = std::get<frames::Parcel>(other.entries.back().what);
  EXPECT_EQ(told.state, frames::ParcelState::arrived);
  EXPECT_EQ(told.participant, chloe);
  ASSERT_EQ(told.copied.size(), 1U);
  EXPECT_EQ(told.copied[0].of, parcel.things[0]);
  EXPECT_EQ(told.copied[0].copy, 77U);
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

// D18, D26: who shares a device is here when it is, and its pages are told what is theirs, as long as they share it.
TEST_F(Halls, WhoSharesADeviceIsHereByIt) {
  constexpr base::ParticipantId ben{8};
  const auto share = [&](base::ParticipantId tablet) {
    building_.hall.people_changed(
        std::vector<day::Registered>{{anna, wire::Role::moderator, true, "Anna"},
                                     {chloe, wire::Role::participant, true, "Chloé"},
                                     {denis, wire::Role::participant, true, "Denis"},
                                     {ben, wire::Role::participant, true, "Ben", tablet}});
    building_.work();
    building_.pass(2s);
  };
  const Tab moderator{building_, 1, anna};
  Tab shared{building_, 2, chloe};
  share(chloe);
  ASSERT_TRUE(moderator.others.contains(ben));
  EXPECT_TRUE(moderator.others.at(ben).here);
  shared.say(frames::View{table, false});
  building_.pass(2s);
  EXPECT_EQ(moderator.others.at(ben).board, table) << "and where it is";
  frames::Phase alone;
  alone.title = "Alone";
  alone.allowed = {true, true, true, true, true};
  alone.privacy = frames::Privacy::hidden;
  Tab leading{building_, 3, anna};
  leading.ask(frames::BeginPhase{alone, {}, false}, 21);
  building_.work();
  day::Draft draft;
  draft.id = day::DraftId{5};
  draft.table = 1;
  draft.text = "Ben's";
  shared.say(frames::Command{frames::CommandId{22}, draft, ben});
  building_.work();
  ASSERT_TRUE(shared.drafts.contains(draft.id));
  EXPECT_EQ(shared.drafts.at(draft.id).participant, ben);
  EXPECT_TRUE(moderator.drafts.empty());
  const Tab again{building_, 4, chloe};
  EXPECT_TRUE(again.drafts.contains(draft.id)) << "a second tab, or after a reload";
  share({});
  EXPECT_FALSE(moderator.others.at(ben).here);
  const Tab own{building_, 5, ben};
  EXPECT_TRUE(own.drafts.contains(draft.id)) << "goes on with a device of their own";
  const Tab later{building_, 6, chloe};
  EXPECT_FALSE(later.drafts.contains(draft.id)) << "what is theirs is theirs alone now";
}

}  // namespace
}  // namespace tablee::shard

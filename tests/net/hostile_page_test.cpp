// Participants who speak the event socket well and mean harm: each thing that they say is answered with its reason or ends their
// page, and a witness hears nothing of it (P27). What the day refuses by its rules stands in tests/event/day.
#include <gmock/gmock.h>

#include <algorithm>
#include <limits>

#include "base/limits.h"
#include "net/page.h"
#include "wire/close.h"

namespace tablee::net {
namespace {

using frames::Reason;

constexpr auto huge = std::numeric_limits<std::uint64_t>::max();
constexpr auto huge32 = std::numeric_limits<std::uint32_t>::max();

std::uint16_t code(wire::Close close) {
  return static_cast<std::uint16_t>(close);
}

frames::Phase phase(std::string title = "A phase") {
  frames::Phase phase;
  phase.title = std::move(title);
  return phase;
}

std::vector<frames::Wish> what_moderators_do() {
  frames::ChangeSetUp set_up;
  set_up.title = "Mine";
  frames::OpenTable table;
  table.question = "Mine?";
  frames::ChangeTable close;
  close.number = 1;
  close.act = frames::ChangeTable::Act::close;
  frames::Call call;
  return {set_up,
          frames::ChangeAgenda{{{phase()}, {}}},
          frames::SetStage{frames::Stage::archived},
          frames::BeginPhase{phase(), {}, false},
          frames::StartTimer{0, std::chrono::minutes{1}, {}},
          frames::Freeze{0, true},
          table,
          close,
          frames::Seat{base::ParticipantId{1}, 1, {}},
          frames::Mark{base::ParticipantId{1}, frames::MarkKind::hand, true, 0},
          frames::MakeCall{call, false}};
}

class HostilePage : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(moderator_.come_in());
    ASSERT_TRUE(witness_.come_in());
  }
  /// What the witness has heard that is not of people coming.
  std::vector<frames::Entry> heard() {
    EXPECT_TRUE(witness_.catch_up()) << "the witness was thrown out";
    auto all = witness_.entries;
    std::erase_if(all, [](const frames::Entry& entry) {
      return std::holds_alternative<frames::Person>(entry.what);
    });
    return all;
  }
  base::Bytes token(const std::string& name = "Mallory") { return house_.token(name); }

  House house_;
  Page moderator_{house_, house_.token("Mod", house_.moderator())};
  Page witness_{house_, house_.token("Witness")};
};

TEST_F(HostilePage, CommandsWithoutRightAreAnsweredAndToldToNobody) {  // D3
  for (const auto& link : {house_.code(), house_.observer()}) {
    Page mallory{house_, house_.token("Mallory", link)};
    ASSERT_TRUE(mallory.come_in());
    for (const auto& wish : what_moderators_do()) {
      EXPECT_EQ(mallory.ask(wish), Reason::not_yours) << wish.index();
    }
  }
  Page watching{house_, house_.token("Mallory", house_.observer())};
  ASSERT_TRUE(watching.come_in());
  EXPECT_EQ(watching.ask(frames::Seat{{}, 1, {}}), Reason::not_yours);
  EXPECT_THAT(heard(), testing::IsEmpty());
}

TEST_F(HostilePage, AFloodOfFramesEndsItsPage) {  // D18
  for (const frames::ClientFrame& frame :
       {frames::ClientFrame{frames::Ping{1}}, frames::ClientFrame{frames::View{}},
        frames::ClientFrame{frames::Command{frames::CommandId{9}, frames::Seat{{}, 9'999, {}}}}}) {
    Page mallory{house_, token()};
    ASSERT_TRUE(mallory.come_in());
    for (std::uint32_t n = 0; n < 2 * limits::event_frames_burst_max; ++n) mallory.say(frame);
    EXPECT_EQ(mallory.socket().wait_for_close(), code(wire::Close::refused));
  }
  EXPECT_THAT(heard(), testing::IsEmpty());
}

TEST_F(HostilePage, MoreCommandsThanOnePersonSendsAreEachAnswered) {  // D16
  Page mallory{house_, token()};
  ASSERT_TRUE(mallory.come_in());
  constexpr std::uint64_t commands = 150;
  for (std::uint64_t n = 1; n <= commands; ++n) {
    mallory.say(frames::Command{frames::CommandId{n},
                                frames::Mark{{}, frames::MarkKind::hand, n % 2 == 1, 0}});
  }
  ASSERT_TRUE(mallory.until([&] { return mallory.answers.size() == commands; }));
  const auto done = std::ranges::count(mallory.answers, Reason::done, &frames::Answer::reason);
  const auto slow = std::ranges::count(mallory.answers, Reason::slow_down, &frames::Answer::reason);
  EXPECT_EQ(static_cast<std::uint64_t>(done + slow), commands);
  EXPECT_GT(slow, 50);
  EXPECT_EQ(heard().size(), static_cast<std::size_t>(done)) << "and no more is told";
}

TEST_F(HostilePage, ARepeatedIdTakesEffectOnceAndIsNobodyElses) {  // D4
  Page mallory{house_, token()};
  ASSERT_TRUE(mallory.come_in());
  constexpr frames::CommandId id{7};
  const frames::Mark hand{{}, frames::MarkKind::hand, true, 0};
  for (int n = 0; n < 30; ++n) EXPECT_EQ(mallory.ask(id, hand), Reason::done);
  EXPECT_EQ(mallory.ask(id, frames::Seat{{}, 1, {}}), Reason::done)
      << "it is the first one's answer";
  EXPECT_EQ(heard().size(), 1U);
  EXPECT_EQ(moderator_.ask(id, frames::Freeze{1, true}), Reason::done);
  EXPECT_EQ(heard().size(), 2U) << "another person's ids are theirs";
}

TEST_F(HostilePage, HugeValuesAreMalformedAlsoFromModerators) {
  const std::string long_text(limits::frame_bytes_max / 2, 'x');
  frames::ChangeSetUp set_up;
  set_up.title = long_text;
  frames::ChangeSetUp many;
  many.principles = std::vector<std::string>(1'000, "x");
  frames::ChangeSetUp kept;
  kept.retention_days = huge32;
  frames::Phase everywhere = phase();
  everywhere.tables.assign(1'000, 1);
  frames::Phase long_phase = phase();
  long_phase.length = std::chrono::milliseconds{std::numeric_limits<std::int64_t>::max()};
  frames::OpenTable table;
  table.number = huge32;
  table.question = "?";
  frames::OpenTable question;
  question.question = long_text;
  frames::Call call;
  call.board = house_.board();
  call.region = {std::numeric_limits<std::int64_t>::min(), 0, -1,
                 std::numeric_limits<std::int64_t>::max()};
  frames::Agenda agenda;
  agenda.phases.assign(1'000, phase());
  for (const frames::Wish& wish : std::vector<frames::Wish>{
           set_up, many, kept, frames::ChangeAgenda{agenda},
           frames::BeginPhase{everywhere, {}, false}, frames::BeginPhase{long_phase, {}, false},
           frames::BeginPhase{phase(long_text), {}, false},
           frames::StartTimer{
               0, std::chrono::milliseconds{std::numeric_limits<std::int64_t>::max()}, {}},
           table, question, frames::MakeCall{call, false}}) {
    const Reason reason = moderator_.ask(wish);
    EXPECT_TRUE(reason == Reason::malformed || reason == Reason::too_many)
        << wish.index() << " is answered with " << static_cast<int>(reason);
  }
  EXPECT_EQ(moderator_.ask(frames::EndPhase{base::Offset{huge}}), Reason::unknown);
  EXPECT_THAT(heard(), testing::IsEmpty());
}

TEST_F(HostilePage, HalfFramesAndNoFramesEndTheirPage) {  // P2, P24
  frames::OpenTable table;
  table.question = "What next?";
  const base::Bytes whole = frames::encode(frames::Command{frames::CommandId{3}, table});
  std::vector<base::Bytes> bad{"", "\xFF", "\x12", whole + "\x12\x7F",
                               frames::encode(event_hello("again"))};
  for (std::size_t cut = 1; cut < 4; ++cut) bad.push_back(whole.substr(0, whole.size() - cut));
  for (const auto& bytes : bad) {
    Page mallory{house_, token()};
    ASSERT_TRUE(mallory.come_in());
    mallory.socket().send(bytes);
    EXPECT_EQ(mallory.socket().wait_for_close(), code(wire::Close::bad_frame)) << bytes.size();
  }
  Page text{house_, token()};
  text.socket().send({Opcode::text, whole});
  EXPECT_EQ(text.socket().wait_for_close(), code(wire::Close::bad_frame));
  Page large{house_, token()};
  large.socket().send(base::Bytes(limits::frame_bytes_max + 1, 'x'));
  EXPECT_EQ(large.socket().wait_for_close(), 1009);
  EXPECT_THAT(heard(), testing::IsEmpty());
}

TEST_F(HostilePage, AHelloOfAnotherLogGetsTheWholeDay) {  // D17
  const base::Epoch epoch = witness_.welcome->epoch;
  const base::Offset head = witness_.welcome->head;
  struct Said {
    base::Epoch epoch;
    base::Offset cursor;
  };
  for (const Said& said :
       {Said{epoch, base::Offset{huge}}, Said{epoch, base::Offset{head.value + 1'000}},
        Said{base::Epoch{huge}, head}, Said{base::Epoch{1}, base::Offset{1}},
        Said{base::Epoch{}, head}}) {
    frames::Hello hello = event_hello(token());
    hello.epoch = said.epoch;
    hello.cursor = said.cursor;
    Page mallory{house_, hello};
    ASSERT_TRUE(mallory.come_in());
    ASSERT_TRUE(mallory.snapshot) << said.epoch.value << '/' << said.cursor.value;
    EXPECT_GE(mallory.snapshot->offset, head);
  }
  EXPECT_THAT(heard(), testing::IsEmpty());
}

TEST_F(HostilePage, NobodySitsWhereNobodyCan) {  // D14
  frames::ChangeTable close;
  close.number = 2;
  close.act = frames::ChangeTable::Act::close;
  ASSERT_EQ(moderator_.ask(close), Reason::done);
  const auto before = heard().size();
  Page mallory{house_, token()};
  ASSERT_TRUE(mallory.come_in());
  EXPECT_EQ(mallory.ask(frames::Seat{{}, 2, {}}), Reason::table_closed);
  for (const std::uint32_t none : {3U, 9'999U, 10'000U, huge32}) {
    EXPECT_EQ(mallory.ask(frames::Seat{{}, none, {}}), Reason::unknown) << none;
  }
  EXPECT_EQ(mallory.ask(frames::Mark{{}, frames::MarkKind::help, true, 0}), Reason::unknown)
      << "there is no table to help";
  EXPECT_EQ(heard().size(), before);
}

TEST_F(HostilePage, ABoardOfNoTableIsNotTold) {  // D18
  Page mallory{house_, token()};
  ASSERT_TRUE(mallory.come_in());
  const auto who = mallory.welcome->participant;
  const auto told = [&](base::BoardId board) {
    return std::ranges::any_of(witness_.here, [&](const frames::Here& here) {
      return here.participant == who && here.board == board;
    });
  };
  mallory.say(frames::View{house_.board(1), false});
  ASSERT_TRUE(witness_.until([&] { return told(house_.board(1)); }));
  mallory.say(frames::View{base::BoardId{0xBAD}, true});
  ASSERT_TRUE(witness_.until([&] {
    return std::ranges::any_of(witness_.here, [&](const frames::Here& here) {
      return here.participant == who && here.unsent;
    });
  }));
  EXPECT_FALSE(told(base::BoardId{0xBAD}));
}

}  // namespace
}  // namespace tablee::net

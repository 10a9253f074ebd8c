// The frames and records of `tablee.event.v1`, with random values: what was written is what is read, and says the same again.
#include "wire/day_frames.h"

#include <gtest/gtest.h>

#include <iostream>
#include <random>

#include "base/random.h"
#include "wire/day_records.h"

namespace tablee::wire::day {
namespace {

constexpr int rounds = 300;

/// Values as the schema allows them, and the ends of what the types hold.
class Values {
 public:
  explicit Values(std::uint64_t seed) : random_(seed) {}

  bool flag() { return random_.chance(0.5); }
  std::uint64_t number() {
    const std::uint64_t ends[] = {0, 1, 127, 128, ~std::uint64_t{0}, random_.next()};
    return ends[random_.below(6)];
  }
  std::uint32_t small() { return static_cast<std::uint32_t>(number()); }
  std::size_t few() { return random_.below(4); }
  template <typename E>
  E one_of(E last, E first = E{}) {
    const auto count = static_cast<std::uint64_t>(last) - static_cast<std::uint64_t>(first) + 1;
    return static_cast<E>(static_cast<std::uint64_t>(first) + random_.below(count));
  }
  milliseconds span() { return milliseconds{static_cast<std::int64_t>(number() >> 2)}; }
  base::WallTime time() { return base::WallTime{span()}; }
  std::string words() {
    const std::string some[] = {"", "Léa", "two\nlines", "🎉 é", std::string(300, 'x')};
    return some[random_.below(5)];
  }
  base::Offset offset() { return base::Offset{number()}; }
  base::ParticipantId who() { return base::ParticipantId{small()}; }
  base::BoardId board() { return base::BoardId{number()}; }
  template <typename Make>
  auto list(Make make) {
    std::vector<decltype(make())> all;
    for (std::size_t n = few(); n > 0; --n) all.push_back(make());
    return all;
  }
  template <typename Make>
  auto maybe(Make make) {
    return flag() ? std::optional{make()} : std::nullopt;
  }

  SetUp set_up() {
    return {words(), words(), words(), words(), words(), list([this] { return words(); }),
            words(), words(), words(), words(), small()};
  }
  Phase phase() {
    return {small(),
            words(),
            words(),
            list([this] { return small(); }),
            {flag(), flag(), flag(), flag(), flag()},
            one_of(Privacy::hidden),
            one_of(Names::hidden),
            one_of(Place::screen),
            span(),
            flag()};
  }
  Agenda agenda() {
    return {list([this] { return phase(); }), offset()};
  }
  Run run() { return {offset(), phase(), time(), time(), flag()}; }
  Timer timer() {
    return {offset(), small(), one_of(TimerState::stopped), time(), span(), span(),
            who(),    offset()};
  }
  Freeze freeze() { return {small(), flag()}; }
  Ref ref() { return {number(), base::ReplicaId{small()}}; }
  Table table() {
    return {small(),
            words(),
            board(),
            one_of(TableState::merged),
            maybe([this] { return ref(); }),
            small(),
            small(),
            flag(),
            flag()};
  }
  Person person() { return {who(), one_of(Role::observer), one_of(PersonState::gone), small()}; }
  Seat seat() { return {who(), small(), who()}; }
  Mark mark() { return {who(), one_of(MarkKind::stay), flag(), number()}; }
  Call call() {
    Call call{offset(), small(), board(), {}, time()};
    if (flag()) {
      for (int n = 0; n < 4; ++n) call.region.push_back(static_cast<std::int64_t>(number()));
    }
    return call;
  }
  Vote vote() {
    return {offset(),
            words(),
            board(),
            list([this] { return ref(); }),
            small(),
            small(),
            flag(),
            one_of(Names::hidden),
            time(),
            time(),
            one_of(VoteState::removed),
            flag(),
            small(),
            list([this] {
              return Given{who(), small(), small()};
            }),
            who()};
  }
  Tally tally() { return {offset(), small(), small(), small(), small()}; }
  Turnout turnout() { return {offset(), small(), small()}; }
  Ballot ballot() {
    return {offset(), who(), list([this] { return std::pair{small(), small()}; })};
  }
  What what() {
    switch (random_.below(18)) {
      case 17:
        return parcel();
      case 15:
        return drafts();
      case 16:
        return reveal();
      case 11:
        return vote();
      case 12:
        return tally();
      case 13:
        return turnout();
      case 0:
        return set_up();
      case 1:
        return agenda();
      case 2:
        return one_of(Stage::archived);
      case 3:
        return run();
      case 4:
        return timer();
      case 5:
        return freeze();
      case 6:
        return table();
      case 7:
        return person();
      case 8:
        return seat();
      case 9:
        return mark();
      case 10:
        return call();
      default:
        return Restored{base::Epoch{number()}};
    }
  }
  Entry entry() { return {offset(), time(), who(), offset(), what()}; }
  Snapshot snapshot() {
    return {offset(),
            time(),
            set_up(),
            agenda(),
            one_of(Stage::archived),
            list([this] { return run(); }),
            list([this] { return timer(); }),
            list([this] { return freeze(); }),
            list([this] { return table(); }),
            list([this] { return person(); }),
            list([this] { return seat(); }),
            list([this] { return mark(); }),
            list([this] { return call(); }),
            maybe([this] {
              return RestoredAt{offset(), time(), time(), base::Epoch{number()}};
            }),
            time(),
            small(),
            list([this] { return vote(); }),
            list([this] { return tally(); }),
            list([this] { return turnout(); }),
            list([this] { return drafts(); }),
            list([this] { return reveal(); }),
            list([this] { return parcel(); })};
  }
  Draft draft() {
    return {DraftId{number() | 1},
            small(),
            who(),
            static_cast<std::int32_t>(small()) - 100,
            static_cast<std::int32_t>(small()) - 100,
            small(),
            words(),
            maybe([this] { return ref(); }),
            flag(),
            flag()};
  }
  Parcel parcel() {
    return {offset(),
            small(),
            small(),
            who(),
            list([this] { return ref(); }),
            one_of(ParcelState::returned),
            list([this] {
              return Copied{ref(), number()};
            }),
            one_of(ParcelEnd::sender_out),
            time()};
  }
  Drafts drafts() { return {small(), small(), small()}; }
  Reveal reveal() {
    return {offset(), small(), who(), one_of(RevealState::done), time(), small(), small()};
  }
  ChangeSetUp change() {
    const auto text = [this] { return words(); };
    return {maybe(text),
            maybe(text),
            maybe(text),
            maybe(text),
            maybe(text),
            maybe([&] { return list(text); }),
            maybe(text),
            maybe(text),
            maybe(text),
            maybe(text),
            maybe([this] { return small(); })};
  }
  Wish wish() {
    switch (random_.below(21)) {
      case 19:
        return parcel();
      case 20:
        return CallBack{offset()};
      case 17:
        return draft();
      case 18:
        return reveal();
      case 13:
        return OpenVote{vote(), span()};
      case 14:
        return ChangeVote{offset(), one_of(ChangeVote::Act::hands), span(), small()};
      case 15:
        return Cast{offset(), small(), small(), flag()};
      case 0:
        return change();
      case 1:
        return ChangeAgenda{agenda()};
      case 2:
        return SetStage{one_of(Stage::archived)};
      case 3:
        return BeginPhase{phase(), offset(), flag()};
      case 4:
        return EndPhase{offset()};
      case 5:
        return StartTimer{small(), span(), offset()};
      case 6:
        return ChangeTimer{offset(), one_of(ChangeTimer::Act::stop),
                           milliseconds{static_cast<std::int64_t>(number())}};
      case 7:
        return freeze();
      case 8:
        return OpenTable{small(), words(), maybe([this] { return ref(); }), small()};
      case 9:
        return ChangeTable{small(), one_of(ChangeTable::Act::open), words(), small(), small()};
      case 10:
        return seat();
      case 11:
        return mark();
      case 12:
        return MakeCall{call(), flag()};
      default:
        return {};
    }
  }
  ClientFrame client_frame() {
    switch (random_.below(4)) {
      case 0:
        return Hello{small(), "token", base::Epoch{number()}, offset(), number(), flag()};
      case 1:
        return Command{CommandId{number() | 1}, wish()};
      case 2:
        return Ping{number()};
      default:
        return View{board(), flag()};
    }
  }
  Name name() { return {who(), words()}; }
  Here here() { return {who(), flag(), board(), flag(), time()}; }
  Answer answer() { return {CommandId{number()}, one_of(Reason::revealed_together), offset()}; }

 private:
  base::Random random_;
};

class DayFrames : public testing::Test {
 protected:
  DayFrames() { std::cout << "seed " << seed_ << '\n'; }
  const std::uint64_t seed_ = std::random_device{}();
  Values values_{seed_};
};

// Commands are compared by what they say again: each field that is lost makes their bytes shorter or others.
TEST_F(DayFrames, WhatAPageSaysIsReadAsItWasWritten) {
  for (int round = 0; round < rounds; ++round) {
    const ClientFrame frame = values_.client_frame();
    const base::Bytes bytes = encode(frame);
    const auto read = decode_client_frame(bytes);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->index(), frame.index());
    EXPECT_EQ(encode(*read), bytes);
    if (const auto* const command = std::get_if<Command>(&frame)) {
      EXPECT_EQ(std::get<Command>(*read).wish.index(), command->wish.index());
    }
  }
}

TEST_F(DayFrames, WhatIsToldIsReadAsItWasWritten) {
  for (int round = 0; round < rounds; ++round) {
    const Snapshot snapshot = values_.snapshot();
    const auto welcome_names = values_.list([&] { return values_.name(); });
    const auto welcome_here = values_.list([&] { return values_.here(); });
    const auto names = values_.list([&] { return values_.name(); });
    const auto entries = values_.list([&] { return values_.entry(); });
    const auto answers = values_.list([&] { return values_.answer(); });
    const auto here = values_.list([&] { return values_.here(); });
    base::Bytes fields;
    append_welcome_snapshot(fields, snapshot);
    for (const Name& name : welcome_names) append_welcome_name(fields, name);
    for (const Here& one : welcome_here) append_welcome_here(fields, one);
    const Welcome welcome{base::Epoch{values_.number()},
                          values_.offset(),
                          values_.time(),
                          values_.who(),
                          Role::moderator,
                          base::EventId{values_.number()},
                          values_.board()};
    base::Bytes bytes;
    append_welcome(bytes, welcome, fields);
    for (const Name& name : names) append_name(bytes, name);
    for (const Entry& entry : entries) append_entry(bytes, entry);
    for (const Answer& answer : answers) append_answer(bytes, answer);
    for (const Here& one : here) append_here(bytes, one);
    append_notice(bytes, {Notice::Kind::reload, milliseconds{values_.small()}});
    const Pong pong{values_.number(), values_.offset(), values_.time()};
    append_pong(bytes, pong);
    const auto ballots = values_.list([&] { return values_.ballot(); });
    for (const Ballot& ballot : ballots) append_ballot(bytes, ballot);

    const auto read = decode_server_frame(bytes);
    ASSERT_TRUE(read && read->welcome && read->snapshot && read->notice && read->pong);
    EXPECT_EQ(*read->snapshot, snapshot);
    EXPECT_EQ(read->welcome->epoch, welcome.epoch);
    EXPECT_EQ(read->welcome->head, welcome.head);
    EXPECT_EQ(read->welcome->now, welcome.now);
    EXPECT_EQ(read->welcome->participant, welcome.participant);
    EXPECT_EQ(read->welcome->role, welcome.role);
    EXPECT_EQ(read->welcome->event, welcome.event);
    EXPECT_EQ(read->welcome->agora, welcome.agora);
    EXPECT_EQ(read->welcome_names, welcome_names);
    EXPECT_EQ(read->welcome_here, welcome_here);
    EXPECT_EQ(read->names, names);
    EXPECT_EQ(read->entries, entries);
    EXPECT_EQ(read->answers, answers);
    EXPECT_EQ(read->here, here);
    EXPECT_EQ(read->pong->nonce, pong.nonce);
    EXPECT_EQ(read->pong->head, pong.head);
    EXPECT_EQ(read->pong->now, pong.now);
    EXPECT_EQ(read->ballots, ballots);
  }
}

TEST_F(DayFrames, WhatIsKeptIsReadAsItWasWritten) {
  for (int round = 0; round < rounds; ++round) {
    LogRecord record{values_.entry(), CommandId{values_.number()}};
    record.entry.offset.value |= 1;
    const auto logged = decode_log_record(encode(record));
    ASSERT_TRUE(logged);
    EXPECT_EQ(logged->entry, record.entry);
    EXPECT_EQ(logged->command, record.command);
    SnapshotRecord kept{
        values_.snapshot(), values_.list([&] {
          return Remembered{values_.who(), CommandId{values_.number()}, values_.offset()};
        })};
    kept.snapshot.offset.value |= 1;
    const auto snapshot = decode_snapshot_record(encode(kept));
    ASSERT_TRUE(snapshot);
    EXPECT_EQ(snapshot->snapshot, kept.snapshot);
    EXPECT_EQ(snapshot->remembered, kept.remembered);
    Ballot ballot = values_.ballot();
    ballot.vote.value |= 1;
    EXPECT_EQ(decode_ballot(encode(ballot)), ballot);
  }
}

// Nothing that is cut short is taken for a whole command.
TEST_F(DayFrames, AHalfFrameIsNotAnotherOne) {
  for (int round = 0; round < rounds; ++round) {
    const base::Bytes bytes = encode(values_.client_frame());
    for (std::size_t cut = 1; cut < bytes.size(); ++cut) {
      EXPECT_FALSE(decode_client_frame(base::BytesView{bytes}.substr(0, cut)));
    }
  }
}

}  // namespace
}  // namespace tablee::wire::day

// D23 and D24: what is written in private, and how it is revealed.
#include <algorithm>

#include "base/limits.h"
#include "event/day/house.h"

namespace tablee::event::day {
namespace {

using wire::day::BeginPhase;
using wire::day::ChangeTable;
using wire::day::Names;
using wire::day::Privacy;
using Act = ChangeTable::Act;
using Count = wire::day::Drafts;

constexpr Allowed all_of_it{true, true, true, true, true};

class PrivateWriting : public testing::Test {
 protected:
  void begin(Privacy privacy, Names names = Names::shown, Allowed allowed = all_of_it) {
    Phase next = phase("Alone first", allowed);
    next.privacy = privacy;
    next.names = names;
    const auto* const now = house.told().run_for_all();
    const base::Offset seen = now == nullptr ? base::Offset{} : now->id;
    EXPECT_EQ(house.send(anna, BeginPhase{next, seen, false}), Reason::done);
  }
  static Draft draft(std::uint64_t id, std::string text, TableNumber table = 1) {
    Draft draft;
    draft.id = DraftId{id};
    draft.table = table;
    draft.text = std::move(text);
    return draft;
  }
  static Draft thrown_away(Draft draft) {
    draft.gone = true;
    return draft;
  }
  Reason reveal(base::ParticipantId who, bool mine = false) {
    Reveal wish;
    wish.table = 1;
    if (mine) wish.participant = who;
    return house.send(who, wish);
  }
  /// The board takes what it was given, but for `left`.
  void take(const std::vector<DraftId>& left = {}) {
    for (const Handover& handover : std::exchange(house.handovers, {})) {
      store::Append append;
      append.day = store::DayWrite{house.event, {}, {}, {}, {}};
      for (const Draft& draft : handover.drafts) {
        if (std::ranges::find(left, draft.id) != left.end()) continue;
        append.day->sealed.push_back(ended(draft));
      }
      ASSERT_TRUE(house.store.write({&append, 1}));
      house.day->handed(handover.reveal, left, house.now());
    }
    house.settle();
  }
  /// Once the beat has come at which people are told.
  [[nodiscard]] Count told(TableNumber table = 1) {
    house.advance(limits::nameless_drafts_told_each);
    return told_now(table);
  }
  [[nodiscard]] Count told_now(TableNumber table = 1) const {
    const auto found = house.told().drafts.find(table);
    return found == house.told().drafts.end() ? Count{table, 0, 0} : found->second;
  }
  static store::SealedWrite ended(const Draft& draft) {
    return {3, draft.id.value, wire::day::encode_ended(draft.id)};
  }
  /// Records of drafts that have words in them.
  [[nodiscard]] std::ptrdiff_t kept() const {
    const auto sealed = house.store.sealed(house.event);
    return std::ranges::count_if(*sealed, [](const store::SealedRead& each) {
      return each.kind == 3 && !wire::day::decode_draft(each.bytes)->gone;
    });
  }

  House house;
};

TEST_F(PrivateWriting, WhereItIsPrivateTheBoardTakesNothingNewAndDraftsAreTaken) {
  EXPECT_EQ(house.send(chloe, draft(1, "mine")), Reason::not_private);
  begin(Privacy::hidden);
  EXPECT_FALSE(house.allowed(1).write || house.allowed(1).ink || house.allowed(1).propose);
  EXPECT_TRUE(house.allowed(1).move_others && house.allowed(1).vote);
  EXPECT_EQ(house.send(chloe, draft(1, "mine")), Reason::done);
  EXPECT_EQ(house.send(emma, draft(2, "an observer's")), Reason::not_yours);
  EXPECT_EQ(house.send(denis, draft(1, "the same number")), Reason::taken);
  EXPECT_EQ(house.send(denis, draft(3, "at no table", 77)), Reason::unknown);
  EXPECT_EQ(house.send(denis, draft(0, "without a number")), Reason::malformed);
  EXPECT_EQ(house.send(denis, draft(4, std::string(limits::draft_code_points_max + 1, 'a'))),
            Reason::malformed);
  EXPECT_EQ(told(), (Count{1, 1, 1}));
  begin(Privacy::hidden, Names::shown, {});
  EXPECT_EQ(house.send(denis, draft(5, "in a phase without writing")), Reason::not_yours);
}

TEST_F(PrivateWriting, TheLogSaysHowManyAndNeverWhatOrWhose) {
  begin(Privacy::hidden);
  const base::Offset before = house.told().offset;
  EXPECT_EQ(house.send(chloe, draft(1, "first")), Reason::done);
  EXPECT_EQ(house.send(chloe, draft(1, "first, and more")), Reason::done);
  EXPECT_EQ(house.send(chloe, draft(2, "second")), Reason::done);
  EXPECT_EQ(house.send(denis, draft(3, "his")), Reason::done);
  EXPECT_EQ(house.told().offset, before) << "nobody is told when somebody writes";
  EXPECT_EQ(told(), (Count{1, 3, 2}));
  EXPECT_EQ(house.told().offset.value - before.value, 1U) << "one entry says how many";
  const auto log = house.store.read_day(house.event, before, 100, 1U << 20U);
  ASSERT_TRUE(log);
  for (const auto& row : *log) {
    const auto record = wire::day::decode_log_record(row.bytes);
    ASSERT_TRUE(record);
    EXPECT_EQ(record->entry.participant.value, 0U);
    EXPECT_EQ(record->command.value, 0U);
    EXPECT_EQ(row.bytes.find("first"), base::Bytes::npos);
  }
  EXPECT_EQ((house.drafts.at({chloe, DraftId{1}}).text), "first, and more");
  EXPECT_EQ(house.send(chloe, thrown_away(draft(1, ""))), Reason::done);
  EXPECT_EQ(house.send(chloe, thrown_away(draft(2, ""))), Reason::done);
  EXPECT_EQ(told(), (Count{1, 1, 1}));
  EXPECT_EQ(kept(), 1) << "what was thrown away is nowhere";
}

TEST_F(PrivateWriting, HowManyIsToldAtABeatThatIsNobodys) {  // D23
  const auto waits = [&] {
    const auto before = house.told().offset;
    const auto began = house.now().wall;
    while (house.told().offset == before) house.advance(100ms);
    EXPECT_LE(house.now().wall - began, limits::nameless_drafts_told_each);
    return house.now().wall.time_since_epoch();
  };
  begin(Privacy::hidden);
  house.advance(1'234ms);
  house.send(chloe, draft(1, "one"));
  house.restart();
  house.register_all();
  EXPECT_EQ(waits() / 100ms * 100ms % limits::drafts_told_each, 0ms) << "also after a restart";
  EXPECT_EQ(told_now(), (Count{1, 1, 1}));
  begin(Privacy::hidden, Names::hidden);
  house.advance(3'210ms);
  house.send(denis, draft(2, "two"));
  EXPECT_EQ(waits() / 100ms * 100ms % limits::nameless_drafts_told_each, 0ms);
  house.send(denis, draft(3, "three"));
  house.send(denis, thrown_away(draft(3, "")));
  const auto before = house.told().offset;
  EXPECT_EQ(told(), (Count{1, 2, 2}));
  EXPECT_EQ(house.told().offset, before) << "what came and went is told to nobody";
}

TEST_F(PrivateWriting, ARehearsalIsEmptiedOfWhatNobodyElseHasSeen) {  // D20
  begin(Privacy::hidden);
  house.send(chloe, draft(1, "for the rehearsal"));
  house.send(denis, draft(2, "as well", 2));
  const wire::day::ThrowDraftsAway wish;
  EXPECT_EQ(house.send(anna, wish), Reason::somebody_was_first) << "it is no rehearsal";
  house.send(anna, wire::day::SetStage{Stage::rehearsed});
  EXPECT_EQ(house.send(chloe, wish), Reason::not_yours);
  EXPECT_EQ(house.send(anna, wish), Reason::done);
  EXPECT_EQ(told_now(), (Count{1, 0, 0}));
  EXPECT_TRUE((house.drafts.at({chloe, DraftId{1}}).gone)) << "their authors are told";
  EXPECT_TRUE((house.drafts.at({denis, DraftId{2}}).gone));
  EXPECT_EQ(kept(), 0);
  EXPECT_EQ(house.send(anna, wish), Reason::so_already);
  house.send(chloe, draft(3, "the next"));
  ASSERT_EQ(reveal(anna), Reason::done);
  house.advance(limits::reveal_called_for);
  EXPECT_EQ(house.send(anna, wish), Reason::somebody_was_first) << "a board has them in its hands";
  take();
}

TEST_F(PrivateWriting, AllAreRevealedOnceAndEachTheirOwn) {
  begin(Privacy::hidden);
  house.send(chloe, draft(1, "hers"));
  house.send(denis, draft(2, "his"));
  house.send(denis, draft(3, "at another table", 2));
  EXPECT_EQ(reveal(emma), Reason::not_yours);
  EXPECT_EQ(reveal(denis), Reason::not_yours) << "he does not sit there";
  EXPECT_EQ(reveal(denis, true), Reason::done);
  EXPECT_EQ(reveal(denis, true), Reason::somebody_was_first);
  EXPECT_TRUE(house.handovers.empty()) << "pages may still send what is in their fields";
  EXPECT_EQ(house.send(denis, draft(2, "his last words")), Reason::done);
  house.advance(limits::reveal_called_for);
  ASSERT_EQ(house.handovers.size(), 1U);
  ASSERT_EQ(house.handovers[0].drafts.size(), 1U);
  EXPECT_EQ(house.handovers[0].drafts[0].text, "his last words");
  EXPECT_EQ(house.send(denis, draft(2, "too late")), Reason::revealed);
  EXPECT_EQ(house.send(chloe, draft(1, "hers goes on")), Reason::done);
  take();
  EXPECT_TRUE((house.drafts.at({denis, DraftId{2}}).gone));
  EXPECT_EQ(told(), (Count{1, 1, 1}));
  EXPECT_TRUE(house.told().reveals.empty());
  EXPECT_EQ(reveal(anna), Reason::done);
  house.advance(limits::reveal_called_for);
  take();
  EXPECT_EQ(told(), (Count{1, 0, 0}));
  EXPECT_EQ(told(2), (Count{2, 1, 1}));
  EXPECT_EQ(kept(), 1);
  EXPECT_EQ(reveal(anna), Reason::so_already) << "there is nothing left";
}

TEST_F(PrivateWriting, ACrashAtEachStepOfARevealEndsWithEachNoteThereOnce) {
  begin(Privacy::hidden);
  house.send(chloe, draft(1, "one"));
  house.send(denis, draft(2, "two"));
  ASSERT_EQ(reveal(anna), Reason::done);
  house.restart();  // it was called for
  house.advance(limits::reveal_called_for);
  ASSERT_EQ(house.handovers.size(), 1U);
  house.handovers.clear();
  house.restart();  // the board was never asked
  house.settle();
  ASSERT_EQ(house.handovers.size(), 1U);
  EXPECT_EQ(house.handovers[0].drafts.size(), 2U);
  // The board has taken one; its answer is lost.
  store::Append append;
  append.day = store::DayWrite{house.event, {}, {}, {}, {}};
  append.day->sealed.push_back(ended(*house.day->drafts().find(DraftId{1})));
  ASSERT_TRUE(house.store.write({&append, 1}));
  house.handovers.clear();
  house.restart();
  house.settle();
  ASSERT_EQ(house.handovers.size(), 1U);
  ASSERT_EQ(house.handovers[0].drafts.size(), 1U);
  EXPECT_EQ(house.handovers[0].drafts[0].id, DraftId{2});
  take();
  EXPECT_TRUE(house.told().reveals.empty());
  EXPECT_EQ(told(), (Count{1, 0, 0}));
  EXPECT_EQ(kept(), 0);
  // Whoever did not hear of it sends it again, also to a server that has started anew.
  EXPECT_EQ(house.send(chloe, draft(1, "one")), Reason::revealed);
  house.restart();
  EXPECT_EQ(house.send(denis, draft(2, "two, and more")), Reason::revealed);
  EXPECT_EQ(told(), (Count{1, 0, 0}));
}

TEST_F(PrivateWriting, WhatSomebodyWasToldOfTheirNameHolds) {
  begin(Privacy::hidden);
  Draft promised = draft(1, "written offline, under hidden names");
  promised.nameless = true;
  EXPECT_EQ(house.send(chloe, promised), Reason::done);
  EXPECT_EQ(house.send(denis, draft(2, "signed")), Reason::done);
  begin(Privacy::hidden, Names::hidden);
  EXPECT_EQ(house.send(denis, draft(2, "changed where names are hidden")), Reason::done);
  begin(Privacy::hidden);
  EXPECT_EQ(house.send(denis, draft(2, "and changed again")), Reason::done);
  EXPECT_TRUE((house.drafts.at({chloe, DraftId{1}}).nameless));
  EXPECT_TRUE((house.drafts.at({denis, DraftId{2}}).nameless));
}

TEST_F(PrivateWriting, WhatHidesItsAuthorsIsNotRevealedWhileTheyCanBeGuessed) {
  const auto table = [&](base::ParticipantId who, Act act) {
    return house.send(who, ChangeTable{1, act, {}, 0, 0});
  };
  house.send(chloe, wire::day::Seat{chloe, 1, {}});
  ASSERT_EQ(table(chloe, Act::hide), Reason::done);
  Draft secret = draft(1, "secret");
  secret.nameless = true;
  ASSERT_EQ(house.send(denis, secret), Reason::done);
  EXPECT_EQ(reveal(chloe), Reason::revealed_together) << "it would be Denis's";
  EXPECT_EQ(reveal(anna), Reason::done) << "a moderator answers for it";
}

TEST_F(PrivateWriting, WhatModeratorsKeepPrivateTheyReveal) {
  begin(Privacy::hidden);
  house.send(chloe, draft(1, "hers"));
  house.send(denis, wire::day::Seat{denis, 1, {}});
  EXPECT_EQ(reveal(denis), Reason::not_yours);
  EXPECT_EQ(reveal(chloe, true), Reason::done);
  EXPECT_EQ(reveal(anna), Reason::done) << "all takes one's own along";
  EXPECT_EQ(reveal(chloe, true), Reason::somebody_was_first);
  house.advance(limits::reveal_called_for);
  ASSERT_EQ(house.handovers.size(), 1U);
  EXPECT_EQ(house.handovers[0].drafts.size(), 1U);
}

TEST_F(PrivateWriting, OnesOwnIsRevealedOnlyWhereOneMayWrite) {
  begin(Privacy::hidden);
  house.send(chloe, draft(1, "hers"));
  house.send(anna, Freeze{0, true});
  EXPECT_EQ(reveal(chloe, true), Reason::not_yours);
  house.send(anna, Freeze{0, false});
  house.send(anna, ChangeTable{1, Act::close, {}, 0, 0});
  EXPECT_EQ(reveal(chloe, true), Reason::table_closed);
}

TEST_F(PrivateWriting, WhoWasPutOutIsNotHeardAndNothingStaysOfWhoIsGone) {
  begin(Privacy::hidden);
  house.send(chloe, draft(1, "hers"));
  house.send(denis, draft(2, "his"));
  house.day->register_person({chloe, Role::participant, false, "Chloé"}, house.now());
  house.settle();
  ASSERT_EQ(reveal(anna), Reason::done);
  house.advance(limits::reveal_called_for);
  ASSERT_EQ(house.handovers.size(), 1U);
  ASSERT_EQ(house.handovers[0].drafts.size(), 1U);
  EXPECT_EQ(house.handovers[0].drafts[0].participant, denis);
  take();
  EXPECT_EQ(told(), (Count{1, 1, 1})) << "hers waits, should she come back";
  house.day->let_go(chloe, house.now());
  house.settle();
  EXPECT_EQ(told(), (Count{1, 0, 0}));
  EXPECT_EQ(kept(), 0);
}

TEST_F(PrivateWriting, WhatATableDecidedForItselfEndsWithTheLastWhoSitsThere) {
  house.send(chloe, wire::day::Seat{chloe, 1, {}});
  house.send(denis, wire::day::Seat{denis, 1, {}});
  ASSERT_EQ(house.send(chloe, ChangeTable{1, Act::hide, {}, 0, 0}), Reason::done);
  house.send(chloe, wire::day::Seat{chloe, 2, {}});
  EXPECT_FALSE(house.allowed(1).write);
  house.send(denis, wire::day::Seat{denis, 0, {}});
  EXPECT_TRUE(house.allowed(1).write);
}

TEST_F(PrivateWriting, WhatTheBoardHadNoRoomForStaysItsAuthors) {
  begin(Privacy::hidden);
  house.send(chloe, draft(1, "one"));
  house.send(chloe, draft(2, "two"));
  ASSERT_EQ(reveal(anna), Reason::done);
  house.advance(limits::reveal_called_for);
  take({DraftId{2}});
  EXPECT_EQ(told(), (Count{1, 1, 1}));
  EXPECT_EQ(kept(), 1);
  EXPECT_FALSE((house.drafts.at({chloe, DraftId{2}}).gone));
  EXPECT_EQ(house.send(chloe, draft(2, "two, shorter")), Reason::done);
}

TEST_F(PrivateWriting, WithHiddenNamesNobodyRevealsTheirOwnAndWhatWasWrittenStaysNameless) {
  begin(Privacy::hidden, Names::hidden);
  house.send(chloe, draft(1, "secret"));
  EXPECT_EQ(reveal(chloe, true), Reason::revealed_together);
  begin(Privacy::hidden);
  EXPECT_EQ(house.send(chloe, draft(1, "secret, later")), Reason::done);
  EXPECT_EQ(reveal(chloe, true), Reason::revealed_together);
  ASSERT_EQ(reveal(anna), Reason::done);
  house.advance(limits::reveal_called_for);
  ASSERT_EQ(house.handovers.size(), 1U);
  EXPECT_TRUE(house.handovers[0].drafts[0].nameless);
}

TEST_F(PrivateWriting, WhatIsLeftWhenWritingBecomesOpenCanBeChangedAndRevealed) {
  begin(Privacy::hidden);
  house.send(chloe, draft(1, "from before"));
  begin(Privacy::open);
  EXPECT_TRUE(house.allowed(1).write);
  EXPECT_EQ(house.send(chloe, draft(2, "new")), Reason::not_private);
  EXPECT_EQ(house.send(chloe, draft(1, "from before, changed")), Reason::done);
  EXPECT_EQ(reveal(chloe, true), Reason::done);
  house.advance(limits::reveal_called_for);
  take();
  EXPECT_EQ(kept(), 0);
}

TEST_F(PrivateWriting, ATableDecidesForItselfUntilTheNextPhase) {
  const auto ask = [&](base::ParticipantId who, Act act) {
    return house.send(who, ChangeTable{1, act, {}, 0, 0});
  };
  EXPECT_EQ(ask(chloe, Act::hide), Reason::not_yours) << "she does not sit there";
  house.send(chloe, wire::day::Seat{chloe, 1, {}});
  EXPECT_EQ(ask(chloe, Act::rename), Reason::not_yours);
  EXPECT_EQ(ask(chloe, Act::hide), Reason::done);
  EXPECT_EQ(ask(chloe, Act::hide), Reason::so_already);
  EXPECT_FALSE(house.allowed(1).write);
  EXPECT_TRUE(house.allowed(2).write);
  EXPECT_EQ(house.send(chloe, draft(1, "quietly")), Reason::done);
  EXPECT_EQ(reveal(chloe), Reason::done) << "whoever leads the table reveals all of it";
  begin(Privacy::open);
  EXPECT_TRUE(house.allowed(1).write);
}

TEST_F(PrivateWriting, OnePersonHasAShareAndNoMore) {
  begin(Privacy::hidden);
  for (std::uint64_t id = 1; id <= limits::drafts_per_person_max; ++id) {
    house.advance(200ms);
    ASSERT_EQ(house.send(chloe, draft(id, "x")), Reason::done) << id;
  }
  EXPECT_EQ(house.send(chloe, draft(9'999, "one more")), Reason::too_many);
  EXPECT_EQ(house.send(denis, draft(10'000, "his first")), Reason::done);
  // Nor does one word become a book.
  for (std::uint64_t id = 1; id < 200; ++id) {
    house.advance(200ms);
    const Reason came = house.send(chloe, draft(id, std::string(4'000, 'x')));
    ASSERT_EQ(came, id * 3'999 + 200 <= limits::drafts_bytes_per_person_max ? Reason::done
                                                                            : Reason::too_many)
        << id;
  }
}

}  // namespace
}  // namespace tablee::event::day

// Commands, commits, orders and answers of a day; proto/PROTOCOL.md's D rules.
#include "event/day/house.h"

namespace tablee::event::day {
namespace {

using wire::day::BeginPhase;
using wire::day::ChangeAgenda;
using wire::day::ChangeSetUp;
using wire::day::SetStage;
using wire::day::StartTimer;

constexpr Allowed writing{true, false, false, false, false};
constexpr Allowed everything{true, true, true, true, true};

ChangeSetUp set_up(std::optional<std::string> ChangeSetUp::*field, std::string value) {
  ChangeSetUp change;
  change.*field = std::move(value);
  return change;
}

// D1: first durable, then told, then answered.
TEST(Day, TellsAndAnswersNothingBeforeItsCommit) {
  House house;
  house.holds = true;
  const auto head = house.day->head();
  const auto id = house.ask(anna, Freeze{0, true});
  const auto refused = house.ask(bruno, Freeze{0, true});
  house.settle();
  EXPECT_EQ(house.day->head(), head);
  EXPECT_TRUE(house.told().frozen.empty());
  EXPECT_EQ(house.allowed(1), everything) << "a room that opens now opens as before";
  EXPECT_FALSE(house.answered(id));
  EXPECT_FALSE(house.answered(refused)) << "it would tell of what is not durable";
  house.commit_held();
  house.settle();
  EXPECT_EQ(house.answer_to(id), Reason::done);
  EXPECT_EQ(house.answer_to(refused), Reason::so_already);
  EXPECT_TRUE(house.told().frozen.contains(0));
}

// D2: a tighter policy is with the rooms before anybody hears of it; a wider one is not waited for.
TEST(Day, WaitsForTheRoomsWhenAPolicyGetsTighter) {
  House house;
  house.slow = true;
  const auto freeze = house.ask(anna, Freeze{1, true});
  house.settle();
  EXPECT_FALSE(house.answered(freeze));
  EXPECT_EQ(house.allowed(1), Allowed{}) << "a room that opens now opens frozen";
  ASSERT_EQ(house.unobeyed.size(), 1U);
  house.obey_held();
  house.settle();
  EXPECT_EQ(house.answer_to(freeze), Reason::done);

  const auto thaw = house.ask(anna, Freeze{1, false});
  house.settle();
  EXPECT_EQ(house.answer_to(thaw), Reason::done);
  EXPECT_FALSE(house.orders.back().tighter);
}

// D2: what is behind a tighter policy waits with it, so that the order of the log is the order of telling.
TEST(Day, TellsInOrderAlsoWhenARoomIsSlow) {
  House house;
  house.slow = true;
  const auto freeze = house.ask(anna, Freeze{1, true});
  const auto behind = house.ask(chloe, Seat{{}, 2, {}});
  house.settle();
  EXPECT_FALSE(house.answered(freeze));
  EXPECT_FALSE(house.answered(behind));
  house.obey_held();
  house.settle();
  EXPECT_EQ(house.answer_to(behind), Reason::done);
}

// D3: roles.
TEST(Day, LeavesTheDayToModerators) {
  House house;
  const Wish wishes[] = {set_up(&ChangeSetUp::title, "Mine"),
                         ChangeAgenda{},
                         SetStage{Stage::closed},
                         BeginPhase{phase("Write", writing), {}, false},
                         wire::day::EndPhase{base::Offset{9}},
                         StartTimer{0, 60s, {}},
                         Freeze{0, true},
                         wire::day::OpenTable{0, "Mine", {}, 0},
                         wire::day::ChangeTable{1, wire::day::ChangeTable::Act::close, "", 0, 0},
                         Seat{denis, 1, {}},
                         Mark{denis, MarkKind::hand, false, 0},
                         wire::day::MakeCall{{{}, 0, agora, {}, {}}, false}};
  for (const Wish& wish : wishes) {
    EXPECT_EQ(house.send(chloe, wish), Reason::not_yours) << wish.index();
    EXPECT_EQ(house.send(emma, wish), Reason::not_yours) << wish.index();
    EXPECT_EQ(house.send(base::ParticipantId{99}, wish), Reason::not_yours) << wish.index();
  }
  EXPECT_EQ(house.send(emma, Seat{{}, 1, {}}), Reason::not_yours);
}

// D3: who was put out sends nothing any more, whatever their socket says.
TEST(Day, HearsNobodyWhoWasPutOut) {
  House house;
  house.day->register_person({chloe, Role::participant, false, "Chloé"}, house.now(), anna);
  house.settle();
  EXPECT_EQ(house.send(chloe, Seat{{}, 1, {}}), Reason::not_yours);
}

// D4: the same command again has no second effect, also after a restart, also when it was under way.
TEST(Day, DoesOnceWhatIsSentTwice) {
  House house;
  const CommandId id{4711};
  EXPECT_EQ(house.send(anna, wire::day::OpenTable{0, "Where to?", {}, 0}, id), Reason::done);
  const auto first = house.answers[id];
  EXPECT_EQ(house.send(anna, wire::day::OpenTable{0, "Where to?", {}, 0}, id), Reason::done);
  EXPECT_EQ(house.answers[id], first);
  house.restart();
  EXPECT_EQ(house.send(anna, wire::day::OpenTable{0, "Where to?", {}, 0}, id), Reason::done);
  EXPECT_EQ(house.answers[id], first);
  EXPECT_EQ(house.told().tables.size(), 3U);

  // Another person may have drawn the same number.
  EXPECT_EQ(house.send(bruno, wire::day::OpenTable{0, "What for?", {}, 0}, id), Reason::done);
  EXPECT_EQ(house.told().tables.size(), 4U);
}

// D4: what was refused has used nothing up.
TEST(Day, MayBeAskedAgainForWhatItRefused) {
  House house;
  const CommandId id{4711};
  EXPECT_EQ(house.send(chloe, Mark{{}, MarkKind::help, true, 0}, id), Reason::unknown);
  house.send(chloe, Seat{{}, 1, {}});
  EXPECT_EQ(house.send(chloe, Mark{{}, MarkKind::help, true, 0}, id), Reason::done);
}

// D4: commands of before the newest snapshot are known too.
TEST(Day, RemembersCommandsBeyondASnapshot) {
  House house;
  const CommandId id{4711};
  EXPECT_EQ(house.send(anna, wire::day::OpenTable{0, "Where to?", {}, 0}, id), Reason::done);
  for (std::uint64_t i = 0; i < limits::day_snapshot_entries; ++i) {
    house.advance(1s);
    house.send(chloe, Mark{{}, MarkKind::hand, i % 2 == 0, 0});
  }
  house.restart();
  EXPECT_TRUE(*house.store.day_snapshot(house.event, house.day->head()));
  EXPECT_EQ(house.send(anna, wire::day::OpenTable{0, "Where to?", {}, 0}, id), Reason::done);
  EXPECT_EQ(house.told().tables.size(), 3U);
}

// D8: of two moderators who press "next" at the same moment one is first, and the other is told.
TEST(Day, BeginsOnePhaseWhenTwoPressNextAtOnce) {
  House house;
  house.send(anna, BeginPhase{phase("Write", writing), {}, false});
  const auto seen = house.told().run_for_all()->id;
  house.holds = true;
  const auto one = house.ask(anna, BeginPhase{phase("Share", everything), seen, false});
  const auto other = house.ask(bruno, BeginPhase{phase("Share", everything), seen, false});
  house.holds = false;
  house.settle();
  EXPECT_EQ(house.answer_to(one), Reason::done);
  EXPECT_EQ(house.answer_to(other), Reason::somebody_was_first);
  EXPECT_EQ(house.told().runs.size(), 1U);
}

// D8: the agenda.
TEST(Day, LetsNobodyWriteOverAnAgendaThatTheyHaveNotSeen) {
  House house;
  Phase first = phase("Welcome", everything);
  first.id = 1;
  EXPECT_EQ(house.send(anna, ChangeAgenda{{{first}, {}}}), Reason::done);
  EXPECT_EQ(house.send(bruno, ChangeAgenda{{{}, {}}}), Reason::somebody_was_first);
  EXPECT_EQ(house.send(bruno, ChangeAgenda{{{}, house.told().agenda.revision}}), Reason::done);
  EXPECT_EQ(house.send(bruno, ChangeAgenda{{{first, first}, house.told().agenda.revision}}),
            Reason::malformed)
      << "two phases with one id";
}

// D7: who changes different things does not undo the other's.
TEST(Day, ChangesOfTheEventOnlyWhatIsNamed) {
  House house;
  house.send(anna, set_up(&ChangeSetUp::title, "Barcamp 2027"));
  ChangeSetUp others;
  others.principles = {"Everybody speaks"};
  others.contact = "Bruno, 2nd floor";
  house.send(bruno, others);
  EXPECT_EQ(house.told().set_up.title, "Barcamp 2027");
  EXPECT_EQ(house.told().set_up.contact, "Bruno, 2nd floor");
  EXPECT_EQ(house.told().set_up.principles.size(), 1U);
  EXPECT_EQ(house.send(anna, set_up(&ChangeSetUp::title, "  ")), Reason::malformed);
  EXPECT_EQ(house.send(anna, set_up(&ChangeSetUp::title, "")), Reason::malformed);
  EXPECT_EQ(house.send(anna, set_up(&ChangeSetUp::title, "a\u0085b")), Reason::malformed);
  EXPECT_EQ(house.send(anna, set_up(&ChangeSetUp::place, "Lyon")), Reason::done);
  EXPECT_EQ(house.send(anna, set_up(&ChangeSetUp::place, "")), Reason::done);
  EXPECT_EQ(house.send(anna, set_up(&ChangeSetUp::date, "2027-02-30")), Reason::malformed);
  EXPECT_EQ(house.send(anna, set_up(&ChangeSetUp::time_zone, "Paris")), Reason::malformed);
}

TEST(Day, TakesNoTextOfWhichNothingCanBeSeen) {
  House house;
  for (const std::string unseen : {"\u200B", "\u3164 ", "\u2800", "\uFEFF\u200D", "\u0301"}) {
    Phase silent = phase(unseen, everything);
    silent.id = 1;
    for (const Wish& wish : std::initializer_list<Wish>{
             set_up(&ChangeSetUp::title, unseen), set_up(&ChangeSetUp::place, unseen),
             set_up(&ChangeSetUp::introduction, unseen), set_up(&ChangeSetUp::contact, unseen),
             Wish{ChangeAgenda{{{silent}, {}}}}, Wish{wire::day::OpenTable{0, unseen, {}, 0}}}) {
      EXPECT_EQ(house.send(anna, wish), Reason::malformed) << wish.index();
    }
  }
}

// D1: when the store fails, what waits is answered so, nothing of it was told, and the same id may come again.
TEST(Day, IsDroppedWhenItsCommitFails) {
  House house;
  house.store.break_writes({store::ErrorCode::io, "broken"});
  const CommandId id{4711};
  EXPECT_EQ(house.send(anna, Freeze{0, true}, id), Reason::store_failed);
  EXPECT_TRUE(house.dropped);
  EXPECT_EQ(house.send(bruno, Freeze{0, true}), Reason::store_failed);
  ASSERT_TRUE(house.store.reopen());
  house.restart();
  EXPECT_TRUE(house.told().frozen.empty());
  EXPECT_EQ(house.send(anna, Freeze{0, true}, id), Reason::done);
}

// D6: names travel beside the entries, are sealed in the store, and can be erased.
TEST(Day, KeepsNamesBesideItsLog) {
  House house;
  EXPECT_EQ(house.day->names().at(chloe), "Chloé");
  house.day->register_person({chloe, Role::participant, true, "Chloë"}, house.now());
  house.settle();
  EXPECT_EQ(house.names.back(), (wire::day::Name{chloe, "Chloë"}));
  EXPECT_EQ(house.told().people.at(chloe).naming, 2U);
  house.restart();
  EXPECT_EQ(house.day->names().at(chloe), "Chloë");
  house.day->let_go(chloe, house.now());
  house.settle();
  EXPECT_FALSE(house.told().people.contains(chloe));
  EXPECT_EQ(house.names.back(), (wire::day::Name{chloe, ""}));
  const auto records = house.store.sealed(house.event);
  for (const auto& sealed : *records) {
    EXPECT_EQ(sealed.bytes.find("Chlo"), std::string::npos);
  }
  constexpr std::size_t all = 1'000'000;
  const auto rows = house.store.read_day(house.event, base::Offset{}, all, all);
  for (const auto& row : *rows) {
    EXPECT_EQ(row.bytes.find("Chlo"), std::string::npos) << "a log has no names";
  }
}

// D6: after an opening the register and the day agree, whatever was lost between them.
TEST(Day, TakesOverWhatTheRegisterHas) {
  House house;
  const auto head = house.day->head();
  house.register_all();
  EXPECT_EQ(house.day->head(), head) << "nothing is new";
  const std::vector<Registered> people{{anna, Role::moderator, true, "Anna"},
                                       {chloe, Role::moderator, true, "Chloé"}};
  house.day->register_people(people, house.now());
  house.settle();
  EXPECT_EQ(house.told().role(chloe), Role::moderator);
  EXPECT_EQ(house.told().people.size(), 2U);
}

// D16: more than a person presses is put off, not lost.
TEST(Day, PutsOffWhoSendsTooMuch) {
  House house;
  Reason reason = Reason::done;
  for (std::uint32_t i = 0; i <= limits::commands_burst_max + 1 && reason != Reason::slow_down;
       ++i) {
    reason = house.send(chloe, Mark{{}, MarkKind::hand, i % 2 == 0, 0});
  }
  EXPECT_EQ(reason, Reason::slow_down);
  EXPECT_EQ(house.send(denis, Seat{{}, 1, {}}), Reason::done) << "others do not notice";
  house.advance(1s);
  EXPECT_EQ(house.send(chloe, Seat{{}, 1, {}}), Reason::done);
}

// D5: a snapshot only saves reading the log, and a name is the register's: damaged, they cost nobody the day.
TEST(Day, IsWholeWithoutItsSnapshotsAndNames) {
  for (const bool both : {false, true}) {
    House house;
    while (house.told().offset.value < 3 * limits::day_snapshot_entries) {
      house.advance(1s);
      house.send(anna, Freeze{0, !house.told().frozen.contains(0)});
    }
    const Snapshot before = house.told().snapshot();
    const auto newest = house.store.day_snapshot(house.event, before.offset);
    ASSERT_TRUE(newest && *newest);
    const base::Offset earlier{(*newest)->offset.value - 1};
    const auto older = house.store.day_snapshot(house.event, earlier);
    ASSERT_TRUE(older && *older);
    store::Append append;
    append.day = store::DayWrite{house.event, {}, {}, {}, {}};
    append.day->sealed.push_back({1, chloe.value, "\xff"});
    append.day->snapshot = store::KeyframeWrite{(*newest)->offset, "damaged"};
    ASSERT_TRUE(house.store.write(append));
    append.day->snapshot = store::KeyframeWrite{(*older)->offset, "damaged"};
    if (both) {
      ASSERT_TRUE(house.store.write(append));
    }

    house.restart();
    EXPECT_EQ(house.told().snapshot(), before);
    house.register_all();
    EXPECT_EQ(house.day->names().at(chloe), "Chloé") << "the register has written it again";
    const auto good = read_opening(house.store, house.event);
    ASSERT_TRUE(good);
    EXPECT_TRUE(good->damaged.empty()) << "they went with the next one";
  }
}

// D17: a day that was restored says so, in another epoch.
TEST(Day, SaysThatItWasRestored) {
  House house;
  const auto opening = read_opening(house.store, house.event);
  const base::WallTime before = house.told().time;
  house.wall += 1h;
  const auto renewed = renew_day(*opening, base::Epoch{6}, house.wall);
  ASSERT_TRUE(renewed);
  ASSERT_TRUE(house.store.write(*renewed));
  const auto head = house.day->head();
  house.restart();
  EXPECT_EQ(house.day->epoch(), base::Epoch{6});
  EXPECT_EQ(house.day->head().value, head.value + 1);
  EXPECT_EQ(house.send(anna, Freeze{0, true}), Reason::done);
  // Also to who comes later, and after the next restart.
  const auto restored = house.told().snapshot().restored;
  ASSERT_TRUE(restored);
  EXPECT_EQ(restored->offset, base::Offset{head.value + 1});
  EXPECT_EQ(restored->former, base::Epoch{5});
  EXPECT_EQ(restored->since, before) << "what came after that may be missing";
  house.restart();
  EXPECT_EQ(house.told().restored, restored);
}

// D5: what began last for everybody is known when it has ended: an agenda goes on behind it.
TEST(Day, KnowsWhichPhaseOfTheAgendaCameLast) {
  House house;
  Phase planned = phase("Write", {});
  planned.id = 7;
  house.send(anna, wire::day::BeginPhase{planned, {}, false});
  house.send(anna, wire::day::EndPhase{house.told().run_for_all()->id});
  EXPECT_EQ(house.told().last_phase, 7U);
  Phase table = phase("Apart", {}, {1});
  table.id = 8;
  house.send(anna, wire::day::BeginPhase{table, {}, false});
  house.send(anna, wire::day::BeginPhase{phase("Made up", {}), {}, false});
  EXPECT_EQ(house.told().last_phase, 7U) << "of the agenda, and for everybody";
  EXPECT_EQ(State(house.told().snapshot()).last_phase, 7U);
}

TEST(Day, AnswersNobodyWhoHasLeft) {
  House house;
  house.holds = true;
  const auto id = house.ask(anna, Freeze{0, true});
  house.settle();
  house.day->leave(AskerId{anna.value});
  house.commit_held();
  house.settle();
  EXPECT_FALSE(house.answered(id));
  EXPECT_TRUE(house.told().frozen.contains(0));
}

TEST(Day, IsNotThereBeforeItIsFounded) {
  store::MemoryStore store;
  const auto opening = read_opening(store, base::EventId{1});
  ASSERT_FALSE(opening);
  EXPECT_EQ(opening.error().code, OpenErrorCode::no_day);
}

// A cursor is all that a reader needs: entries, or the word that a snapshot is needed.
TEST(DayFeed, ReadsFromACursorOn) {
  House house;
  const auto before = house.day->head();
  house.send(anna, Freeze{0, true});
  house.send(anna, Freeze{0, false});
  const auto one = house.day->read(before, 1);
  ASSERT_TRUE(one);
  EXPECT_EQ(one->upto.value, before.value + 1) << "at least one";
  const auto rest = house.day->read(one->upto, 1'000);
  ASSERT_TRUE(rest);
  EXPECT_EQ(rest->upto, house.day->head());
  const auto frame = wire::day::decode_server_frame(rest->fields);
  ASSERT_TRUE(frame);
  ASSERT_EQ(frame->entries.size(), 1U);
  EXPECT_EQ(frame->entries[0].what, What{(Freeze{0, false})});
  EXPECT_TRUE(house.day->read(house.day->head(), 1'000)->fields.empty());
  EXPECT_FALSE(house.day->read(base::Offset{house.day->head().value + 1}, 1'000));
  house.restart();
  EXPECT_FALSE(house.day->read(before, 1'000)) << "a snapshot is needed";
}

}  // namespace
}  // namespace tablee::event::day

// What the day lets participants do on a board (P40).
#include "room/table.h"

namespace tablee::room {
namespace {

using wire::day::Allowed;

constexpr Allowed nothing{};
constexpr Allowed writing{true, false, false, false, false};
constexpr Allowed drawing{false, false, true, false, false};
constexpr Allowed moving{false, true, false, false, false};
constexpr Allowed proposing{false, false, false, false, true};

constexpr std::int64_t cluster = 1;
constexpr std::int64_t proposition = 2;
constexpr std::int64_t heading = 3;

class DayPolicy : public TableTest {
 protected:
  DayPolicy() {
    for (Seat* seat : {&mod, &ana, &bob}) {
      join(*seat);
      heard(*seat);
    }
    EXPECT_EQ(verdict(ana, ana.note("x")), "1");
  }
  /// Who is closed for a refusal that passes comes back, and reads of it.
  std::string verdict(Seat& seat, const base::Bytes& batch) {
    submit(seat, batch);
    commit();
    if (seat.closed) {
      EXPECT_EQ(seat.closed, wire::Close::not_now);
      come_back(seat);
      commit();
    }
    for (Seat* other : {&mod, &ana, &bob}) {
      if (other != &seat) heard(*other);
    }
    std::string words = heard(seat);
    for (const char* notice : {" not now", " now again"}) {
      words.erase(std::min(words.size(), words.find(notice)));
    }
    return words.substr(words.rfind('=') + 1);
  }
  static base::Bytes moved(Seat& seat, std::int32_t to) {
    return seat.batch([to](core::Editor& e) { e.move(0, core::handle_none, to, to); });
  }

  Seat& mod = sit(1, wire::Role::moderator);
  Seat& ana = sit(2);
  Seat& bob = sit(3);
};

// P40, P35: frozen, nothing of participants is taken, and it waits; moderators go on.
TEST_F(DayPolicy, WhileItTakesNothingParticipantsWait) {
  room->set_allowed(nothing);
  EXPECT_EQ(verdict(ana, ana.note("y")), "2!not_now");
  EXPECT_EQ(verdict(ana, ana.batch([](core::Editor& e) { e.erase_text(0, 0, 1); })), "3!not_now");
  EXPECT_EQ(verdict(mod, mod.note("a moderator's")), "1");
  room->set_allowed(allowed_all);
  EXPECT_EQ(verdict(ana, ana.note("z")), "4");
}

// P40, D3: an event that was put away takes nothing of anybody.
TEST_F(DayPolicy, WhilePutAwayModeratorsWaitToo) {
  room->set_allowed({.nobody = true});
  EXPECT_EQ(verdict(ana, ana.note("y")), "2!not_now");
  EXPECT_EQ(verdict(mod, mod.note("a moderator's")), "1!not_now");
  room->set_allowed(nothing);
  EXPECT_EQ(verdict(mod, mod.note("closed, and taken out again")), "2");
}

// P40: those whom it concerns are told, and told again when it is over.
TEST_F(DayPolicy, IsToldToWhomItConcerns) {
  room->set_allowed(nothing);
  EXPECT_EQ(heard(ana), "not now");
  EXPECT_EQ(heard(mod), "");
  room->set_allowed(writing);
  EXPECT_EQ(heard(ana), "now again");
}

// P40: what is of another kind goes back at once, and holds up nothing behind it.
TEST_F(DayPolicy, TakesTheKindsThatItAllows) {
  room->set_allowed(writing);
  EXPECT_EQ(verdict(ana, ana.note("y")), "2");
  EXPECT_EQ(verdict(ana, moved(ana, 5)), "3") << "one's own";
  EXPECT_EQ(verdict(bob, moved(bob, 6)), "1!not_allowed") << "another's";
  room->set_allowed(drawing);
  EXPECT_EQ(verdict(ana, ana.note("z")), "4!not_allowed");
  EXPECT_EQ(verdict(ana, ana.batch([](core::Editor& e) { e.insert_text(0, 0, "w"); })),
            "5!not_allowed");
  EXPECT_EQ(verdict(ana, ana.batch([](core::Editor& e) { e.erase_text(0, 1, 1); })),
            "6!not_allowed");
  room->set_allowed(moving);
  EXPECT_EQ(verdict(bob, moved(bob, 7)), "2");
  EXPECT_EQ(verdict(ana, ana.note("z")), "7!not_allowed");
}

class Propositions : public DayPolicy {
 protected:
  Propositions() {
    room->set_allowed(writing);
    EXPECT_EQ(verdict(ana, frame(ana, cluster, "hers")), "2");
    frame_ = ana.last();
  }
  static base::Bytes frame(Seat& seat, std::int64_t role, std::string_view text) {
    return seat.batch([&](core::Editor& e) {
      const core::Handle made = e.create({.kind = core::ObjectKind::frame, .w = 500, .h = 300});
      e.set_number(made, core::NumberField::role, role);
      e.insert_text(made, 0, text);
    });
  }
  [[nodiscard]] base::Bytes as(Seat& seat, std::int64_t role) const {
    return seat.batch(
        [&](core::Editor& e) { e.set_number(frame_, core::NumberField::role, role); });
  }
  [[nodiscard]] base::Bytes ranked(Seat& seat, core::Handle before = core::handle_none) const {
    return seat.batch([&](core::Editor& e) { e.rank(frame_, before, core::handle_none); });
  }
  [[nodiscard]] base::Bytes written(Seat& seat, std::uint32_t at = 0) const {
    return seat.batch([&](core::Editor& e) { e.insert_text(frame_, at, "w"); });
  }
  core::Handle frame_ = 0;
};

// P40: who may not propose makes no outcome, of nothing and of nobody's, and takes none back.
TEST_F(Propositions, NeedTheRightToPropose) {
  EXPECT_EQ(verdict(ana, as(ana, proposition)), "3!not_allowed") << "one's own cluster";
  EXPECT_EQ(verdict(ana, as(ana, heading)), "4!not_allowed");
  EXPECT_EQ(verdict(ana, frame(ana, proposition, "new")), "5!not_allowed");
  EXPECT_EQ(verdict(ana, ranked(ana)), "6!not_allowed");
  EXPECT_EQ(verdict(mod, as(mod, proposition)), "1");
  EXPECT_EQ(verdict(ana, as(ana, cluster)), "7!not_allowed") << "taken back";
  EXPECT_EQ(verdict(ana, written(ana)), "8!not_allowed") << "a proposition's text";
  EXPECT_EQ(verdict(ana, ana.batch([&](core::Editor& e) { e.erase_text(frame_, 2, 1); })),
            "9!not_allowed");
}

// P40: where one may propose and nothing else, outcomes are made of what is there and of nothing, by anybody, in one order.
TEST_F(Propositions, AreMadeWhereNothingElseIsTaken) {
  room->set_allowed(proposing);
  EXPECT_EQ(verdict(bob, frame(bob, cluster, "his")), "1!not_allowed");
  EXPECT_EQ(verdict(bob, written(bob)), "2!not_allowed") << "a cluster's title";
  EXPECT_EQ(verdict(bob, as(bob, proposition)), "3") << "of another's cluster";
  EXPECT_EQ(verdict(bob, written(bob, 5)), "4") << "behind what was taken";
  EXPECT_EQ(verdict(bob, ranked(bob)), "5");
  EXPECT_EQ(verdict(bob, frame(bob, heading, "Why")), "6");
  EXPECT_EQ(verdict(bob, frame(bob, proposition, "Because")), "7");
  EXPECT_EQ(
      verdict(bob, bob.batch([&](core::Editor& e) { e.move(bob.last(), bob.last() - 1, 9, 9); })),
      "8")
      << "one's own under one's own";
  EXPECT_EQ(verdict(bob, bob.batch([&](core::Editor& e) { e.set_alive(frame_, false); })),
            "9!not_allowed")
      << "another's is not deleted";
  EXPECT_EQ(verdict(bob, as(bob, cluster)), "10") << "but a cluster again";
}

}  // namespace
}  // namespace tablee::room

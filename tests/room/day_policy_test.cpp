// What the day lets participants do on a board (P40).
#include "room/table.h"

namespace tablee::room {
namespace {

using wire::day::Allowed;

constexpr Allowed nothing{};
constexpr Allowed writing{true, false, false, false, false};
constexpr Allowed drawing{false, false, true, false, false};
constexpr Allowed moving{false, true, false, false, false};

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

}  // namespace
}  // namespace tablee::room

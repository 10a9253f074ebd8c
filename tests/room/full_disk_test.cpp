// A disk that is nearly full (P29): people delete, moderators keep order, nothing new comes.
#include <algorithm>

#include "room/table.h"

namespace tablee::room {
namespace {

class FullDisk : public TableTest {
 protected:
  FullDisk() {
    for (Seat* seat : {&mod, &ana}) {
      join(*seat);
      heard(*seat);
    }
    EXPECT_EQ(verdict(ana, ana.note("x")), "1");
    room->set_space(store::Space::low);
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
    heard(&seat == &mod ? ana : mod);
    std::string words = heard(seat);
    for (const char* notice : {" not now", " now again"}) {
      words.erase(std::min(words.size(), words.find(notice)));
    }
    return words.substr(words.rfind('=') + 1);
  }

  Seat& mod = sit(1, wire::Role::moderator);
  Seat& ana = sit(2);
};

TEST_F(FullDisk, NothingNewIsTakenAndTheReasonIsTold) {
  EXPECT_EQ(verdict(ana, ana.note("y")), "2!disk_full");
  EXPECT_EQ(verdict(ana, ana.batch([](core::Editor& e) { e.insert_text(0, 0, "more"); })),
            "3!disk_full");
  EXPECT_EQ(verdict(ana, ana.batch([](core::Editor& e) { e.move(0, core::handle_none, 5, 5); })),
            "4!disk_full");
  EXPECT_EQ(verdict(mod, mod.note("a moderator's")), "1!disk_full");
  EXPECT_EQ(room->document().size(), 1U);
}

TEST_F(FullDisk, WhatMakesThingsSmallerIsTaken) {
  EXPECT_EQ(verdict(ana, ana.batch([](core::Editor& e) { e.erase_text(0, 0, 1); })), "2");
  EXPECT_EQ(verdict(ana, ana.batch([](core::Editor& e) { e.set_alive(0, false); })), "3");
  EXPECT_EQ(verdict(ana, ana.batch([](core::Editor& e) { e.set_alive(0, true); })), "4");
}

TEST_F(FullDisk, ModeratorsKeepOrder) {
  EXPECT_EQ(
      verdict(mod, mod.batch([](core::Editor& e) { e.set_number(0, core::NumberField::lock, 1); })),
      "1");
  EXPECT_EQ(verdict(mod, mod.batch([](core::Editor& e) { e.move(0, core::handle_none, 5, 5); })),
            "2");
  EXPECT_EQ(verdict(mod, mod.batch([](core::Editor& e) { e.set_alive(0, false); })), "3");
}

// P35
TEST_F(FullDisk, WhatWasSentBehindARefusalThatPassesIsNotHandled) {
  const base::Bytes note = ana.note("y");
  const base::Bytes letter = ana.batch([&](core::Editor& e) { e.insert_text(1, 0, "z"); });
  const base::Offset head = room->head();
  submit(ana, ana.next, {note, letter});
  commit();
  EXPECT_EQ(ana.closed, wire::Close::not_now);
  EXPECT_EQ(room->head().value, head.value + 1);
  EXPECT_EQ(room->counters().refused[static_cast<std::size_t>(core::Refusal::disk_full)], 1U);
}

// P35
TEST_F(FullDisk, EverybodyIsToldWhatIsNotTakenAndWhenItIsAgain) {
  EXPECT_EQ(heard(mod), "not now");
  Seat& ben = sit(3);
  join(ben);
  heard(ben);
  EXPECT_EQ(ben.welcome->not_now, wire::NotNow::disk);
  room->set_space(store::Space::ample);
  work();
  EXPECT_EQ(heard(mod), "now again");
}

TEST_F(FullDisk, GoesByWhenThereIsRoomAgain) {
  EXPECT_EQ(verdict(ana, ana.note("y")), "2!disk_full");
  room->set_space(store::Space::ample);
  EXPECT_EQ(verdict(ana, ana.note("y")), "3");
}

}  // namespace
}  // namespace tablee::room

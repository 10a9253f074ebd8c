// Nobody fills a board for the others (P33a): not by objects, not by bytes, not alone and not with friends.
#include <algorithm>

#include "base/limits.h"
#include "room/table.h"

namespace tablee::room {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t objects = 8'000;  // of these, 500 for moderators

class Share : public TableTest {
 protected:
  Share() {
    for (Seat* seat : {&mod, &ana, &eve}) {
      join(*seat);
      heard(*seat);
    }
  }
  void small() {
    reopen({.objects_max = objects});
    for (Seat* seat : {&mod, &ana, &eve}) {
      come_back(*seat);
      heard(*seat);
    }
  }
  /// Who floods listens to nobody and does not wait to be asked; the others read what they can.
  std::string refusal(Seat& seat, const base::Bytes& batch) {
    advance(10s);
    submit(seat, batch);
    commit();
    const std::string words = heard(seat);
    for (Seat* other : {&mod, &ana, &eve}) heard(*other);
    const auto why = words.rfind('!');
    return why == std::string::npos ? "" : words.substr(why + 1);
  }
  static base::Bytes notes(Seat& seat, int count, std::string_view text = {}) {
    return seat.batch([&](core::Editor& e) {
      for (int i = 0; i < count; ++i) {
        const core::Handle note = e.create({.kind = core::ObjectKind::note});
        if (!text.empty()) e.insert_text(note, 0, text);
      }
    });
  }
  /// As many as are taken, a batch at a time, down to the last one. Why no more are.
  std::string flood(Seat& seat) {
    std::string why;
    for (int size = 500; size > 0;) {
      const std::string refused = refusal(seat, notes(seat, size));
      if (refused.empty()) continue;
      why = refused;
      size = size > 1 ? std::max(1, size / 8) : 0;
      begin_anew(seat);
    }
    return why;
  }
  // What was refused is still on their own board; they look again.
  void begin_anew(Seat& seat) {
    seat.hello.want_keyframe = true;
    come_back(seat);
    heard(seat);
    seat.hello.want_keyframe = false;
  }
  void expect_honest_people_go_on(Seat& honest) {
    EXPECT_EQ(refusal(honest, honest.note("mine")), "");
    const core::Handle mine = honest.last();
    EXPECT_EQ(
        refusal(honest, honest.batch([&](auto& e) { e.move(mine, core::handle_none, 5, 5); })), "");
    ASSERT_TRUE(honest.editor->can_undo());
    EXPECT_EQ(refusal(honest, honest.batch([](auto& e) { e.undo(); })), "");
    EXPECT_EQ(refusal(honest, notes(honest, 100, "Again.")), "");
  }

  Seat& mod = sit(1, wire::Role::moderator);
  Seat& ana = sit(2);
  Seat& eve = sit(3);
};

// P33a, at its real size: somebody who fills as fast as it is taken stops at the half, and the others go on.
TEST_F(Share, OnePersonTakesNoMoreThanIsLeftToTheOthers) {
  std::string why;
  for (int i = 0; why.empty() && i < 20; ++i) why = refusal(eve, notes(eve, 4'000));
  EXPECT_EQ(why, "share_full");
  begin_anew(eve);
  EXPECT_LE(room->document().size(), limits::objects_per_board_max / 2);
  EXPECT_GT(room->document().size(), limits::objects_per_board_max / 3);
  expect_honest_people_go_on(ana);
  expect_honest_people_go_on(mod);
}

// P33a: what was deleted is as much as before until it is let go of.
TEST_F(Share, WhatIsDeletedCountsOn) {
  small();
  EXPECT_EQ(flood(eve), "share_full");
  EXPECT_EQ(refusal(eve, eve.batch([](core::Editor& e) {
              for (core::Handle note = 0; note < 1'000; ++note) e.set_alive(note, false);
            })),
            "");
  EXPECT_EQ(refusal(eve, notes(eve, 1)), "share_full");
  expect_honest_people_go_on(ana);
}

// P33a: it is the person's, whatever number they write under, also after the board was opened again.
TEST_F(Share, IsAPersonsAndNotANumbers) {
  small();
  EXPECT_EQ(flood(eve), "share_full");
  small();
  EXPECT_EQ(refusal(eve, notes(eve, 1)), "share_full");
  Seat& tab = sit(3);
  join(tab);
  heard(tab);
  EXPECT_EQ(refusal(tab, notes(tab, 1)), "share_full");
}

// P33a: enough people together fill what is theirs; the moderators' part is left.
TEST_F(Share, TheLastPartIsForModerators) {
  small();
  EXPECT_EQ(flood(eve), "share_full");
  for (std::uint32_t person = 10; person < 20; ++person) {
    Seat& friendly = sit(person);
    join(friendly);
    heard(friendly);
    (void)flood(friendly);
    leave(friendly);
  }
  begin_anew(ana);
  EXPECT_EQ(refusal(ana, notes(ana, 1)), "board_full");
  EXPECT_EQ(room->document().size(), objects - objects / limits::board_part_for_moderators);
  begin_anew(ana);
  EXPECT_EQ(refusal(ana, ana.batch([](core::Editor& e) { e.move(0, core::handle_none, 7, 7); })),
            "");
  begin_anew(mod);
  expect_honest_people_go_on(mod);
  EXPECT_EQ(flood(mod), "board_full");
  EXPECT_EQ(room->document().size(), objects);
}

}  // namespace
}  // namespace tablee::room

// P41: several people write on one device, each as themselves, and nobody as somebody else.
#include "base/hash.h"
#include "core/batch.h"
#include "room/table.h"

namespace tablee::room {
namespace {

constexpr std::uint32_t ben = 8, cleo = 9, marc = 10;

class SharedTablet : public TableTest {
 protected:
  SharedTablet() {
    for (Seat* seat : {&mod, &ana}) {
      join(*seat);
      heard(*seat);
    }
    know({{base::ParticipantId{1}, "Mod", wire::Role::moderator},
          {base::ParticipantId{2}, "Ana", wire::Role::participant},
          {base::ParticipantId{ben}, "Ben", wire::Role::participant, base::ParticipantId{2}},
          {base::ParticipantId{cleo}, "Cléo", wire::Role::participant, base::ParticipantId{2}},
          {base::ParticipantId{marc}, "Marc", wire::Role::participant, base::ParticipantId{1}}});
  }
  void know(std::vector<wire::Person> people) {
    room->people_changed(std::move(people));
    heard(mod);
    heard(ana);
  }
  /// Why it is refused; empty: it is not.
  template <typename F>
  std::string tries(Seat& seat, std::uint32_t as, F&& change) {
    const base::Bytes batch = seat.batch([&](core::Editor& e) {
      e.act_as(as);
      change(e);
      e.act_as(0);
    });
    submit(seat, batch);
    commit();
    const std::string words = heard(seat);
    heard(&seat == &mod ? ana : mod);
    const auto why = words.rfind('!');
    return why == std::string::npos ? "" : words.substr(why + 1);
  }
  std::string notes(Seat& seat, std::uint32_t as) {
    return tries(seat, as, [](core::Editor& e) {
      e.create({.kind = core::ObjectKind::note, .w = 100, .h = 100});
    });
  }
  [[nodiscard]] core::Handle newest() const { return room->document().size() - 1; }
  [[nodiscard]] core::Handle on(const Seat& seat, core::Handle handle) const {
    return *seat.document.find(room->document().object(handle).id);
  }

  Seat& mod = sit(1, wire::Role::moderator);
  Seat& ana = sit(2);
};

TEST_F(SharedTablet, WhatIsMadeGivenAndThoughtIsTheirsWhoSharesIt) {
  EXPECT_EQ(notes(ana, ben), "");
  const core::Handle note = newest();
  EXPECT_EQ(room->document().object(note).author, ben);
  for (const std::uint32_t who : {ben, cleo, 0U}) {
    EXPECT_EQ(tries(ana, who, [&](core::Editor& e) { e.vote(on(ana, note), 1); }), "");
  }
  EXPECT_EQ(tries(ana, cleo, [&](core::Editor& e) { e.react(on(ana, note), 1); }), "");
  EXPECT_EQ(room->document().object(note).votes, 3U) << "one of each";
  EXPECT_EQ(room->document().votes_by(note, 2), 1U);
  ASSERT_EQ(room->document().reactions(note).size(), 1U);
  EXPECT_EQ(room->document().reactions(note)[0].participant, cleo);
  // Who comes later reads the same from the log.
  reopen();
  EXPECT_EQ(room->document().votes_by(note, cleo), 1U);
}

// DESIGN invariant 8.
TEST_F(SharedTablet, NobodyIsNamedWhoIsOnAnotherDeviceOrOnNone) {
  EXPECT_EQ(notes(ana, marc), "not_allowed") << "of somebody else's";
  EXPECT_EQ(notes(ana, 1), "not_allowed");
  EXPECT_EQ(notes(ana, 77), "not_allowed") << "nobody";
  EXPECT_EQ(notes(ana, ben), "");
  const core::Handle note = newest();
  const auto votes = [&](Seat& seat, std::uint32_t who) {
    return tries(seat, who, [&](core::Editor& e) { e.vote(on(seat, note), 1); });
  };
  const auto reacts = [&](Seat& seat, std::uint32_t who) {
    return tries(seat, who, [&](core::Editor& e) { e.react(on(seat, note), 1); });
  };
  EXPECT_EQ(votes(ana, marc), "not_allowed");
  EXPECT_EQ(reacts(ana, marc), "not_allowed");
  EXPECT_EQ(votes(mod, cleo), "not_allowed") << "a moderator casts hands, and nobody's own";
  EXPECT_EQ(reacts(mod, cleo), "not_allowed");
  EXPECT_EQ(room->document().object(note).votes, 0U);
  // Who has left it is named no more.
  know({{base::ParticipantId{2}, "Ana", wire::Role::participant},
        {base::ParticipantId{ben}, "Ben", wire::Role::participant}});
  EXPECT_EQ(notes(ana, ben), "not_allowed");
  EXPECT_EQ(votes(ana, ben), "not_allowed");
}

TEST_F(SharedTablet, EachHasABudgetOfDots) {
  Policy policy;
  policy.vote_budget = 2;
  ASSERT_EQ(notes(ana, 0), "");
  const core::Handle note = newest();
  reopen(policy);
  for (Seat* seat : {&mod, &ana}) {
    come_back(*seat);
    heard(*seat);
  }
  know({{base::ParticipantId{2}, "Ana", wire::Role::participant},
        {base::ParticipantId{ben}, "Ben", wire::Role::participant, base::ParticipantId{2}}});
  const auto votes = [&](std::uint32_t who, std::uint32_t dots) {
    return tries(ana, who, [&](core::Editor& e) { e.vote(on(ana, note), dots); });
  };
  EXPECT_EQ(votes(0, 2), "");
  EXPECT_EQ(votes(ben, 3), "over_budget");
  EXPECT_EQ(votes(ben, 2), "");
  EXPECT_EQ(room->document().object(note).votes, 4U);
}

TEST_F(SharedTablet, WhereOnlyOnesOwnIsMovedTheDevicesPeopleAreItsOwn) {
  ASSERT_EQ(notes(ana, ben), "");
  const core::Handle theirs = newest();
  ASSERT_EQ(notes(mod, 0), "");
  const core::Handle other = newest();
  room->set_allowed({.write = true});
  heard(mod);
  heard(ana);
  const auto moves = [&](core::Handle handle) {
    return tries(ana, 0,
                 [&](core::Editor& e) { e.move(on(ana, handle), core::handle_none, 5, 5); });
  };
  EXPECT_EQ(moves(theirs), "");
  EXPECT_EQ(moves(other), "not_allowed");
}

// Each undoes their own, whoever did something last.
TEST_F(SharedTablet, EachHasAMemoryOfUndo) {
  ASSERT_EQ(notes(ana, ben), "");
  const core::Handle of_ben = newest();
  ASSERT_EQ(notes(ana, cleo), "");
  const core::Handle of_cleo = newest();
  core::Editor& editor = *ana.editor;
  editor.act_as(ben);
  EXPECT_TRUE(editor.undo());
  EXPECT_FALSE(ana.document.object(on(ana, of_ben)).alive);
  EXPECT_TRUE(ana.document.object(on(ana, of_cleo)).alive);
  editor.act_as(0);
  EXPECT_FALSE(editor.can_undo()) << "the device's own person has done nothing";
  editor.act_as(cleo);
  EXPECT_TRUE(editor.can_undo());
  editor.renumber(cleo, 33);
  EXPECT_TRUE(editor.undo()) << "under another number too";
  EXPECT_FALSE(ana.document.object(on(ana, of_cleo)).alive);
}

// Who was added without a network has a number of their own device's, until the server has given one.
TEST_F(SharedTablet, AProvisionalNumberIsReplacedBeforeItIsSent) {
  constexpr std::uint32_t provisional = 0x4000'0007;
  const base::Bytes made = ana.batch([&](core::Editor& e) {
    e.act_as(provisional);
    const core::Handle note = e.create({.kind = core::ObjectKind::note, .w = 100, .h = 100});
    e.insert_text(note, 0, "offline");
    e.vote(note, 1);
    e.react(note, 1);
    e.act_as(0);
  });
  const auto renamed = core::rename_person(made, provisional, cleo);
  ASSERT_TRUE(renamed);
  ASSERT_EQ(renamed->size(), 1U);
  submit(ana, renamed->front());
  commit();
  EXPECT_EQ(heard(ana).find('!'), std::string::npos);
  EXPECT_EQ(room->document().object(newest()).author, cleo);
  EXPECT_EQ(room->document().votes_by(newest(), cleo), 1U);
  ASSERT_EQ(room->document().reactions(newest()).size(), 1U);
  EXPECT_EQ(room->document().reactions(newest())[0].participant, cleo);
  submit(ana, made);
  commit();
  EXPECT_NE(heard(ana).find('!'), std::string::npos) << "nobody has that number";
}

}  // namespace
}  // namespace tablee::room

// What may enter the log, and under which number (P8 to P10, P20 to P25).
#include "core/batch.h"
#include "room/table.h"

namespace tablee::room {
namespace {

class Admission : public TableTest {
 protected:
  Admission() {
    join(ana);
    join(ben);
    heard(ana);
    heard(ben);
  }
  /// What `seat` hears of this batch, the introduction of its replica left out.
  std::string verdict(Seat& seat, const base::Bytes& batch) {
    submit(seat, batch);
    commit();
    const std::string words = heard(seat);
    return words.substr(words.rfind('=') + 1);
  }
  static base::Bytes encoded(core::Op op, std::uint64_t counter) {
    core::Batch batch;
    batch.counter = counter;
    op.id = {counter, 0};
    batch.ops.push_back(op);
    base::Bytes bytes;
    core::encode_batch(batch, 0, bytes);
    return bytes;
  }

  Seat& ana = sit(1);
  Seat& ben = sit(2);
};

// DESIGN invariant 1, P13
TEST_F(Admission, ShowsAnEntryAfterItsCommitOnly) {
  submit(ana, ana.note("x"));
  EXPECT_EQ(heard(ana), "");
  EXPECT_EQ(heard(ben), "");
  commit();
  EXPECT_EQ(heard(ana), "1<1 2=1");
  EXPECT_EQ(heard(ben), "1<1 2<2");
}

TEST_F(Admission, IntroducesAReplicaOnceBeforeItsFirstEntry) {
  submit(ana, ana.note("x"));
  submit(ana, ana.note("y"));
  commit();
  EXPECT_EQ(heard(ben), "1<1 2<2 3<2");
  EXPECT_EQ(ben.document.participant_of(2), 1U);
}

// P8, DESIGN invariant 3
TEST_F(Admission, AcknowledgesARepeatedBatchAgainWithoutEffect) {
  const base::Bytes note = ana.note("x");
  submit(ana, note);
  submit(ana, base::Seq{1}, {note});
  EXPECT_EQ(heard(ana), "");  // not before it is durable
  commit();
  EXPECT_EQ(heard(ana), "1<1 2=1");
  submit(ana, base::Seq{1}, {note});
  EXPECT_EQ(heard(ana), "=1");
  EXPECT_EQ(room->head().value, 2U);
  EXPECT_EQ(room->counters().repeated, 2U);
}

// P8
TEST_F(Admission, ClosesOnAGapInTheNumbers) {
  submit(ana, base::Seq{2}, {ana.note("x")});
  EXPECT_EQ(ana.closed, wire::Close::gap);
  commit();
  EXPECT_EQ(room->head().value, 0U);
}

// P9: the number is used up, and what follows is handled on its own.
TEST_F(Admission, LogsARefusedBatchWithoutEffect) {
  submit(ana, "garbage");
  submit(ana, ana.note("x"));
  commit();
  EXPECT_EQ(heard(ana), "1=1!malformed 2<1 3=2");
  EXPECT_EQ(heard(ben), "1<2! 2<1 3<2");
}

// P10
TEST_F(Admission, RefusesCountersThatWereUsedOrLieTooFarAhead) {
  const base::Bytes note = ana.note("x");
  EXPECT_EQ(verdict(ana, note), "1");
  EXPECT_EQ(verdict(ana, note), "2!bad_counter");
  core::Op op;
  op.kind = core::OpKind::create;
  op.raw_object_kind = 1;
  op.object_kind = core::ObjectKind::note;
  EXPECT_EQ(verdict(ana, encoded(op, room->document().counter() + limits::counter_lead_max + 1)),
            "3!bad_counter");
  EXPECT_EQ(verdict(ana, encoded(op, room->document().counter() + limits::counter_lead_max)), "4");
}

// P20
TEST_F(Admission, RefusesWhatDoesNotDecode) {
  EXPECT_EQ(verdict(ana, "garbage"), "1!malformed");
  EXPECT_EQ(verdict(ana, ""), "2!malformed");
  EXPECT_EQ(verdict(ana, base::Bytes("\x08\x05", 2)), "3!malformed");  // a counter without ops
  EXPECT_EQ(verdict(ana, base::Bytes(limits::batch_bytes_max + 1, 'x')), "4!too_large");
  base::Bytes text = ana.note("abc");
  text.replace(text.find("abc"), 3,
               "a\xFF"
               "c");
  EXPECT_EQ(verdict(ana, text), "5!bad_text");
}

// P21, DESIGN invariant 4
TEST_F(Admission, RefusesAReferenceToWhatDoesNotStandBeforeIt) {
  ana.note("never sent");
  const base::Bytes move =
      ana.batch([&](core::Editor& e) { e.move(ana.last(), core::handle_none, 5, 5); });
  EXPECT_EQ(verdict(ana, move), "1!target_unknown");
}

// P22
TEST_F(Admission, LetsOnlyModeratorsTouchWhatOneHasLocked) {
  Seat& mod = sit(4, wire::Role::moderator);
  join(mod);
  heard(mod);
  EXPECT_EQ(verdict(mod, mod.note("agenda")), "1");
  EXPECT_EQ(verdict(mod, mod.batch([&](core::Editor& e) {
              e.set_number(mod.last(), core::NumberField::lock, 1);
            })),
            "2");
  heard(ana);
  const core::Handle agenda = ana.last();
  const auto try_to = [&](auto change) { return verdict(ana, ana.batch(change)); };
  EXPECT_EQ(try_to([&](auto& e) { e.move(agenda, core::handle_none, 9, 9); }), "1!not_allowed");
  EXPECT_EQ(try_to([&](auto& e) { e.insert_text(agenda, 3, "x"); }), "2!not_allowed");
  EXPECT_EQ(try_to([&](auto& e) { e.erase_text(agenda, 0, 2); }), "3!not_allowed");
  EXPECT_EQ(try_to([&](auto& e) { e.set_alive(agenda, false); }), "4!not_allowed");
  EXPECT_EQ(try_to([&](auto& e) { e.set_number(agenda, core::NumberField::lock, 0); }),
            "5!not_allowed");
  EXPECT_EQ(try_to([&](auto& e) { e.vote(agenda, 1); }), "6");  // dots are not the thing itself
  EXPECT_EQ(verdict(mod, mod.batch([&](core::Editor& e) { e.insert_text(mod.last(), 0, "our "); })),
            "3");
}

// P22
TEST_F(Admission, RefusesALockByAParticipant) {
  EXPECT_EQ(verdict(ana, ana.note("mine")), "1");
  EXPECT_EQ(verdict(ana, ana.batch([&](core::Editor& e) {
              e.set_number(ana.last(), core::NumberField::lock, 1);
            })),
            "2!not_allowed");
}

// P22: nobody but the server says who is who.
TEST_F(Admission, RefusesForgedAuthorsAndIntroductions) {
  core::Op create;
  create.kind = core::OpKind::create;
  create.raw_object_kind = 1;
  create.object_kind = core::ObjectKind::note;
  create.participant = 2;
  EXPECT_EQ(verdict(ana, encoded(create, 100)), "1!not_allowed");
  core::Op introduce;
  introduce.kind = core::OpKind::introduce;
  introduce.replica = 9;
  introduce.participant = 2;
  EXPECT_EQ(verdict(ana, encoded(introduce, 200)), "2!not_allowed");
  Seat& mod = sit(4, wire::Role::moderator);
  join(mod);
  heard(mod);
  EXPECT_EQ(verdict(mod, encoded(introduce, 300)), "1!not_allowed");
}

// P23
TEST_F(Admission, RefusesAnOpThatDoesNotFitItsTarget) {
  EXPECT_EQ(verdict(ana, ana.note("x")), "1");
  core::Op end;
  end.kind = core::OpKind::end;
  end.target = ana.document.object(ana.last()).id;
  end.target.replica = 0;
  EXPECT_EQ(verdict(ana, encoded(end, ana.document.counter() + 1)), "2!wrong_kind");
}

// P25
TEST_F(Admission, PassesOnOpsOfANewerVersion) {
  base::Bytes batch("\x08\x32\x12\x04\x72\x02hi", 8);  // counter 50, one op with field 14
  EXPECT_EQ(verdict(ana, batch), "1");
  EXPECT_EQ(heard(ben), "1<1 2<2");
}

TEST_F(Admission, KeepsVotesWithinTheBudget) {
  reopen({.vote_budget = 3});
  come_back(ana);
  heard(ana);
  EXPECT_EQ(verdict(ana, ana.note("a")), "1");
  const core::Handle a = ana.last();
  EXPECT_EQ(verdict(ana, ana.note("b")), "2");
  const core::Handle b = ana.last();
  EXPECT_EQ(verdict(ana, ana.batch([&](auto& e) { e.vote(a, 3); })), "3");
  EXPECT_EQ(verdict(ana, ana.batch([&](auto& e) { e.vote(b, 1); })), "4!over_budget");
}

TEST_F(Admission, CountsADotThatIsTakenBackInTheSameBatch) {
  reopen({.vote_budget = 3});
  come_back(ana);
  heard(ana);
  verdict(ana, ana.note("a"));
  const core::Handle a = ana.last();
  verdict(ana, ana.note("b"));
  const core::Handle b = ana.last();
  verdict(ana, ana.batch([&](auto& e) { e.vote(a, 3); }));
  const auto move_dot = [&](core::Editor& e) {
    e.vote(a, 2);
    e.vote(b, 1);
  };
  EXPECT_EQ(verdict(ana, ana.batch(move_dot)), "4");
}

}  // namespace
}  // namespace tablee::room

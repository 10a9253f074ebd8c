// Rules of admission are asked of everything that an op touches, however it is written (P22, DESIGN invariant 13).
#include "base/hash.h"
#include "core/batch.h"
#include "room/table.h"
#include "wire/records.h"

namespace tablee::room {
namespace {

using core::handle_none;

class Rules : public TableTest {
 protected:
  Rules() {
    for (Seat* seat : {&mod, &ana}) {
      join(*seat);
      heard(*seat);
    }
  }
  /// Why the batch is refused; empty: it is not. All hear of it.
  std::string refusal(Seat& seat, const base::Bytes& batch) {
    submit(seat, batch);
    commit();
    const std::string words = heard(seat);
    heard(&seat == &mod ? ana : mod);
    const auto why = words.rfind('!');
    return why == std::string::npos ? "" : words.substr(why + 1);
  }
  template <typename F>
  std::string tries(Seat& seat, F&& change) {
    return refusal(seat, seat.batch(change));
  }
  core::Handle make(core::ObjectKind kind, core::Handle parent = handle_none) {
    EXPECT_EQ(tries(mod,
                    [&](core::Editor& e) {
                      e.create({.kind = kind, .parent = parent, .w = 100, .h = 100});
                    }),
              "");
    return mod.last();
  }
  void lock(core::Handle handle, int locked = 1) {
    EXPECT_EQ(
        tries(mod, [&](core::Editor& e) { e.set_number(handle, core::NumberField::lock, locked); }),
        "");
  }
  /// The same object on `seat`'s board.
  core::Handle on(const Seat& seat, core::Handle handle) {
    return *seat.document.find(mod.document.object(handle).id);
  }
  std::string moves(core::Handle handle, core::Handle parent = handle_none) {
    const core::Handle into = parent == handle_none ? handle_none : on(ana, parent);
    return tries(ana, [&](core::Editor& e) { e.move(on(ana, handle), into, ++x_, 0); });
  }
  std::string sets_alive(core::Handle handle, bool alive) {
    return tries(ana, [&](core::Editor& e) { e.set_alive(on(ana, handle), alive); });
  }
  /// One op of ana's, written by hand, with a counter above all others or this one.
  base::Bytes written(core::Op op, std::vector<core::IdRun> runs = {}, std::uint64_t counter = 0) {
    core::Batch batch;
    batch.counter = counter != 0 ? counter : room->document().counter() + 1;
    op.id = {batch.counter, 0};
    op.runs_end = static_cast<std::uint32_t>(runs.size());
    batch.ops.push_back(op);
    batch.runs = std::move(runs);
    base::Bytes bytes;
    core::encode_batch(batch, 0, bytes);
    return bytes;
  }

  /// An entry from before P36: the frame hides what lies in it. Everybody comes back to it.
  void hide(core::Handle frame) {
    core::Batch batch;
    batch.counter = room->document().counter() + 1;
    core::Op& op = batch.ops.emplace_back();
    op.kind = core::OpKind::life;
    op.id = {batch.counter, base::replica_server.value};
    op.target = mod.document.object(frame).id;
    base::Bytes bytes;
    core::encode_batch(batch, base::replica_server.value, bytes);
    const auto replicas = store.replicas(board);
    auto server = *wire::decode_replica_record(replicas->at(1).bytes);
    ++server.last_seq.value;
    server.last_hash = base::fnv1a(bytes);
    store::Append append;
    append.board = board;
    append.log.push_back({base::Offset{room->head().value + 1}, clock.wall(),
                          wire::encode(wire::LogRecord{clock.wall(), base::replica_server,
                                                       server.last_seq, bytes})});
    append.replicas.push_back({base::replica_server.value, wire::encode(server)});
    ASSERT_TRUE(store.write(append));
    reopen();
    for (Seat* seat : {&mod, &ana}) {
      come_back(*seat);
      heard(*seat);
    }
  }

  Seat& mod = sit(1, wire::Role::moderator);
  Seat& ana = sit(2);
  int x_ = 0;
};

// P22
TEST_F(Rules, ARunOverSeveralTextsErasesNothingThatIsLocked) {
  const core::Handle mine = make(core::ObjectKind::note);
  const core::Handle agenda = make(core::ObjectKind::note);
  const base::Bytes texts = mod.batch([&](core::Editor& e) {
    e.insert_text(mine, 0, "free");
    e.insert_text(agenda, 0, "agenda");
  });
  EXPECT_EQ(refusal(mod, texts), "");
  lock(agenda);
  const std::uint32_t author = mod.hello.replica.value;
  core::Batch made;
  ASSERT_TRUE(core::decode_batch(texts, author, made));
  const core::OpId first = made.ops[0].id;
  core::Op erase;
  erase.kind = core::OpKind::erase;
  EXPECT_EQ(refusal(ana, written(erase, {{{first.counter + 3, author}, 7}})), "not_allowed");
  EXPECT_EQ(refusal(ana, written(erase, {{first, 1}, {{first.counter + 9, author}, 1}})),
            "not_allowed");
  EXPECT_EQ(refusal(ana, written(erase, {{first, 4}})), "");
  std::string left;
  room->document().text(*room->document().find(mod.document.object(agenda).id), left);
  EXPECT_EQ(left, "agenda");
}

// P22
TEST_F(Rules, WhatIsLockedStaysWhereItIsWithTheFramesThatItLiesIn) {
  const core::Handle zone = make(core::ObjectKind::frame);
  const core::Handle inner = make(core::ObjectKind::frame, zone);
  const core::Handle agenda = make(core::ObjectKind::note, inner);
  const core::Handle beside = make(core::ObjectKind::note, zone);
  EXPECT_EQ(moves(zone), "");
  lock(agenda);
  EXPECT_EQ(moves(zone), "not_allowed");
  EXPECT_EQ(moves(inner), "not_allowed");
  EXPECT_EQ(moves(beside), "");
  EXPECT_EQ(moves(beside, inner), "");
  EXPECT_EQ(tries(ana, [&](core::Editor& e) { e.insert_text(on(ana, zone), 0, "our zone"); }), "");
  lock(agenda, 0);
  EXPECT_EQ(moves(zone), "");
}

// P22
TEST_F(Rules, AMoveThatAModeratorMakesTakesTheLockAlong) {
  const core::Handle zone = make(core::ObjectKind::frame);
  const core::Handle agenda = make(core::ObjectKind::note);
  lock(agenda);
  EXPECT_EQ(moves(zone), "");
  EXPECT_EQ(tries(mod, [&](core::Editor& e) { e.move(agenda, zone, 1, 1); }), "");
  EXPECT_EQ(moves(zone), "not_allowed");
  reopen();
  come_back(ana);
  heard(ana);
  EXPECT_EQ(moves(zone), "not_allowed");
}

// P22: a lock that was deleted with its object holds nothing.
TEST_F(Rules, WhatIsLockedAndDeletedHoldsNoFrame) {
  const core::Handle zone = make(core::ObjectKind::frame);
  const core::Handle agenda = make(core::ObjectKind::note, zone);
  lock(agenda);
  EXPECT_EQ(tries(mod, [&](core::Editor& e) { e.set_alive(agenda, false); }), "");
  EXPECT_EQ(sets_alive(agenda, true), "not_allowed");
  EXPECT_EQ(moves(zone), "");
}

// P22, P36: what is locked stays where it is when the frame around it is deleted, and when that comes back.
TEST_F(Rules, AFrameAroundWhatIsLockedIsDeletedAndComesBack) {
  const core::Handle zone = make(core::ObjectKind::frame);
  const core::Handle agenda = make(core::ObjectKind::note, zone);
  lock(agenda);
  EXPECT_EQ(sets_alive(zone, false), "");
  EXPECT_TRUE(room->document().shown(*room->document().find(mod.document.object(agenda).id)));
  EXPECT_EQ(moves(zone), "not_allowed");
  EXPECT_EQ(sets_alive(zone, true), "");
}

// P22, P36: a frame that was deleted in a log from before hides what is locked. Bringing it back shows that: not for everybody.
TEST_F(Rules, AnOldFrameIsNotBroughtBackAroundWhatIsLocked) {
  const core::Handle outer = make(core::ObjectKind::frame);
  const core::Handle zone = make(core::ObjectKind::frame, outer);
  const core::Handle agenda = make(core::ObjectKind::note, zone);
  const core::Handle free = make(core::ObjectKind::frame);
  lock(agenda);
  hide(outer);
  EXPECT_FALSE(mod.document.shown(agenda));
  EXPECT_EQ(sets_alive(outer, true), "not_allowed");
  EXPECT_FALSE(room->document().shown(*room->document().find(mod.document.object(agenda).id)));
  EXPECT_EQ(tries(mod, [&](core::Editor& e) { e.set_alive(outer, true); }), "");
  EXPECT_TRUE(mod.document.shown(agenda));
  // Where nothing is locked, everybody may.
  hide(free);
  EXPECT_EQ(sets_alive(free, true), "");
}

// P23, P36: nobody hides what others wrote by deleting the frame that it lies in.
TEST_F(Rules, NobodyHidesWhatLiesInAFrame) {
  const core::Handle zone = make(core::ObjectKind::frame);
  core::Op op;
  op.kind = core::OpKind::life;
  op.target = mod.document.object(zone).id;
  EXPECT_EQ(refusal(ana, written(op)), "wrong_kind");
}

// P22: of two frames that were put into each other one is shown outside. Whoever opens the ring moves it.
TEST_F(Rules, ARingOfFramesIsNotOpenedAroundWhatIsLocked) {
  const core::Handle one = make(core::ObjectKind::frame);
  const core::Handle two = make(core::ObjectKind::frame);
  const base::Bytes first = mod.batch([&](core::Editor& e) { e.move(one, two, 1, 1); });
  const base::Bytes second =
      ana.batch([&](core::Editor& e) { e.move(on(ana, two), on(ana, one), 1, 1); });
  submit(mod, first);
  submit(ana, second);
  commit();
  heard(mod);
  heard(ana);
  lock(one);
  EXPECT_EQ(moves(two), "not_allowed");
}

// P22: what an arrow hangs on is not the arrow's affair.
TEST_F(Rules, AnArrowMayPointAtWhatIsLockedAndALockedOneKeepsItsEnds) {
  const core::Handle agenda = make(core::ObjectKind::note);
  const core::Handle arrow = make(core::ObjectKind::connector);
  const auto points = [&](core::Handle at) {
    core::ConnectorEnd end;
    end.x = ++x_;
    end.target = mod.document.object(at).id;
    return tries(ana, [&](core::Editor& e) { e.set_end(on(ana, arrow), 0, end); });
  };
  lock(agenda);
  EXPECT_EQ(points(agenda), "");
  lock(arrow);
  lock(agenda, 0);
  EXPECT_EQ(points(agenda), "not_allowed");
  EXPECT_EQ(moves(agenda), "");
}

// P22: a vote that comes behind a later one of another tab takes no dot away.
TEST_F(Rules, DotsAreNotTakenBackByAVoteThatComesTooLate) {
  const core::Handle x = make(core::ObjectKind::note);
  const core::Handle y = make(core::ObjectKind::note);
  reopen({.vote_budget = 3});
  for (Seat* seat : {&mod, &ana}) {
    come_back(*seat);
    heard(*seat);
  }
  Seat& tab = sit(2);
  join(tab);
  heard(tab);
  const std::uint64_t early = room->document().counter() + 1;
  core::Op vote;
  vote.kind = core::OpKind::vote;
  vote.target = mod.document.object(x).id;
  vote.value = 3;
  EXPECT_EQ(refusal(ana, written(vote, {}, early + 1'000)), "");
  core::Batch batch;
  batch.counter = early;
  for (const auto& [target, value] : {std::pair{x, 0}, std::pair{y, 3}}) {
    vote.id = {early + batch.ops.size(), 0};
    vote.target = mod.document.object(target).id;
    vote.value = value;
    batch.ops.push_back(vote);
  }
  base::Bytes bytes;
  core::encode_batch(batch, 0, bytes);
  EXPECT_EQ(refusal(tab, bytes), "over_budget");
  EXPECT_EQ(room->document().votes_spent(2), 3U);
}

// P22: for whom has no device. What was written so is theirs, and shows by whose replica.
TEST_F(Rules, AModeratorWritesOnBehalfOfThePeopleOfTheEventAndNobodyElseDoes) {
  constexpr std::uint32_t lea = 9;
  room->people_changed({{base::ParticipantId{1}, "Mod", wire::Role::moderator},
                        {base::ParticipantId{lea}, "Lea", wire::Role::participant}});
  heard(mod);
  heard(ana);
  const auto writes_for = [&](Seat& seat, std::uint32_t who) {
    return tries(seat, [&](core::Editor& e) {
      e.create({.kind = core::ObjectKind::note, .w = 100, .h = 100, .author = who});
    });
  };
  EXPECT_EQ(writes_for(mod, lea), "");
  const core::ObjectView made = room->document().object(room->document().size() - 1);
  EXPECT_EQ(made.author, lea);
  EXPECT_EQ(room->document().participant_of(made.id.replica), mod.grant.participant.value);
  EXPECT_EQ(writes_for(mod, 77), "not_allowed") << "nobody of the event";
  EXPECT_EQ(writes_for(ana, lea), "not_allowed");
}

}  // namespace
}  // namespace tablee::room

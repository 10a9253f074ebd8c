// A data folder that is an older copy of itself (P28): whoever can prove what the log was says that it was cut.
#include "base/hash.h"
#include "base/limits.h"
#include "room/table.h"

namespace tablee::room {
namespace {

using namespace std::chrono_literals;

// A seal that only this test can make.
std::uint64_t seal(base::BytesView words) {
  return base::fnv1a("secret" + base::Bytes(words));
}

class CutLog : public TableTest {
 protected:
  CutLog() {
    open();
    join(ana);
    heard(ana);
    write(ana, "before");
    copy.copy_from(store);
    copied = room->document().counter();
  }
  void open() { reopen({.seal = seal}); }
  void write(Seat& seat, std::string_view text) {
    advance(5ms);
    submit(seat, seat.note(text));
    commit();
    heard(seat);
  }
  void put_back() {
    store.copy_from(copy);
    open();
  }
  void come(Seat& seat) {
    come_back(seat);
    commit();
    heard(seat);
  }
  /// So much that the feed lets go of what was before.
  void flood(Seat& seat) {
    for (int i = 0; i < 300; ++i) write(seat, std::string(10'000, 'x'));
  }
  [[nodiscard]] bool renewed() const { return room->epoch() != base::Epoch{77}; }

  Seat& ana = sit(1);
  store::MemoryStore copy;
  std::uint64_t copied = 0;
};

// P28
TEST_F(CutLog, AnAcknowledgementThatIsNotInTheLogChangesTheEpoch) {
  write(ana, "after");
  EXPECT_EQ(ana.hello.witness.offset, room->head()) << "it came with the acknowledgement";
  put_back();
  EXPECT_FALSE(renewed());
  come(ana);
  EXPECT_TRUE(renewed());
  EXPECT_EQ(ana.welcome->epoch, room->epoch());
  EXPECT_EQ(ana.welcome->replica.value, 2U);
  EXPECT_EQ(ana.welcome->last_seq.value, 1U);
  EXPECT_NE(ana.welcome->last_hash, 0U);
  // It is written down: the next opening knows it.
  const base::Epoch epoch = room->epoch();
  open();
  EXPECT_EQ(room->epoch(), epoch);
}

// P28: also of one who only looks.
TEST_F(CutLog, AnObserversProofIsAProof) {
  Seat& ben = sit(2, wire::Role::observer);
  join(ben);
  heard(ben);
  write(ana, "after");
  send(ben, wire::encode(wire::Ping{7}));
  heard(ben);
  EXPECT_EQ(ben.hello.witness.offset, room->head()) << "it came with Pong";
  put_back();
  come(ben);
  EXPECT_TRUE(renewed());
}

// P28
TEST_F(CutLog, AnotherEntryAtThatPlaceChangesTheEpoch) {
  write(ana, "after");
  put_back();
  Seat& cara = sit(3);
  join(cara);
  heard(cara);
  write(cara, "other");
  write(cara, "and another");
  EXPECT_FALSE(renewed());
  EXPECT_GT(room->head(), ana.hello.witness.offset) << "it is long enough again";
  come(ana);
  EXPECT_TRUE(renewed());
}

// P28: however much was written since, also when what the proof is of is in the log alone.
TEST_F(CutLog, AnotherEntryThatTheFeedHasLetGoOfChangesTheEpoch) {
  write(ana, "after");
  put_back();
  Seat& cara = sit(3);
  join(cara);
  heard(cara);
  flood(cara);
  hold_reads = true;
  advance(1s);
  come_back(ana);
  ASSERT_EQ(reads.size(), 1U);
  EXPECT_EQ(heard(ana), "") << "before it is known";
  EXPECT_EQ(room->sessions(), 2U);
  hold_reads = false;
  answer(reads[0]);
  work();
  commit();
  heard(ana);
  EXPECT_TRUE(renewed());
  EXPECT_EQ(ana.welcome->replica.value, 2U);
  EXPECT_EQ(ana.welcome->last_seq.value, 1U) << "what is missing is brought back";
}

// P28: a log that says what it said is read for nothing, and costs its reader nothing else.
TEST_F(CutLog, AnEntryThatTheFeedHasLetGoOfProvesNothingWhereTheLogHasIt) {
  Seat& cara = sit(3);
  join(cara);
  heard(cara);
  leave(ana);
  flood(cara);
  ana.hello.cursor = {};
  come(ana);
  EXPECT_FALSE(renewed());
  EXPECT_EQ(ana.document.keyframe(), room->document().keyframe());
}

// P18, P27: who is gone, put out or in the way of a log that can not be read, while it is read.
TEST_F(CutLog, WhoseProofIsBeingReadMayGo) {
  Seat& cara = sit(3);
  join(cara);
  heard(cara);
  flood(cara);
  const auto asked = [&] {
    leave(ana);
    reads.clear();
    come_back(ana);
    ASSERT_EQ(reads.size(), 1U);
  };
  hold_reads = true;
  asked();
  leave(ana);
  answer(reads[0]);
  EXPECT_EQ(room->sessions(), 1U);
  asked();
  room->revoke(std::vector{ana.grant.participant});
  work();
  EXPECT_EQ(ana.closed, wire::Close::revoked);
  EXPECT_EQ(room->sessions(), 1U);
  asked();
  room->catch_up(ana.id, std::unexpected(store::Error{store::ErrorCode::io, "broken"}), now());
  work();
  EXPECT_EQ(ana.closed, wire::Close::going_away);
  EXPECT_FALSE(cara.closed);
}

// P28, DESIGN section 7
TEST_F(CutLog, NumbersAndIdsOfTheServerThatWereUsedInWhatIsMissingAreNotUsedAgain) {
  write(ana, "after");
  put_back();
  come(ana);
  Seat& cara = sit(3);
  join(cara);
  commit();
  heard(cara);
  EXPECT_GT(cara.welcome->replica.value, 1'024U);
  write(cara, "new");
  EXPECT_GT(room->document().counter(), copied + limits::counter_lead_max);
}

// P28: whatever a client says without a seal. Its next Hello costs nobody else anything.
TEST_F(CutLog, WhoOnlySaysSoChangesNothing) {
  for (const wire::Role role : {wire::Role::observer, wire::Role::participant}) {
    Seat& eve = sit(9, role);
    eve.hello.epoch = room->epoch();
    eve.hello.cursor = base::Offset{1'000'000};
    eve.hello.cursor_time = clock.wall() + 1h;
    eve.hello.replica = base::ReplicaId{700};
    eve.hello.acked_seq = base::Seq{5};
    eve.hello.next_seq = base::Seq{6};
    eve.hello.witness = {base::Offset{1'000'000}, 1, 2};
    join(eve);
    commit();
    EXPECT_FALSE(renewed());
    EXPECT_EQ(trouble, "");
  }
  // The seal of another entry, place, epoch or board does not fit.
  const wire::Witness good = ana.hello.witness;
  for (const wire::Witness& bad :
       {wire::Witness{base::Offset{good.offset.value + 1}, good.mark, good.seal},
        wire::Witness{good.offset, good.mark + 1, good.seal},
        wire::Witness{good.offset, good.mark, good.seal + 1}}) {
    ana.hello.witness = bad;
    leave(ana);
    come(ana);
    EXPECT_FALSE(renewed());
  }
}

// P28: a witness of one lineage says nothing of another.
TEST_F(CutLog, AnOldWitnessIsNoneOfTheNewEpoch) {
  write(ana, "after");
  const wire::Witness old = ana.hello.witness;
  put_back();
  come(ana);
  const base::Epoch epoch = room->epoch();
  leave(ana);
  ana.hello.witness = old;
  come(ana);
  EXPECT_EQ(room->epoch(), epoch);
}

// P28: each time, also within one life of the room's server.
TEST_F(CutLog, IsNoticedAgainWhenItIsCutAgain) {
  base::Epoch before = room->epoch();
  for (std::uint32_t times = 0; times < 3; ++times) {
    Seat& guest = sit(10 + times);
    join(guest);
    heard(guest);
    write(guest, "after");
    put_back();
    advance(1s);
    come(guest);
    EXPECT_NE(room->epoch(), before) << times;
    before = room->epoch();
    copy.copy_from(store);
  }
}

// P28: who is told of the epoch was told of something that is kept.
TEST_F(CutLog, WelcomeWaitsUntilTheNewEpochIsDurable) {
  write(ana, "after");
  put_back();
  Seat& ben = sit(2);
  come_back(ana);
  join(ben);
  EXPECT_TRUE(renewed());
  EXPECT_EQ(heard(ana), "");
  EXPECT_EQ(heard(ben), "");
  // The machine dies.
  ana.hello.epoch = base::Epoch{77};
  open();
  EXPECT_FALSE(renewed());
  advance(1s);
  come_back(ana);
  EXPECT_EQ(heard(ana), "");
  commit();
  EXPECT_NE(heard(ana), "");
  EXPECT_EQ(ana.welcome->epoch, room->epoch());
}

// P5, P28: of a client whose cursor is at another entry than the log has there, that is believed: it begins anew, alone.
TEST_F(CutLog, WhoseCursorIsAtAnotherEntryBeginsAnew) {
  Seat& ben = sit(2);
  join(ben);
  heard(ben);
  write(ana, "after");
  heard(ben);
  ben.hello.witness = {};
  put_back();
  advance(1s);
  Seat& cara = sit(3);
  join(cara);
  heard(cara);
  write(cara, "other");
  ben.hello.cursor = room->head();
  come(ben);
  EXPECT_FALSE(renewed());
  EXPECT_EQ(ben.document.keyframe(), room->document().keyframe());
}

// P28: who knows what the log says is nobody's witness against it.
TEST_F(CutLog, WhoKnowsNoMoreChangesNothing) {
  leave(ana);
  open();
  come_back(ana);
  EXPECT_EQ(heard(ana), "welcome 2 at 2");
  EXPECT_FALSE(renewed());
}

// P28: what is refused is an entry like others, and the log is read again without its batch.
TEST_F(CutLog, ARefusedEntryIsAnEntryLikeOthers) {
  submit(ana, base::Bytes(100, 'x'));
  commit();
  EXPECT_NE(heard(ana).find("!malformed"), std::string::npos);
  ASSERT_EQ(ana.hello.witness.offset, room->head());
  open();
  come(ana);
  EXPECT_FALSE(renewed());
}

}  // namespace
}  // namespace tablee::room

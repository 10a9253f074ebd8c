// Who a replica number belongs to (P7, P11): nobody's batch is doubled, whoever comes back how.
#include "base/hash.h"
#include "room/table.h"

namespace tablee::room {
namespace {

using namespace std::chrono_literals;

class Identity : public TableTest {
 protected:
  Identity() {
    join(ana);
    heard(ana);
  }
  /// A second connection that knows what `seat` knows: a cloned profile, or a tab that reloads.
  Seat& copy_of(const Seat& seat, std::uint64_t instance) {
    Seat& copy = sit(seat.grant.participant.value);
    copy.hello = seat.hello;
    copy.hello.instance = instance;
    copy.hello.next_seq = seat.next;
    copy.next = seat.next;
    copy.made = seat.made;
    return copy;
  }
  void believes_unacknowledged(Seat& seat, std::vector<base::Bytes> batches) {
    for (const auto& batch : batches) seat.hello.unacked_hashes.push_back(base::fnv1a(batch));
    seat.hello.next_seq = base::Seq{seat.hello.acked_seq.value + batches.size() + 1};
    if (!batches.empty()) seat.hello.last_batch_hash = base::fnv1a(batches.back());
  }

  Seat& ana = sit(1);
};

// P7
TEST_F(Identity, NumbersGrowAndStayWithTheirTabs) {
  Seat& ben = sit(2);
  join(ben);
  EXPECT_EQ(heard(ben), "welcome 3 at 0");
  leave(ana);
  come_back(ana);
  EXPECT_EQ(heard(ana), "welcome 2 at 0");
}

// P7: a number that was never used to write is forgotten with the room, and costs its holder a new one.
TEST_F(Identity, UnwrittenNumbersDoNotSurviveTheRoom) {
  Seat& ben = sit(2);
  join(ben);
  heard(ben);
  reopen();
  come_back(ben);
  EXPECT_EQ(heard(ben), "welcome 2 at 0");
}

TEST_F(Identity, WrittenNumbersDo) {
  submit(ana, ana.note("x"));
  commit();
  heard(ana);
  reopen();
  come_back(ana);
  EXPECT_EQ(heard(ana), "welcome 2 at 2");
  EXPECT_EQ(ana.welcome->last_seq.value, 1U);
  EXPECT_EQ(ana.welcome->base_seq.value, 1U);
}

// P7
TEST_F(Identity, OfAnotherParticipantIsNotGiven) {
  submit(ana, ana.note("x"));
  commit();
  heard(ana);
  Seat& thief = copy_of(ana, 99);
  thief.grant.participant = base::ParticipantId{2};
  join(thief);
  EXPECT_EQ(heard(thief), "welcome 3 at 2");
  EXPECT_FALSE(ana.closed);  // P27: and it is not noticed
}

// P18: what a number has under way when the store fails may be in the log after all; another number would double it.
TEST_F(Identity, WhileTheStoreFailsIsKeptThoughTheLogDoesNotKnowIt) {
  Seat& ben = sit(2);
  join(ben);
  heard(ben);
  believes_unacknowledged(ben, {"under way"});
  reopen();
  room->set_writable(false);
  Seat& eve = sit(3);
  join(eve);
  EXPECT_EQ(heard(eve), "welcome 1026 at 0 notice 2");
  join(ben);
  EXPECT_EQ(heard(ben), "welcome 3 at 0 notice 2");
  room->set_writable(true);
  EXPECT_EQ(commits.size(), 0U);
}

// P18: a copy of the profile is here with the number, or it is another's: then there is none for what is under way.
TEST_F(Identity, WhileTheStoreFailsIsNotExchangedUnderWhatIsUnderWay) {
  submit(ana, ana.note("x"));
  commit();
  heard(ana);
  room->set_writable(false);
  work();
  Seat& clone = copy_of(ana, 99);
  believes_unacknowledged(clone, {ana.made.at(1), "under way"});
  join(clone);
  EXPECT_EQ(clone.closed, wire::Close::store_failed);
  EXPECT_FALSE(ana.closed);
  Seat& other = copy_of(ana, 98);
  other.grant.participant = base::ParticipantId{2};
  believes_unacknowledged(other, {"under way"});
  join(other);
  EXPECT_EQ(other.closed, wire::Close::store_failed);
  Seat& reader = copy_of(ana, 97);  // has nothing under way
  reader.hello.acked_seq = base::Seq{reader.next.value - 1};
  join(reader);
  EXPECT_EQ(heard(reader), "welcome 1027 at 2 notice 2");
  EXPECT_EQ(ana.closed, wire::Close::replaced);
}

TEST_F(Identity, ThatWasNeverIssuedIsNotGiven) {
  Seat& ben = sit(2);
  ben.hello.replica = base::ReplicaId{4'000'000'000U};
  join(ben);
  EXPECT_EQ(heard(ben), "welcome 3 at 0");
  Seat& eve = sit(3);
  eve.hello.replica = base::replica_server;
  join(eve);
  EXPECT_EQ(heard(eve), "welcome 4 at 0");
}

// P7: a tab that reconnects while its old connection is half open keeps its number.
TEST_F(Identity, OfTheSameInstanceIsTakenOver) {
  Seat& again = copy_of(ana, ana.hello.instance);
  join(again);
  EXPECT_EQ(ana.closed, wire::Close::replaced);
  EXPECT_EQ(heard(again), "welcome 2 at 0");
}

// P7: a second tab with the same number, while the first one is alive.
TEST_F(Identity, OfALiveSessionIsNotGivenToAnotherInstance) {
  Seat& clone = copy_of(ana, 99);
  join(clone);
  EXPECT_EQ(ana.closed, wire::Close::replaced);  // so that nothing more comes from it
  EXPECT_EQ(heard(clone), "welcome 3 at 0");
  come_back(ana);
  EXPECT_EQ(heard(ana), "welcome 2 at 0");
}

TEST_F(Identity, OfASilentSessionIsGivenToAnotherInstance) {
  advance(11s);
  Seat& reloaded = copy_of(ana, 99);
  join(reloaded);
  EXPECT_EQ(heard(reloaded), "welcome 2 at 0");
  EXPECT_EQ(ana.closed, wire::Close::replaced);
}

// P7: cloned profiles are told apart by the hash of what they wrote.
TEST_F(Identity, WithAnotherHistoryIsNotGiven) {
  Seat& clone = copy_of(ana, 99);
  submit(ana, ana.note("x"));
  commit();
  heard(ana);
  leave(ana);
  believes_unacknowledged(clone, {"something else"});
  join(clone);
  EXPECT_EQ(heard(clone), "welcome 3 at 0 1<1 2<2");
}

TEST_F(Identity, ThatTheLogKnowsMoreOfIsNotGiven) {
  Seat& clone = copy_of(ana, 99);
  submit(ana, ana.note("x"));
  commit();
  leave(ana);
  join(clone);  // knows of no batch at all
  EXPECT_EQ(heard(clone), "welcome 3 at 0 1<1 2<2");
}

// P7, P28: that more was acknowledged than the log has is for a witness to say.
TEST_F(Identity, ThatTheClientSaysItKnowsMoreOfIsNotGiven) {
  Seat& from_the_future = copy_of(ana, 99);
  leave(ana);
  from_the_future.hello.acked_seq = base::Seq{3};
  from_the_future.hello.acked_batch_hash = 5;
  from_the_future.hello.next_seq = base::Seq{4};
  join(from_the_future);
  EXPECT_EQ(heard(from_the_future), "welcome 3 at 0");
}

// P7, DESIGN invariants 2 and 3: a batch whose acknowledgement was lost is not sent again, and Welcome says so
// only when it is durable.
TEST_F(Identity, WelcomeWaitsUntilTheNumbersEntriesAreDurable) {
  const base::Bytes note = ana.note("x");
  submit(ana, note);
  Seat& again = copy_of(ana, ana.hello.instance);
  believes_unacknowledged(again, {note});
  join(again);
  EXPECT_EQ(heard(again), "");
  commit();
  EXPECT_EQ(heard(again), "welcome 2 at 0 1<1 2=1");
  EXPECT_EQ(again.welcome->last_seq.value, 1U);
  EXPECT_EQ(again.welcome->base_seq.value, 0U);
}

// P11: what a clone has in common with the log is not sent again under its new number.
TEST_F(Identity, ANewNumberSaysHowFarTheFormerOneGot) {
  const base::Bytes shared = ana.note("shared");
  Seat& clone = copy_of(ana, 99);
  believes_unacknowledged(clone, {shared, "the clone's own"});
  submit(ana, shared);
  submit(ana, ana.note("the original's own"));
  commit();
  join(clone);
  EXPECT_EQ(heard(clone), "welcome 3 at 0 1<1 2<2 3<2");
  EXPECT_EQ(clone.welcome->former_seq.value, 1U);
}

// P11: what was refused under the former number used its number up as well.
TEST_F(Identity, ANewNumberCountsWhatWasRefused) {
  Seat& clone = copy_of(ana, 99);
  believes_unacknowledged(clone, {"garbage"});
  submit(ana, "garbage");
  commit();
  join(clone);
  heard(clone);
  EXPECT_EQ(clone.welcome->former_seq.value, 1U);
  EXPECT_EQ(clone.welcome->refused_seqs, std::vector{base::Seq{1}});
  EXPECT_EQ(clone.welcome->refused_reasons, std::vector{core::Refusal::malformed});
}

// P9: a refusal that the keyframe swallowed is told in Welcome.
TEST_F(Identity, WelcomeTellsWhatItAcknowledgesAndWasRefused) {
  submit(ana, "garbage");
  submit(ana, ana.note("x"));
  commit();
  Seat& again = copy_of(ana, ana.hello.instance);
  believes_unacknowledged(again, {"garbage", ana.made[2]});
  again.hello.epoch = room->epoch();
  again.hello.cursor = base::Offset{2};
  again.hello.acked_seq = {};
  join(again);
  EXPECT_EQ(heard(again), "welcome 2 at 2 3=2");
  EXPECT_EQ(again.welcome->base_seq.value, 1U);
  EXPECT_EQ(again.welcome->refused_seqs, std::vector{base::Seq{1}});
  EXPECT_EQ(again.welcome->refused_reasons, std::vector{core::Refusal::malformed});
}

TEST_F(Identity, UnwrittenNumbersAreIssuedAgainWhenTheyAreMany) {
  for (std::uint32_t i = 0; i < 3'000; ++i) {
    Seat& passer_by = sit(10);
    join(passer_by);
    leave(passer_by);
  }
  Seat& ben = sit(2);
  join(ben);
  heard(ben);
  EXPECT_LT(ben.welcome->replica.value, 1'100U);
}

}  // namespace
}  // namespace tablee::room

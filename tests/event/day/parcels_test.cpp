// D25: what goes from one table to another.
#include <algorithm>

#include "base/limits.h"
#include "event/day/house.h"

namespace tablee::event::day {
namespace {

using wire::day::Arrival;
using wire::day::BeginPhase;
using wire::day::CallBack;
using wire::day::ChangeTable;
using wire::day::Copied;
using wire::day::EndPhase;
using wire::day::Privacy;
using wire::day::Ref;
using Act = ChangeTable::Act;

constexpr Allowed all_of_it{true, true, true, true, true};
const std::vector<Ref> two_notes{{5, base::ReplicaId{7}}, {9, base::ReplicaId{8}}};
const std::vector<Copied> copies{{two_notes[0], 31}, {two_notes[1], 40}};

class Parcels : public testing::Test {
 protected:
  static Parcel parcel(TableNumber from, TableNumber to, std::vector<Ref> things = two_notes) {
    Parcel parcel;
    parcel.from = from;
    parcel.to = to;
    parcel.things = std::move(things);
    return parcel;
  }
  void begin(Privacy privacy, Allowed allowed = all_of_it) {
    Phase next = phase("Alone", allowed, {2});
    next.privacy = privacy;
    const auto* const now = house.told().run_at(2);
    const base::Offset seen = now == nullptr ? base::Offset{} : now->id;
    ASSERT_EQ(house.send(anna, BeginPhase{next, seen, false}), Reason::done);
  }
  [[nodiscard]] const Parcel& told() const { return house.told().parcels.rbegin()->second; }
  /// What the board's commit keeps, before the day has heard of it.
  void board_takes(const Carriage& carriage) {
    store::Append append;
    append.day = store::DayWrite{house.event, {}, {}, {}, {}};
    append.day->sealed.push_back({static_cast<std::uint32_t>(wire::day::Sealed::parcel),
                                  carriage.parcel.value,
                                  wire::day::encode_arrived(carriage.parcel, copies)});
    ASSERT_TRUE(house.store.write({&append, 1}));
  }
  void arrive(const Arrival& arrival = {copies, ParcelEnd::none}) {
    for (const Carriage& carriage : std::exchange(house.carriages, {})) {
      if (arrival.why == ParcelEnd::none) board_takes(carriage);
      house.day->arrived(carriage.parcel, arrival, house.now());
    }
    house.settle();
  }
  [[nodiscard]] std::size_t sealed() const {
    const auto all = house.store.sealed(house.event);
    return static_cast<std::size_t>(std::ranges::count_if(*all, [](const auto& record) {
      return record.kind == static_cast<std::uint32_t>(wire::day::Sealed::parcel);
    }));
  }

  House house;
};

TEST_F(Parcels, AreCarriedAtOnceAndSayWhatIsACopyOfWhat) {  // D25
  ASSERT_EQ(house.send(chloe, parcel(1, 2)), Reason::done);
  EXPECT_EQ(told().state, ParcelState::under_way);
  EXPECT_EQ(told().participant, chloe);
  ASSERT_EQ(house.carriages.size(), 1U);
  EXPECT_EQ(house.carriages[0].from, base::BoardId{101});
  EXPECT_EQ(house.carriages[0].to, base::BoardId{102});
  EXPECT_EQ(house.carriages[0].things, two_notes);
  arrive();
  EXPECT_EQ(told().state, ParcelState::arrived);
  EXPECT_EQ(told().copied, copies);
  EXPECT_TRUE(told().things.empty());
  EXPECT_EQ(sealed(), 0U) << "the log says it now";
  EXPECT_EQ(house.rebuilt().parcels, house.told().parcels);
  ASSERT_EQ(house.send(denis, parcel(1, 2)), Reason::done);
  EXPECT_EQ(house.carriages.at(0).earlier, (std::vector<std::uint64_t>{31, 40}));
}

TEST_F(Parcels, GoToTheAgoraAndFromIt) {  // D25
  EXPECT_EQ(house.send(chloe, parcel(1, 0)), Reason::done);
  EXPECT_EQ(house.send(chloe, parcel(0, 2)), Reason::done);
  ASSERT_EQ(house.carriages.size(), 2U);
  EXPECT_EQ(house.carriages[0].to, agora);
  EXPECT_EQ(house.carriages[1].from, agora);
}

TEST_F(Parcels, AreNobodysWhoOnlyWatchesAndGoNowhereElse) {  // D3, D25
  EXPECT_EQ(house.send(emma, parcel(1, 2)), Reason::not_yours);
  EXPECT_EQ(house.send(chloe, parcel(1, 1)), Reason::malformed);
  EXPECT_EQ(house.send(chloe, parcel(1, 9)), Reason::unknown);
  EXPECT_EQ(house.send(chloe, parcel(9, 1)), Reason::unknown);
  EXPECT_EQ(house.send(chloe, parcel(1, 2, {})), Reason::malformed);
  EXPECT_EQ(house.send(chloe, parcel(1, 2, {two_notes[0], two_notes[0]})), Reason::malformed);
  const std::vector<Ref> many(limits::parcel_things_max + 1, two_notes[0]);
  EXPECT_EQ(house.send(chloe, parcel(1, 2, many)), Reason::malformed);
  ASSERT_EQ(house.send(anna, ChangeTable{2, Act::close, "", 0, 0}), Reason::done);
  EXPECT_EQ(house.send(chloe, parcel(1, 2)), Reason::table_closed);
  EXPECT_EQ(house.send(chloe, parcel(2, 1)), Reason::done) << "what is closed can be read";
}

TEST_F(Parcels, SentTwiceAreOne) {  // D4
  const CommandId id{900};
  EXPECT_EQ(house.send(chloe, parcel(1, 2), id), Reason::done);
  EXPECT_EQ(house.send(chloe, parcel(1, 2), id), Reason::done);
  EXPECT_EQ(house.told().parcels.size(), 1U);
  EXPECT_EQ(house.carriages.size(), 1U);
}

TEST_F(Parcels, WaitForTheEndOfAPrivatePhase) {  // D25
  begin(Privacy::hidden);
  ASSERT_EQ(house.send(chloe, parcel(1, 2)), Reason::done);
  EXPECT_EQ(told().state, ParcelState::waiting);
  ASSERT_EQ(house.send(anna, parcel(1, 2)), Reason::done);
  EXPECT_EQ(told().state, ParcelState::waiting) << "moderators' too";
  EXPECT_TRUE(house.carriages.empty());
  ASSERT_EQ(house.send(anna, EndPhase{house.told().run_at(2)->id}), Reason::done);
  EXPECT_EQ(house.carriages.size(), 2U);
  arrive();
  EXPECT_TRUE(std::ranges::all_of(house.told().parcels, [](const auto& each) {
    return each.second.state == ParcelState::arrived;
  }));
}

TEST_F(Parcels, WaitWhileNothingMayBeWrittenThere) {  // D25
  ASSERT_EQ(house.send(anna, Freeze{2, true}), Reason::done);
  ASSERT_EQ(house.send(chloe, parcel(1, 2)), Reason::done);
  EXPECT_EQ(told().state, ParcelState::waiting);
  ASSERT_EQ(house.send(anna, parcel(1, 2)), Reason::done);
  EXPECT_EQ(told().state, ParcelState::under_way) << "who may write everywhere may send there";
  ASSERT_EQ(house.send(anna, Freeze{2, false}), Reason::done);
  EXPECT_EQ(house.carriages.size(), 2U);
}

TEST_F(Parcels, AreCalledBackByWhoeverSentThemWhileTheyWait) {  // D25
  begin(Privacy::hidden);
  ASSERT_EQ(house.send(chloe, parcel(1, 2)), Reason::done);
  const base::Offset id = told().id;
  EXPECT_EQ(house.send(denis, CallBack{id}), Reason::not_yours);
  EXPECT_EQ(house.send(chloe, CallBack{base::Offset{999}}), Reason::unknown);
  EXPECT_EQ(house.send(chloe, CallBack{id}), Reason::done);
  EXPECT_EQ(told().why, ParcelEnd::called_back);
  EXPECT_EQ(house.send(chloe, CallBack{id}), Reason::so_already);
  ASSERT_EQ(house.send(anna, EndPhase{house.told().run_at(2)->id}), Reason::done);
  EXPECT_TRUE(house.carriages.empty());
}

TEST_F(Parcels, FollowAMergedTableAndComeBackFromAClosedOne) {  // D25
  ASSERT_EQ(house.send(anna, wire::day::OpenTable{3, "Three", {}, 0}), Reason::done);
  begin(Privacy::hidden);
  ASSERT_EQ(house.send(chloe, parcel(1, 2)), Reason::done);
  ASSERT_EQ(house.send(anna, ChangeTable{2, Act::merge, "", 3, 0}), Reason::done);
  EXPECT_EQ(told().to, 3U);
  EXPECT_EQ(told().state, ParcelState::under_way);
  ASSERT_EQ(house.send(anna, ChangeTable{2, Act::reopen, "", 0, 0}), Reason::done);
  begin(Privacy::hidden);
  ASSERT_EQ(house.send(chloe, parcel(1, 2)), Reason::done);
  ASSERT_EQ(house.send(anna, ChangeTable{2, Act::close, "", 0, 0}), Reason::done);
  EXPECT_EQ(told().state, ParcelState::returned);
  EXPECT_EQ(told().why, ParcelEnd::table_closed);
}

TEST_F(Parcels, OfWhomWasPutOutDoNotArrive) {  // D25
  begin(Privacy::hidden);
  ASSERT_EQ(house.send(chloe, parcel(1, 2)), Reason::done);
  house.day->register_person({chloe, Role::participant, false, "Chloé"}, house.now());
  house.settle();
  house.advance(1s);
  EXPECT_EQ(told().why, ParcelEnd::sender_out);
}

TEST_F(Parcels, SayWhyTheyDidNotArrive) {  // D25
  ASSERT_EQ(house.send(chloe, parcel(1, 2)), Reason::done);
  arrive({{}, ParcelEnd::board_full});
  EXPECT_EQ(told().state, ParcelState::returned);
  EXPECT_EQ(told().why, ParcelEnd::board_full);
  EXPECT_EQ(told().things, two_notes) << "its sender sees what came back";
}

TEST_F(Parcels, GoOnAfterACrashBeforeTheBoardTookThem) {  // D25
  ASSERT_EQ(house.send(chloe, parcel(1, 2)), Reason::done);
  house.carriages.clear();
  house.restart();
  house.register_all();
  ASSERT_EQ(house.carriages.size(), 1U) << "carried again";
  arrive();
  EXPECT_EQ(told().state, ParcelState::arrived);
}

TEST_F(Parcels, ArriveOnceWhenTheBoardTookThemBeforeACrash) {  // D25
  ASSERT_EQ(house.send(chloe, parcel(1, 2)), Reason::done);
  board_takes(house.carriages.at(0));
  house.carriages.clear();
  house.restart();
  house.register_all();
  house.advance(1s);
  EXPECT_TRUE(house.carriages.empty()) << "not carried again";
  EXPECT_EQ(told().state, ParcelState::arrived);
  EXPECT_EQ(told().copied, copies);
  EXPECT_EQ(sealed(), 0U);
}

TEST_F(Parcels, StayKnownAfterARestartWithASnapshot) {  // D5, D25
  ASSERT_EQ(house.send(chloe, parcel(1, 2)), Reason::done);
  arrive();
  const auto before = house.told().parcels;
  for (std::uint64_t i = 0; i < limits::day_snapshot_entries; ++i) {
    house.advance(1s);
    ASSERT_EQ(house.send(anna, Freeze{1, i % 2 == 0}), Reason::done);
  }
  house.restart();
  EXPECT_EQ(house.told().parcels, before);
}

TEST_F(Parcels, AreNotMoreThanCanWait) {  // D25
  begin(Privacy::hidden);
  // Nobody takes it all, and moderators have what the others leave.
  for (std::size_t i = 0; i < limits::parcels_on_their_way_max / 10; ++i) {
    house.advance(1s);
    ASSERT_EQ(house.send(chloe, parcel(1, 2)), Reason::done);
  }
  EXPECT_EQ(house.send(chloe, parcel(1, 2)), Reason::too_many);
  EXPECT_EQ(house.send(denis, parcel(1, 2)), Reason::done);
  for (std::size_t i = limits::parcels_on_their_way_max / 10 + 1;
       i < limits::parcels_on_their_way_max; ++i) {
    house.advance(1s);
    ASSERT_EQ(house.send(anna, parcel(1, 2)), Reason::done);
  }
  EXPECT_EQ(house.send(anna, parcel(1, 2)), Reason::too_many);
}

}  // namespace
}  // namespace tablee::event::day

// D25: things of one board are copied to another by the server's hand.
#include <algorithm>

#include "base/limits.h"
#include "core/frame_role.h"
#include "room/table.h"
#include "wire/day_records.h"

namespace tablee::room {
namespace {

using core::Handle;
using core::handle_none;
using core::ObjectKind;
using wire::day::ParcelEnd;
using wire::day::Ref;

class Parcels : public TableTest {
 protected:
  Parcels() : editor(other, 7) { other.set_local(7, 3); }

  Handle make(const core::NewObject& what, std::string_view text = {}) {
    const Handle handle = editor.create(what);
    EXPECT_NE(handle, handle_none);
    if (!text.empty()) {
      EXPECT_TRUE(editor.insert_text(handle, 0, text));
    }
    return handle;
  }
  Handle note(std::string_view text, std::int32_t x = 0, std::int32_t y = 0,
              Handle parent = handle_none) {
    return make({.kind = ObjectKind::note, .parent = parent, .x = x, .y = y, .w = 200, .h = 200},
                text);
  }
  [[nodiscard]] std::vector<Thing> packed(const std::vector<Handle>& chosen) {
    std::vector<Ref> refs;
    for (const Handle handle : chosen) {
      const auto id = other.object(handle).id;
      refs.push_back({id.counter, base::ReplicaId{id.replica}});
    }
    return pack(other, refs);
  }
  wire::day::Arrival deliver(const std::vector<Thing>& things, std::uint64_t parcel = 1,
                             const std::vector<std::uint64_t>& earlier = {}) {
    const auto said = room->deliver(base::Offset{parcel}, things, earlier, now());
    EXPECT_TRUE(said);
    work();
    commit();
    return said->arrival;
  }
  [[nodiscard]] const core::Document& here() const { return room->document(); }
  [[nodiscard]] core::ObjectView copy_of(const wire::day::Copied& copied) const {
    return here().object(*here().find({copied.copy, base::replica_server.value}));
  }
  [[nodiscard]] std::string text(Handle handle) const {
    std::string out;
    here().text(handle, out);
    return out;
  }
  [[nodiscard]] std::size_t shown() const { return here().paint_order().size(); }

  core::Document other;
  core::Editor editor;
};

TEST_F(Parcels, KeepWordsAuthorColourAndSayWhichIsACopyOfWhat) {  // D25
  const Handle first = make({.kind = ObjectKind::note, .w = 200, .h = 200, .colour = 4}, "Là");
  const auto said = room->deliver(base::Offset{9}, packed({first}), {}, now());
  ASSERT_TRUE(said);
  work();
  ASSERT_EQ(commits.size(), 1U);
  const store::Append& append = commits.front().first;
  ASSERT_TRUE(append.day) << "in the commit of the board's batch";
  ASSERT_EQ(append.day->sealed.size(), 1U);
  const auto record = wire::day::decode_arrived(*append.day->sealed[0].value);
  ASSERT_TRUE(record);
  EXPECT_EQ(record->id, base::Offset{9});
  EXPECT_EQ(record->copied, said->arrival.copied);
  EXPECT_EQ(append.log.back().offset, said->upto);
  commit();
  ASSERT_EQ(said->arrival.copied.size(), 1U);
  const auto copy = copy_of(said->arrival.copied[0]);
  EXPECT_EQ(copy.author, 3U);
  EXPECT_EQ(copy.colour, 4U);
  EXPECT_EQ(text(copy.handle), "Là");
  reopen();
  EXPECT_EQ(shown(), 1U);
}

TEST_F(Parcels, OfNobodyStayNobodys) {  // D24, D25
  core::Document nameless;
  core::Editor server(nameless, base::replica_server.value);
  const Handle handle = server.create({.kind = ObjectKind::note, .w = 200, .h = 200});
  const auto id = nameless.object(handle).id;
  const auto arrival =
      deliver(pack(nameless, std::vector<Ref>{{id.counter, base::ReplicaId{id.replica}}}));
  ASSERT_EQ(arrival.copied.size(), 1U);
  EXPECT_EQ(copy_of(arrival.copied[0]).author, 0U);
}

TEST_F(Parcels, ThatAreThereAreNotCopiedAgain) {  // D25
  const auto things = packed({note("once")});
  const auto first = deliver(things, 5);
  EXPECT_EQ(deliver(things, 5), first);
  EXPECT_EQ(shown(), 1U);
}

TEST_F(Parcels, TakeAlongWhatLiesInAClusterAndTheArrowsBetween) {  // D25
  const Handle cluster =
      make({.kind = ObjectKind::frame, .x = 500, .y = 500, .w = 600, .h = 400}, "Transport");
  editor.set_number(cluster, core::NumberField::role,
                    static_cast<std::int64_t>(core::FrameRole::proposition));
  const Handle inside = note("bus", 30, 70, cluster);
  const Handle beside = note("train", 1500, 500);
  const Handle left_behind = note("plane", 3000, 500);
  const auto arrow = [&](Handle from, Handle to) {
    const Handle handle = make({.kind = ObjectKind::connector, .x = 100, .y = 100});
    editor.set_end(handle, 0, {0, 0, other.object(from).id});
    editor.set_end(handle, 1, {9, 9, other.object(to).id});
    return handle;
  };
  arrow(inside, beside);
  arrow(beside, left_behind);
  const auto things = packed({cluster, beside});
  ASSERT_EQ(things.size(), 4U) << "cluster, note in it, note beside, arrow between the two";
  const auto arrival = deliver(things);
  const auto frame = copy_of(arrival.copied[0]);
  EXPECT_EQ(frame.kind, ObjectKind::frame);
  EXPECT_EQ(frame.role, static_cast<std::uint32_t>(core::FrameRole::cluster))
      << "what a table proposes it decides itself";
  EXPECT_EQ(text(frame.handle), "Transport");
  const auto bus = copy_of(arrival.copied[1]);
  EXPECT_EQ(bus.parent, frame.handle);
  EXPECT_EQ(bus.place.x, 30);
  const auto train = copy_of(arrival.copied[2]);
  EXPECT_EQ(train.place.x - frame.place.x, 1000) << "as they lay";
  const auto line = copy_of(arrival.copied[3]);
  EXPECT_EQ(line.ends[0].target, bus.id);
  EXPECT_EQ(line.ends[1].target, train.id);
}

TEST_F(Parcels, AnArrowToWhatStaysBehindEndsWhereThatIs) {  // D25
  const Handle there = note("there", 1000, 0);
  const Handle arrow = make({.kind = ObjectKind::connector, .x = 100, .y = 100});
  editor.set_end(arrow, 1, {0, 0, other.object(there).id});
  const auto things = packed({arrow});
  ASSERT_EQ(things.size(), 1U);
  const auto line = copy_of(deliver(things).copied.at(0));
  EXPECT_EQ(line.ends[1].target, core::OpId{});
  EXPECT_EQ(line.ends[1].x, 1000);
  EXPECT_EQ(line.ends[1].y, 0);
}

TEST_F(Parcels, CoverNothingAndStandInOneColumn) {  // D25
  Seat& ana = sit(9);
  join(ana);
  heard(ana);
  submit(ana, ana.batch([](core::Editor& mine) {
    mine.create({.kind = ObjectKind::note, .x = -300, .y = 40, .w = 200, .h = 200});
    mine.create({.kind = ObjectKind::frame, .x = 300, .y = 80, .w = 900, .h = 700});
  }));
  work();
  commit();
  const auto first = deliver(packed({note("a", 7, 7), note("b", 7, 300)}), 1);
  std::vector<std::uint64_t> earlier;
  for (const auto& each : first.copied) earlier.push_back(each.copy);
  const auto second = deliver(packed({note("c", -9000, 50)}), 2, earlier);
  const auto a = copy_of(first.copied[0]), b = copy_of(first.copied[1]),
             c = copy_of(second.copied[0]);
  EXPECT_GT(a.place.x, 1200) << "beside what is there";
  EXPECT_EQ(a.place.y, 40) << "level with it";
  EXPECT_EQ(b.place.x, a.place.x);
  EXPECT_EQ(c.place.x, a.place.x);
  EXPECT_GE(c.place.y, b.place.y + 200);
}

TEST_F(Parcels, DoNotArriveOnAFullBoardInParts) {  // D25, P33a
  reopen({.objects_max = 40});
  std::vector<Handle> many;
  for (int i = 0; i < 39; ++i) many.push_back(note("x", i * 300, 0));
  EXPECT_EQ(deliver(packed(many)).why, ParcelEnd::board_full);
  EXPECT_EQ(shown(), 0U);
}

TEST_F(Parcels, OfWhatIsDeletedAreNothing) {  // D25
  const Handle gone = note("gone");
  editor.set_alive(gone, false);
  EXPECT_EQ(deliver(packed({gone})).why, ParcelEnd::nothing);
  for (std::size_t i = 0; i <= limits::parcel_copies_max; ++i) note("x");
  std::vector<Handle> all(other.paint_order());
  EXPECT_TRUE(packed(all).empty()) << "too many";
}

TEST_F(Parcels, WaitForTheStore) {  // P18, D25
  room->set_writable(false);
  EXPECT_FALSE(room->deliver(base::Offset{1}, packed({note("later")}), {}, now()));
}

TEST_F(Parcels, AreReadWhenWhatTheySayIsDurable) {  // DESIGN invariant 1
  Seat& ana = sit(9);
  join(ana);
  heard(ana);
  submit(ana, ana.note("x"));
  work();
  const auto id = here().object(0).id;
  const auto read = room->pack(std::vector<Ref>{{id.counter, base::ReplicaId{id.replica}}});
  EXPECT_EQ(read.things.size(), 1U);
  EXPECT_GT(read.upto, room->head());
  commit();
  EXPECT_LE(read.upto, room->head());
}

}  // namespace
}  // namespace tablee::room

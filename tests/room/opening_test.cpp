// Opening from the store: the same board, or a clear no (DESIGN invariant 9).
#include <gmock/gmock.h>

#include "base/limits.h"
#include "room/table.h"
#include "wire/records.h"

namespace tablee::room {
namespace {

class OpeningTest : public TableTest {
 protected:
  OpeningTest() {
    join(ana);
    heard(ana);
    for (int i = 0; i < 2'200; ++i) {
      submit(ana, ana.note(std::to_string(i)));
      if (i % 64 == 0) commit();
    }
    commit();
  }
  Opening read(base::Offset keyframe_max = base::Offset{~0ULL}) {
    return *read_opening(store, board, keyframe_max);
  }
  OpenErrorCode error(const Opening& opening) {
    const auto opened = Room::open(opening);
    EXPECT_FALSE(opened.has_value());
    if (opened) return {};
    EXPECT_FALSE(opened.error().message.empty());
    return opened.error().code;
  }
  Seat& ana = sit(1);
};

// DESIGN invariant 6
TEST_F(OpeningTest, GivesTheSameBoardFromAnyKeyframeOrNone) {
  const base::Bytes keyframe = room->document().keyframe();
  const Opening newest = read();
  EXPECT_TRUE(newest.keyframe);
  EXPECT_LT(newest.tail.size(), 2'000U);
  EXPECT_EQ(Room::open(newest)->document().keyframe(), keyframe);
  const Opening whole = read({});
  EXPECT_FALSE(whole.keyframe);
  EXPECT_EQ(Room::open(whole)->document().keyframe(), keyframe);
  EXPECT_EQ(Room::open(whole)->head(), room->head());
}

// DESIGN invariant 9: a damaged keyframe costs time, and one that is as old as a lease the purge; the operator is told of both.
TEST_F(OpeningTest, PassesOverAKeyframeThatIsDamaged) {
  const base::Bytes keyframe = room->document().keyframe();
  store::Append damage;
  damage.board = board;
  damage.keyframe = {.offset = read().keyframe->offset, .bytes = "garbage"};
  ASSERT_TRUE(store.write(damage));
  clock.advance(2 * limits::lease);
  std::vector<std::string> told;
  const auto opened =
      open_room(store, board, {}, now(), [&](const std::string& what) { told.push_back(what); });
  ASSERT_TRUE(opened) << opened.error().message;
  EXPECT_EQ(opened->document().keyframe(), keyframe);
  EXPECT_EQ(opened->counters().purged, 0U);
  ASSERT_EQ(told.size(), 2U);
  EXPECT_THAT(told[0], testing::HasSubstr("trying the keyframe before"));
  EXPECT_THAT(told[1], testing::HasSubstr("nothing is purged"));
}

TEST_F(OpeningTest, KnowsEntriesBeforeTheKeyframeForWhoComesBack) {
  reopen();
  Seat& ben = sit(2);
  ben.hello.epoch = room->epoch();
  ben.hello.cursor = base::Offset{read().keyframe->offset.value - 3};
  ben.document = core::Document();
  room->join(ben.id, ben.hello, ben.grant, now());
  Gather gather;
  room->pull(ben.id, now(), gather);
  wire::ServerFrame frame;
  const base::Bytes message = gather.joined();
  ASSERT_TRUE(wire::decode_server_frame(message, frame));
  EXPECT_TRUE(frame.welcome->keyframe.empty());
  EXPECT_EQ(frame.entries.front().offset.value, ben.hello.cursor.value + 1);
}

TEST_F(OpeningTest, OfAnUnknownBoardIsNoBoard) {
  EXPECT_EQ(error(*read_opening(store, base::BoardId{5}, base::Offset{~0ULL})),
            OpenErrorCode::no_board);
}

TEST_F(OpeningTest, RefusesAKeyframeThatDoesNotLoad) {
  Opening opening = read();
  opening.keyframe->bytes = "garbage";
  EXPECT_EQ(error(opening), OpenErrorCode::bad_keyframe);
  opening = read();
  const auto record = wire::decode_keyframe_record(opening.keyframe->bytes);
  opening.keyframe->bytes =
      wire::encode(wire::KeyframeRecord{record->time, record->deflated, record->bytes - 1});
  EXPECT_EQ(error(opening), OpenErrorCode::bad_keyframe);
}

TEST_F(OpeningTest, RefusesALogWithAGapOrGarbage) {
  Opening opening = read();
  opening.tail.erase(opening.tail.begin() + 1'100);
  EXPECT_EQ(error(opening), OpenErrorCode::bad_entry);
  opening = read();
  opening.tail[1'100].bytes = "garbage";
  EXPECT_EQ(error(opening), OpenErrorCode::bad_entry);
  opening = read();
  opening.tail.erase(opening.tail.begin(), opening.tail.begin() + 1'100);
  EXPECT_EQ(error(opening), OpenErrorCode::bad_entry);
}

TEST_F(OpeningTest, RefusesALogThatItsReplicasContradict) {
  Opening opening = read();
  opening.tail.pop_back();
  EXPECT_EQ(error(opening), OpenErrorCode::bad_record);
  opening = read();
  opening.replicas.pop_back();
  EXPECT_EQ(error(opening), OpenErrorCode::bad_record);
}

TEST_F(OpeningTest, OfAFoundedBoardHasWhatTheServerWrote) {
  core::Document document;
  core::Editor editor(document, base::replica_server.value);
  editor.create({.kind = core::ObjectKind::frame, .w = 500, .h = 500, .author = 3});
  const base::Bytes first = editor.commit(nullptr);
  editor.create({.kind = core::ObjectKind::note, .w = 100, .h = 100, .author = 4});
  const base::Bytes batches[] = {first, editor.commit(nullptr)};
  const base::BoardId imported{0x1234};
  ASSERT_TRUE(
      store.write(found_board(imported, base::EventId{1}, base::Epoch{9}, clock.wall(), batches)));
  const auto opened = Room::open(*read_opening(store, imported, base::Offset{~0ULL}));
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->document().keyframe(), document.keyframe());
  EXPECT_EQ(opened->document().object(1).author, 4U);
}

}  // namespace
}  // namespace tablee::room

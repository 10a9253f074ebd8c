// What each op does to a document, and which batches it does not take.
#include <gtest/gtest.h>

#include "base/limits.h"
#include "core/document.h"
#include "core/editor.h"

namespace tablee::tests {
namespace {

using namespace tablee::core;

class Board : public testing::Test {
 protected:
  Board() {
    Editor server(document_, 1);
    for (std::uint32_t replica = 2; replica <= 5; ++replica)
      server.introduce(replica, replica + 10);
    (void)server.commit(nullptr);
    note_ = editor_.create({ObjectKind::note, handle_none, 0, 0, 10, 10});
    stroke_ = editor_.create({ObjectKind::stroke, handle_none, 0, 0, 10, 10});
    (void)editor_.commit(nullptr);
  }

  // An op on the note, by a replica that has seen everything.
  Op op(OpKind kind, std::uint32_t replica = 3) {
    Op op;
    op.kind = kind;
    op.id = {document_.counter() + 1, replica};
    op.target = document_.object(note_).id;
    return op;
  }
  Refusal apply(const Op& op, std::uint32_t replica = 3, Changes* changes = nullptr) {
    Batch batch;
    batch.counter = op.id.counter;
    batch.ops.push_back(op);
    base::Bytes bytes;
    encode_batch(batch, replica, bytes);
    const base::Bytes before = document_.keyframe();
    const auto result = document_.apply_bytes(bytes, replica, changes);
    // Bad input leaves it as it was.
    if (!result) {
      EXPECT_EQ(document_.keyframe(), before);
    }
    return result ? Refusal::none : result.error();
  }
  Op move(std::uint64_t counter, std::uint32_t replica, std::int32_t x) {
    Op made = op(OpKind::place, replica);
    made.id.counter = counter;
    made.place.x = x;
    return made;
  }

  Document document_;
  Editor editor_{document_, 2};
  Handle note_ = 0;
  Handle stroke_ = 0;
};

TEST_F(Board, ConcurrentMovesKeepTheLaterStamp) {
  EXPECT_EQ(apply(move(100, 4, 4), 4), Refusal::none);
  EXPECT_EQ(apply(move(100, 3, 3), 3), Refusal::none);  // same counter, lower replica
  EXPECT_EQ(document_.object(note_).place.x, 4);
  EXPECT_EQ(apply(move(99, 5, 5), 5), Refusal::none);  // lower counter
  EXPECT_EQ(document_.object(note_).place.x, 4);
}

TEST_F(Board, ReportsOnlyWritesThatWon) {
  Changes changes;
  EXPECT_EQ(apply(move(100, 4, 4), 4, &changes), Refusal::none);
  ASSERT_EQ(changes.list().size(), 1U);
  EXPECT_EQ(changes.list()[0].fields, field_place);
  changes.clear();
  EXPECT_EQ(apply(move(99, 5, 5), 5, &changes), Refusal::none);
  EXPECT_TRUE(changes.list().empty());
}

TEST_F(Board, KeepsEditsMadeToADeletedObject) {
  editor_.set_alive(note_, false);
  editor_.insert_text(note_, 0, "later");
  EXPECT_FALSE(document_.shown(note_));
  editor_.set_alive(note_, true);
  std::string text;
  document_.text(note_, text);
  EXPECT_EQ(text, "later");
}

TEST_F(Board, CountsVotesByParticipantNotByReplica) {
  Op vote = op(OpKind::vote);
  vote.value = 3;
  EXPECT_EQ(apply(vote), Refusal::none);
  EXPECT_EQ(document_.votes_by(note_, 13), 3U);
  Op again = op(OpKind::vote, 1);
  again.value = 1;
  again.participant = 13;  // the server, for the same person
  EXPECT_EQ(apply(again, 1), Refusal::none);
  EXPECT_EQ(document_.object(note_).votes, 1U);
  EXPECT_EQ(document_.votes_spent(13), 1U);
}

TEST_F(Board, NamesTheAuthorByItsReplicaOrAsTheServerSays) {
  EXPECT_EQ(document_.object(note_).author, 12U);
  Op create = op(OpKind::create, 1);
  create.raw_object_kind = 1;
  create.participant = 14;
  EXPECT_EQ(apply(create, 1), Refusal::none);
  EXPECT_EQ(document_.object(document_.size() - 1).author, 14U);
}

TEST_F(Board, KnowsItsOwnReplicaBeforeItIsIntroduced) {
  Document tab;
  tab.set_local(9, 77);
  EXPECT_EQ(tab.participant_of(9), 77U);
  EXPECT_EQ(tab.participant_of(0), 77U);
  EXPECT_EQ(tab.participant_of(8), 0U);
}

// P10
TEST_F(Board, RefusesACounterThatIsUsedOrFarAhead) {
  EXPECT_EQ(apply(move(100, 3, 1)), Refusal::none);
  EXPECT_EQ(apply(move(100, 3, 2)), Refusal::bad_counter);
  EXPECT_EQ(apply(move(99, 3, 2)), Refusal::bad_counter);
  EXPECT_EQ(apply(move(100 + limits::counter_lead_max, 3, 2)), Refusal::none);
  EXPECT_EQ(apply(move(101 + 2 * limits::counter_lead_max, 3, 2)), Refusal::bad_counter);
}

// P21
TEST_F(Board, RefusesWhatRefersToNothing) {
  for (const OpKind kind : {OpKind::place, OpKind::size, OpKind::life, OpKind::vote, OpKind::end}) {
    Op bad = op(kind);
    bad.target.replica = 5;
    EXPECT_EQ(apply(bad), Refusal::target_unknown) << static_cast<int>(kind);
  }
  Op insert = op(OpKind::insert);
  insert.bytes = "x";
  insert.target.counter = 1;
  EXPECT_EQ(apply(insert), Refusal::target_unknown);
  Op parent = op(OpKind::place);
  parent.place.parent = {1, 5};
  EXPECT_EQ(apply(parent), Refusal::target_unknown);
}

// P22
TEST_F(Board, RefusesFromClientsWhatOnlyTheServerMay) {
  Op introduce = op(OpKind::introduce);
  introduce.replica = 9;
  introduce.participant = 1;
  EXPECT_EQ(apply(introduce), Refusal::not_allowed);
  Op vote = op(OpKind::vote);
  vote.participant = 5;
  EXPECT_EQ(apply(vote), Refusal::not_allowed);
  Op stranger = op(OpKind::vote, 8);
  EXPECT_EQ(apply(stranger, 8), Refusal::not_allowed);  // never introduced: whose dots?
  introduce.id.replica = 1;
  EXPECT_EQ(apply(introduce, 1), Refusal::none);
  introduce.id.counter += 1;
  introduce.participant = 2;
  EXPECT_EQ(apply(introduce, 1), Refusal::not_allowed);  // a replica does not change hands
}

// P23
TEST_F(Board, RefusesWhatDoesNotFitTheKind) {
  Op text = op(OpKind::insert);
  text.target = document_.object(stroke_).id;
  text.bytes = "x";
  EXPECT_EQ(apply(text), Refusal::wrong_kind);
  EXPECT_EQ(apply(op(OpKind::end)), Refusal::wrong_kind);
  Op parent = op(OpKind::place);
  parent.place.parent = document_.object(stroke_).id;
  EXPECT_EQ(apply(parent), Refusal::wrong_kind);
  Op points = op(OpKind::create);
  points.raw_object_kind = 1;
  points.points = std::string_view("\0\0\0", 3);
  EXPECT_EQ(apply(points), Refusal::wrong_kind);
}

TEST_F(Board, TakesABatchThatRefersToItself) {
  Document other;
  const base::Bytes introduced = [&] {
    Editor server(other, 1);
    server.introduce(2, 12);
    return server.commit(nullptr);
  }();
  Editor editor(other, 2);
  const Handle frame = editor.create({ObjectKind::frame, handle_none, 0, 0, 10, 10});
  const Handle link = editor.create({ObjectKind::connector, frame, 0, 0, 10, 10});
  ConnectorEnd end;
  end.target = other.object(frame).id;
  editor.set_end(link, 1, end);
  editor.insert_text(frame, 0, "title");
  editor.insert_text(frame, 2, "--");
  editor.erase_text(frame, 1, 4);
  editor.vote(frame, 2);
  const base::Bytes batch = editor.commit(nullptr);
  Document again;
  ASSERT_TRUE(again.apply_bytes(introduced, 1, nullptr));
  ASSERT_TRUE(again.apply_bytes(batch, 2, nullptr));
  EXPECT_EQ(again.keyframe(), other.keyframe());
}

TEST_F(Board, IsFullAtItsLimit) {
  Document board;
  Editor editor(board, 2);
  for (std::size_t i = 0; i < limits::objects_per_board_max; ++i) {
    ASSERT_NE(editor.create({ObjectKind::note, handle_none, 0, 0, 1, 1}), handle_none);
  }
  EXPECT_EQ(editor.create({ObjectKind::note, handle_none, 0, 0, 1, 1}), handle_none);
  Op create;
  create.kind = OpKind::create;
  create.raw_object_kind = 1;
  create.id = {board.counter() + 1, 3};
  Batch batch;
  batch.counter = create.id.counter;
  batch.ops.push_back(create);
  base::Bytes bytes;
  encode_batch(batch, 3, bytes);
  EXPECT_EQ(board.apply_bytes(bytes, 3, nullptr).error(), Refusal::board_full);
  // What the server has accepted is taken, full or not.
  EXPECT_TRUE(board.apply_bytes(bytes, 3, nullptr, Admission::accepted));
}

TEST_F(Board, CutsALargePasteIntoBatchesThatTheServerTakes) {
  std::string page;
  while (page.size() < 150'000) page += "Zeile für Zeile, 行 by 行\n";
  ASSERT_TRUE(editor_.insert_text(note_, 0, page));
  Document other;
  Editor server(other, 1);
  for (std::uint32_t replica = 2; replica <= 5; ++replica) server.introduce(replica, replica + 10);
  (void)server.commit(nullptr);
  Editor founder(other, 2);
  founder.create({ObjectKind::note, handle_none, 0, 0, 10, 10});
  founder.create({ObjectKind::stroke, handle_none, 0, 0, 10, 10});
  (void)founder.commit(nullptr);
  int batches = 0;
  for (base::Bytes batch = editor_.commit(nullptr); !batch.empty();
       batch = editor_.commit(nullptr)) {
    ASSERT_TRUE(other.apply_bytes(batch, 2, nullptr));
    ++batches;
  }
  EXPECT_GT(batches, 2);
  std::string text;
  other.text(0, text);
  EXPECT_EQ(text, page);
  ASSERT_TRUE(editor_.undo());  // one act all the same
  EXPECT_EQ(document_.text_length(note_), 0U);
}

// P25: what a newer version wrote is kept, wins and loses like everything else, and travels in keyframes.
TEST_F(Board, KeepsWhatANewerVersionWrote) {
  const auto take = [&](std::uint64_t counter, std::uint32_t replica, std::string_view op) {
    base::Bytes bytes;
    bytes += '\x08';
    bytes += static_cast<char>(counter);
    bytes += '\x12';
    bytes += static_cast<char>(op.size());
    bytes += op;
    ASSERT_TRUE(document_.apply_bytes(bytes, replica, nullptr)) << counter;
  };
  const base::Bytes plain = document_.keyframe();
  take(100, 3, std::string_view("\x72\x03\x01\x02\x03\x78\x04", 7));  // op kind 14, span 4
  take(110, 3,
       std::string_view("\x0a\x0a\x08\x63\x12\x02\x00\x00\xa2\x01\x01\x41", 12));  // object kind 99
  take(120, 3, std::string_view("\x22\x04\x14\x00\x12\x0e", 6));  // number field 9, by 3
  take(121, 4, std::string_view("\x22\x04\x16\x06\x12\x10", 6));
  EXPECT_EQ(document_.counter(), 121U);
  const base::Bytes keyframe = document_.keyframe();
  EXPECT_GT(keyframe.size(), plain.size() + 30);
  Document loaded;
  ASSERT_TRUE(loaded.load(keyframe)) << loaded.load(keyframe).error();
  EXPECT_EQ(loaded.keyframe(), keyframe);
  EXPECT_EQ(loaded.object(loaded.size() - 1).kind, ObjectKind::unknown);
}

TEST_F(Board, TellsWhichObjectAnOpIsAbout) {
  editor_.insert_text(note_, 0, "abc");
  EXPECT_EQ(document_.target_of(op(OpKind::place)), note_);
  Op insert = op(OpKind::insert);
  insert.target = {document_.counter(), 2};
  EXPECT_EQ(document_.target_of(insert), note_);
  const IdRun run{{document_.counter(), 2}, 1};
  EXPECT_EQ(document_.target_of(op(OpKind::erase), {&run, 1}), note_);
  Op nowhere = op(OpKind::place);
  nowhere.target.replica = 99;
  EXPECT_EQ(document_.target_of(nowhere), std::nullopt);
}

// What would make a text too long takes nothing away either.
TEST_F(Board, ReplacingByTooMuchErasesNothing) {
  const std::string full(limits::text_code_points_max, 'a');
  ASSERT_TRUE(editor_.insert_text(note_, 0, full));
  while (!editor_.commit(nullptr).empty()) {
  }
  EXPECT_FALSE(editor_.splice_text(note_, 10, 5, "sixsix"));
  EXPECT_FALSE(editor_.replace_text(note_, full + "b"));
  EXPECT_FALSE(editor_.splice_text(stroke_, 0, 0, "a"));
  EXPECT_EQ(editor_.commit(nullptr), "");
  EXPECT_TRUE(editor_.splice_text(note_, 10, 6, "sixsix"));
  EXPECT_TRUE(editor_.splice_text(note_, 0, limits::text_code_points_max, full));
  std::string text;
  document_.text(note_, text);
  EXPECT_EQ(text, full);
}

TEST_F(Board, SaysHowManyObjectsItHasRoomFor) {
  const std::uint32_t room = editor_.room();
  EXPECT_EQ(room + 2, limits::objects_per_board_max);
  (void)editor_.create({ObjectKind::note, handle_none, 0, 0, 10, 10});
  EXPECT_EQ(editor_.room(), room - 1);
}

}  // namespace
}  // namespace tablee::tests

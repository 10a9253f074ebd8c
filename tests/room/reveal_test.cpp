// D24: drafts become notes by the server's hand.
#include <algorithm>
#include <limits>

#include "room/table.h"
#include "wire/day_records.h"

namespace tablee::room {
namespace {

using core::Handle;
using core::ObjectKind;
using wire::day::Draft;
using wire::day::DraftId;

Draft draft(std::uint64_t id, std::uint32_t author, std::string text, std::int32_t x = 0,
            std::int32_t y = 0) {
  Draft draft;
  draft.id = DraftId{id};
  draft.participant = base::ParticipantId{author};
  draft.text = std::move(text);
  draft.x = x;
  draft.y = y;
  draft.colour = author;
  return draft;
}

struct Square {
  std::int64_t x = 0, y = 0, w = 0, h = 0;
  [[nodiscard]] bool meets(const Square& b) const {
    return x < b.x + b.w && b.x < x + w && y < b.y + b.h && b.y < y + h;
  }
};

class Revealing : public TableTest {
 protected:
  void reveal(const std::vector<Draft>& drafts) {
    ASSERT_TRUE(room->reveal(drafts, now()));
    work();
    commit();
  }
  void put(const core::NewObject& object) {
    Seat& ana = sit(9);
    join(ana);
    heard(ana);
    submit(ana, ana.batch([&](core::Editor& editor) { editor.create(object); }));
    work();
    commit();
  }
  [[nodiscard]] std::vector<Handle> notes() const {
    std::vector<Handle> all;
    for (const Handle handle : room->document().paint_order()) {
      if (room->document().object(handle).kind == ObjectKind::note) all.push_back(handle);
    }
    return all;
  }
  [[nodiscard]] std::string text(Handle handle) const {
    std::string out;
    room->document().text(handle, out);
    return out;
  }
  [[nodiscard]] Square square(Handle handle) const {
    const auto& document = room->document();
    const auto view = document.object(handle);
    Square out{0, 0, view.size.w, view.size.h};
    for (Handle at = handle; at != core::handle_none; at = document.seat(at).frame) {
      out.x += document.seat(at).x;
      out.y += document.seat(at).y;
    }
    return out;
  }
  void expect_nothing_covered() const {
    const auto all = notes();
    for (std::size_t i = 0; i < all.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        EXPECT_FALSE(square(all[i]).meets(square(all[j]))) << text(all[i]) << ", " << text(all[j]);
      }
    }
  }
};

TEST_F(Revealing, NotesAreTheirAuthorsAndTheirRecordsEndInTheSameCommit) {
  const auto said =
      room->reveal(std::vector{draft(5, 1, "one"), draft(6, 2, "two", 900, 0)}, now());
  ASSERT_TRUE(said);
  EXPECT_TRUE(said->left.empty());
  work();
  ASSERT_EQ(commits.size(), 1U);
  const store::Append& append = commits.front().first;
  ASSERT_TRUE(append.day);
  ASSERT_EQ(append.day->sealed.size(), 2U);
  const auto end = wire::day::decode_draft(*append.day->sealed[1].value);
  ASSERT_TRUE(end);
  EXPECT_EQ(end->participant.value, 0U) << "what is kept of it says of nobody that it was theirs";
  EXPECT_TRUE(end->gone && end->text.empty());
  EXPECT_EQ(append.log.back().offset, said->upto);
  commit();
  ASSERT_EQ(notes().size(), 2U);
  for (const Handle note : notes()) {
    EXPECT_EQ(room->document().object(note).author, text(note) == "one" ? 1U : 2U);
    EXPECT_EQ(square(note).x, text(note) == "one" ? 0 : 900) << "where nothing is in the way";
  }
  reopen();
  EXPECT_EQ(notes().size(), 2U);
}

TEST_F(Revealing, ADraftThatIsANoteAlreadyDoesNotBecomeOneAgain) {
  reveal({draft(5, 1, "one")});
  reveal({draft(5, 1, "one"), draft(6, 1, "two")});
  EXPECT_EQ(notes().size(), 2U);
}

TEST_F(Revealing, AllAtOnePlaceCoverNothingAndAnAuthorsNotesLieTogether) {
  put({.kind = ObjectKind::note, .x = 0, .y = 0, .w = 200, .h = 200});
  std::vector<Draft> drafts;
  std::uint64_t id = 1;
  for (std::uint32_t author = 1; author <= 8; ++author) {
    for (int i = 0; i < 6; ++i) drafts.push_back(draft(id++, author, std::to_string(author)));
  }
  reveal(drafts);
  ASSERT_EQ(notes().size(), 49U);
  expect_nothing_covered();
  // Six notes are a block of three by two.
  for (std::uint32_t author = 1; author <= 8; ++author) {
    constexpr auto far = std::numeric_limits<std::int64_t>::max();
    std::int64_t left = far, right = -far, top = far, bottom = -far;
    for (const Handle note : notes()) {
      if (text(note) != std::to_string(author)) continue;
      const Square at = square(note);
      left = std::min(left, at.x);
      right = std::max(right, at.x + at.w);
      top = std::min(top, at.y);
      bottom = std::max(bottom, at.y + at.h);
    }
    EXPECT_LE(right - left, 3 * 224);
    EXPECT_LE(bottom - top, 2 * 224);
  }
}

TEST_F(Revealing, TheyLieInTheFrameThatTheyWereWrittenOverAndItGrows) {
  put({.kind = ObjectKind::frame, .x = 1000, .y = 1000, .w = 500, .h = 500});
  const core::OpId zone = room->document().object(0).id;
  std::vector<Draft> drafts;
  for (std::uint64_t id = 1; id <= 12; ++id) {
    drafts.push_back(draft(id, static_cast<std::uint32_t>(1 + id % 3), "in it", 1100, 1100));
    drafts.back().zone = wire::day::Ref{zone.counter, base::ReplicaId{zone.replica}};
  }
  reveal(drafts);
  ASSERT_EQ(notes().size(), 12U);
  expect_nothing_covered();
  const Square frame = square(0);
  for (const Handle note : notes()) {
    EXPECT_EQ(room->document().seat(note).frame, 0U);
    const Square at = square(note);
    EXPECT_TRUE(at.x >= frame.x && at.y >= frame.y);
    EXPECT_TRUE(at.x + at.w <= frame.x + frame.w && at.y + at.h <= frame.y + frame.h);
  }
}

TEST_F(Revealing, NamelessOnesHaveNoAuthorOneColourAndAnOrderThatTellsNothing) {
  std::vector<Draft> drafts;
  for (const std::uint64_t id : {90U, 10U, 70U, 30U}) {
    drafts.push_back(draft(id, id > 50 ? 1 : 2, std::to_string(id)));
    drafts.back().nameless = true;
  }
  reveal(drafts);
  std::vector<std::string> order;
  for (const Handle note : notes()) {
    const auto view = room->document().object(note);
    EXPECT_EQ(view.author, 0U);
    EXPECT_EQ(view.colour, 0U);
    EXPECT_EQ(view.id.replica, 1U);
    order.push_back(text(note));
  }
  EXPECT_EQ(order, (std::vector<std::string>{"10", "30", "70", "90"}));
  expect_nothing_covered();
}

TEST_F(Revealing, AFullBoardLeavesWhatItHasNoRoomFor) {
  Policy small;
  small.objects_max = 3;
  reopen(small);
  std::vector<Draft> drafts;
  for (std::uint64_t id = 1; id <= 5; ++id) drafts.push_back(draft(id, 1, "x"));
  const auto said = room->reveal(drafts, now());
  ASSERT_TRUE(said);
  EXPECT_EQ(said->left.size(), 2U);
  work();
  commit();
  EXPECT_EQ(notes().size(), 3U);
}

TEST_F(Revealing, WhereTheStoreTakesNothingNothingIsRevealed) {
  room->set_writable(false);
  EXPECT_FALSE(room->reveal(std::vector{draft(5, 1, "one")}, now()));
  EXPECT_TRUE(notes().empty());
}

}  // namespace
}  // namespace tablee::room

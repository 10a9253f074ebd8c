// A board has a size: what is new is refused long before it hurts, and people see it coming (P33).
#include <gmock/gmock.h>

#include "base/limits.h"
#include "core/batch_encode.h"
#include "core/touched.h"
#include "room/admission.h"
#include "room/fill.h"
#include "room/table.h"
#include "wire/deflate.h"
#include "wire/records.h"

namespace tablee::room {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t small = 64 * 1024;

class Fullness : public TableTest {
 protected:
  Fullness() {
    reopen({.bytes_max = small});
    for (Seat* seat : {&mod, &ana}) {
      join(*seat);
      heard(*seat);
    }
  }
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
  /// Notes of 2 kB until one is refused; how many were taken.
  int fill() {
    int taken = 0;
    while (refusal(ana, ana.note(std::string(2'000, 'x'))) != "board_full") ++taken;
    // What was refused is still on her own board; she looks again.
    ana.hello.want_keyframe = true;
    come_back(ana);
    heard(ana);
    ana.hello.want_keyframe = false;
    return taken;
  }

  Seat& mod = sit(1, wire::Role::moderator);
  Seat& ana = sit(2);
};

// P33
TEST_F(Fullness, NothingNewIsTakenAboveTheLimit) {
  const int taken = fill();
  EXPECT_GE(taken, 27);
  EXPECT_LE(room->document().keyframe().size(), small);
  EXPECT_EQ(refusal(mod, mod.note(std::string(2'000, 'y'))), "");
  EXPECT_EQ(refusal(mod, mod.note(std::string(4'000, 'y'))), "board_full");
}

// P33
TEST_F(Fullness, DeletingAndModeratingGoOn) {
  fill();
  EXPECT_EQ(tries(ana, [](core::Editor& e) { e.set_alive(0, false); }), "");
  EXPECT_EQ(tries(ana, [](core::Editor& e) { e.erase_text(1, 0, 500); }), "");
  EXPECT_EQ(tries(ana, [](core::Editor& e) { e.move(1, core::handle_none, 7, 7); }), "");
  EXPECT_EQ(tries(ana, [](core::Editor& e) { e.vote(1, 1); }), "");
  EXPECT_EQ(tries(mod, [](core::Editor& e) { e.set_number(2, core::NumberField::lock, 1); }), "");
}

// P33: what was erased makes room as soon as the board has been measured.
TEST_F(Fullness, ErasedWordsMakeRoom) {
  fill();
  for (core::Handle note = 0; note < 8; ++note) {
    EXPECT_EQ(tries(ana, [&](core::Editor& e) { e.erase_text(note, 0, 2'000); }), "");
  }
  (void)refusal(ana, ana.note(std::string(2'000, 'y')));
  EXPECT_EQ(refusal(ana, ana.note(std::string(2'000, 'y'))), "");
}

// P33: what a purge has dropped makes room.
TEST_F(Fullness, APurgeMakesRoom) {
  fill();
  for (core::Handle note = 0; note < 8; ++note) {
    EXPECT_EQ(tries(ana, [&](core::Editor& e) { e.set_alive(note, false); }), "");
  }
  const base::Bytes raw = room->document().keyframe();
  const base::Bytes deflated = wire::deflate(raw);
  const wire::KeyframeRecord then{clock.wall(), deflated, raw.size()};
  const store::KeyframeRead read{room->head(), wire::encode(then)};
  reopen({.bytes_max = small});
  ASSERT_TRUE(room->purge(read, now()));
  commit();
  Seat& ben = sit(3);
  join(ben);
  heard(ben);
  EXPECT_EQ(refusal(ben, ben.note(std::string(2'000, 'y'))), "");
}

// P33b: nobody waits for a lease where nobody can write.
TEST_F(Fullness, AModeratorWhoDeletesMakesRoomWithinSeconds) {
  fill();
  const auto delete_notes = [](core::Editor& e) {
    for (core::Handle note = 0; note < 8; ++note) e.set_alive(note, false);
  };
  EXPECT_EQ(tries(ana, delete_notes), "");
  advance(2 * limits::freed_after);
  commit();
  fill();
  EXPECT_EQ(room->counters().purged, 0U) << "not hers to say";
  EXPECT_EQ(tries(mod, [](core::Editor& e) { e.set_alive(9, false); }), "");
  advance(limits::freed_after - 1s);
  commit();
  EXPECT_EQ(room->counters().purged, 0U) << "time to take it back";
  advance(1s);
  commit();
  EXPECT_GT(room->counters().purged, 0U);
  EXPECT_THAT(trouble, testing::HasSubstr("the board was full"));
  heard(ana);
  heard(mod);
  EXPECT_EQ(refusal(ana, ana.note(std::string(2'000, 'y'))), "");
}

// P33b: on the largest board that there is.
TEST_F(Fullness, AFullBoardOfTheLargestSizeIsFreedToo) {
  reopen({.ops_per_second_max = 1'000'000, .ops_burst_max = 1'000'000});
  for (Seat* seat : {&mod, &ana}) {
    come_back(*seat);
    heard(*seat);
  }
  const auto make = [](int count) {
    return [count](core::Editor& e) {
      for (int i = 0; i < count; ++i) e.create({.kind = core::ObjectKind::note, .x = i});
    };
  };
  constexpr std::size_t filled = 48'000;  // what is left is for moderators
  constexpr int at_once = 1'000;
  for (std::size_t made = 0; made < filled; made += at_once) {
    ASSERT_EQ(tries(mod, make(at_once)), "") << made;
  }
  EXPECT_NE(tries(ana, make(1)), "");
  ana.hello.want_keyframe = true;
  come_back(ana);
  heard(ana);
  constexpr core::Handle deleted = 4'000;
  EXPECT_EQ(tries(mod,
                  [&](core::Editor& e) {
                    for (core::Handle note = 0; note < deleted; ++note) e.set_alive(note, false);
                  }),
            "");
  advance(limits::freed_after);
  commit();
  heard(ana);
  heard(mod);
  EXPECT_EQ(core::object_count(room->document()), filled - deleted);
  EXPECT_EQ(tries(ana, make(1)), "");
  EXPECT_EQ(mod.document.keyframe(), room->document().keyframe());
}

// P33
TEST_F(Fullness, IsToldToAllWhoAreThereAndToAllWhoCome) {
  EXPECT_EQ(mod.welcome->fullness, 0U);
  for (int i = 0; i < 20; ++i) {
    submit(ana, ana.note(std::string(2'000, 'x')));
    commit();
  }
  EXPECT_EQ(heard(mod).find("fullness"), std::string::npos);
  for (int i = 0; i < 5; ++i) {
    submit(ana, ana.note(std::string(2'000, 'x')));
    commit();
  }
  EXPECT_NE(heard(mod).find("fullness 8"), std::string::npos);
  Seat& ben = sit(3);
  join(ben);
  heard(ben);
  EXPECT_GE(ben.welcome->fullness, limits::fullness_told_from);
}

// P33: a board of the time before.
TEST_F(Fullness, ABoardThatIsLargerThanItMayBeOpens) {
  fill();
  reopen({.bytes_max = small / 4});
  come_back(ana);
  heard(ana);
  EXPECT_EQ(ana.welcome->fullness, 100U);
  EXPECT_EQ(refusal(ana, ana.note("y")), "board_full");
  EXPECT_EQ(tries(ana, [](core::Editor& e) { e.set_alive(0, false); }), "");
}

// P33: far beyond the limit too, where even the reserve is used up.
TEST_F(Fullness, WhatTakesAwayMoreThanItBringsIsAlwaysTaken) {
  fill();
  reopen({.bytes_max = small / 4});
  come_back(ana);
  heard(ana);
  EXPECT_EQ(tries(ana, [](core::Editor& e) { e.erase_text(1, 500, 2); }), "board_full");
  ana.hello.want_keyframe = true;
  come_back(ana);
  heard(ana);
  EXPECT_EQ(tries(ana, [](core::Editor& e) { e.erase_text(1, 500, 1'000); }), "");
  EXPECT_EQ(tries(ana,
                  [](core::Editor& e) {
                    e.erase_text(2, 500, 1'000);
                    e.insert_text(3, 0, "full: go on elsewhere");
                  }),
            "");
}

// P33: the estimate gets no worse by erasing again what is erased, however often it is named.
TEST(Fill, IsInDoubtOverWhatIsNewlyErasedOnly) {
  core::Document document;
  document.set_local(2, 5);
  core::Editor editor(document, 2);
  editor.insert_text(editor.create({.w = 9, .h = 9}), 0, std::string(1'000, 'x'));
  while (!editor.commit(nullptr).empty()) continue;
  document.set_local(0, 0);
  Admission admission(std::move(document));
  const Author author{base::ReplicaId{3}, Grant{base::ParticipantId{5}, wire::Role::participant}};
  const auto erase = [&] {
    const std::uint64_t counter = admission.document().counter() + 1;
    core::Op op;
    op.kind = core::OpKind::erase;
    op.id = {counter, 3};
    const std::vector<core::IdRun> runs(500, {{2, 2}, 1'000});
    base::Bytes bytes;
    core::encode_counter(counter, bytes);
    core::encode_op(op, runs, 3, bytes);
    ASSERT_TRUE(admission.examine(bytes, author, {}));
    admission.apply();
  };
  (void)admission.introduce(author.replica, base::ParticipantId{5});
  erase();
  const std::size_t once = admission.fill().in_doubt();
  EXPECT_GE(once, 1'000U);
  EXPECT_LT(once, 1'100U);
  for (int i = 0; i < 10; ++i) erase();
  EXPECT_EQ(admission.fill().in_doubt(), once);
}

// DESIGN section 8: what a keyframe costs is paid when the log has cost as much.
TEST_F(Fullness, KeyframesOfALargeBoardAreFurtherApart) {
  reopen();
  come_back(ana);
  heard(ana);
  const std::string page(16'000, 'x');
  for (int i = 0; i < 512; ++i) {
    submit(ana, ana.note(page));
    if (i % 16 == 15) commit();
  }
  commit();
  heard(ana);
  const std::size_t before = store.keyframes(board)->size();
  EXPECT_LT(before, 26U);  // 32 of 256 KiB each
  for (int i = 0; i < 4'096; ++i) {
    submit(ana, ana.batch([&](core::Editor& e) { e.move(0, core::handle_none, i, 1); }));
    if (i % 64 == 63) commit();
  }
  commit();
  EXPECT_EQ(store.keyframes(board)->size(), before);
}

// What is estimated is not less than what it turns out to be.
TEST_F(Fullness, IsNotEstimatedTooLow) {
  core::Document document;
  document.set_local(2, 5);
  core::Editor editor(document, 2);
  std::size_t estimated = 0;
  std::string points;
  for (int i = 0; i < 3'000; ++i) points += "\x10";
  const auto done = [&] {
    const base::Bytes bytes = editor.commit(nullptr);
    core::Batch batch;
    ASSERT_TRUE(core::decode_batch(bytes, 2, batch));
    estimated += growth(batch, batch.runs.size());
  };
  for (int i = 0; i < 200; ++i) {
    const core::Handle note = editor.create(
        {.kind = core::ObjectKind::note, .x = 10 * i, .y = -999'999, .w = 100'000, .h = 7});
    done();
    for (int k = 0; k < 6; ++k) {
      editor.insert_text(note, static_cast<std::uint32_t>(k % 2), "a few words");
      done();
    }
    editor.erase_text(note, 3, 9);
    done();
    editor.vote(note, 1);
    done();
    editor.create({.kind = core::ObjectKind::stroke, .points = points});
    done();
  }
  EXPECT_GE(estimated, document.keyframe().size());
  EXPECT_LT(estimated, 2 * document.keyframe().size());
}

}  // namespace
}  // namespace tablee::room

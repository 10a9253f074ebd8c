// DESIGN invariant 12: no batch that is accepted costs a reader more than limits::batch_work_max steps, and what people do is
// accepted. Costs are counts of steps (core/work.h), never times.
#include "core/work.h"

#include "base/limits.h"
#include "core/batch_encode.h"
#include "core/garbage.h"
#include "core/hash_index.h"
#include "core/work_case.h"

namespace tablee::tests {
namespace {

// --- What no honest client sends -------------------------------------------------------------------------

TEST_F(Work, RunsOverEachOtherCostWhatTheyCoverTogether) {
  const Handle note = moth_eaten(20'000);
  const OpId first{document_.object(note).id.counter + 1, 3};
  Batch once = begin();
  add(once, OpKind::erase).runs_end = 1;
  once.runs.push_back({first, 10'000});
  ASSERT_EQ(submit(once), Refusal::none);
  const std::uint64_t cost = steps_;
  Batch often = begin();
  add(often, OpKind::erase).runs_end = 8'000;
  often.runs.assign(8'000, {{first.counter + 10'000, 3}, 10'000});
  ASSERT_EQ(submit(often), Refusal::none);
  EXPECT_LT(steps_, 2 * cost + 8'000 * 70);  // what reading and sorting a run costs
  EXPECT_EQ(document_.text_length(note), 0U);
}

TEST_F(Work, ErasuresOverEachOtherInManyOpsToo) {
  const Handle note = moth_eaten(20'000);
  const OpId first{document_.object(note).id.counter + 1, 3};
  Batch batch = begin();
  for (std::uint32_t i = 0; i < 4'000; ++i) {
    Op& op = add(batch, OpKind::erase);
    op.runs_begin = i;
    op.runs_end = i + 1;
    batch.runs.push_back({first, 20'000 - i});
  }
  ASSERT_EQ(submit(batch), Refusal::none);
  EXPECT_EQ(document_.text_length(note), 0U);
}

// And none of them loses anything: each id is erased that one of the runs names.
TEST_F(Work, RunsOfTheBatchItselfMayOverlap) {
  const Handle note = moth_eaten(10);
  Batch batch = begin();
  Op& text = add(batch, OpKind::insert);
  text.target = document_.object(note).id;
  text.bytes = "abcdefgh";
  text.span = 8;
  Op& erase = add(batch, OpKind::erase);
  erase.runs_end = 4;
  const OpId first{batch.counter, stranger};
  batch.runs = {{{first.counter + 2, stranger}, 3},
                {first, 3},
                {{first.counter + 1, stranger}, 1},
                {{first.counter + 4, stranger}, 3}};
  ASSERT_EQ(submit(batch), Refusal::none);
  std::string shown;
  document_.text(note, shown);
  EXPECT_EQ(shown, "xxxxxh");
  // A run into what the batch has not written yet is refused, whatever the others cover.
  Batch early = begin();
  Op& late = add(early, OpKind::insert);
  late.target = document_.object(note).id;
  late.bytes = "z";
  add(early, OpKind::erase).runs_end = 1;
  Op& after = add(early, OpKind::erase);
  after.runs_begin = 1;
  after.runs_end = 2;
  early.runs = {{{early.counter, stranger}, 2}, {{early.counter, stranger}, 1}};
  EXPECT_EQ(submit(early), Refusal::target_unknown);
}

TEST_F(Work, ARunOverMorePiecesThanMayBeIsTooLargeAndLittleWork) {
  const Handle note = moth_eaten(200'000);
  Batch batch = begin();
  add(batch, OpKind::erase).runs_end = 1;
  batch.runs.push_back({{document_.object(note).id.counter + 1, 3}, 200'000});
  EXPECT_EQ(submit(batch), Refusal::too_large);
  EXPECT_GT(document_.work(), limits::batch_work_max / 2);  // and is charged
  EXPECT_EQ(document_.text_length(note), 100'000U);
  // Whoever finds it in a log reads it, each piece once.
  const WorkMeter meter;
  ASSERT_TRUE(document_.apply_bytes(encoded(batch), stranger, nullptr, Admission::accepted));
  EXPECT_LT(meter.steps(), 10 * limits::batch_work_max);
  EXPECT_EQ(document_.text_length(note), 0U);
}

TEST_F(Work, InsertionsAtOnePlaceAmongManyAreBounded) {
  const Handle note = editor_.create({.w = 9, .h = 9});
  for (int i = 0; i < 100'000; ++i) editor_.insert_text(note, 0, "x");
  commit();
  const auto insertions = [&](int count) {
    Batch batch = begin();
    for (int i = 0; i < count; ++i) {
      Op& op = add(batch, OpKind::insert);
      op.target = document_.object(note).id;
      op.right_mode = RightMode::end;
      op.bytes = "y";
    }
    return batch;
  };
  EXPECT_EQ(submit(insertions(4'096)), Refusal::too_large);
  EXPECT_EQ(submit(insertions(3)), Refusal::none);
}

// The same among what the batch itself has put there.
TEST_F(Work, InsertionsAtOnePlaceOfTheirOwnBatchAreBounded) {
  const Handle note = moth_eaten(10);
  Batch batch = begin();
  const OpId left = document_.object(note).id;
  OpId before{left.counter + 1, 3};
  const std::uint64_t first = batch.counter;
  for (int i = 0; i < 2'048; ++i) {
    Op& op = add(batch, OpKind::insert);
    op.target = left;
    op.right_mode = RightMode::explicit_id;
    op.right = before;
    op.bytes = "x";
    before = op.id;
  }
  for (std::uint64_t i = 0; i < 2'048; ++i) {
    Op& op = add(batch, OpKind::insert);
    op.target = left;
    op.right_mode = RightMode::explicit_id;
    op.right = {first + i % 2, stranger};
    op.bytes = "y";
  }
  const base::Bytes bytes = encoded(batch);
  const WorkMeter meter;
  (void)document_.apply_bytes(bytes, stranger, nullptr);
  EXPECT_LE(meter.steps(), limits::batch_work_max);
}

// P25
TEST_F(Work, FieldsOfCreateCountAsWhatIsKept) {
  std::string fields = "\x52";  // field 10
  for (std::uint32_t size = 60'000; size != 0; size >>= 7)
    fields += static_cast<char>((size & 0x7FU) | (size >= 0x80 ? 0x80U : 0U));
  fields += std::string(60'000, 'u');
  std::size_t kept = 0;
  Refusal answer = Refusal::none;
  for (int i = 0; i < 100 && answer == Refusal::none; ++i) {
    Batch batch = begin();
    Op& op = add(batch, OpKind::create);
    op.raw_object_kind = 1;
    op.object_kind = ObjectKind::note;
    op.inner_unknown = fields;
    answer = submit(batch);
    if (answer == Refusal::none) kept += fields.size();
    if (i == 30) {  // the count comes back with a keyframe
      ASSERT_TRUE(document_.load(document_.keyframe()));
    }
  }
  EXPECT_EQ(answer, Refusal::board_full);
  EXPECT_LE(kept, limits::kept_bytes_max);
}

// P25: a board from before the limit. What adds nothing to what is kept is taken.
TEST_F(Work, ABoardThatKeepsTooMuchLetsEverythingElseThrough) {
  const Handle note = editor_.create({.w = 9, .h = 9});
  commit();
  const auto put = [&](std::uint32_t field, std::string_view bytes, std::uint32_t fields = 1) {
    Batch batch = begin();
    for (std::uint32_t i = 0; i < fields; ++i) {
      Op& op = add(batch, OpKind::put);
      op.target = document_.object(note).id;
      op.field = field + i;
      op.bytes = bytes;
    }
    return encoded(batch);
  };
  const std::string much(limits::field_bytes_max - 1, 'u');
  constexpr std::uint32_t at_once = 50;
  std::uint32_t next = 100;
  for (std::size_t kept = 0; kept <= limits::kept_bytes_max; kept += at_once * much.size()) {
    const base::Bytes batch = put(next, much, at_once);
    ASSERT_TRUE(document_.apply_bytes(batch, stranger, nullptr, Admission::accepted));
    next += at_once;
  }
  EXPECT_EQ(submit(put(next, "x")), Refusal::board_full);
  EXPECT_EQ(submit(put(100, much + "x")), Refusal::board_full);
  EXPECT_EQ(submit(put(100, "less")), Refusal::none);
  Batch batch = begin();
  Op& op = add(batch, OpKind::life);
  op.target = document_.object(note).id;
  EXPECT_EQ(submit(batch), Refusal::none);
  EXPECT_FALSE(document_.object(note).alive);
}

// P10
TEST_F(Work, ABatchTakesNoMoreCountersThanTheLongestText) {
  Batch batch = begin();
  const std::string unknown("\x72\x01z\x78\x80\x80\x04", 7);  // span 65,536
  for (int i = 0; i < 2; ++i) {
    Op& op = add(batch, OpKind::unknown);
    op.bytes = unknown;
    op.span = 65'536;
  }
  const std::uint64_t before = document_.counter();
  EXPECT_EQ(submit(batch), Refusal::too_large);
  EXPECT_EQ(document_.counter(), before);
  batch.ops.pop_back();
  EXPECT_EQ(submit(batch), Refusal::none);
  EXPECT_EQ(document_.counter(), before + 65'536);
}

// P10: who pushes the board's counter up pays for each counter, by whatever steps.
TEST_F(Work, CountersThatArePushedUpAreCharged) {
  const std::uint64_t begin_at = document_.counter();
  std::uint64_t charged = 0;
  for (int step = 0; step < 100; ++step) {
    Batch batch;
    batch.counter = document_.counter() + limits::counter_lead_max;
    add(batch, OpKind::create).raw_object_kind = 1;
    ASSERT_EQ(submit(batch), Refusal::none);
    charged += document_.work();
    batch.counter = document_.counter() + limits::counter_lead_max + 1;
    ASSERT_EQ(submit(batch), Refusal::bad_counter);
    EXPECT_GT(document_.work(), limits::counter_lead_max);  // also when it is refused
  }
  EXPECT_GT(charged, document_.counter() - begin_at);
}

// P25
TEST_F(Work, AnUnknownOpMayHaveItsFieldsAroundItsSpan) {
  const base::Bytes bytes("\x08\x01\x12\x09\x72\x01z\x78\x03\x82\x01\x01z", 13);
  ASSERT_EQ(submit(bytes), Refusal::none);
  EXPECT_EQ(document_.counter(), 3U);
  Document loaded;
  ASSERT_TRUE(loaded.load(document_.keyframe()));
  EXPECT_EQ(loaded.keyframe(), document_.keyframe());
}

// P30
TEST_F(Work, OneUnknownByteDoesNotEndPurging) {
  ASSERT_EQ(submit(base::Bytes("\x08\x01\x12\x03\x72\x01z", 7)), Refusal::none);
  const Handle note = moth_eaten(1'000);
  editor_.set_alive(note, false);
  commit();
  Document then;
  ASSERT_TRUE(then.load(document_.keyframe()));
  const auto batches = garbage(document_, then);
  ASSERT_FALSE(batches.empty());
  for (const base::Bytes& batch : batches) ASSERT_TRUE(document_.apply_bytes(batch, 1, nullptr));
  Document after;
  ASSERT_TRUE(after.load(document_.keyframe()));
  EXPECT_EQ(after.size(), 0U);
  EXPECT_NE(document_.keyframe().find("\x72\x01z"), base::Bytes::npos);  // and stays itself
}

// Ids that were chosen to hash alike are found as quickly as others.
TEST_F(Work, IdsThatHashAlikeAreSoonPlacedApart) {
  constexpr std::uint64_t place = 0xABC;
  HashIndex index;
  std::vector<OpId> ids;
  const auto hash = [&](std::uint32_t row) { return mix(ids[row]); };
  std::size_t looked_at = 0;
  for (std::uint64_t counter = 1; ids.size() < 2'000; ++counter) {
    const OpId id{counter, stranger};
    if ((mix(id) * 0x9E3779B97F4A7C15U) >> 52 != place) continue;
    ids.push_back(id);
    index.insert(static_cast<std::uint32_t>(ids.size() - 1), hash);
  }
  for (const OpId id : ids) {
    (void)index.find(mix(id), [&](std::uint32_t row) {
      ++looked_at;
      return ids[row] == id;
    });
  }
  EXPECT_LT(looked_at, 256 * ids.size() / 2);
}

// --- What people do ----------------------------------------------------------------------------------------

TEST_F(Work, AWholeBoardIsMovedAtOnce) {
  const Handle outer = editor_.create({.kind = ObjectKind::frame, .w = 9, .h = 9});
  Handle inner = outer;
  for (int i = 1; i < 8; ++i)
    inner = editor_.create({.kind = ObjectKind::frame, .parent = inner, .w = 9, .h = 9});
  for (std::size_t i = 8; i < limits::batch_ops_max; ++i) editor_.create({.w = 9, .h = 9});
  std::vector<base::Bytes> made = commit();
  Document reader;
  read(reader, made);
  for (Handle handle = 1; handle < document_.size(); ++handle) editor_.move(handle, inner, 5, 5);
  const auto moved = commit();
  EXPECT_LT(read(reader, moved), limits::batch_work_max / 4);
  EXPECT_EQ(reader.keyframe(), document_.keyframe());
}

TEST_F(Work, ALongTextIsPastedErasedAndBroughtBack) {
  Document reader;
  const Handle note = editor_.create({.w = 9, .h = 9});
  constexpr std::size_t pasted = 190'000;
  std::string text;
  for (std::size_t i = 0; i < pasted; ++i) text += static_cast<char>('a' + i % 26);
  for (std::size_t at = 0; at < text.size(); at += limits::insert_code_points_max) {
    const auto rest = static_cast<std::uint32_t>(at);
    editor_.insert_text(note, rest, text.substr(at, limits::insert_code_points_max));
  }
  EXPECT_LT(read(reader, commit()), limits::batch_work_max / 4);
  EXPECT_EQ(reader.text_length(0), pasted);
  // Much edited: letters all over.
  for (std::uint32_t i = 0; i < 20'000; ++i) {
    editor_.erase_text(note, i * 7 % 180'000, 1);
    editor_.insert_text(note, i * 13 % 180'000, "y");
  }
  EXPECT_LT(read(reader, commit()), limits::batch_work_max);
  editor_.erase_text(note, 0, document_.text_length(note));
  EXPECT_LT(read(reader, commit()), limits::batch_work_max);
  EXPECT_EQ(reader.text_length(0), 0U);
  EXPECT_EQ(reader.keyframe(), document_.keyframe());
}

}  // namespace
}  // namespace tablee::tests

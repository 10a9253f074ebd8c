// What every backend of the store promises, run over each of them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/appends.h"
#include "store/memory_store.h"
#include "store/rocks_store.h"
#include "store/temporary_folder.h"

namespace tablee::store {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Memory {
  MemoryStore store;
  Store& get() { return store; }
};

struct Rocks {
  TemporaryFolder folder;
  std::unique_ptr<Store> store;
  Rocks() {
    auto opened = open_rocks_store({.folder = folder.path() / "data"});
    EXPECT_TRUE(opened) << opened.error().message;
    store = std::move(*opened);
  }
  Store& get() { return *store; }
};

template <typename Backend>
class StoreContract : public testing::Test {
 protected:
  Store& store() { return backend_.get(); }
  Backend backend_;
};

using Backends = testing::Types<Memory, Rocks>;
TYPED_TEST_SUITE(StoreContract, Backends);

TYPED_TEST(StoreContract, UnknownBoardIsEmptyNotAnError) {
  auto& store = this->store();
  EXPECT_THAT(log_in(store, red), IsEmpty());
  EXPECT_EQ(head_of(store, red), 0U);
  EXPECT_EQ(*store.keyframe(red, base::Offset{9}), std::nullopt);
  EXPECT_THAT(*store.replicas(red), IsEmpty());
  EXPECT_EQ(store.offset_at(red, at(5))->value, 0U);
  EXPECT_THAT(*store.boards(), IsEmpty());
}

TYPED_TEST(StoreContract, LogIsReadInOrder) {
  auto& store = this->store();
  EXPECT_OK(store.write(log_of(red, 1, {"a", "b"})));
  EXPECT_OK(store.write(log_of(red, 3, {"c"})));
  EXPECT_THAT(log_in(store, red), ElementsAre("a", "b", "c"));
  EXPECT_EQ(head_of(store, red), 3U);
  const auto tail = store.read_log(red, base::Offset{1}, all, all);
  ASSERT_EQ(tail->size(), 2U);
  EXPECT_EQ(tail->front().offset.value, 2U);
}

TYPED_TEST(StoreContract, LogIsReadInPortions) {
  auto& store = this->store();
  EXPECT_OK(store.write(log_of(red, 1, {"aaaa", "bbbb", "cccc"})));
  EXPECT_EQ(store.read_log(red, base::Offset{0}, 2, all)->size(), 2U);
  EXPECT_EQ(store.read_log(red, base::Offset{0}, all, 8)->size(), 2U);
  EXPECT_EQ(store.read_log(red, base::Offset{0}, all, 1)->size(), 1U) << "at least one";
  EXPECT_THAT(*store.read_log(red, base::Offset{3}, all, all), IsEmpty());
}

TYPED_TEST(StoreContract, BoardsDoNotMix) {
  auto& store = this->store();
  const std::vector<Append> group{log_of(red, 1, {"r"}), log_of(blue, 1, {"b"}),
                                  log_of(red, 2, {"rr"})};
  EXPECT_OK(store.write(group));
  EXPECT_THAT(log_in(store, red), ElementsAre("r", "rr"));
  EXPECT_THAT(log_in(store, blue), ElementsAre("b"));
}

TYPED_TEST(StoreContract, NeighbouringBoardsDoNotMix) {
  auto& store = this->store();
  const base::BoardId below{red.value - 1};
  const base::BoardId above{red.value + 1};
  EXPECT_OK(store.write(log_of(below, 1, {"x"})));
  EXPECT_OK(store.write(log_of(above, 1, {"y"})));
  EXPECT_EQ(head_of(store, red), 0U);
  EXPECT_EQ(store.offset_at(red, at(9'000'000))->value, 0U);
  EXPECT_EQ(*store.keyframe(red, base::Offset{100}), std::nullopt);
}

// DESIGN, invariant 3: everything of an Append, or nothing.
TYPED_TEST(StoreContract, AppendThatLeavesAGapChangesNothing) {
  auto& store = this->store();
  EXPECT_OK(store.write(log_of(red, 1, {"a"})));
  auto late = log_of(red, 3, {"c"});
  late.replicas.push_back({2, "replica"});
  const std::vector<Append> group{log_of(blue, 1, {"b"}), late};
  EXPECT_ERROR(ErrorCode::gap, store.write(group));
  EXPECT_ERROR(ErrorCode::gap, store.write(log_of(red, 1, {"again"})));
  EXPECT_THAT(log_in(store, red), ElementsAre("a"));
  EXPECT_THAT(log_in(store, blue), IsEmpty());
  EXPECT_THAT(*store.replicas(red), IsEmpty());
  EXPECT_OK(store.write(log_of(red, 2, {"b"})));
}

TYPED_TEST(StoreContract, NewestKeyframeAtOrBefore) {
  auto& store = this->store();
  for (const std::uint64_t offset : {5U, 9U}) {
    Append append;
    append.board = red;
    append.keyframe = KeyframeWrite{base::Offset{offset}, std::string(20'000, 'k')};
    EXPECT_OK(store.write(append));
  }
  EXPECT_EQ(*store.keyframe(red, base::Offset{4}), std::nullopt);
  EXPECT_EQ((*store.keyframe(red, base::Offset{5}))->offset.value, 5U);
  EXPECT_EQ((*store.keyframe(red, base::Offset{8}))->offset.value, 5U);
  EXPECT_EQ((*store.keyframe(red, base::Offset{99}))->bytes, std::string(20'000, 'k'));
  EXPECT_THAT(*store.keyframes(red), ElementsAre(base::Offset{5}, base::Offset{9}));
}

TYPED_TEST(StoreContract, ErasedKeyframeIsGone) {
  auto& store = this->store();
  Append append;
  append.board = red;
  append.keyframe = KeyframeWrite{base::Offset{5}, "five"};
  EXPECT_OK(store.write(append));
  append.keyframe = KeyframeWrite{base::Offset{9}, "nine"};
  append.keyframes_erased = {base::Offset{5}, base::Offset{7}};
  EXPECT_OK(store.write(append));
  EXPECT_THAT(*store.keyframes(red), ElementsAre(base::Offset{9}));
}

TYPED_TEST(StoreContract, ReplicaRecordsAreReplaced) {
  auto& store = this->store();
  Append append;
  append.board = red;
  append.replicas = {{2, "two"}, {0, "board"}};
  EXPECT_OK(store.write(append));
  append.replicas = {{2, "two again"}, {300, "three hundred"}};
  EXPECT_OK(store.write(append));
  const auto replicas = *store.replicas(red);
  ASSERT_EQ(replicas.size(), 3U);
  EXPECT_EQ(replicas[0].bytes, "board");
  EXPECT_EQ(replicas[1].bytes, "two again");
  EXPECT_EQ(replicas[2].replica, 300U);
}

TYPED_TEST(StoreContract, BoardsAreThoseWithABoardRecord) {
  auto& store = this->store();
  EXPECT_OK(store.write(log_of(red, 1, {"no record"})));
  for (const auto board : {blue, base::BoardId{~std::uint64_t{0}}}) {
    Append append;
    append.board = board;
    append.replicas = {{0, "board"}, {1, "server"}};
    EXPECT_OK(store.write(append));
  }
  EXPECT_THAT(*store.boards(), ElementsAre(blue, base::BoardId{~std::uint64_t{0}}));
}

TYPED_TEST(StoreContract, TimeLeadsToAnOffsetAtMostASecondEarly) {
  auto& store = this->store();
  EXPECT_OK(store.write(log_of(red, 1, {"a", "b"}, 10'000)));
  EXPECT_OK(store.write(log_of(red, 3, {"c"}, 10'900)));
  EXPECT_OK(store.write(log_of(red, 4, {"d", "e"}, 12'999)));  // 12.999 s and 13.000 s
  EXPECT_EQ(store.offset_at(red, at(9'999))->value, 0U);
  EXPECT_EQ(store.offset_at(red, at(10'950))->value, 0U) << "entries of this second are read on";
  EXPECT_EQ(store.offset_at(red, at(11'000))->value, 3U);
  EXPECT_EQ(store.offset_at(red, at(13'000))->value, 4U);
  EXPECT_EQ(store.offset_at(red, at(99'000))->value, 5U);
}

TYPED_TEST(StoreContract, TimeIndexHasOneRowASecond) {
  auto& store = this->store();
  EXPECT_OK(store.write(log_of(red, 1, {"a", "b"}, 10'000)));
  EXPECT_OK(store.write(log_of(red, 3, {"c"}, 10'900)));
  EXPECT_OK(store.write(log_of(red, 4, {"d", "e"}, 12'999)));
  const auto rows = *store.time_index(red, at(0), all);
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].second, at(10'000));
  EXPECT_EQ(rows[0].offset.value, 3U);
  EXPECT_EQ(rows[1].offset.value, 4U);
  EXPECT_EQ(rows[2].second, at(13'000));
  EXPECT_EQ(store.time_index(red, at(12'500), 1)->front().offset.value, 4U);
}

TYPED_TEST(StoreContract, RecordsAreScannedByPrefix) {
  auto& store = this->store();
  const std::vector<RecordWrite> writes{
      {"event/2", "second"}, {"event/1", "first"}, {"eventual", "other"}, {"person/1", "Léa"}};
  EXPECT_OK(store.write_records(writes));
  const auto events = *store.records("event/");
  ASSERT_EQ(events.size(), 2U);
  EXPECT_EQ(events[0].key, "event/1");
  EXPECT_EQ(events[1].value, "second");
  EXPECT_EQ(store.records("")->size(), 4U);
  EXPECT_EQ(*store.record("person/1"), "Léa");
  EXPECT_EQ(*store.record("person/2"), std::nullopt);
}

TYPED_TEST(StoreContract, RecordsAreErased) {
  auto& store = this->store();
  EXPECT_OK(store.write_records(std::vector<RecordWrite>{{"a", "1"}, {"b", "2"}}));
  EXPECT_OK(store.write_records(std::vector<RecordWrite>{{"a", std::nullopt}, {"c", "3"}}));
  EXPECT_EQ(*store.record("a"), std::nullopt);
  EXPECT_EQ(store.records("")->size(), 2U);
}

TYPED_TEST(StoreContract, RecordsAndBoardsAreWrittenTogetherOrNotAtAll) {
  auto& store = this->store();
  const std::vector<RecordWrite> records{{"event/1", "first"}};
  const std::vector<Append> wrong{log_of(red, 7, {"gap"})};
  EXPECT_ERROR(ErrorCode::gap, store.write(wrong, records));
  EXPECT_EQ(*store.record("event/1"), std::nullopt);
  const std::vector<Append> right{log_of(red, 1, {"first"})};
  EXPECT_OK(store.write(right, records));
  EXPECT_EQ(*store.record("event/1"), "first");
}

constexpr base::EventId here{0x50}, there{~std::uint64_t{0}};
constexpr BlobKey small{here, {1, 2, 3}}, large{here, {9}}, elsewhere{there, {1, 2, 3}};

TYPED_TEST(StoreContract, BlobsAreKeptByEventAndHash) {
  auto& store = this->store();
  EXPECT_OK(store.put_blob(small, "tiny"));
  EXPECT_OK(store.put_blob(large, std::string(300'000, '\0')));
  EXPECT_OK(store.put_blob(small, "tiny"));
  EXPECT_EQ(*store.blob(small), "tiny");
  EXPECT_EQ((*store.blob(large))->size(), 300'000U);
  EXPECT_EQ(*store.blob({here, {}}), std::nullopt);
  EXPECT_EQ(*store.blob(elsewhere), std::nullopt) << "another event's hash opens nothing";
}

TYPED_TEST(StoreContract, BlobsAreListedWithTheirSizes) {
  auto& store = this->store();
  EXPECT_TRUE(store.blobs()->empty());
  EXPECT_OK(store.put_blob(elsewhere, std::string(9'000, 'x')));
  EXPECT_OK(store.put_blob(large, std::string(300'000, '\0')));
  EXPECT_OK(store.put_blob(small, ""));
  EXPECT_THAT(*store.blobs(),
              ElementsAre(BlobRow{small, 0}, BlobRow{large, 300'000}, BlobRow{elsewhere, 9'000}));
}

TYPED_TEST(StoreContract, BlobsGoWithTheirEvent) {
  auto& store = this->store();
  for (const BlobKey& key : {small, large, elsewhere}) EXPECT_OK(store.put_blob(key, "bytes"));
  EXPECT_OK(store.erase_blobs(here));
  EXPECT_OK(store.erase_blobs(here));
  EXPECT_EQ(*store.blob(small), std::nullopt);
  EXPECT_THAT(*store.blobs(), ElementsAre(BlobRow{elsewhere, 5}));
  EXPECT_OK(store.put_blob(small, "again"));
  EXPECT_EQ(*store.blob(small), "again");
}

TYPED_TEST(StoreContract, ABoardAndADayGoWhole) {  // F5
  auto& store = this->store();
  for (const auto board : {red, blue}) {
    auto append = log_of(board, 1, {"a", "b"});
    append.replicas = {{0, "board"}, {2, "somebody"}};
    append.keyframe = KeyframeWrite{base::Offset{1}, std::string(9'000, 'k')};
    EXPECT_OK(store.write(append));
  }
  for (const auto event : {here, there}) {
    Append day;
    day.day = DayWrite{event, {{base::Offset{1}, at(5), "entry"}}, {{0, 0, "day"}}, {}, {}};
    day.day->snapshot = KeyframeWrite{base::Offset{1}, "snapshot"};
    EXPECT_OK(store.write(day));
  }
  EXPECT_OK(store.erase_board(red));
  EXPECT_OK(store.erase_board(red));
  EXPECT_OK(store.erase_day(there));
  EXPECT_THAT(*store.boards(), ElementsAre(blue));
  EXPECT_EQ(head_of(store, red), 0U);
  EXPECT_TRUE(store.keyframes(red)->empty());
  EXPECT_TRUE(store.replicas(red)->empty());
  EXPECT_TRUE(store.time_index(red, at(0), all)->empty());
  EXPECT_THAT(log_in(store, blue), ElementsAre("a", "b"));
  EXPECT_THAT(*store.days(), ElementsAre(here));
  EXPECT_EQ(store.day_head(there)->value, 0U);
  EXPECT_EQ(*store.day_snapshot(there, base::Offset{9}), std::nullopt);
  EXPECT_EQ(store.day_head(here)->value, 1U);
  EXPECT_OK(store.write(log_of(red, 1, {"anew"})));
}

TYPED_TEST(StoreContract, WipingChangesNothingThatCanBeRead) {  // F4
  auto& store = this->store();
  auto append = log_of(red, 1, {"a", "b"});
  append.replicas = {{0, "board"}};
  append.keyframe = KeyframeWrite{base::Offset{1}, std::string(9'000, 'k')};
  append.day = DayWrite{here, {{base::Offset{1}, at(5), "entry"}}, {{0, 0, "day"}}, {}, {}};
  EXPECT_OK(store.write(append));
  EXPECT_OK(
      store.write_records(std::vector<RecordWrite>{{"person/1", "Ada"}, {"person/2", "Bob"}}));
  EXPECT_OK(store.put_blob(large, std::string(300'000, 'p')));
  EXPECT_OK(store.write_records(std::vector<RecordWrite>{{"person/1", std::nullopt}}));
  EXPECT_OK(store.wipe({}));
  EXPECT_OK(store.wipe(std::array{red, blue}));
  EXPECT_THAT(log_in(store, red), ElementsAre("a", "b"));
  EXPECT_EQ(store.keyframe(red, base::Offset{2}).value()->bytes, std::string(9'000, 'k'));
  EXPECT_EQ(store.replicas(red)->size(), 1U);
  EXPECT_EQ(store.day_head(here)->value, 1U);
  EXPECT_EQ(*store.record("person/1"), std::nullopt);
  EXPECT_EQ(*store.record("person/2"), "Bob");
  EXPECT_EQ((*store.blob(large))->size(), 300'000U);
  EXPECT_OK(store.write(log_of(red, 3, {"c"})));
}

TYPED_TEST(StoreContract, ReopeningKeepsEverything) {
  auto& store = this->store();
  auto append = log_of(red, 1, {"a", std::string("\0\xff", 2)});
  append.replicas = {{0, "board"}};
  append.keyframe = KeyframeWrite{base::Offset{1}, "one"};
  EXPECT_OK(store.write({&append, 1}, std::vector<RecordWrite>{{"event/1", "first"}}));
  EXPECT_OK(store.put_blob({base::EventId{7}, {7}}, "seven"));
  EXPECT_OK(store.reopen());
  EXPECT_THAT(log_in(store, red), ElementsAre("a", std::string("\0\xff", 2)));
  EXPECT_EQ((*store.keyframe(red, base::Offset{9}))->bytes, "one");
  EXPECT_THAT(*store.boards(), ElementsAre(red));
  EXPECT_EQ(*store.record("event/1"), "first");
  EXPECT_EQ(*store.blob({base::EventId{7}, {7}}), "seven");
  EXPECT_OK(store.write(log_of(red, 3, {"goes on"})));
}

// --- Days -------------------------------------------------------------------------------------------

constexpr base::EventId today{0x70}, tomorrow{0x71};

DayWrite day_log(base::EventId event, std::uint64_t first, std::vector<std::string> entries) {
  DayWrite day{event, {}, {}, {}, {}};
  for (auto& bytes : entries) day.log.push_back({base::Offset{first++}, at(1), std::move(bytes)});
  return day;
}

Append append_of(DayWrite day) {
  Append append;
  append.day = std::move(day);
  return append;
}

std::vector<std::string> day_in(const Store& store, base::EventId event) {
  std::vector<std::string> entries;
  const auto rows = store.read_day(event, base::Offset{0}, all, all);
  for (auto& read : *rows) entries.push_back(read.bytes);
  return entries;
}

TYPED_TEST(StoreContract, ADaysLogIsReadInOrderAndMixesWithNoOther) {
  auto& store = this->store();
  EXPECT_THAT(day_in(store, today), IsEmpty());
  EXPECT_EQ(store.day_head(today)->value, 0U);
  EXPECT_OK(store.write(append_of(day_log(today, 1, {"a", "b"}))));
  EXPECT_OK(store.write(append_of(day_log(tomorrow, 1, {"x"}))));
  EXPECT_OK(store.write(append_of(day_log(today, 3, {"c"}))));
  EXPECT_THAT(day_in(store, today), ElementsAre("a", "b", "c"));
  EXPECT_THAT(day_in(store, tomorrow), ElementsAre("x"));
  EXPECT_EQ(store.day_head(today)->value, 3U);
  EXPECT_EQ(store.read_day(today, base::Offset{1}, 1, all)->front().bytes, "b");
  EXPECT_EQ(store.read_day(today, base::Offset{0}, all, 1)->size(), 1U) << "at least one";
  EXPECT_THAT(*store.boards(), IsEmpty()) << "a day is no board";
}

TYPED_TEST(StoreContract, ADaysGapIsRefusedAndNothingOfItIsWritten) {
  auto& store = this->store();
  EXPECT_OK(store.write(append_of(day_log(today, 1, {"a"}))));
  Append skips = log_of(red, 1, {"r"});
  skips.day = day_log(today, 3, {"c"});
  const auto written = store.write(skips);
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().code, ErrorCode::gap);
  EXPECT_THAT(log_in(store, red), IsEmpty());
  EXPECT_OK(store.write(append_of(day_log(today, 2, {"b"}))));
}

TYPED_TEST(StoreContract, ADayAndTheBoardThatItOpensAreOneWrite) {
  auto& store = this->store();
  Append both = log_of(red, 1, {"r"});
  both.replicas.push_back({0, "board"});
  both.day = day_log(today, 1, {"a"});
  EXPECT_OK(store.write(both));
  EXPECT_THAT(*store.boards(), ElementsAre(red));
  EXPECT_THAT(day_in(store, today), ElementsAre("a"));
}

TYPED_TEST(StoreContract, SealedRecordsAreReplacedAndErased) {
  auto& store = this->store();
  DayWrite day{today, {}, {}, {}, {}};
  day.sealed = {{1, 7, "Ann"}, {0, 0, "day"}, {1, 8, "Bob"}};
  EXPECT_OK(store.write(append_of(day)));
  EXPECT_OK(store.write(append_of(day_log(tomorrow, 1, {"no record of its own"}))));
  day.sealed = {{1, 7, "Anna"}, {1, 8, std::nullopt}, {1, 9, std::nullopt}};
  EXPECT_OK(store.write(append_of(day)));
  const auto sealed = *store.sealed(today);
  ASSERT_EQ(sealed.size(), 2U);
  EXPECT_EQ(sealed[0].kind, 0U);
  EXPECT_EQ(sealed[1].id, 7U);
  EXPECT_EQ(sealed[1].bytes, "Anna");
  EXPECT_THAT(*store.sealed(tomorrow), IsEmpty());
  EXPECT_THAT(*store.days(), ElementsAre(today));
}

TYPED_TEST(StoreContract, ADaysNewestSnapshotIsFound) {
  auto& store = this->store();
  EXPECT_EQ(*store.day_snapshot(today, base::Offset{9}), std::nullopt);
  for (const std::uint64_t offset : {3U, 6U}) {
    DayWrite day{
        today, {}, {}, KeyframeWrite{base::Offset{offset}, "k" + std::to_string(offset)}, {}};
    EXPECT_OK(store.write(append_of(day)));
  }
  EXPECT_EQ((*store.day_snapshot(today, base::Offset{9}))->bytes, "k6");
  EXPECT_EQ((*store.day_snapshot(today, base::Offset{5}))->bytes, "k3");
  EXPECT_EQ(*store.day_snapshot(today, base::Offset{2}), std::nullopt);
  DayWrite day{today, {}, {}, {}, {base::Offset{6}, base::Offset{5}}};
  EXPECT_OK(store.write(append_of(day)));
  EXPECT_EQ((*store.day_snapshot(today, base::Offset{9}))->offset.value, 3U);
}

}  // namespace
}  // namespace tablee::store

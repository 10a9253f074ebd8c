// Group commit: what is joined, in which order it is answered, and what a failure means.
#include "store/commit_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <semaphore>

#include "store/appends.h"
#include "store/memory_store.h"

namespace tablee::store {
namespace {

using testing::ElementsAre;

/// A memory store whose next write waits until it is let through, so that a test decides what gathers.
class GatedStore final : public MemoryStore {
 public:
  using Store::write;
  Result<void> write(std::span<const Append> appends,
                     std::span<const RecordWrite> records) override {
    ++writes;
    entered.release();
    gate.acquire();
    return MemoryStore::write(appends, records);
  }
  std::atomic<int> writes{0};
  std::counting_semaphore<> entered{0};
  std::counting_semaphore<> gate{0};
};

/// Collects answers in order; wait() returns when `count` have come.
class Answers {
 public:
  CommitWriter::Completion expect(int id) {
    return [this, id](const Result<void>& result) {
      answers.emplace_back(id, result ? "ok" : name(result.error().code));
      arrived_.release();
    };
  }
  void wait(int count) {
    for (int i = 0; i < count; ++i) arrived_.acquire();
  }
  std::vector<std::pair<int, std::string>> answers;  // writer's thread until wait() returned

 private:
  std::counting_semaphore<> arrived_{0};
};

using Answer = std::pair<int, std::string>;

TEST(CommitWriter, JoinsWhatGathersWhileAWriteIsAtTheDisk) {
  GatedStore store;
  Answers answers;
  CommitWriter writer(store);
  writer.submit(log_of(red, 1, {"a"}), answers.expect(1));
  store.entered.acquire();
  writer.submit(log_of(blue, 1, {"b"}), answers.expect(2));
  writer.submit(log_of(red, 2, {"c"}), answers.expect(3));
  writer.submit(log_of(red, 3, {"d"}), answers.expect(4));
  store.gate.release(2);
  answers.wait(4);
  EXPECT_EQ(store.writes, 2) << "one alone, three joined";
  EXPECT_EQ(writer.counters().commits, 2U);
  EXPECT_EQ(writer.counters().appends, 4U);
  EXPECT_EQ(writer.counters().entries, 4U);
  EXPECT_EQ(writer.counters().bytes, 4U);
  EXPECT_EQ(writer.counters().pending, 0U);
  EXPECT_THAT(log_in(store, red), ElementsAre("a", "c", "d"));
}

TEST(CommitWriter, WritesWhatIsSubmittedTogetherInOneWrite) {
  GatedStore store;
  store.gate.release(2);
  Answers answers;
  {
    CommitWriter writer(store);
    std::vector<CommitWriter::Submission> together;
    for (int i = 1; i <= 100; ++i) {
      together.push_back(
          {log_of(i % 2 == 0 ? red : blue, static_cast<std::uint64_t>(i + 1) / 2, {"a"}),
           answers.expect(i)});
    }
    writer.submit(together);
    EXPECT_TRUE(together.empty());
    writer.submit(together);
    answers.wait(100);
  }
  EXPECT_EQ(store.writes, 1);
  EXPECT_EQ(answers.answers.front(), Answer(1, "ok"));
  EXPECT_EQ(answers.answers.back(), Answer(100, "ok"));
  EXPECT_EQ(head_of(store, red), 50U);
}

// DESIGN, invariant 1: by the time anybody is told, it is there.
TEST(CommitWriter, AnswersInOrderOfSubmissionAfterTheWrite) {
  MemoryStore store;
  Answers answers;
  std::vector<std::uint64_t> heads;
  {
    CommitWriter writer(store);
    for (int i = 1; i <= 100; ++i) {
      writer.submit(log_of(red, static_cast<std::uint64_t>(i), {"x"}),
                    [&, done = answers.expect(i)](const Result<void>& result) mutable {
                      heads.push_back(head_of(store, red));
                      done(result);
                    });
    }
    answers.wait(100);
  }
  for (int i = 0; i < 100; ++i) {
    EXPECT_EQ(answers.answers[static_cast<std::size_t>(i)], Answer(i + 1, "ok"));
    EXPECT_GE(heads[static_cast<std::size_t>(i)], static_cast<std::uint64_t>(i + 1));
  }
}

TEST(CommitWriter, WritesWhatWasSubmittedBeforeItEnds) {
  MemoryStore store;
  Answers answers;
  {
    CommitWriter writer(store);
    writer.submit(log_of(red, 1, {"a"}), answers.expect(1));
    writer.submit(log_of(red, 2, {"b"}), answers.expect(2));
  }
  EXPECT_THAT(answers.answers, ElementsAre(Answer(1, "ok"), Answer(2, "ok")));
  EXPECT_THAT(log_in(store, red), ElementsAre("a", "b"));
}

// P18: after a failure nothing is acknowledged until the store was opened again.
TEST(CommitWriter, AfterAFailureEveryAnswerIsFailedUntilReopened) {
  MemoryStore store;
  Answers answers;
  CommitWriter writer(store);
  store.break_writes({ErrorCode::full, "full"});
  writer.submit(log_of(red, 1, {"a"}), answers.expect(1));
  answers.wait(1);
  writer.submit(log_of(blue, 1, {"b"}), answers.expect(2));
  writer.reopen(answers.expect(3));
  writer.submit(log_of(red, 1, {"a"}), answers.expect(4));
  answers.wait(3);
  EXPECT_THAT(answers.answers, ElementsAre(Answer(1, "full"), Answer(2, "failed"), Answer(3, "ok"),
                                           Answer(4, "ok")));
  EXPECT_EQ(writer.counters().failures, 1U);
  EXPECT_EQ(head_of(store, blue), 0U);
}

TEST(CommitWriter, AStaleRoomFailsAlone) {
  GatedStore store;
  Answers answers;
  CommitWriter writer(store);
  writer.submit(log_of(red, 1, {"a"}), answers.expect(1));
  store.entered.acquire();
  writer.submit(log_of(blue, 1, {"b"}), answers.expect(2));
  writer.submit(log_of(red, 9, {"stale"}), answers.expect(3));
  writer.submit(log_of(blue, 2, {"bb"}), answers.expect(4));
  store.gate.release(5);
  answers.wait(4);
  EXPECT_THAT(answers.answers,
              ElementsAre(Answer(1, "ok"), Answer(2, "ok"), Answer(3, "gap"), Answer(4, "ok")));
  EXPECT_EQ(writer.counters().failures, 0U);
}

TEST(CommitWriter, CountsLatencyInItsBuckets) {
  MemoryStore store;
  Answers answers;
  CommitWriter writer(store);
  writer.submit(log_of(red, 1, {"a"}), answers.expect(1));
  answers.wait(1);
  std::uint64_t writes = 0;
  for (const auto& bucket : writer.counters().latency) writes += bucket;
  EXPECT_EQ(writes, 1U);
}

}  // namespace
}  // namespace tablee::store

// A reveal that its board's room does not live to see: the next room takes it up, and no note is there twice (D24).
#include <gtest/gtest.h>

#include <deque>

#include "room/founding.h"
#include "room/open_room.h"
#include "shard/shard_core.h"
#include "store/memory_store.h"
#include "wire/day_records.h"

namespace tablee::shard {
namespace {

constexpr base::EventId workshop{1};
constexpr base::BoardId wall{2};

/// A shard without visitors. Jobs and commits wait until the test lets them go on.
class LoneShard final : public ShardCore {
 public:
  explicit LoneShard(const ShardRules& rules, store::MemoryStore& store)
      : ShardCore(rules, 0), store_(store) {}

  void introduce(std::size_t, Guest) override {}
  void send(std::size_t, std::vector<ToCarrier>) override {}
  void send(std::size_t, std::vector<ToOwner>) override {}
  void offload(Job job) override { jobs.push_back(std::move(job)); }
  void wrote(base::EventId, room::Written) override {}
  Member* carried(room::SessionId) override { return nullptr; }
  void write(store::Append append, Answer answer) override {
    commits.push_back({std::move(append), std::move(answer)});
  }
  void arm(base::MonoTime) override {}
  [[nodiscard]] Load::CpuTime cpu_time() const override { return {}; }

  void reveal(std::vector<wire::day::Draft> drafts) {
    at_board(wall, workshop, [&](Board& board) {
      board.reveal(std::move(drafts), [this](std::vector<wire::day::DraftId> left) {
        ++answered;
        left_over = left.size();
      });
    });
    end_round();
  }
  void deliver(std::vector<room::Thing> things) {
    at_board(wall, workshop, [&](Board& board) {
      board.deliver(base::Offset{5}, std::move(things), {}, [this](wire::day::Arrival arrival) {
        ++answered;
        arrived = std::move(arrival);
      });
    });
    end_round();
  }
  /// A job goes to the disk, and comes back.
  void read_one() {
    auto done = jobs.front()();
    jobs.pop_front();
    done();
    end_round();
  }
  enum class Fate : std::uint8_t { durable, gap, unheard };
  /// `gap`: the log is another by now, nothing is written; `unheard`: written, and nobody is told so.
  void write_one(Fate fate = Fate::durable) {
    Commit commit = std::move(commits.front());
    commits.pop_front();
    EXPECT_TRUE(fate == Fate::gap || store_.write({&commit.append, 1}));
    commit.answer({fate == Fate::durable, false, {}});
    end_round();
  }
  void work() {
    while (!jobs.empty() || !commits.empty()) {
      if (commits.empty()) {
        read_one();
      } else {
        write_one();
      }
    }
  }

  struct Commit {
    store::Append append;
    Answer answer;
  };
  std::deque<Job> jobs;
  std::deque<Commit> commits;
  int answered = 0;
  std::size_t left_over = 0;
  wire::day::Arrival arrived;

 private:
  store::MemoryStore& store_;
};

class TakingUp : public testing::Test {
 protected:
  TakingUp() {
    EXPECT_TRUE(store.write(room::found_board(wall, workshop, base::Epoch{3}, clock.wall())));
  }

  static std::vector<wire::day::Draft> three() {
    std::vector<wire::day::Draft> all(3);
    for (std::uint64_t n = 0; n < all.size(); ++n) {
      all[n].id = wire::day::DraftId{n + 1};
      all[n].participant = base::ParticipantId{7};
      all[n].text = "note " + std::to_string(n + 1);
    }
    return all;
  }
  [[nodiscard]] std::size_t notes() const {
    const auto room = room::open_room(
        store, wall, {}, {clock.mono(), clock.wall()}, [](const std::string&) {},
        room::Purge::later);
    return room ? room->document().paint_order().size() : 0;
  }

  base::ManualClock clock;
  store::MemoryStore store;
  ShardRules rules{.store = store, .clock = clock, .sessions_per_board_max = 10};
  LoneShard shard{rules, store};
};

TEST_F(TakingUp, WhatWasNotWrittenIsRevealedByTheNextRoom) {
  shard.reveal(three());
  shard.read_one();
  ASSERT_EQ(shard.commits.size(), 1U);
  shard.write_one(LoneShard::Fate::gap);
  EXPECT_EQ(shard.answered, 0) << "nobody knows yet what became of it";
  shard.work();
  EXPECT_EQ(shard.answered, 1);
  EXPECT_EQ(shard.left_over, 0U);
  EXPECT_EQ(notes(), 3U);
}

TEST_F(TakingUp, WhatWasWrittenAndNeverHeardOfIsNotRevealedAgain) {
  shard.reveal(three());
  shard.read_one();
  ASSERT_EQ(shard.commits.size(), 1U);
  shard.write_one(LoneShard::Fate::unheard);
  shard.work();
  EXPECT_EQ(shard.answered, 1);
  EXPECT_EQ(notes(), 3U) << "each is there once";
}

std::vector<room::Thing> two_things() {
  std::vector<room::Thing> all(2);
  for (std::uint64_t n = 0; n < all.size(); ++n) {
    all[n].of = {n + 1, base::ReplicaId{7}};
    all[n].size = {200, 200};
    all[n].y = static_cast<std::int64_t>(n) * 300;
    all[n].text = "from another table";
  }
  return all;
}

TEST_F(TakingUp, WhatWasNotWrittenOfAParcelIsDeliveredByTheNextRoom) {  // D25
  shard.deliver(two_things());
  shard.read_one();
  ASSERT_EQ(shard.commits.size(), 1U);
  shard.write_one(LoneShard::Fate::gap);
  EXPECT_EQ(shard.answered, 0);
  shard.work();
  EXPECT_EQ(shard.answered, 1);
  EXPECT_EQ(shard.arrived.copied.size(), 2U);
  EXPECT_EQ(notes(), 2U);
}

TEST_F(TakingUp, AParcelThatWasWrittenAndNeverHeardOfIsThereOnce) {  // D25
  shard.deliver(two_things());
  shard.read_one();
  ASSERT_EQ(shard.commits.size(), 1U);
  shard.write_one(LoneShard::Fate::unheard);
  shard.work();
  EXPECT_EQ(shard.answered, 1);
  EXPECT_EQ(shard.arrived.copied.size(), 2U) << "which is a copy of what is known from its record";
  EXPECT_EQ(notes(), 2U);
}

}  // namespace
}  // namespace tablee::shard

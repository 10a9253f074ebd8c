// Somebody is put out while they come in, on a board that another shard carries: in whatever order the two shards hear of it,
// nobody stays. Two shards without threads; what passes between them waits until the test lets it.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <deque>
#include <string>

#include "room/founding.h"
#include "shard/shard_core.h"
#include "store/memory_store.h"

namespace tablee::shard {
namespace {

constexpr base::EventId event{1};
constexpr base::BoardId table{2};
constexpr base::ParticipantId eve{7};
constexpr room::SessionId tab_id{std::uint64_t{1} << ShardCore::session_bits | 1};

class Tab final : public Member {
 public:
  [[nodiscard]] room::SessionId id() const override { return tab_id; }
  [[nodiscard]] bool admitting() const override { return !closed; }
  void begin() override {}
  void flush() override {}
  void pause() override {}
  void resume() override {}
  void close(wire::Close code) override {
    if (!closed) closed = code;
  }

  std::optional<wire::Close> closed;
};

class StillShard final : public ShardCore {
 public:
  using Step = std::move_only_function<void()>;

  StillShard(const ShardRules& rules, std::size_t index) : ShardCore(rules, index) {}

  void introduce(std::size_t, Guest guest) override {
    crossing.push_back([this, guest = std::move(guest)]() mutable {
      other->arrived(std::move(guest));
      other->end_round();
    });
  }
  void send(std::size_t, std::vector<ToCarrier> words) override { cross(std::move(words)); }
  void send(std::size_t, std::vector<ToOwner> words) override { cross(std::move(words)); }
  void offload(Job job) override { reading.push_back(std::move(job)); }
  void wrote(base::EventId, room::Written) override {}
  Member* carried(room::SessionId) override { return tab; }
  void write(store::Append, Answer) override {}
  void arm(base::MonoTime) override {}
  [[nodiscard]] Load::CpuTime cpu_time() const override { return {}; }

  using ShardCore::revoke;
  void told_to_revoke() {
    revoke(event, {eve});
    end_round();
  }
  void let_in(Tab& one) {
    tab = &one;
    enter(one, table, 0, {},
          {.grant = {eve, wire::Role::participant}, .event = event, .people = {}});
    end_round();
  }
  static bool next(std::deque<Step>& steps) {
    if (steps.empty()) return false;
    auto step = std::move(steps.front());
    steps.pop_front();
    step();
    return true;
  }
  bool let_cross() { return next(crossing); }
  bool let_read() {
    if (reading.empty()) return false;
    auto job = std::move(reading.front());
    reading.pop_front();
    job()();
    end_round();
    return true;
  }

  StillShard* other = nullptr;
  Tab* tab = nullptr;
  std::deque<Step> crossing;
  std::deque<Job> reading;

 private:
  template <typename Words>
  void cross(Words words) {
    crossing.push_back([this, words = std::move(words)]() mutable {
      other->arrived(std::move(words));
      other->end_round();
    });
  }
};

enum Happening : std::uint8_t { let_in, introduced, opened, carrier_told, owner_told };

// P4: each shard hears of the revocation after the admissions that came before it; between shards anything goes.
TEST(Revocation, NobodyWhoIsCarriedByAnotherShardStays) {
  std::array order{let_in, introduced, opened, carrier_told, owner_told};
  int orders = 0;
  do {
    const auto at = [&](Happening what) { return std::ranges::find(order, what); };
    if (at(introduced) < at(let_in) || at(opened) < at(introduced) || at(carrier_told) < at(let_in))
      continue;
    ++orders;
    store::MemoryStore store;
    base::ManualClock clock;
    ASSERT_TRUE(store.write(room::found_board(table, event, base::Epoch{3}, clock.wall())));
    const ShardRules rules{.store = store, .clock = clock, .sessions_per_board_max = 10};
    StillShard owner(rules, 0);
    StillShard carrier(rules, 1);
    owner.other = &carrier;
    carrier.other = &owner;
    Tab tab;
    std::string story;
    for (const auto what : order) {
      story += std::to_string(what) + " ";
      switch (what) {
        case let_in:
          carrier.let_in(tab);
          break;
        case introduced:
          EXPECT_TRUE(carrier.let_cross());
          break;
        case opened:
          (void)owner.let_read();
          break;
        case carrier_told:
          carrier.told_to_revoke();
          break;
        case owner_told:
          owner.told_to_revoke();
          break;
      }
    }
    while (carrier.let_cross() || owner.let_cross() || owner.let_read()) continue;
    EXPECT_EQ(tab.closed, wire::Close::revoked) << story;
    EXPECT_EQ(owner.find(tab_id), nullptr) << story << "stays at the board";
    EXPECT_EQ(carrier.host(table), nullptr) << story << "stays at the carrier";
  } while (std::ranges::next_permutation(order).found);
  EXPECT_EQ(orders, 15);
}

TEST(Revocation, OfAnotherEventOrOfOthersEndsNobody) {
  store::MemoryStore store;
  base::ManualClock clock;
  const ShardRules rules{.store = store, .clock = clock, .sessions_per_board_max = 10};
  StillShard owner(rules, 0);
  StillShard carrier(rules, 1);
  owner.other = &carrier;
  carrier.other = &owner;
  Tab tab;
  carrier.let_in(tab);
  carrier.revoke(base::EventId{9}, {eve});
  carrier.revoke(event, {base::ParticipantId{6}, base::ParticipantId{8}});
  EXPECT_FALSE(tab.closed);
}

}  // namespace
}  // namespace tablee::shard

#include "net/fair_line.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <vector>

#include "base/random.h"

namespace tablee::net {
namespace {

using Stand = FairLine::Stand;

TEST(FairLine, WhoHasMostPlacesLosesTheStillestOfThem) {
  FairLine line;
  EXPECT_FALSE(line.first());
  line.put(1, "venue", Stand::still);
  for (FairLine::Id id = 10; id < 13; ++id) line.put(id, "greedy", Stand::still);
  EXPECT_EQ(line.first(), 10U);
  line.put(10, "greedy", Stand::still);  // has moved
  EXPECT_EQ(line.first(), 11U);
  line.put(11, "greedy", Stand::busy);
  EXPECT_EQ(line.first(), 12U);
  line.put(12, "greedy", Stand::busy);
  line.put(10, "greedy", Stand::busy);
  EXPECT_EQ(line.first(), 11U) << "of the busy the one that has moved least lately";
  line.take(11);
  line.take(12);
  EXPECT_EQ(line.first(), 1U) << "of two with as many, who is still";
  EXPECT_EQ(line.first_of("greedy"), 10U);
  line.take(1);
  line.take(10);
  EXPECT_EQ(line.size(), 0U);
  EXPECT_FALSE(line.first_of("greedy"));
}

// Against the same said slowly.
TEST(FairLine, IsTheSameAsLookingThroughAll) {
  struct One {
    std::string network;
    bool busy;
    int moved;
  };
  base::Random random(7);
  FairLine line;
  std::map<FairLine::Id, One> all;
  for (int step = 0; step < 20'000; ++step) {
    const FairLine::Id id = random.below(60);
    if (random.below(3) == 0) {
      line.take(id);
      all.erase(id);
    } else {
      const std::string network =
          all.contains(id) ? all[id].network : std::to_string(random.below(7));
      const bool busy = random.below(2) == 0;
      line.put(id, network, busy ? Stand::busy : Stand::still);
      all[id] = {network, busy, step};
    }
    std::map<std::string, std::size_t> shares;
    for (const auto& [key, one] : all) ++shares[one.network];
    std::size_t most = 0;
    for (const auto& [network, share] : shares) most = std::max(most, share);
    std::optional<FairLine::Id> first;
    std::map<std::string, std::pair<FairLine::Id, std::pair<bool, int>>> fronts;
    for (const auto& [key, one] : all) {
      const std::pair rank{one.busy, one.moved};
      const auto found = fronts.find(one.network);
      if (found == fronts.end() || rank < found->second.second) fronts[one.network] = {key, rank};
    }
    std::pair<bool, int> best;
    for (const auto& [network, front] : fronts) {
      if (shares[network] != most || (first && best < front.second)) continue;
      first = front.first;
      best = front.second;
    }
    ASSERT_EQ(line.first(), first) << step;
    ASSERT_EQ(line.size(), all.size());
  }
}

}  // namespace
}  // namespace tablee::net

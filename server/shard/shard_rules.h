// What holds for every board of every shard.
#pragma once

#include <cstddef>

#include "base/clock.h"
#include "room/room.h"
#include "store/store.h"

namespace tablee::shard {

/// The references outlive all shards.
struct ShardRules {
  const store::Store& store;
  const base::Clock& clock;
  room::Policy policy{};
  std::size_t sessions_per_board_max = 0;
};

}  // namespace tablee::shard

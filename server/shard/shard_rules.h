// What holds for every board of every shard.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>

#include "base/clock.h"
#include "base/limits.h"
#include "room/room.h"
#include "store/damage.h"
#include "store/store.h"
#include "wire/frames.h"

namespace tablee::shard {

/// The references outlive all shards.
struct ShardRules {
  const store::Store& store;
  const base::Clock& clock;
  room::Policy policy{};
  std::size_t sessions_per_board_max = 0;
  std::shared_ptr<store::Damage> damage{};  ///< Hears of boards that can not be read; null: nobody.
};

/// Of `all` places those that somebody may take: the last ones are for moderators, so that nobody fills a house against them.
[[nodiscard]] constexpr std::size_t places_for(wire::Role role, std::size_t all) {
  const std::size_t kept = std::min(limits::sessions_for_moderators, all / 8);
  return role == wire::Role::moderator ? all : all - kept;
}

}  // namespace tablee::shard

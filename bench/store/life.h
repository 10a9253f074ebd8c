// The life of one board, made by a real Room without a network: people who work in bursts through an afternoon, with
// the whiteboard's mix of ops (bench/swarm/author.h). What comes out is what the store would have been given.
#pragma once

#include <cstdint>
#include <vector>

#include "base/clock.h"
#include "store/append.h"

namespace tablee::bench {

/// When it begins.
inline constexpr base::WallTime afternoon{std::chrono::milliseconds{1'479'391'200'000}};

struct Life {
  std::vector<store::Append>
      appends;  ///< For any board: the caller puts its id in. The first founds it.
  std::uint64_t entries = 0;
  std::uint64_t batch_bytes = 0;  ///< Of the encoded batches alone.
  base::WallTime from{};
  base::WallTime to{};
};

/// `entries` batches of 12 people, a second with four of them at a time, `per_append` in one commit.
[[nodiscard]] Life live(std::uint64_t entries, std::uint64_t per_append, std::uint64_t seed);

}  // namespace tablee::bench

// What a frame is for: FrameRole of batch.proto, as far as the server reads it. Objects keep any number.
#pragma once

#include <cstdint>

namespace tablee::core {

enum class FrameRole : std::uint32_t { zone = 0, cluster = 1, proposition = 2, heading = 3 };

/// What a table says: a proposition, or a heading over some.
[[nodiscard]] constexpr bool is_outcome(std::int64_t role) {
  return role == static_cast<std::int64_t>(FrameRole::proposition) ||
         role == static_cast<std::int64_t>(FrameRole::heading);
}

}  // namespace tablee::core

// What of a board is whose, counted by who wrote it: what a share of a board is measured by (room).
//
// Not here: what anybody may have. In the server alone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_map>

#include "core/document.h"

namespace tablee::core {

struct Holding {
  std::uint32_t objects = 0;  ///< Deleted ones too, until they are purged.
  std::size_t bytes = 0;      ///< About what it takes in a keyframe.
};

/// By participant, whoever else the object may stand for; 0 is the server, and whoever was never introduced. O(board).
[[nodiscard]] std::unordered_map<std::uint32_t, Holding> holdings(const Document& document);

}  // namespace tablee::core

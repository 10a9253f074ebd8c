// What the disk of the data folder has room for.
#pragma once

#include <cstdint>

namespace tablee::store {

enum class Space : std::uint8_t {
  ample,
  low,  ///< What makes things smaller, and what moderators do to keep order.
};

}  // namespace tablee::store

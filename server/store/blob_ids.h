// Which blobs an event has, as one value that threads share.
#pragma once

#include <algorithm>
#include <memory>
#include <vector>

#include "store/store.h"

namespace tablee::store {

/// Sorted. Null: none.
using BlobIds = std::shared_ptr<const std::vector<BlobId>>;

[[nodiscard]] inline bool has(const BlobIds& ids, const BlobId& id) {
  return ids && std::ranges::binary_search(*ids, id);
}

}  // namespace tablee::store

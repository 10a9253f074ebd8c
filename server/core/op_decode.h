// One op of a batch, read from proto/batch.proto's Op.
#pragma once

#include "core/batch.h"

namespace tablee::core {

/// Fills `op`, whose id says which counter is its first; runs of an erasure are added to `batch`. Views live
/// as long as `message`.
[[nodiscard]] std::expected<void, Refusal> decode_op(base::BytesView message, std::uint32_t author,
                                                     Op& op, Batch& batch);

}  // namespace tablee::core

// One op of a batch, read from proto/batch.proto's Op.
#pragma once

#include "core/batch.h"

namespace tablee::core {

/// Fills `op`, whose id says which counter is its first; runs of an erasure are added to `batch`. Views live
/// as long as `message`.
[[nodiscard]] std::expected<void, Refusal> decode_op(base::BytesView message, std::uint32_t author,
                                                     Op& op, Batch& batch);

/// Whether a number register may hold this; fields of newer versions may hold anything.
[[nodiscard]] bool number_in_range(std::uint32_t field, std::int64_t value);

}  // namespace tablee::core

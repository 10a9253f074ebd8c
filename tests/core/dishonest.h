// Somebody who speaks the format well and means no good: batches with every reference, run, counter, span and number that no
// honest client would write. What a document refuses of them is of no interest; what it takes, all replicas take alike.
#pragma once

#include "core/board_peers.h"

namespace tablee::tests {

/// A batch as `replica` may submit it to whoever has `document`; about one in three is taken. `replicas` are the numbers
/// in use, 1 to that. Names nothing with its own counter: the oracle tells histories in the order of counters.
[[nodiscard]] base::Bytes dishonest_batch(const core::Document& document, std::uint32_t replica,
                                          std::uint32_t replicas, Choices& random);

}  // namespace tablee::tests

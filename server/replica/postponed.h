// Own batches that the server does not take at the moment, and what leans on them (PROTOCOL.md, P35).
//
// They have no number and no author yet: they are written as replica 0's, as a tab writes that was never welcomed, and become
// somebody's when they may be sent. Oldest first.
#pragma once

#include <cstdint>
#include <vector>

#include "base/bytes.h"
#include "wire/frames.h"

namespace tablee::replica {

/// Counter of a batch's first op; the greatest number when it is none.
[[nodiscard]] std::uint64_t counter_of(base::BytesView batch);

/// Whether a batch of `author` may go past those that wait: it is of a kind that is taken (P29), and refers to nothing that
/// `author` made from the counter `since` on.
[[nodiscard]] bool goes_alone(base::BytesView batch, std::uint32_t author, std::uint64_t since,
                              wire::Role role);

}  // namespace tablee::replica

// What a board may forget: deleted objects and erased code points that no replica can still refer to.
//
// Only the server asks, and writes the answer into the log (Op.purge); what the op does to a document is
// purge.cpp's business. Not here: when, and how long a lease is (room).
#pragma once

#include <vector>

#include "base/bytes.h"
#include "core/document.h"

namespace tablee::core {

/// The batches with which replica 1 purges `now`, in order; none when there is nothing to drop. `then` is the
/// same board as it was when the oldest lease began: every replica that still has its lease has seen it at
/// least so far, so that it can not name
///   - an object that was hidden then and has been since, by its own deletion or that of a frame around it;
///   - a code point that was erased then, unless as the one that stands right behind another that it can
///     name: of each stretch of such code points the first one stays.
/// What a board keeps of a newer version holds nothing back: what that refers to may go (P30).
/// O(now + then).
[[nodiscard]] std::vector<base::Bytes> garbage(const Document& now, const Document& then);

}  // namespace tablee::core

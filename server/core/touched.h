// What a batch touches, for those who have rules about objects (room's locks and budgets).
//
// Not here: whether it may be applied. Ask Document::check() first: then all that the batch refers to is there.
#pragma once

#include <cstdint>

#include "core/document.h"
#include "core/under.h"

namespace tablee::core {

/// What the erasures of the batch reach that check() has just accepted, each code point once. What the batch makes itself
/// counts as a piece alone. The check went through it, so that asking costs nothing. Lives until the next check.
[[nodiscard]] const Under& under_erasures(const Document& document);
/// Whether a vote of that participant with this stamp would be the newest on the object.
[[nodiscard]] bool vote_counts(const Document& document, Handle handle, std::uint32_t participant,
                               OpId stamp);
/// How many handles stand for objects that are not gone.
[[nodiscard]] Handle object_count(const Document& document);

}  // namespace tablee::core

// What a batch touches, for those who have rules about objects (room's locks and budgets).
//
// Not here: whether it may be applied. Ask Document::check() first: then all that the batch refers to is there.
#pragma once

#include <cstdint>
#include <vector>

#include "core/document.h"

namespace tablee::core {

/// Appends the objects whose texts have code points in the run, up to the first id that is none. O(spans).
void texts_under(const Document& document, IdRun run, std::vector<Handle>& out);
/// Whether a vote of that participant with this stamp would be the newest on the object.
[[nodiscard]] bool vote_counts(const Document& document, Handle handle, std::uint32_t participant,
                               OpId stamp);
/// How many handles stand for objects that are not gone.
[[nodiscard]] Handle object_count(const Document& document);

}  // namespace tablee::core

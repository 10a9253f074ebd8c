// How deep frames lie in each other, for those who put one into another: what is above is climbed, what is below looked
// through. Not here: what an op of a batch has changed that was not applied yet (batch_check.h).
#pragma once

#include "core/objects.h"
#include "core/paint_order.h"

namespace tablee::core {

/// Frames around whatever lies in `frame` itself; 0 for handle_none. Counts no further than to `enough`.
[[nodiscard]] std::uint32_t frames_around(const Objects& objects, Handle frame,
                                          std::uint32_t enough);
/// How many frames at most lie between the object and something in it, itself counted; 0 where nothing lies in it.
/// O(what lies in it).
[[nodiscard]] std::uint32_t frames_within(const Objects& objects, PaintOrder& order, Handle handle);

}  // namespace tablee::core

// Does to a board that was loaded whatever may be done to one: for the fuzzer of keyframes and for tests of damaged ones.
#pragma once

#include <cstdint>

#include "base/bytes.h"

namespace tablee::tools {

/// `keyframe` loads. Replicas that it knows, one that it does not and the server write at random, undo all, redo all
/// and purge; a twin of the document takes every batch as another's copy would, and in the end both are written,
/// loaded and written again. Ends the process where any of that does not hold (DESIGN, invariants 5, 6 and 9).
void work_over(base::BytesView keyframe, std::uint64_t seed);

}  // namespace tablee::tools

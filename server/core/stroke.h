// The points of a stroke: packed zigzag varints dx, dy, pressure, repeated; each point relative to the one
// before, in tenths of a board unit (proto/batch.proto, Create.points).
#pragma once

#include "base/bytes.h"

namespace tablee::core {

/// Whole points, in range, not too many.
[[nodiscard]] bool valid_points(base::BytesView points);

}  // namespace tablee::core

// What lies under the runs of an erasure: found by the check (Texts::contains), for whoever has rules about it (touched.h).
#pragma once

#include <cstdint>
#include <vector>

#include "core/changes.h"

namespace tablee::core {

struct Under {
  std::vector<Handle> texts;      ///< Once for neighbours.
  std::uint64_t code_points = 0;  ///< Not erased.
  std::uint64_t pieces = 0;       ///< In which those stand.
};

}  // namespace tablee::core

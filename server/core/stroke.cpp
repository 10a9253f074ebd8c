#include "core/stroke.h"

#include "base/limits.h"
#include "core/varint.h"

namespace tablee::core {
namespace {

// Tenths of a board unit from one end of the board to the other.
constexpr std::int64_t step_max = 20 * limits::coordinate_max;
constexpr std::int64_t pressure_max = 1000;

}  // namespace

bool valid_points(base::BytesView points) {
  Reader reader(points);
  std::size_t count = 0;
  for (; !reader.done(); ++count) {
    std::int64_t value = 0;
    const bool pressure = count % 3 == 2;
    if (!reader.number(value)) return false;
    if (pressure ? value < 0 || value > pressure_max : value < -step_max || value > step_max)
      return false;
  }
  return count % 3 == 0 && count <= limits::stroke_numbers_max;
}

}  // namespace tablee::core

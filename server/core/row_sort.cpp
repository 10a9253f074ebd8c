#include "core/row_sort.h"

#include <algorithm>

namespace tablee::core {

void sort_rows(std::span<std::uint32_t> rows, const void* table, RowLess less) {
  std::sort(rows.begin(), rows.end(),
            [=](std::uint32_t a, std::uint32_t b) { return less(table, a, b); });
}

}  // namespace tablee::core

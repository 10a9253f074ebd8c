// One sort for all tables of the core: it sorts row numbers by what the caller says of two rows. A single
// instance, because the browser's module pays for each one of std::sort.
#pragma once

#include <cstdint>
#include <span>

namespace tablee::core {

using RowLess = bool (*)(const void* table, std::uint32_t a, std::uint32_t b);

/// Sorts `rows` by `less`, called with `table`: a strict weak order.
void sort_rows(std::span<std::uint32_t> rows, const void* table, RowLess less);

/// The same with a callable, which lives until the sort is done.
template <typename Less>
void sort_rows(std::span<std::uint32_t> rows, const Less& less) {
  sort_rows(rows, &less, [](const void* table, std::uint32_t a, std::uint32_t b) {
    return (*static_cast<const Less*>(table))(a, b);
  });
}

}  // namespace tablee::core

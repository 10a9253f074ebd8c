// Numbers read within their range: one that is outside fails like one that is not there.
#pragma once

#include "core/varint.h"

namespace tablee::core {

/// A zigzag number in [low, high].
template <typename Integer>
[[nodiscard]] bool read_within(Reader& in, std::int64_t low, std::int64_t high, Integer& value) {
  std::int64_t wide = 0;
  if (!in.number(wide) || wide < low || wide > high) return false;
  value = static_cast<Integer>(wide);
  return true;
}

/// A plain number in [0, high].
template <typename Integer>
[[nodiscard]] bool read_up_to(Reader& in, std::uint64_t high, Integer& value) {
  std::uint64_t wide = 0;
  if (!in.varint(wide) || wide > high) return false;
  value = static_cast<Integer>(wide);
  return true;
}

}  // namespace tablee::core

// The identity of an operation, and of whatever it made: a Lamport clock and the replica that
// ticked it.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace tablee::core {

/// Greater id, later write: counter first, then replica (Lamport 1978). {0, 0} is "none".
struct OpId {
  std::uint64_t counter = 0;
  std::uint32_t replica = 0;

  constexpr auto operator<=>(const OpId&) const = default;
  [[nodiscard]] constexpr bool none() const { return counter == 0; }
};

/// The winner's stamp of a last-writer-wins register is the id of the op that wrote it.
using Stamp = OpId;

}  // namespace tablee::core

template <>
struct std::hash<tablee::core::OpId> {
  std::size_t operator()(const tablee::core::OpId& id) const noexcept {
    return static_cast<std::size_t>((id.counter ^ std::uint64_t{id.replica} << 40) *
                                    0x9E3779B97F4A7C15U);
  }
};

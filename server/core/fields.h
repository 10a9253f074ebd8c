// The fields of one Protobuf message, found but not read.
//
// Not here: what they mean. Stricter than Protobuf: a known field has its one wire type and stands once, and what
// a newer version adds lies together, as every writer puts it.
#pragma once

#include <array>
#include <cstdint>

#include "core/varint.h"

namespace tablee::core {

/// Greatest field number that a message of ours has.
inline constexpr std::uint32_t field_max = 15;

struct Fields {
  std::uint32_t present = 0;  ///< Bit n: field n.
  std::array<base::BytesView, field_max + 1> block;
  std::array<std::uint32_t, field_max + 1> value;
  base::BytesView unknown;  ///< All that this version does not know, with tags.

  [[nodiscard]] bool has(std::uint32_t field) const { return (present >> field & 1U) != 0; }
};

/// Adds one field's bytes to those of newer versions; false when they do not lie together.
[[nodiscard]] bool keep_unknown(const char* begin, const char* end, base::BytesView& unknown);

/// Finds the fields of `message`, which outlives them. `blocks` and `values` have a bit for each known field of
/// that wire type (bytes; varint of 32 bits).
[[nodiscard]] bool find_fields(base::BytesView message, std::uint32_t blocks, std::uint32_t values,
                               Fields& fields);

}  // namespace tablee::core

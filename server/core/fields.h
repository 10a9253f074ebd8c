// The fields of one Protobuf message, found but not read.
//
// Not here: what they mean. Stricter than Protobuf: a known field has its one wire type and stands once, and what
// a newer version adds to a message of this one lies together, as every writer puts it.
#pragma once

#include <array>
#include <cstdint>

#include "core/varint.h"

namespace tablee::core {

/// Greatest field number that a message of ours has.
inline constexpr std::uint32_t field_max = 15;

class Fields {
 public:
  base::BytesView
      unknown;  ///< What this version does not know, with tags: all of it, unless it lies apart.
  bool apart = false;  ///< Known fields lie between.

  [[nodiscard]] std::uint32_t present() const { return present_; }  ///< Bit n: field n.
  [[nodiscard]] bool has(std::uint32_t field) const { return (present_ >> field & 1U) != 0; }
  /// Empty, 0 when the field is absent.
  [[nodiscard]] base::BytesView block(std::uint32_t field) const {
    return has(field) ? base::BytesView{found_[field].bytes, found_[field].size}
                      : base::BytesView{};
  }
  [[nodiscard]] std::uint32_t value(std::uint32_t field) const {
    return has(field) ? found_[field].size : 0;
  }

  /// `blocks` and `values` have a bit for each known field of that wire type (bytes; varint of 32 bits).
  [[nodiscard]] bool find(base::BytesView message, std::uint32_t blocks, std::uint32_t values);

 private:
  struct Found {
    const char* bytes;
    std::uint32_t size;  // of a value: itself
  };
  std::uint32_t present_ = 0;
  std::array<Found, field_max + 1>
      found_;  // only what is present: an op is decoded without clearing these
};

/// Adds one field's bytes to those of newer versions; false when they do not lie together.
[[nodiscard]] bool keep_unknown(const char* begin, const char* end, base::BytesView& unknown);

}  // namespace tablee::core

// Reading and writing the pieces of Protobuf's wire format: varints, zigzag numbers, tagged fields
// (protobuf.dev, "Encoding"). Bounded: a reader never looks outside the bytes that it was given.
//
// Not here: any schema. Stricter than Protobuf where it costs nothing: no groups, no varint above 64 bits.
#pragma once

#include <cstdint>

#include "base/bytes.h"

namespace tablee::core {

/// The low three bits of a tag.
enum class WireType : std::uint8_t { varint = 0, fixed64 = 1, bytes = 2, fixed32 = 5 };

[[nodiscard]] constexpr std::uint64_t zigzag(std::int64_t value) {
  return (static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63);
}
[[nodiscard]] constexpr std::int64_t unzigzag(std::uint64_t value) {
  return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
}

/// A cursor over bytes that outlive it. Every call says whether it succeeded; after a failure the cursor's
/// place means nothing.
class Reader {
 public:
  Reader() = default;
  explicit Reader(base::BytesView bytes) : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}

  [[nodiscard]] bool done() const { return at_ == end_; }
  [[nodiscard]] const char* place() const { return at_; }
  [[nodiscard]] std::size_t left() const { return static_cast<std::size_t>(end_ - at_); }

  [[nodiscard]] bool varint(std::uint64_t& value) {
    if (at_ != end_ && static_cast<unsigned char>(*at_) < 0x80) [[likely]] {
      value = static_cast<unsigned char>(*at_++);
      return true;
    }
    return long_varint(value);
  }
  [[nodiscard]] bool varint32(std::uint32_t& value) {
    std::uint64_t wide = 0;
    if (!varint(wide) || wide > 0xFFFFFFFFU) return false;
    value = static_cast<std::uint32_t>(wide);
    return true;
  }
  [[nodiscard]] bool number(std::int64_t& value) {
    std::uint64_t raw = 0;
    if (!varint(raw)) return false;
    value = unzigzag(raw);
    return true;
  }
  [[nodiscard]] bool bytes(std::size_t count, base::BytesView& view) {
    if (count > left()) return false;
    view = {at_, count};
    at_ += count;
    return true;
  }
  /// A length and as many bytes.
  [[nodiscard]] bool block(base::BytesView& view) {
    std::uint64_t size = 0;
    return varint(size) && size <= left() && bytes(static_cast<std::size_t>(size), view);
  }
  /// A field's number, 1 or more, and its wire type.
  [[nodiscard]] bool tag(std::uint32_t& field, WireType& type) {
    std::uint32_t raw = 0;
    if (!varint32(raw) || raw < 8) return false;
    field = raw >> 3;
    type = static_cast<WireType>(raw & 7);
    return true;
  }
  [[nodiscard]] bool skip(WireType type) {
    std::uint64_t number = 0;
    base::BytesView view;
    switch (type) {
      case WireType::varint:
        return varint(number);
      case WireType::fixed64:
        return bytes(8, view);
      case WireType::bytes:
        return block(view);
      case WireType::fixed32:
        return bytes(4, view);
    }
    return false;
  }

 private:
  [[nodiscard]] bool long_varint(std::uint64_t& value) {
    value = 0;
    for (unsigned shift = 0; shift < 70 && at_ != end_; shift += 7) {
      const auto byte = static_cast<unsigned char>(*at_++);
      if (shift == 63 && byte > 1) return false;
      value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return true;
    }
    return false;
  }

  const char* at_ = nullptr;
  const char* end_ = nullptr;
};

/// Appends to bytes that outlive it.
class Writer {
 public:
  explicit Writer(base::Bytes& out) : out_(out) {}

  void varint(std::uint64_t value) {
    char bytes[10];
    std::size_t count = 0;
    for (; value >= 0x80; value >>= 7) bytes[count++] = static_cast<char>(value | 0x80);
    bytes[count++] = static_cast<char>(value);
    out_.append(bytes, count);
  }
  void number(std::int64_t value) { varint(zigzag(value)); }
  void bytes(base::BytesView view) { out_.append(view); }
  void block(base::BytesView view) {
    varint(view.size());
    bytes(view);
  }
  void tag(std::uint32_t field, WireType type) {
    varint(std::uint64_t{field} << 3 | static_cast<std::uint64_t>(type));
  }
  /// A tag, then what is written until close() with its length before it.
  [[nodiscard]] std::size_t open(std::uint32_t field) {
    tag(field, WireType::bytes);
    out_.push_back(0);
    return out_.size();
  }
  void close(std::size_t begin) {
    std::uint64_t size = out_.size() - begin;
    std::size_t at = begin - 1;  // the byte that open() left for the length
    for (; size >= 0x80; size >>= 7, ++at) {
      out_.insert(at + 1, 1, '\0');
      out_[at] = static_cast<char>(size | 0x80);
    }
    out_[at] = static_cast<char>(size);
  }

 private:
  base::Bytes& out_;
};

}  // namespace tablee::core

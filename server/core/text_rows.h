// A growing array of plain values for the texts' index and keyframe. One piece
// of code moves the bytes of all of them: the module for the browser is small
// because of such things.
//
// Not a vector: values are copied as bytes, never constructed; the owner frees
// it by hand when it lies in another Rows (Owned frees itself).
#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace tablee::core::text {

class RowsBase {
 public:
  [[nodiscard]] std::uint32_t size() const { return count_; }
  [[nodiscard]] bool empty() const { return count_ == 0; }
  void clear() { count_ = 0; }
  void free();
  void swap(RowsBase& other);

 protected:
  /// Makes place for `by` values at `at`; returns where.
  void* open(std::uint32_t at, std::uint32_t by, std::size_t value_bytes);
  void close(std::uint32_t at, std::uint32_t by, std::size_t value_bytes);

  void* data_ = nullptr;
  std::uint32_t count_ = 0;
  std::uint32_t room_ = 0;
};

template <typename Value>
class Rows : public RowsBase {
 public:
  [[nodiscard]] Value* begin() { return static_cast<Value*>(data_); }
  [[nodiscard]] Value* end() { return begin() + count_; }
  [[nodiscard]] const Value* begin() const { return static_cast<const Value*>(data_); }
  [[nodiscard]] const Value* end() const { return begin() + count_; }
  [[nodiscard]] Value& operator[](std::size_t i) { return begin()[i]; }
  [[nodiscard]] const Value& operator[](std::size_t i) const { return begin()[i]; }
  [[nodiscard]] Value& back() { return begin()[count_ - 1]; }

  Value& insert(std::uint32_t at, const Value& value) {
    return *static_cast<Value*>(open(at, 1, sizeof(Value))) = value;
  }
  Value& push_back(const Value& value) {
    if (count_ == room_) return insert(count_, value);
    return begin()[count_++] = value;
  }
  void pop_back() { --count_; }
  void erase(std::uint32_t at, std::uint32_t by = 1) { close(at, by, sizeof(Value)); }
  /// `count` values of all zero bytes.
  void append(std::uint32_t count) { (void)open(count_, count, sizeof(Value)); }
};

template <typename Value>
struct Owned : Rows<Value> {
  Owned() = default;
  ~Owned() { this->free(); }
  Owned(const Owned&) = delete;
  Owned& operator=(const Owned&) = delete;
};

/// How many of the values, ascending by `key`, are not above `sought`.
template <typename Value, typename Key>
[[nodiscard]] std::uint32_t count_up_to(const Rows<Value>& values, std::uint64_t sought, Key key) {
  std::uint32_t from = 0;
  for (std::uint32_t to = values.size(); from < to;) {
    const std::uint32_t middle = from + (to - from) / 2;
    if (key(values[middle]) <= sought) {
      from = middle + 1;
    } else {
      to = middle;
    }
  }
  return from;
}

}  // namespace tablee::core::text

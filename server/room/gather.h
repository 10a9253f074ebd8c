// What one session takes in one message: slices of memory that all sessions share, and a few bytes of its own.
// The slices together are one ServerFrame.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "base/bytes.h"

namespace tablee::room {

class Gather {
 public:
  /// Keeps the capacity, so that a gather that is used again allocates nothing.
  void clear();
  [[nodiscard]] bool empty() const { return bytes_ == 0; }
  /// Of all slices.
  [[nodiscard]] std::size_t bytes() const { return bytes_; }

  /// Calls f(base::BytesView) for each slice in order. The views live until clear() or another add.
  template <typename F>
  void for_each(F&& f) const {
    for (const auto& slice : slices_) f(view(slice));
  }
  [[nodiscard]] std::size_t slices() const { return slices_.size(); }
  /// All of it in one piece; for tests and simulations.
  [[nodiscard]] base::Bytes joined() const;

  /// Adds `bytes`, which `owner` keeps alive.
  void share(std::shared_ptr<const void> owner, base::BytesView bytes);
  /// Bytes of its own: what is appended to own() and then closed by end_own() is one slice.
  [[nodiscard]] base::Bytes& own() { return own_; }
  void end_own();

 private:
  struct Slice {
    std::shared_ptr<const void> owner;  // null: in own_, where `data` is an offset
    const char* data = nullptr;
    std::size_t begin = 0;
    std::size_t size = 0;
  };
  [[nodiscard]] base::BytesView view(const Slice& slice) const {
    return {slice.owner ? slice.data : own_.data() + slice.begin, slice.size};
  }

  std::vector<Slice> slices_;
  base::Bytes own_;
  std::size_t own_end_ = 0;  // what of own_ is in slices_
  std::size_t bytes_ = 0;
};

}  // namespace tablee::room

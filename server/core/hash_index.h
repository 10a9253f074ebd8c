// An index from keys to rows of some vector: open addressing with linear probing, no more than half full.
// It stores row numbers alone; the caller compares keys and says their hashes, so one class serves all.
//
// Nothing is ever removed from it: what a board knows, it keeps.
#pragma once

#include <bit>
#include <cstdint>
#include <vector>

#include "core/op_id.h"

namespace tablee::core {

/// Spreads a key over 64 bits (the finaliser of MurmurHash3, Appleby).
[[nodiscard]] constexpr std::uint64_t mix(std::uint64_t key) {
  key = (key ^ key >> 33) * 0xFF51AFD7ED558CCDU;
  key = (key ^ key >> 33) * 0xC4CEB9FE1A85EC53U;
  return key ^ key >> 33;
}
[[nodiscard]] constexpr std::uint64_t mix(OpId id) {
  return mix(id.counter ^ std::uint64_t{id.replica} << 42);
}

class HashIndex {
 public:
  static constexpr std::uint32_t none = 0xFFFFFFFFU;

  /// The row whose key hashes to `hash` and for which `is_it(row)`; none when there is none. Expected O(1).
  template <typename IsIt>
  [[nodiscard]] std::uint32_t find(std::uint64_t hash, IsIt is_it) const {
    if (slots_.empty()) return none;
    for (std::size_t i = hash & mask_; slots_[i] != none; i = (i + 1) & mask_) {
      if (is_it(slots_[i])) return slots_[i];
    }
    return none;
  }

  /// Adds a row that is not in it. `hash_of(row)` gives the hash of each row, this one's too.
  template <typename HashOf>
  void insert(std::uint32_t row, HashOf hash_of) {
    if ((count_ + 1) * 2 > slots_.size()) grow(count_ + 1, hash_of);
    place(row, hash_of(row));
    ++count_;
  }

  /// Makes room for `count` rows at once.
  template <typename HashOf>
  void reserve(std::size_t count, HashOf hash_of) {
    if (count * 2 > slots_.size()) grow(count, hash_of);
  }

 private:
  template <typename HashOf>
  void grow(std::size_t count, HashOf hash_of) {
    std::vector<std::uint32_t> old(std::bit_ceil(count * 2 < 16 ? std::size_t{16} : count * 2),
                                   none);
    old.swap(slots_);
    mask_ = slots_.size() - 1;
    for (const std::uint32_t row : old) {
      if (row != none) place(row, hash_of(row));
    }
  }
  void place(std::uint32_t row, std::uint64_t hash) {
    std::size_t i = hash & mask_;
    while (slots_[i] != none) i = (i + 1) & mask_;
    slots_[i] = row;
  }

  std::vector<std::uint32_t> slots_;
  std::size_t mask_ = 0;
  std::size_t count_ = 0;
};

}  // namespace tablee::core

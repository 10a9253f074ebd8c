// An index from keys to rows of some vector: open addressing with linear probing, no more than half full.
// It stores row numbers alone; the caller compares keys and says their hashes, so one class serves all.
//
// Nothing is ever removed from it: what a board knows, it keeps.
//
// Strangers choose the ids of what they make. Where so many hash to one place that nobody finds them quickly, all are
// placed anew by another function: who wants that again has to make hundreds more.
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
    for (std::size_t i = place_of(hash); slots_[i] != none; i = (i + 1) & mask_) {
      if (is_it(slots_[i])) return slots_[i];
    }
    return none;
  }

  /// Adds a row that is not in it. `hash_of(row)` gives the hash of each row, this one's too.
  template <typename HashOf>
  void insert(std::uint32_t row, HashOf hash_of) {
    if ((count_ + 1) * 2 > slots_.size()) grow(count_ + 1, hash_of);
    ++count_;
    if (place(row, hash_of(row)) < passed_far) return;
    factor_ = mix(factor_) | 1U;
    grow(count_, hash_of);
  }

  /// Makes room for `count` rows at once.
  template <typename HashOf>
  void reserve(std::size_t count, HashOf hash_of) {
    if (count * 2 > slots_.size()) grow(count, hash_of);
  }

 private:
  // No more than half full, by chance alone nobody in a table of any size that a board has passes over so many.
  static constexpr std::size_t passed_far = 256;

  template <typename HashOf>
  void grow(std::size_t count, HashOf hash_of) {
    std::vector<std::uint32_t> old(std::bit_ceil(count * 2 < 16 ? std::size_t{16} : count * 2),
                                   none);
    old.swap(slots_);
    mask_ = slots_.size() - 1;
    shift_ = 64 - std::countr_zero(slots_.size());
    for (const std::uint32_t row : old) {
      if (row != none) (void)place(row, hash_of(row));
    }
  }
  [[nodiscard]] std::size_t place_of(std::uint64_t hash) const { return hash * factor_ >> shift_; }
  // Says how many stood in the way.
  std::size_t place(std::uint32_t row, std::uint64_t hash) {
    std::size_t i = place_of(hash);
    std::size_t passed = 0;
    for (; slots_[i] != none; ++passed) i = (i + 1) & mask_;
    slots_[i] = row;
    return passed;
  }

  std::vector<std::uint32_t> slots_;
  std::size_t mask_ = 0;
  int shift_ = 0;
  std::uint64_t factor_ = 0x9E3779B97F4A7C15U;  // Knuth's multiplicative hashing
  std::size_t count_ = 0;
};

}  // namespace tablee::core

// Latencies in buckets whose width grows with the value: at most 3 % off, constant memory (the idea of
// HdrHistogram, Gil Tene).
#pragma once

#include <array>
#include <bit>
#include <cstdint>

namespace tablee::swarm {

class Histogram {
 public:
  void add(std::uint64_t micros) {
    ++counts_[index(micros)];
    ++total_;
    if (micros > max_) max_ = micros;
  }
  [[nodiscard]] std::uint64_t total() const { return total_; }
  [[nodiscard]] double max_ms() const { return static_cast<double>(max_) / 1'000; }
  /// Upper bound of the bucket that holds the `share` (0 to 1) of all values, in milliseconds.
  [[nodiscard]] double quantile_ms(double share) const {
    const auto wanted = static_cast<std::uint64_t>(share * static_cast<double>(total_));
    std::uint64_t seen = 0;
    for (std::size_t i = 0; i < counts_.size(); ++i) {
      seen += counts_[i];
      if (seen > wanted) return static_cast<double>(upper(i)) / 1'000;
    }
    return max_ms();
  }
  void clear() { *this = {}; }

 private:
  static constexpr unsigned sub_bits = 5;  // 32 buckets an octave
  static constexpr std::size_t index(std::uint64_t value) {
    if (value < (1U << sub_bits)) return value;
    const auto shift = static_cast<unsigned>(std::bit_width(value)) - sub_bits - 1;
    return (std::size_t{shift + 1} << sub_bits) + ((value >> shift) & ((1U << sub_bits) - 1));
  }
  static constexpr std::uint64_t upper(std::size_t i) {
    if (i < (1U << sub_bits)) return i;
    const auto shift = (i >> sub_bits) - 1;
    return (((i & ((1U << sub_bits) - 1)) | (1U << sub_bits)) + 1) << shift;
  }

  std::array<std::uint64_t, 60U << sub_bits> counts_{};
  std::uint64_t total_ = 0;
  std::uint64_t max_ = 0;
};

}  // namespace tablee::swarm

#include "core/z_key.h"

#include <algorithm>

#include "base/limits.h"

namespace tablee::core {
namespace {

constexpr std::string_view digits =
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
constexpr unsigned base = 62;
constexpr std::size_t grid_digits = 3;
constexpr unsigned grid_end = base * base * base;

constexpr unsigned digit_value(char c) {
  if (c <= '9') return static_cast<unsigned>(c - '0');
  if (c <= 'Z') return static_cast<unsigned>(c - 'A') + 10;
  return static_cast<unsigned>(c - 'a') + 36;
}

// The first three digits as a number: a place on the grid.
unsigned grid_place(std::string_view key) {
  unsigned place = 0;
  for (std::size_t i = 0; i < grid_digits; ++i)
    place = place * base + (i < key.size() ? digit_value(key[i]) : 0);
  return place;
}

void append_grid(unsigned place, std::string& key) {
  key += digits[place / (base * base)];
  key += digits[place / base % base];
  key += digits[place % base];
}

// The next place of the grid above the key; where the grid ends, a finer one begins.
std::string above_all(std::string_view below) {
  std::string key;
  for (;; below.remove_prefix(std::min(grid_digits, below.size()))) {
    unsigned place = grid_place(below) + 1;
    if (place % base == 0) ++place;  // a key does not end in 0
    if (place < grid_end) {
      append_grid(place, key);
      return key;
    }
    append_grid(grid_end - 1, key);
  }
}

std::string below_all(std::string_view above) {
  std::string key;
  for (;; above.remove_prefix(std::min(grid_digits, above.size()))) {
    unsigned place = grid_place(above);
    if (place > 1) {
      --place;
      if (place % base == 0) --place;
      if (place > 0) {
        append_grid(place, key);
        return key;
      }
    }
    append_grid(0, key);
    if (grid_place(above) > 0) return key + 'V';
  }
}

std::string midpoint(std::string_view below, std::string_view above) {
  std::string key;
  bool bounded = true;
  for (std::size_t i = 0;; ++i) {
    const unsigned low = i < below.size() ? digit_value(below[i]) : 0;
    const unsigned high = !bounded ? base : i < above.size() ? digit_value(above[i]) : 0;
    if (high >= low + 2) return key + digits[(low + high) / 2];
    key += digits[low];
    if (high > low) bounded = false;
  }
}

}  // namespace

bool valid_z_key(std::string_view key) {
  if (key.size() > limits::z_key_bytes_max || (!key.empty() && key.back() == '0')) return false;
  return std::all_of(key.begin(), key.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  });
}

std::string z_key_between(std::string_view below, std::string_view above) {
  if (!above.empty() && !below.empty()) return midpoint(below, above);
  if (!above.empty()) return below_all(above);
  return below.empty() ? std::string("V") : above_all(below);
}

}  // namespace tablee::core

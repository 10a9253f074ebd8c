// Keys of the column families: integers big-endian, so that RocksDB's byte order is their order.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/ids.h"

namespace tablee::store::rocks {

inline constexpr std::size_t board_bytes = 8;  ///< The board id that most keys begin with.

template <typename Integer>
void put_big_endian(std::string& key, Integer value) {
  for (std::size_t i = sizeof(Integer); i-- > 0;) {
    key.push_back(static_cast<char>(value >> (8 * i) & 0xFF));
  }
}

/// The integer at `position`; the caller has checked the length.
template <typename Integer>
[[nodiscard]] Integer get_big_endian(std::string_view key, std::size_t position) {
  Integer value = 0;
  for (std::size_t i = 0; i < sizeof(Integer); ++i) {
    value = static_cast<Integer>(value << 8 | static_cast<unsigned char>(key[position + i]));
  }
  return value;
}

[[nodiscard]] inline std::string board_prefix(base::BoardId board) {
  std::string key;
  put_big_endian(key, board.value);
  return key;
}

/// A board and what counts within it: offset or second (8 bytes), replica (4 bytes).
template <typename Integer>
[[nodiscard]] std::string board_key(base::BoardId board, Integer within) {
  std::string key = board_prefix(board);
  put_big_endian(key, within);
  return key;
}

}  // namespace tablee::store::rocks

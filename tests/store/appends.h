// A small language for store tests: what is written, what is expected to be read.
#pragma once

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "store/store.h"

namespace tablee::store {

inline constexpr base::BoardId red{0x1111};
inline constexpr base::BoardId blue{0x2222};
inline constexpr std::size_t all = 1'000'000;

inline base::WallTime at(std::int64_t milliseconds) {
  return base::WallTime{std::chrono::milliseconds{milliseconds}};
}

/// Entries `first`, `first` + 1 … one millisecond apart from `time` on.
inline Append log_of(base::BoardId board, std::uint64_t first, std::vector<std::string> entries,
                     std::int64_t time = 1'000'000) {
  Append append;
  append.board = board;
  for (auto& bytes : entries) {
    append.log.push_back({base::Offset{first++}, at(time++), std::move(bytes)});
  }
  return append;
}

/// The whole log of a board as strings.
inline std::vector<std::string> log_in(const Store& store, base::BoardId board) {
  std::vector<std::string> bytes;
  const auto entries = store.read_log(board, base::Offset{0}, all, all);
  EXPECT_TRUE(entries) << entries.error().message;
  if (entries) {
    for (const auto& entry : *entries) bytes.push_back(entry.bytes);
  }
  return bytes;
}

inline std::uint64_t head_of(const Store& store, base::BoardId board) {
  const auto head = store.head(board);
  EXPECT_TRUE(head) << head.error().message;
  return head ? head->value : 0;
}

}  // namespace tablee::store

/// The write or open succeeded; its message otherwise.
#define EXPECT_OK(expression)                                    \
  do {                                                           \
    const auto outcome = (expression);                           \
    EXPECT_TRUE(outcome.has_value()) << outcome.error().message; \
  } while (false)

#define EXPECT_ERROR(expected_code, expression)                                \
  do {                                                                         \
    const auto outcome = (expression);                                         \
    ASSERT_FALSE(outcome.has_value());                                         \
    EXPECT_EQ(outcome.error().code, expected_code) << outcome.error().message; \
  } while (false)

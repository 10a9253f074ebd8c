// The strong identifiers that cross folder borders.
//
// Not here: OpId, which only means something inside a board (core/op_id.h).
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace tablee::base {

/// An integer that can not be mistaken for another kind of integer. `Tag` only tells the kinds
/// apart.
template <typename Tag, typename Integer>
struct StrongId {
  using value_type = Integer;
  Integer value{};

  constexpr StrongId() = default;
  constexpr explicit StrongId(Integer v) : value(v) {}
  constexpr auto operator<=>(const StrongId&) const = default;
};

/// A board, for ever. Random, never zero; shown as 16 lower-case hexadecimal digits.
using BoardId = StrongId<struct BoardTag, std::uint64_t>;
/// One lineage of a board's log. Random, never zero; changes when a log is restored or cut.
using Epoch = StrongId<struct EpochTag, std::uint64_t>;
/// An event (one workshop). Random, never zero.
using EventId = StrongId<struct EventTag, std::uint64_t>;
/// A person in one event: 1, 2, 3 … within the event. 0 is nobody (the server itself).
using ParticipantId = StrongId<struct ParticipantTag, std::uint32_t>;
/// One copy of a board that makes operations. Issued by the server per board. 0 is "not issued
/// yet", 1 is the server itself, others start at 2.
using ReplicaId = StrongId<struct ReplicaTag, std::uint32_t>;
/// Place of an entry in a board's log: 1, 2, 3 … without gaps. 0 is "before the first".
using Offset = StrongId<struct OffsetTag, std::uint64_t>;
/// Number that a replica gives its batches: 1, 2, 3 … without gaps. 0 is "none yet".
using Seq = StrongId<struct SeqTag, std::uint64_t>;

inline constexpr ReplicaId replica_unissued{0};
inline constexpr ReplicaId replica_server{1};
inline constexpr ReplicaId replica_first{2};

/// `value` as 16 lower-case hexadecimal digits.
[[nodiscard]] inline std::string to_hex(std::uint64_t value) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text(16, '0');
  for (std::size_t i = 16; i-- > 0; value >>= 4) text[i] = digits[value & 15];
  return text;
}

/// `bytes` as two lower-case hexadecimal digits each.
[[nodiscard]] inline std::string to_hex(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  text.reserve(2 * bytes.size());
  for (const char byte : bytes) {
    text += digits[static_cast<unsigned char>(byte) >> 4];
    text += digits[static_cast<unsigned char>(byte) & 15];
  }
  return text;
}

/// The reverse of to_hex of a number: exactly 16 lower-case digits, else nothing.
[[nodiscard]] constexpr std::optional<std::uint64_t> from_hex(std::string_view text) {
  if (text.size() != 16) return std::nullopt;
  std::uint64_t value = 0;
  for (const char c : text) {
    const bool decimal = c >= '0' && c <= '9';
    if (!decimal && !(c >= 'a' && c <= 'f')) return std::nullopt;
    value = value << 4 | static_cast<std::uint64_t>(decimal ? c - '0' : c - 'a' + 10);
  }
  return value;
}

}  // namespace tablee::base

template <typename Tag, typename Integer>
struct std::hash<tablee::base::StrongId<Tag, Integer>> {
  std::size_t operator()(tablee::base::StrongId<Tag, Integer> id) const noexcept {
    // Fibonacci hashing: identifiers are often consecutive, tables are often powers of two.
    return static_cast<std::size_t>(static_cast<std::uint64_t>(id.value) * 0x9E3779B97F4A7C15U);
  }
};

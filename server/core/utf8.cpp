#include "core/utf8.h"

#include <cstring>

namespace tablee::core {
namespace {

// Bytes of the sequence at `p`, 0 when it is not valid. Table 3-7 of the Unicode Standard.
std::size_t sequence_size(const unsigned char* p, std::size_t left) {
  const auto continues = [&](std::size_t i, unsigned char low = 0x80, unsigned char high = 0xBF) {
    return i < left && p[i] >= low && p[i] <= high;
  };
  const unsigned char lead = p[0];
  if (lead < 0x80) return lead == 0 ? 0 : 1;
  if (lead < 0xC2) return 0;
  if (lead < 0xE0) return continues(1) ? 2 : 0;
  if (lead < 0xF0) {
    const unsigned char low = lead == 0xE0 ? 0xA0 : 0x80;
    const unsigned char high = lead == 0xED ? 0x9F : 0xBF;
    return continues(1, low, high) && continues(2) ? 3 : 0;
  }
  if (lead > 0xF4) return 0;
  const unsigned char low = lead == 0xF0 ? 0x90 : 0x80;
  const unsigned char high = lead == 0xF4 ? 0x8F : 0xBF;
  return continues(1, low, high) && continues(2) && continues(3) ? 4 : 0;
}

// Eight bytes, each from 1 to 0x7F.
bool all_ascii(const unsigned char* p) {
  constexpr std::uint64_t ones = 0x0101010101010101U;
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, p, sizeof bytes);
  return ((bytes | (bytes - ones)) & ones << 7) == 0;
}

}  // namespace

std::optional<std::size_t> count_code_points(std::string_view text) {
  const auto* p = reinterpret_cast<const unsigned char*>(text.data());
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++count) {
    while (text.size() - i > 8 && all_ascii(p + i)) i += 8, count += 8;
    const std::size_t size = sequence_size(p + i, text.size() - i);
    if (size == 0) return std::nullopt;
    i += size;
  }
  return count;
}

}  // namespace tablee::core

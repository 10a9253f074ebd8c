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

// Whether each byte of a word at `p` is from 1 to 0x7F.
template <typename Word>
bool all_ascii(const unsigned char* p) {
  constexpr auto ones = static_cast<Word>(0x0101010101010101U);
  Word bytes = 0;
  std::memcpy(&bytes, p, sizeof bytes);
  return ((bytes | (bytes - ones)) & ones << 7) == 0;
}

// The same of `size` bytes, in words of which the last one overlaps the one before.
template <typename Word>
bool all_ascii(const unsigned char* p, std::size_t size) {
  for (std::size_t i = 0; i + sizeof(Word) < size; i += sizeof(Word)) {
    if (!all_ascii<Word>(p + i)) return false;
  }
  return all_ascii<Word>(p + size - sizeof(Word));
}

}  // namespace

std::optional<std::size_t> count_code_points(std::string_view text) {
  const auto* p = reinterpret_cast<const unsigned char*>(text.data());
  if (text.size() >= 4) {  // mostly
    const bool ascii = text.size() < 8 ? all_ascii<std::uint32_t>(p, text.size())
                                       : all_ascii<std::uint64_t>(p, text.size());
    if (ascii) return text.size();
  }
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++count) {
    while (text.size() - i > 8 && all_ascii<std::uint64_t>(p + i)) i += 8, count += 8;
    const std::size_t size = sequence_size(p + i, text.size() - i);
    if (size == 0) return std::nullopt;
    i += size;
  }
  return count;
}

std::size_t prefix_bytes(std::string_view utf8, std::size_t code_points) {
  std::size_t i = 0;
  for (; i < utf8.size() && (code_points > 0 || !starts_code_point(utf8[i])); ++i) {
    if (starts_code_point(utf8[i])) --code_points;
  }
  return i;
}

}  // namespace tablee::core

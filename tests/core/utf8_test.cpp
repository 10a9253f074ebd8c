// Which bytes are text, against a decoder that knows nothing of words and fast ways: it works out each code point
// and compares its shortest form.
#include "core/utf8.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace tablee::tests {
namespace {

std::string shortest(std::uint32_t point) {
  const auto byte = [](std::uint32_t value) { return static_cast<char>(value); };
  if (point < 0x80) return {byte(point)};
  if (point < 0x800) return {byte(0xC0 | point >> 6), byte(0x80 | (point & 0x3F))};
  const char last = byte(0x80 | (point & 0x3F));
  const char third = byte(0x80 | (point >> 6 & 0x3F));
  if (point < 0x10000) return {byte(0xE0 | point >> 12), third, last};
  return {byte(0xF0 | point >> 18), byte(0x80 | (point >> 12 & 0x3F)), third, last};
}

std::optional<std::size_t> count(std::string_view text) {
  std::size_t points = 0;
  while (!text.empty()) {
    const auto lead = static_cast<unsigned char>(text[0]);
    const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (size > text.size()) return std::nullopt;
    std::uint32_t point = size == 1 ? lead : lead & (0x7FU >> size);
    for (std::size_t i = 1; i < size; ++i) point = point << 6 | (text[i] & 0x3F);
    const bool surrogate = point >= 0xD800 && point < 0xE000;
    if (point == 0 || surrogate || point > 0x10FFFF) return std::nullopt;
    if (shortest(point) != text.substr(0, size)) return std::nullopt;
    text.remove_prefix(size);
    ++points;
  }
  return points;
}

std::string piece(std::mt19937_64& random) {
  static constexpr std::string_view pieces[] = {"a",
                                                "Zz~",
                                                "\x7F",
                                                "\xC3\xA9",
                                                "\xE2\x82\xAC",
                                                "\xF0\x9F\x98\x80",
                                                "\xED\x9F\xBF",
                                                "\xEE\x80\x80",
                                                "\xF4\x8F\xBF\xBF"};
  return std::string(pieces[random() % std::size(pieces)]);
}

TEST(Utf8, IsRefusedWithAFaultAnywhereInAsciiOfAnyLength) {
  for (std::size_t length = 0; length <= 40; ++length) {
    const std::string good(length, 'x');
    EXPECT_EQ(core::count_code_points(good), length);
    for (std::size_t at = 0; at < length; ++at) {
      for (const char fault : {'\0', '\x80', '\xBF', '\xC3', '\xFF'}) {
        std::string bad = good;
        bad[at] = fault;
        EXPECT_EQ(core::count_code_points(bad), std::nullopt)
            << length << " bytes, fault at " << at;
      }
    }
  }
}

TEST(Utf8, IsWhatANaiveDecoderTakes) {
  std::size_t taken = 0;
  for (std::uint64_t seed = 1; seed <= 20'000; ++seed) {
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    std::mt19937_64 random(seed);
    std::string text;
    for (std::uint64_t i = random() % 20; i > 0; --i) text += piece(random);
    if (seed % 2 == 0 && !text.empty()) text[random() % text.size()] = static_cast<char>(random());
    if (seed % 7 == 0 && !text.empty()) text.resize(random() % text.size());
    const auto expected = count(text);
    ASSERT_EQ(core::count_code_points(text), expected);
    if (expected) ++taken;
  }
  EXPECT_GT(taken, 8'000U);  // both answers were asked for
  EXPECT_LT(taken, 16'000U);
}

}  // namespace
}  // namespace tablee::tests

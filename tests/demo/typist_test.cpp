#include "demo/typist.h"

#include <gtest/gtest.h>

namespace tablee::demo {
namespace {

/// What stands there after the keys were typed.
std::string played(const std::vector<Keys>& keys) {
  std::string text;
  for (const auto& key : keys) {
    auto points = code_points(text);
    EXPECT_LE(key.backspaces, points.size());
    for (std::uint32_t i = 0; i < key.backspaces; ++i)
      text.resize(text.size() - points[points.size() - 1 - i].size());
    text += key.text;
  }
  return text;
}

TEST(Typist, ErrorsAreCorrectedInTheEnd) {
  const std::string text = "Éducation : « vis ma vie », l'été à la Gaîté 🙂";
  bool corrected = false;
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    base::Random random(seed);
    const auto keys = type(text, random);
    EXPECT_EQ(played(keys), text) << "seed " << seed;
    for (const auto& key : keys) corrected |= key.backspaces > 0;
  }
  EXPECT_TRUE(corrected);
}

TEST(Typist, CodePointsAreWhole) {
  const auto points = code_points("aé🙂");
  ASSERT_EQ(points.size(), 3U);
  EXPECT_EQ(points[2], "🙂");
  EXPECT_TRUE(code_points("").empty());
}

}  // namespace
}  // namespace tablee::demo

#include "demo/typist.h"

#include "core/utf8.h"

namespace tablee::demo {
namespace {

using std::chrono::milliseconds;

constexpr double error_chance = 0.03;
constexpr double burst_end_chance = 0.04;

milliseconds key_pause(base::Random& random) {
  return milliseconds(random.between(90, 320));
}

/// A key beside the wanted one, more or less.
std::string wrong_key(base::Random& random) {
  constexpr std::string_view keys = "aeiourstnlmpcd";
  return std::string(1, keys[random.below(keys.size())]);
}

}  // namespace

std::vector<std::string_view> code_points(std::string_view text) {
  std::vector<std::string_view> points;
  for (std::size_t begin = 0; begin < text.size();) {
    auto end = begin + 1;
    while (end < text.size() && !core::starts_code_point(text[end])) ++end;
    points.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  return points;
}

std::vector<Keys> type(std::string_view text, base::Random& random) {
  const auto points = code_points(text);
  std::vector<Keys> keys;
  for (std::size_t i = 0; i < points.size(); ++i) {
    auto pause = key_pause(random);
    if (i > 0 && random.chance(burst_end_chance)) pause += milliseconds(random.between(600, 4'000));
    if (random.chance(error_chance)) {
      // The wrong key, then what should have followed, until the eye catches it.
      const auto unnoticed = std::min<std::size_t>(random.below(3), points.size() - i - 1);
      keys.push_back({pause, wrong_key(random), 0});
      for (std::size_t k = 0; k < unnoticed; ++k) {
        keys.push_back({key_pause(random), std::string(points[i + 1 + k]), 0});
      }
      for (std::size_t k = 0; k <= unnoticed; ++k) {
        keys.push_back(
            {k == 0 ? milliseconds(random.between(350, 900)) : milliseconds(110), {}, 1});
      }
      pause = key_pause(random);
    }
    keys.push_back({pause, std::string(points[i]), 0});
  }
  return keys;
}

}  // namespace tablee::demo

#include "preset.h"

#include <array>

namespace tablee::swarm {
namespace {

const std::array<Preset, 7>& presets() {
  static const std::array<Preset, 7> all{{
      {"barcamp", Shape::steady, 4, 12, 20.0, 3, 10, 0, 0},
      {"plenary", Shape::steady, 1, 200, 2.0, 3, 10, 0, 0},
      {"saturation", Shape::ramp, 1, 50, 20.0, 2, 3, 0, 0},
      {"crowd", Shape::steady, 50, 40, 0.5, 3, 10, 0, 0},
      {"late-join", Shape::late_join, 1, 20, 5.0, 1, 5, 100, 0},
      {"idle", Shape::idle, 1, 4'000, 0.0, 0, 0, 0, 0},
      {"stopped", Shape::steady, 1, 250, 100.0, 1, 5, 0, 200},
  }};
  return all;
}

}  // namespace

std::optional<Preset> find_preset(std::string_view name) {
  for (const auto& preset : presets()) {
    if (preset.name == name) return preset;
  }
  return std::nullopt;
}

std::string preset_names() {
  std::string names;
  for (const auto& preset : presets()) names += (names.empty() ? "" : ", ") + preset.name;
  return names;
}

}  // namespace tablee::swarm

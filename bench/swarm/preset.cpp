#include "preset.h"

#include <array>

namespace tablee::swarm {
namespace {

const std::array<Preset, 12>& presets() {
  static const std::array<Preset, 12> all{{
      {.name = "barcamp", .boards = 4, .sessions = 12, .ops_per_second = 20},
      {.name = "plenary", .sessions = 200, .ops_per_second = 2},
      {.name = "table", .sessions = 20, .ops_per_second = 5},
      {.name = "saturation",
       .shape = Shape::ramp,
       .sessions = 50,
       .ops_per_second = 20,
       .warm_up_seconds = 2,
       .seconds = 3},
      {.name = "crowd", .boards = 50, .sessions = 40, .ops_per_second = 0.5},
      {.name = "late-join",
       .shape = Shape::late_join,
       .sessions = 20,
       .ops_per_second = 5,
       .warm_up_seconds = 1,
       .seconds = 5,
       .joiners = 100},
      {.name = "idle", .shape = Shape::idle, .sessions = 4'000, .ops_per_second = 0},
      {.name = "stopped",
       .shape = Shape::stopped,
       .sessions = 50,
       .ops_per_second = 100,
       .warm_up_seconds = 1,
       .seconds = 5,
       .stopped = 200},
      {.name = "shards",
       .shape = Shape::shards,
       .boards = 4,
       .sessions = 40,
       .ops_per_second = 20,
       .shards = 2},
      {.name = "event", .shape = Shape::event, .sessions = 1'000, .seconds = 20, .joiners = 20},
      {.name = "reveal", .shape = Shape::reveal, .boards = 2, .sessions = 40, .ops_per_second = 5},
      {.name = "listeners", .sessions = 10'000, .ops_per_second = 1, .writers = 20, .shards = 0},
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

// What a run does: how many sessions on how many boards, how much each writes, for how long.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tablee::swarm {

enum class Shape { steady, ramp, late_join, idle, stopped, shards, event, reveal };

struct Preset {
  std::string name;
  Shape shape = Shape::steady;
  int boards = 1;
  int sessions = 1;           ///< A board.
  double ops_per_second = 1;  ///< Of each that writes; event: changes of phase.
  int warm_up_seconds = 3;    ///< Until a busy server has found its beat.
  int seconds = 10;
  int joiners = 0;  ///< late_join: at once, after one alone; event: a second.
  int stopped = 0;  ///< Sessions that come after the control window and read nothing.
  int writers = 0;  ///< Sessions that write; 0: all.
  int shards =
      1;  ///< Of the server. With one it is pinned to a core; with 0 it has one a core, unpinned.
};

/// Nothing when there is no such preset.
[[nodiscard]] std::optional<Preset> find_preset(std::string_view name);
[[nodiscard]] std::string preset_names();

}  // namespace tablee::swarm

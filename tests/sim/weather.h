// What goes wrong on a day, and how often: drawn from the seed, so that some days are calm and some are not.
#pragma once

#include <cstdint>
#include <optional>

#include "sim/world.h"

namespace tablee::sim {

struct Weather {
  explicit Weather(World& world);

  /// Everything works from now on, for the end of the day.
  void clear_up();

  std::size_t boards = 0;
  std::size_t shards = 0;
  std::size_t followers_from = 0;  ///< Sessions of a board that its own shard carries.
  int tablets = 0;
  int minutes = 0;
  double edits_per_minute = 0;  ///< Of one tablet.
  bool long_texts = false;      ///< Pages are pasted, so that slow readers fall out of the feed.
  double load = 0;              ///< What the shards use of their cores: they work in beats.

  milliseconds latency_max{};
  milliseconds crossing_max{};  ///< From one shard's thread to another's.
  milliseconds commit_min{};    ///< Of the disk …
  milliseconds commit_max{};
  double slow_disk = 0;  ///< … and how often a commit takes a hundred times as long.

  // Per minute, for the server or for one tablet.
  double crashes = 0;
  double failed_commits = 0;
  double troubles = 0;  ///< The part of them after which the disk stays broken for a while.
  double full_disks = 0;
  double restarts = 0;
  double clock_jumps = 0;
  double backups = 0;    ///< Once there is one …
  double restores = 0;   ///< … the server may come back from it,
  double put_backs = 0;  ///< or from a plain copy, of which nobody says that it is one.
  double cuts = 0;
  double half_open = 0;  ///< The part of the cuts that one side does not notice.
  double stalls = 0;
  double reloads = 0;
  double clones = 0;
  double mischief = 0;
  double tricks = 0;  ///< Of a dishonest author, for each board.
  std::optional<std::uint32_t> vote_budget;

  /// Until this second of the day the server is of the version before: it purges nothing, and its keyframes are of version 1.
  int upgrade_at = 0;
  std::chrono::seconds lease{};  ///< How long a number is kept for who is away.
  double tomorrows = 0;  ///< The part of the reloads that load a newer client than the server's.
};

}  // namespace tablee::sim

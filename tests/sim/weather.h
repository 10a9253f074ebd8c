// What goes wrong on a day, and how often: drawn from the seed, so that some days are calm and some are not.
#pragma once

#include <cstdint>
#include <string>

#include "sim/world.h"

namespace tablee::sim {

struct Weather {
  explicit Weather(World& world);

  /// Everything works from now on, for the end of the day.
  void clear_up();

  int tablets = 0;
  int minutes = 0;
  double edits_per_minute = 0;  ///< Of one tablet.
  bool long_texts = false;      ///< Pages are pasted, so that slow readers fall out of the feed.

  milliseconds latency_max{};
  milliseconds commit_max{};  ///< Of the disk …
  double slow_disk = 0;       ///< … and how often a commit takes a hundred times as long.

  // Per minute, for the server or for one tablet.
  double crashes = 0;
  double failed_commits = 0;
  double read_only = 0;
  double restarts = 0;
  double backups = 0;   ///< Once there is one …
  double restores = 0;  ///< … the server may come back from it.
  double cuts = 0;
  double half_open = 0;  ///< The part of the cuts that one side does not notice.
  double stalls = 0;
  double reloads = 0;
  double clones = 0;
  double mischief = 0;

  double purges =
      0;  ///< The part of the boots that drop what was deleted before some moment of the day …
  std::chrono::seconds
      lease{};  ///< … whoever may still name it; and how long a number is kept for who is away.
};

/// What has happened, over all days.
struct Tally {
  std::uint64_t days = 0, entries = 0, refused = 0, acknowledged = 0, connections = 0, frames = 0;
  std::uint64_t crashes = 0, crashes_after_commit = 0, crashes_before_commit = 0,
                failed_commits = 0;
  std::uint64_t restarts = 0, read_only = 0, cuts = 0, half_open = 0, stalls = 0, reloads = 0;
  std::uint64_t forgotten_acks = 0, clones = 0, renumbered = 0, mischief = 0, too_slow = 0,
                silent = 0;
  std::uint64_t restores = 0, brought_back = 0;
  std::uint64_t replaced = 0, store_reads = 0, keyframes_sent = 0, keyframes_stored = 0,
                repeated = 0, purges = 0, gone = 0, expired = 0;

  [[nodiscard]] std::uint64_t faults() const {
    return crashes + failed_commits + restarts + restores + read_only + cuts + stalls + reloads +
           clones + mischief;
  }
  [[nodiscard]] std::string words() const;
};

}  // namespace tablee::sim

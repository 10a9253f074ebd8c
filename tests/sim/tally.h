// What has happened, over all days: so that one sees that it did.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_set>

namespace tablee::sim {

struct Tally {
  std::uint64_t days = 0, entries = 0, refused = 0, acknowledged = 0, connections = 0, frames = 0,
                commits = 0;
  // Faults.
  std::uint64_t crashes = 0, crashes_after_commit = 0, crashes_before_commit = 0,
                failed_commits = 0, troubles = 0, restarts = 0, upgrades = 0, restores = 0,
                put_backs = 0, full_disks = 0, clock_jumps = 0, cuts = 0, half_open = 0, stalls = 0,
                reloads = 0, forgotten_acks = 0, clones = 0, mischief = 0, tricks = 0;
  // What came of them.
  std::uint64_t stale_commits = 0, brought_back = 0, renumbered = 0, replaced = 0, too_slow = 0,
                silent = 0, keyframes_sent = 0, keyframes_stored = 0, repeated = 0, disk_full = 0,
                purges = 0, gone = 0, expired = 0, carried = 0, beats = 0, tomorrows = 0,
                tricks_taken = 0, ahead = 0, renewed = 0, locks_held = 0, over_budget = 0,
                set_aside = 0, turned_away = 0;
  /// Situations of a tablet and its server that were seen, each once.
  std::unordered_set<std::uint64_t> states;

  [[nodiscard]] std::uint64_t faults() const {
    return crashes + failed_commits + restarts + upgrades + restores + put_backs + full_disks +
           clock_jumps + cuts + stalls + reloads + clones + mischief + tricks;
  }
  [[nodiscard]] std::string words() const;
  /// What has never happened, so that no test has tested it; empty: all has.
  [[nodiscard]] std::string missing() const;
  /// That of other days.
  void add(const Tally& other);
};

}  // namespace tablee::sim

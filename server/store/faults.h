// Faults of a disk, on demand: for tests and torture runs. A running store looks at these values
// before each call of the file system; all zero means an honest disk.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>

namespace tablee::store {

/// Shared between the store and whoever breaks its disk; any thread.
struct Faults {
  std::atomic<bool> full{false};         ///< Appending and creating files fails with "no space".
  std::atomic<bool> write_fails{false};  ///< Appending fails with an I/O error …
  std::atomic<bool> write_short{false};  ///< … or after half of the bytes were written.
  std::atomic<bool> sync_fails{false};   ///< fsync fails.
  std::atomic<bool> read_fails{false};   ///< Reading fails with an I/O error.
  std::atomic<std::uint32_t> sync_delay_ms{0};  ///< A slow disk: each fsync takes this much longer.

  /// A disk that forgets what was not synced when its power goes (rocks_power.h). Set before the store is opened.
  bool forgetful = false;
  std::uint64_t power_seed = 1;     ///< What exactly it forgets.
  std::function<void()> cut_power;  ///< Set by the store: the power goes now.
  /// So many more syncs are let through, then it goes by itself; below 0: never.
  std::atomic<std::int64_t> syncs_until_power_cut{-1};

  std::atomic<std::uint64_t> syncs{0};  ///< Counts the calls of fsync that were let through.
};

}  // namespace tablee::store

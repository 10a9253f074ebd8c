// Copies a whole store into a new data folder, also while a server writes the old one: a backup, and the way back.
//
// The copy is the store as it was at one moment. It is made beside its place under the name with ".partial", read back
// whole, synced, and then renamed: what bears the name is complete. Every block that is read is checked against its
// checksum, every board's log for gaps, so a copy that was made is a store that can be read.
//
// Not here: the files that others keep in the data folder (`link.key`), and what a restored board's epoch means.
// Blocks for as long as the disk needs; any thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>

#include "store/store.h"

namespace tablee::store {

struct Contents {
  std::uint64_t boards = 0;
  std::uint64_t entries = 0;  ///< Of boards.
  std::uint64_t keyframes = 0;
  std::uint64_t days = 0;  ///< Of events, and …
  std::uint64_t day_entries = 0;
  std::uint64_t blobs = 0;
  std::uint64_t bytes = 0;  ///< Of all values.
  bool operator==(const Contents&) const = default;
};

/// Reads everything. `corrupted` names the first place that is not as it should be.
[[nodiscard]] Result<Contents> verify_store(const std::filesystem::path& folder);

/// Merges all files, so that nothing that was overwritten takes place any more. No server may run.
[[nodiscard]] Result<void> compact_store(const std::filesystem::path& folder);

/// `to` must not exist, or be an empty folder: else `not_a_store`. `finish` may change the copy and its folder before it gets
/// its name; when it fails, so does the copy.
[[nodiscard]] Result<Contents> copy_store(
    const std::filesystem::path& from, const std::filesystem::path& to,
    const std::function<Result<void>(Store& copy, const std::filesystem::path& folder)>& finish);

}  // namespace tablee::store

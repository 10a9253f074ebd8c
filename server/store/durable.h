// Small files and their folders, onto the disk.
#pragma once

#include <filesystem>
#include <string_view>

namespace tablee::store {

/// Makes what was made, renamed or removed in `folder` durable. 0, or an errno.
[[nodiscard]] int sync_folder(const std::filesystem::path& folder);
/// Syncs what was written to `file`. 0, or an errno.
[[nodiscard]] int sync_file(const std::filesystem::path& file);
/// Written from the beginning, synced and closed; the folder is the caller's to sync. 0, or an errno.
[[nodiscard]] int write_synced(const std::filesystem::path& file, std::string_view text,
                               unsigned mode);

}  // namespace tablee::store

// Backup, restore, verify: the whole data folder, from the command line.
#pragma once

#include <filesystem>

#include "app/exit_code.h"

namespace tablee::app {

/// Copies the store of `data` and the key of its links into the new folder `to`, also while a server runs on it.
[[nodiscard]] Outcome backup(const std::filesystem::path& data, const std::filesystem::path& to);

/// Makes `data` from a backup. Each board begins a new epoch: tablets notice that the log is another one, and send what it
/// lacks of their own work, acknowledged or not (P28).
[[nodiscard]] Outcome restore(const std::filesystem::path& from, const std::filesystem::path& data);

/// Reads all of a backup or of a data folder.
[[nodiscard]] Outcome verify(const std::filesystem::path& data);

}  // namespace tablee::app

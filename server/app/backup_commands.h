// Backup, restore, verify, going on without what is lost: the whole data folder, from the command line.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/exit_code.h"

namespace tablee::app {

/// Copies the store of `data` and the key of its links into the new folder `to`, also while a server runs on it.
[[nodiscard]] Outcome backup(const std::filesystem::path& data, const std::filesystem::path& to);

/// A sentence about what was set aside; `aside` is not empty (store/set_aside.h).
[[nodiscard]] std::string set_aside_text(const std::vector<std::filesystem::path>& aside);

/// Makes `data` from a backup. Each board begins a new epoch: tablets notice that the log is another one, and send what it
/// lacks of their own work, acknowledged or not (P28).
/// `forgotten`: a file as `tablee event forgotten` prints it; what it says is done again in what is made. Empty: nothing is.
[[nodiscard]] Outcome restore(const std::filesystem::path& from, const std::filesystem::path& data,
                              const std::filesystem::path& forgotten = {});

/// Opens a store in which acknowledged work is missing, once and for all: what is damaged is set aside, what can be saved is saved, and
/// each board begins a new epoch, as after a restore. Does nothing to a store that is whole.
[[nodiscard]] Outcome accept_loss(const std::filesystem::path& data);

/// Reads all of a backup or of a data folder.
[[nodiscard]] Outcome verify(const std::filesystem::path& data);

}  // namespace tablee::app

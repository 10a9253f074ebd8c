// Keeps a database as it is before something is done that can not be undone: a whole data folder of its own, below the
// data folder. What never changes is linked, not copied, so that it takes no room until the database lets go of it.
#pragma once

#include <filesystem>
#include <vector>

#include "store/store.h"

namespace tablee::store {

/// `set-aside/TIME` in `folder`, whole and synced when it returns.
[[nodiscard]] Result<std::filesystem::path> put_aside(const std::filesystem::path& folder);
/// Leaves `words` in it for whoever finds it. 0, or an errno.
[[nodiscard]] int leave_words(const std::filesystem::path& aside, const std::string& words);
/// What was put aside, oldest first. It is the operator's to remove.
[[nodiscard]] std::vector<std::filesystem::path> set_aside(const std::filesystem::path& folder);

}  // namespace tablee::store

// Acknowledged work that is missing: noticed before a store is opened, and gone on without when whoever runs the server says so.
//
// A store in which something is missing is not opened for writing: opening would delete what is left of its log. The operator
// restores a backup, or calls go_on_without(): then the whole database is set aside as it is (`set-aside/TIME` in the data folder, a data
// folder of its own), what can be saved is saved, and each board begins a new epoch, so that tablets bring back what they have (P28).
//
// Blocks on the disk; any thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "base/clock.h"
#include "store/rocks_store.h"

namespace tablee::store {

/// A file in the data folder that stands from the moment when a store is opened in spite of a loss until all boards have begun another
/// epoch.
inline constexpr auto epochs_due_name = "epochs-due";

struct Loss {
  std::string place;  ///< Where the log is damaged.
  std::optional<base::WallTime>
      since;  ///< Nothing older is missing, to the second; nothing: not known.
  std::map<std::uint64_t, std::uint64_t>
      entries;  ///< By board: those that are known to be missing, …
  std::map<std::uint64_t, std::uint64_t> day_entries;  ///< … and by event, of its day.
  std::uint64_t rows = 0;  ///< Keys and values that are missing, as far as their number is known.
};

/// For whoever runs the server: what is lost and from when on.
[[nodiscard]] std::string describe(const Loss& loss);

/// Looks, and changes nothing. The error: the database can not even be looked at.
[[nodiscard]] Result<std::optional<Loss>> find_loss(const std::filesystem::path& folder);

/// Sets the database aside, opens what is left of it, and lets `finish` begin new epochs. What was lost; nothing when nothing was
/// (then no other epoch is needed, and `finish` is not called). Broken off half-way, the store stays closed until it was done again.
[[nodiscard]] Result<std::optional<Loss>> go_on_without(
    const std::filesystem::path& folder, const std::function<Result<void>(Store& store)>& finish);

}  // namespace tablee::store

#include "store/before_opening.h"

#include <filesystem>
#include <fstream>
#include <string>
#include <system_error>

#include "store/loss.h"
#include "store/wal_file.h"
#include "store/watermark.h"

namespace tablee::store {
namespace {

namespace fs = std::filesystem;

/// Beside a server that writes: a file may go between our reading its name and our opening it.
constexpr int looks = 5;

Error lost(const Loss& loss, const fs::path& folder) {
  return {ErrorCode::lost,
          describe(loss) +
              " Nothing was changed. Restore a backup, or go on with what is left: `tablee "
              "accept-loss --data " +
              folder.string() +
              "` sets the damaged store aside, and tablets bring back what they still have."};
}

// The list of tables only grows. RocksDB takes a list that is cut, or whose end is bad, for one that was being written, and deletes the
// tables that it does not name.
Result<void> tables_are_listed(const fs::path& folder) {
  const auto said = Watermark::read(folder / watermark_name);
  const fs::path database = folder / "db";
  std::string name;
  const bool read = static_cast<bool>(std::ifstream(database / "CURRENT") >> name);
  const std::uint64_t number = rocks::manifest_number({name});
  if (!read || number == 0) {
    return std::unexpected(Error{
        ErrorCode::corrupted,
        (database / "CURRENT").string() +
            " does not say where the list of tables is. Restore a backup. Nothing was changed."});
  }
  std::error_code error;
  if (!fs::exists(database / name, error)) {
    return std::unexpected(
        Error{ErrorCode::corrupted, (database / name).string() +
                                        " is missing, without which the store can not be read. "
                                        "Restore the file, or a backup. Nothing was changed."});
  }
  if (!said || number > said->manifest) return {};
  if (number == said->manifest) {
    const auto readable = rocks::readable_bytes(database / name);
    if (!readable) return std::unexpected(readable.error());
    if (*readable >= said->listed) return {};
  }
  return std::unexpected(
      Error{ErrorCode::corrupted, (database / name).string() +
                                      " is damaged: it no longer names all that the store has. "
                                      "Restore a backup. Nothing was changed."});
}

Result<void> must_be_whole(const fs::path& folder) {
  std::error_code error;
  if (fs::exists(folder / epochs_due_name, error)) {
    return std::unexpected(
        Error{ErrorCode::lost,
              "Going on without what was lost was broken off. Do it again: `tablee accept-loss "
              "--data " +
                  folder.string() + "`."});
  }
  if (auto listed = tables_are_listed(folder); !listed) return listed;
  const auto found = find_loss(folder);
  if (!found) return std::unexpected(found.error());
  if (*found) return std::unexpected(lost(**found, folder));
  return {};
}

/// Whether there was a database, of which RocksDB must not begin a new one in its place.
bool used(const fs::path& folder) {
  std::error_code error;
  if (fs::exists(folder / watermark_name, error)) return true;
  for (const auto& file : fs::directory_iterator(folder / "db", error)) {
    if (file.path().extension() == ".sst" || file.path().extension() == ".blob") return true;
  }
  return false;
}

}  // namespace

Result<void> look_before_opening(const RocksOptions& options) {
  if (!used(options.folder)) return {};
  const fs::path current = options.folder / "db" / "CURRENT";
  std::error_code error;
  if (!fs::exists(current, error)) {
    return std::unexpected(
        Error{ErrorCode::corrupted, current.string() +
                                        " is missing, without which the store can not be read. "
                                        "Restore the file, or a backup. Nothing was changed."});
  }
  if (options.going_on) return {};
  auto whole = must_be_whole(options.folder);
  for (int i = 1; !whole && options.mode == OpenMode::read_only && i < looks; ++i) {
    whole = must_be_whole(options.folder);
  }
  return whole;
}

}  // namespace tablee::store

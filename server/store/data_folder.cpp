#include "store/data_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <fstream>
#include <utility>

#include "store/durable.h"

namespace tablee::store {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view format_word = "tablee-store ";

Error from_errno(int number, const fs::path& path, std::string_view doing) {
  const auto what =
      "Could not " + std::string(doing) + " " + path.string() + ": " + std::strerror(number) + ".";
  switch (number) {
    case ENOSPC:
    case EDQUOT:
      return {ErrorCode::full, what + " Free some space on that disk and start again."};
    case EACCES:
    case EPERM:
    case EROFS:
      return {ErrorCode::no_permission,
              what +
                  " Give the user that runs Tablée the right to write there, or choose another "
                  "data folder with --data."};
    case ENOTDIR:
    case EEXIST:
      return {ErrorCode::not_a_store,
              what + " A part of the path is a file. Choose another data folder with --data."};
    case ENOENT:
      return {ErrorCode::not_a_store, what + " Choose another data folder with --data."};
    default:
      return {ErrorCode::io, what};
  }
}

/// The version in the first line of FORMAT: "tablee-store 1".
std::optional<unsigned> version_in(std::string_view line) {
  if (!line.starts_with(format_word)) return std::nullopt;
  line.remove_prefix(format_word.size());
  unsigned version = 0;
  const auto [end, failure] = std::from_chars(line.data(), line.data() + line.size(), version);
  if (failure != std::errc{} || end != line.data() + line.size()) return std::nullopt;
  return version;
}

/// Whether umask or an earlier version left it open. A folder that is another user's stays as it is: who may use it is
/// decided there.
void close_to_others(const fs::path& folder) {
  std::error_code not_ours;
  fs::permissions(folder, fs::perms::group_all | fs::perms::others_all, fs::perm_options::remove,
                  not_ours);
}

}  // namespace

DataFolder::DataFolder(DataFolder&& other) noexcept
    : folder_(std::move(other.folder_)),
      lock_(std::exchange(other.lock_, -1)),
      found_format_(other.found_format_) {}

DataFolder::~DataFolder() {
  if (lock_ >= 0) ::close(lock_);
}

Result<DataFolder> DataFolder::open(const fs::path& path, OpenMode mode) {
  DataFolder folder(path);
  if (mode == OpenMode::create) {
    if (auto made = folder.make(); !made) return std::unexpected(made.error());
  }
  std::error_code failure;
  if (!fs::is_directory(path, failure)) {
    return std::unexpected(from_errno(failure ? failure.value() : ENOTDIR, path, "open"));
  }
  // Nothing is left behind in a folder that is not ours, so only a maker locks before it has looked.
  if (mode != OpenMode::create) {
    if (auto known = folder.check_format(mode); !known) return std::unexpected(known.error());
  }
  if (mode != OpenMode::read_only) {
    if (auto locked = folder.lock(); !locked) return std::unexpected(locked.error());
  }
  if (mode == OpenMode::create) {
    if (auto known = folder.check_format(mode); !known) return std::unexpected(known.error());
  }
  if (mode != OpenMode::read_only) folder.close_database(mode);
  return folder;
}

// A folder that is made here, or that was empty and becomes a data folder now, is its owner's alone.
Result<void> DataFolder::make() {
  std::error_code failure;
  fs::create_directories(folder_, failure);
  if (failure) return std::unexpected(from_errno(failure.value(), folder_, "make the data folder"));
  if (fs::is_empty(folder_, failure) && !failure) close_to_others(folder_);
  return {};
}

// RocksDB makes its files with 0644 and leaves the rest to the umask: what holds them is closed, also one that an earlier
// version made open to all.
void DataFolder::close_database(OpenMode mode) {
  std::error_code
      failure;  // what fails here fails again when the database is opened, and is told then
  if (mode == OpenMode::create) fs::create_directory(database(), failure);
  close_to_others(database());
}

Result<void> DataFolder::lock() {
  const auto path = folder_ / "lock";
  lock_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (lock_ < 0) return std::unexpected(from_errno(errno, path, "open the lock"));
  if (::flock(lock_, LOCK_EX | LOCK_NB) == 0) return {};
  if (errno != EWOULDBLOCK) return std::unexpected(from_errno(errno, path, "lock"));
  return std::unexpected(
      Error{ErrorCode::locked, "The data folder " + folder_.string() +
                                   " is in use by another Tablée process. Stop that one first, or "
                                   "choose another data folder with --data."});
}

Result<void> DataFolder::check_format(OpenMode mode) {
  const auto path = folder_ / "FORMAT";
  std::ifstream file(path);
  if (!file) {
    std::error_code ignored;  // what can not be looked at is not there: the next step says so
    if (mode == OpenMode::create && !fs::exists(database(), ignored)) return write_format();
    return std::unexpected(Error{ErrorCode::not_a_store,
                                 folder_.string() +
                                     " holds no Tablée store: its file FORMAT is not there or can "
                                     "not be read. Check the path given by --data."});
  }
  std::string line;
  std::getline(file, line);
  const auto version = version_in(line);
  if (!version) {
    return std::unexpected(Error{
        ErrorCode::not_a_store,
        path.string() + " does not say which format the store has. Restore it from a backup."});
  }
  if (*version > format_version) {
    return std::unexpected(
        Error{ErrorCode::newer_format,
              "The store in " + folder_.string() + " has format " + std::to_string(*version) +
                  "; this version of Tablée reads up to format " + std::to_string(format_version) +
                  ". Install the version that wrote it, or a newer one. Nothing was changed."});
  }
  found_format_ = *version;
  return {};
}

Result<void> DataFolder::raise_format() {
  return found_format_ < format_version ? write_format() : Result<void>{};
}

Result<void> DataFolder::write_format() {
  const auto path = folder_ / "FORMAT";
  const auto next = folder_ / "FORMAT.new";
  if (const int failed = write_synced(
          next, std::string(format_word) + std::to_string(format_version) + "\n", 0600)) {
    return std::unexpected(from_errno(failed, next, "write"));
  }
  std::error_code failure;
  fs::rename(next, path, failure);
  if (failure) return std::unexpected(from_errno(failure.value(), path, "write"));
  if (const int failed = sync_folder(folder_)) {
    return std::unexpected(from_errno(failed, folder_, "sync"));
  }
  found_format_ = format_version;
  return {};
}

}  // namespace tablee::store

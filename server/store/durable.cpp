#include "store/durable.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <iterator>

namespace tablee::store {
namespace {

int sync_at(const std::filesystem::path& path, int flags) {
  const int file = ::open(path.c_str(), flags | O_CLOEXEC);
  if (file < 0) return errno;
  const int failed = ::fsync(file) == 0 ? 0 : errno;
  ::close(file);
  return failed;
}

}  // namespace

int sync_folder(const std::filesystem::path& folder) {
  return sync_at(folder, O_RDONLY | O_DIRECTORY);
}

int sync_file(const std::filesystem::path& file) {
  return sync_at(file, O_RDONLY);
}

int write_synced(const std::filesystem::path& path, std::string_view text, unsigned mode) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode);
  if (file < 0) return errno;
  errno = 0;
  const bool written = ::write(file, text.data(), text.size()) == std::ssize(text);
  const int failed = written && ::fsync(file) == 0 ? 0 : (errno != 0 ? errno : EIO);
  ::close(file);
  return failed;
}

}  // namespace tablee::store

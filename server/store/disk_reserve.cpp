#include "store/disk_reserve.h"

#include <fcntl.h>
#include <unistd.h>

#include <system_error>
#include <utility>

namespace tablee::store {
namespace {

namespace fs = std::filesystem;

}  // namespace

std::uint64_t free_bytes(const fs::path& folder) {
  std::error_code error;
  const fs::space_info space = fs::space(folder, error);
  return error ? 0 : space.available;
}

DiskReserve::DiskReserve(const fs::path& folder, std::uint64_t bytes, Measure measure)
    : folder_(folder), file_(folder / "reserve"), bytes_(bytes), measure_(std::move(measure)) {
  std::error_code error;
  held_ = fs::file_size(file_, error) == bytes_ && !error;
}

// What is given up makes room for itself at once; it is taken again only when half as much would be left besides, so
// that it does not come and go.
Space DiskReserve::look() {
  if (bytes_ == 0) return Space::ample;
  const std::lock_guard lock(mutex_);
  const std::uint64_t free = measure_(folder_);
  if (held_ && free < bytes_ / 4) {
    give_up_locked();
  } else if (!held_ && free >= bytes_ + bytes_ / 2) {
    held_ = take();
  }
  space_ = held_ ? Space::ample : Space::low;
  return space_;
}

void DiskReserve::give_up() {
  if (bytes_ == 0) return;
  const std::lock_guard lock(mutex_);
  give_up_locked();
}

void DiskReserve::give_up_locked() {
  std::error_code error;
  fs::remove(file_, error);  // not there: as good
  held_ = false;
  space_ = Space::low;
}

bool DiskReserve::take() const {
  const int fd = ::open(file_.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (fd < 0) return false;
  // Blocks that are really there, not a hole.
  const bool taken = ::posix_fallocate(fd, 0, static_cast<off_t>(bytes_)) == 0;
  ::close(fd);
  std::error_code error;
  if (!taken) fs::remove(file_, error);
  return taken;
}

}  // namespace tablee::store

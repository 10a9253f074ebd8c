#include "torture/small_disk.h"

#include <fcntl.h>
#include <sys/mount.h>
#include <unistd.h>

#include <algorithm>
#include <string>

#include "store/disk_reserve.h"

namespace tablee::torture {

SmallDisk::SmallDisk(std::uint64_t bytes) {
  const std::string size = "size=" + std::to_string(bytes);
  mounted_ = ::mount("tablee-test", folder_.path().c_str(), "tmpfs", 0, size.c_str()) == 0;
  if (mounted_) std::filesystem::create_directories(data());
}

SmallDisk::~SmallDisk() {
  if (mounted_) ::umount2(folder_.path().c_str(), MNT_DETACH);
}

void SmallDisk::fill(std::uint64_t free_left) const {
  const auto file = folder_.path() / "ballast";
  const int ballast = ::open(file.c_str(), O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, S_IRUSR);
  const std::string block(std::size_t{64} * 1024, 'b');
  for (std::size_t piece = block.size(); piece > 0;) {
    const std::uint64_t free = store::free_bytes(folder_.path());
    if (free <= free_left) break;
    const auto wanted = std::min<std::uint64_t>(piece, free - free_left);
    if (::write(ballast, block.data(), wanted) <= 0) piece /= 2;
  }
  ::close(ballast);
}

void SmallDisk::clear() const {
  std::filesystem::remove(folder_.path() / "ballast");
}

}  // namespace tablee::torture

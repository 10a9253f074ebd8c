// A disk of a few megabytes that is really there, and what fills it: a tmpfs of its own. Mounting one needs the rights for it;
// whoever has not got them is told, loudly, that nothing was tested.
#pragma once

#include <cstdint>
#include <filesystem>

#include "store/temporary_folder.h"

namespace tablee::torture {

class SmallDisk {
 public:
  explicit SmallDisk(std::uint64_t bytes);
  ~SmallDisk();
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

  /// False: it could not be mounted.
  [[nodiscard]] bool there() const { return mounted_; }
  [[nodiscard]] std::filesystem::path data() const { return folder_.path() / "data"; }
  /// Fills it up to so many free bytes; 0: to the last one.
  void fill(std::uint64_t free_left) const;
  /// Takes away all that filled it.
  void clear() const;

 private:
  const store::TemporaryFolder folder_;
  bool mounted_ = false;
};

}  // namespace tablee::torture

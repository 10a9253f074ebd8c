// Room on the disk that is kept for hard times: a file of a stated size in the data folder that holds nothing. When the
// disk is nearly full the file is given up; the room that it took is for what makes things smaller and for people's
// moderation (room/admission.h), until the disk has room for the file again.
//
// Whoever fills the disk from outside in one go is noticed by a write that fails; then give_up() is the way to a store that
// can be opened again.
//
// Threads: any; the functions block for as long as the disk needs. space() does not.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <mutex>

#include "store/space.h"

namespace tablee::store {

/// Bytes that this process may still write on the disk of `folder`; 0 when that can not be told.
[[nodiscard]] std::uint64_t free_bytes(const std::filesystem::path& folder);

class DiskReserve {
 public:
  using Measure = std::function<std::uint64_t(const std::filesystem::path& folder)>;

  /// `bytes` 0: there is none, and space() is ample for ever. The folder must exist before the first look.
  DiskReserve(const std::filesystem::path& folder, std::uint64_t bytes,
              Measure measure = free_bytes);

  /// Gives the file up or takes it again, as the disk has room.
  Space look();
  /// The disk is full: the file goes now.
  void give_up();
  /// As of the last look.
  [[nodiscard]] Space space() const { return space_; }

 private:
  [[nodiscard]] bool take() const;
  void give_up_locked();

  const std::filesystem::path folder_;
  const std::filesystem::path file_;
  const std::uint64_t bytes_;
  const Measure measure_;
  std::mutex mutex_;  // held_, and the file
  bool held_ = false;
  std::atomic<Space> space_{Space::ample};
};

}  // namespace tablee::store

// How far writes were acknowledged, kept beside the database: the one thing that a log which was cut off can not say of itself.
//
// The number is written after each write (a few bytes into the kernel's cache, so that it survives the process at no cost) and
// synced when the store is at rest, once a second at most, and at the end. After power loss it may lag by that: then a log that is cut
// within the last second looks like one whose end was being written. It is never ahead of what was synced.
//
// One thread at a time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "base/clock.h"
#include "store/store.h"

namespace tablee::store {

/// Its name in the data folder.
inline constexpr auto watermark_name = "acknowledged";

struct Acknowledged {
  std::uint64_t sequence = 0;  ///< Of the last row; 0: none since the store was opened.
  std::uint64_t log = 0;       ///< The number of the log file that it was written to.
  std::uint64_t manifest = 0;  ///< The number of the file that lists the tables …
  std::uint64_t listed = 0;    ///< … and bytes of it that were synced. They lag behind by a rest.
};

class Watermark {
 public:
  /// What `file` says; nothing when it is not there or can not be made out.
  [[nodiscard]] static std::optional<Acknowledged> read(const std::filesystem::path& file);
  /// Makes the file if it is not there.
  [[nodiscard]] static Result<Watermark> open(const std::filesystem::path& file);

  Watermark(Watermark&& other) noexcept;
  Watermark& operator=(Watermark&& other) noexcept;
  ~Watermark();  ///< Syncs.

  /// All up to here was synced and is acknowledged.
  void note(const Acknowledged& now);
  /// Whether the last sync() is so long ago that another is due.
  [[nodiscard]] bool due() const;
  /// Onto the disk.
  void sync();
  /// Something was noted since.
  [[nodiscard]] bool changed() const { return changed_; }

 private:
  explicit Watermark(int file) : file_(file) {}

  int file_ = -1;
  int slot_ = 0;  // of the next note: two take turns, so that a torn one leaves the other
  bool changed_ = false;
  base::MonoTime synced_{};
};

}  // namespace tablee::store

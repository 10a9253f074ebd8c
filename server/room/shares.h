// What one person may have of a board, so that nobody fills it for all the others (P33a).
//
// Only counts where it matters: as long as a board is not half full nobody can have more than their share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <unordered_map>

#include "core/document.h"
#include "core/holdings.h"

namespace tablee::room {

/// Of objects, or of bytes.
struct Measure {
  std::size_t most = 0;     ///< That the board may have.
  std::size_t kept = 0;     ///< Of these, for moderators alone.
  std::size_t assured = 0;  ///< That each person may have as long as there is room.
  std::size_t has = 0;      ///< The board, now.
  std::size_t comes = 0;    ///< With the batch.

  /// Whether anybody but a moderator may add so much at all.
  [[nodiscard]] bool has_room() const { return has + comes + kept <= most; }
  /// As much as is left to the others, and no less than what is assured.
  [[nodiscard]] std::size_t share() const {
    const std::size_t left = has_room() ? most - kept - has - comes : 0;
    return left > assured ? left : assured;
  }
};

class Shares {
 public:
  /// Whether a participant may add so much (board_full, share_full).
  [[nodiscard]] std::expected<void, core::Refusal> examine(const core::Document& document,
                                                           std::uint32_t participant,
                                                           const Measure& objects,
                                                           const Measure& bytes);
  /// A participant has added so much.
  void grown(std::uint32_t participant, std::size_t objects, std::size_t bytes);
  /// Something was dropped: what was counted is not so any more.
  void forget() { counted_ = false; }

 private:
  struct Held {
    std::size_t objects = 0;
    std::size_t bytes = 0;
    std::size_t estimated = 0;  // of the bytes, since they were counted
  };
  void count(const core::Document& document);

  std::unordered_map<std::uint32_t, Held> held_;
  bool counted_ = false;
};

}  // namespace tablee::room

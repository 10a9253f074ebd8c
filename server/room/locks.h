// What locks hold: the objects that a moderator has locked, and the frames that such objects lie in. Whoever moves
// one of these frames moves what is locked too.
//
// Not here: who may pass (admission.h). What is locked and deleted itself holds nothing.
#pragma once

#include <unordered_set>

#include "core/document.h"

namespace tablee::room {

/// Whether the op locks or unlocks something.
[[nodiscard]] bool sets_lock(const core::Op& op);

class Locks {
 public:
  /// O(objects).
  explicit Locks(const core::Document& document);

  /// `batch` was applied to `document`, on behalf of somebody who may pass locks: nobody else changes what they hold.
  void applied(const core::Document& document, const core::Batch& batch);
  /// Whether something locked lies in the frame, however deep. O(1); after a change O(what is locked).
  [[nodiscard]] bool within(const core::Document& document, core::Handle frame);

 private:
  void find_frames(const core::Document& document);

  std::unordered_set<core::Handle> locked_;  // some may be free again
  std::unordered_set<core::Handle> frames_;
  bool stale_ = true;  // frames_
};

}  // namespace tablee::room

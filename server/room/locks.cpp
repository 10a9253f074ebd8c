#include "room/locks.h"

#include <algorithm>

namespace tablee::room {

using core::OpKind;

bool sets_lock(const core::Op& op) {
  return op.kind == OpKind::number &&
         op.field == static_cast<std::uint32_t>(core::NumberField::lock);
}

Locks::Locks(const core::Document& document) {
  for (core::Handle handle = 0; handle < document.size(); ++handle) {
    if (document.object(handle).locked) locked_.insert(handle);
  }
}

void Locks::applied(const core::Document& document, const core::Batch& batch) {
  for (const core::Op& op : batch.ops) {
    stale_ |= op.kind == OpKind::place || op.kind == OpKind::life || op.kind == OpKind::purge;
    if (!sets_lock(op)) continue;
    stale_ = true;
    if (const auto handle = document.find(op.target)) locked_.insert(*handle);
  }
}

bool Locks::within(const core::Document& document, core::Handle frame) {
  if (stale_) find_frames(document);
  return frames_.contains(frame);
}

// By the parents as they were written, not as they are shown: whoever opens a cycle of frames moves all that lies in it.
void Locks::find_frames(const core::Document& document) {
  stale_ = false;
  frames_.clear();
  std::erase_if(locked_, [&](core::Handle handle) { return !document.object(handle).locked; });
  for (const core::Handle handle : locked_) {
    if (!document.object(handle).alive) continue;
    auto parent = document.find(document.object(handle).place.parent);
    while (parent && frames_.insert(*parent).second) {
      parent = document.find(document.object(*parent).place.parent);
    }
  }
}

}  // namespace tablee::room

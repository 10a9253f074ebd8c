// When a board's keyframes are made, and which one serves those who come.
//
// One is made for the store after limits::keyframe_entries or keyframe_log_bytes, later on a large board, and one for memory alone when
// somebody comes and the way from the last one has become long. It stands for a state that may not be
// durable yet: it serves nobody before its own offset is committed.
#pragma once

#include <cstdint>
#include <optional>

#include "base/ids.h"
#include "core/document.h"
#include "room/feed.h"
#include "room/keyframe_job.h"

namespace tablee::room {

class Keyframes {
 public:
  /// `opened` is the keyframe that the room was opened from; `entries` and `bytes` are the log since then.
  Keyframes(Keyframe opened, std::uint64_t entries, std::size_t bytes);

  /// An entry of so many bytes was written.
  void written(std::size_t bytes);
  /// Somebody has come and is given the served keyframe and the feed since then.
  void joined(const Feed& feed);
  /// The board's size is in doubt, or has become less: one is made soon.
  void want() { wanted_ = true; }
  /// The job to do now, at the feed's tail, which is the state of `document`; nothing when none is due.
  [[nodiscard]] std::optional<KeyframeJob> due(const Feed& feed, const core::Document& document);
  void made(Keyframe keyframe);
  void committed(base::Offset upto);

  /// For those who come. Always at or below the feed's head, and the feed knows everything since.
  [[nodiscard]] const Keyframe& served() const { return served_; }

 private:
  [[nodiscard]] bool store_is_due() const;

  Keyframe served_;
  Keyframe latest_;  // verified; becomes served_ when it is durable
  std::uint64_t entries_ = 0;
  std::size_t bytes_ = 0;  // of the log since the last one for the store
  std::size_t size_ = 0;   // of the newest one that was encoded
  bool wanted_ = false;
  bool under_way_ = false;
};

}  // namespace tablee::room

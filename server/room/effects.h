// What a room wants done. The room itself touches no socket, disk or clock; whoever runs it takes the
// effects after each call (or after a few: they add up) and carries them out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "room/grant.h"
#include "room/keyframe_job.h"
#include "store/append.h"
#include "wire/close.h"

namespace tablee::room {

/// Close the session's socket with this code. The room has forgotten the session already: no leave() is
/// needed, and what still comes from it is to be thrown away. What was pulled before is still sent.
struct Closing {
  SessionId session;
  wire::Close code;
};

/// Read the log after `after` (store::Store::read_log with these bounds) and answer with catch_up().
struct Read {
  SessionId session;
  base::Offset after;
  std::size_t entries_max = 0;
  std::size_t bytes_max = 0;
};

/// Whether what was admitted is taken as a commit now, or left until more has come.
enum class Commits : std::uint8_t { taken, left };

struct Effects {
  /// To be made durable; then committed(upto) or commit_failed() is due. Commits are answered in order.
  std::optional<store::Append> commit;
  base::Offset upto;
  /// Something was left to be taken as a commit later (Commits::left).
  bool commit_left = false;
  /// Sessions that have something to pull and had nothing before.
  std::vector<SessionId> ready;
  /// Sessions whose may_read() was false and is true again.
  std::vector<SessionId> readable;
  std::vector<Closing> closings;
  std::vector<Read> reads;
  /// Call KeyframeJob::make on any thread, then keyframe_made().
  std::vector<KeyframeJob> keyframes;
  /// For the operator's log; empty: nothing.
  std::string trouble;
  /// The room is of no use any more: forget it, and open it from the store when somebody wants it again.
  bool dropped = false;
  /// Nobody has been here for a while and nothing is under way: the room may be closed.
  bool idle = false;

  void clear();
};

}  // namespace tablee::room

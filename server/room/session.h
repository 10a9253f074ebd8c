// What a room keeps of one session: a cursor, and a few words that are still to be said.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <variant>

#include "base/bytes.h"
#include "base/clock.h"
#include "base/ids.h"
#include "room/grant.h"
#include "room/keyframe_job.h"
#include "wire/frames.h"

namespace tablee::room {

/// Its Welcome waits until what the log has of its replica is durable (P7).
struct Awaiting {
  base::Offset durable;
  std::uint64_t commit = 0;  ///< And this commit, which has the epoch that it says.
};
/// It follows the feed from its cursor.
struct Following {};
/// It fell out of the feed, and the log is being read for it.
struct Reading {};
/// The log has been read: entries for it alone, up to `upto`.
struct Served {
  base::Bytes entries;
  base::Offset upto;
};
using SessionState = std::variant<Awaiting, Following, Reading, Served>;

/// A Welcome that was not pulled yet.
struct PendingWelcome {
  wire::Welcome welcome;
  Keyframe keyframe;
};

/// A batch that has come and is not looked at before its sender's debt is paid (P26).
struct Unread {
  base::Seq seq;
  base::Bytes batch;
};

struct Session {
  Session(const Grant& g, base::MonoTime now) : grant(g), heard(now), taken(now) {}

  Grant grant;
  base::ReplicaId replica;
  std::uint64_t instance = 0;
  bool watcher = false;  ///< Nobody is there: it has no presence and writes nothing.
  base::Offset cursor;   ///< Greatest offset that was pulled.
  base::Offset
      told_whole;  ///< Its own entries up to here are told as others' are: it has not their bytes.
  SessionState state = Following{};
  std::unique_ptr<PendingWelcome> welcome;

  base::MonoTime heard;    ///< Last frame.
  base::MonoTime taken;    ///< Last pull, or since when there is something to pull.
  bool announced = false;  ///< Named in `ready`, and not yet pulled until empty.
  bool parked = false;     ///< may_read() said no.
  std::deque<Unread> unread;
  std::size_t unread_bytes = 0;
  base::Seq
      repeated;  ///< Newest batch that was in the log already and is not acknowledged again yet; 0: none.

  base::Offset written;    ///< Its newest entry.
  base::Offset witnessed;  ///< Of the newest witness that it was given.
  bool witness_due = false;
  base::Seq again;  ///< To be acknowledged again up to here; 0: nothing.
  std::optional<std::uint64_t> pong;
  std::optional<wire::Notice> notice;
  std::uint32_t fullness_seen = 0;
  wire::NotNow not_now_seen = wire::NotNow::nothing;
  std::uint64_t people_seen = 0;
  std::uint64_t presence_seen = 0;
};

}  // namespace tablee::room

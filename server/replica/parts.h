// What of a replica survives a reload: a browser keeps the same in IndexedDB. Plain values.
#pragma once

#include <cstdint>
#include <vector>

#include "base/bytes.h"
#include "base/clock.h"
#include "base/ids.h"
#include "core/batch.h"
#include "wire/frames.h"

namespace tablee::replica {

/// A batch under its number.
struct Numbered {
  base::Seq seq;
  base::Bytes batch;
};

/// A batch of the log, whoever's.
struct Logged {
  base::ReplicaId replica;
  base::Bytes batch;
};

/// A batch that the server refused: nothing is thrown away silently.
struct Refused {
  base::Bytes batch;
  core::Refusal why = core::Refusal::none;
};

struct Parts {
  base::Epoch epoch;    ///< Of the log that `cursor` is in; 0 none.
  base::Offset cursor;  ///< What `keyframe` and then `log` lead to.
  base::WallTime cursor_time{};
  wire::Witness witness{};  ///< The newest of `epoch`.
  base::Bytes keyframe;     ///< Confirmed state; empty: the empty board.
  std::vector<Logged> log;  ///< What was confirmed since.
  base::ReplicaId replica;
  base::ParticipantId participant;
  base::Seq acked_seq;           ///< All up to here is acknowledged.
  std::uint64_t acked_hash = 0;  ///< Of that batch.
  std::vector<Numbered> outbox;  ///< acked_seq + 1, acked_seq + 2 …
  std::vector<Numbered> kept;    ///< The newest acknowledged ones with effect, in order (kept.h).
  std::vector<Refused> tray;
  std::vector<base::Bytes> postponed;  ///< Not taken at the moment, oldest first (postponed.h).
};

}  // namespace tablee::replica

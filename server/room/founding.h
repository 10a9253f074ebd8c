// The first records of a board, for whoever makes boards.
#pragma once

#include <span>

#include "base/bytes.h"
#include "base/clock.h"
#include "base/ids.h"
#include "store/append.h"
#include "wire/records.h"

namespace tablee::room {

/// A board that does not exist yet, with `batches` as its first entries, written by the server (replica 1) at
/// `now`. The batches must be such as a core::Editor of replica 1 has made on an empty document, in order.
[[nodiscard]] store::Append found_board(base::BoardId board, base::EventId event, base::Epoch epoch,
                                        base::WallTime now,
                                        std::span<const base::Bytes> batches = {});

/// A batch of a board that was written elsewhere.
struct FoundedBatch {
  base::WallTime time{};
  base::ReplicaId replica;
  base::Bytes batch;
};
/// Whose replica it was; from base::replica_first on without gaps, in order.
struct FoundedReplica {
  base::ReplicaId replica;
  base::ParticipantId participant;
};

/// The same with batches of people too, each at its time, which is never less than that of the one before.
[[nodiscard]] store::Append found_board(base::BoardId board, base::EventId event, base::Epoch epoch,
                                        base::WallTime now, std::span<const FoundedBatch> batches,
                                        std::span<const FoundedReplica> replicas);

/// The record of a board whose log was cut: what was written behind is missing, and was seen. See renew_board().
[[nodiscard]] wire::BoardRecord renewed(const wire::BoardRecord& record, base::Epoch epoch,
                                        base::WallTime now);

/// A board that was restored from a backup at `now`: another lineage of its log (P28), which leaves numbers free for those who
/// came after the backup, and counters of replica 1 for what it made after it.
[[nodiscard]] store::Append renew_board(base::BoardId board, const wire::BoardRecord& record,
                                        base::Epoch epoch, base::WallTime now);

}  // namespace tablee::room

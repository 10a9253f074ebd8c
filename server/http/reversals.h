// What would take back somebody's batches on one board: planned from the log, for whoever may submit it as their own.
//
// Nothing is changed here: the answer holds ordinary batches, which go through admission like any other. Reads the store and
// blocks: on a reader thread.
#pragma once

#include <expected>
#include <stop_token>
#include <string>

#include "core/trail.h"
#include "store/store.h"

namespace tablee::http {

/// Whose batches: one author's since a moment, everybody's (a rehearsal), or those of one replica from a number on (to take back
/// a taking back).
struct Whose {
  /// 0: the replica's. What names nobody (a hidden name) is nobody's here.
  base::ParticipantId participant{};
  base::ReplicaId replica{};
  base::Seq first{};
  base::WallTime since{};
  bool everybody = false;
};

struct Plan {
  core::Reversal reversal;
  base::Offset offset;  ///< The log's newest entry, which the plan knows.
  base::WallTime time{};
};

/// The string says what could not be read, or that it was told to stop. O(keyframe and log since).
[[nodiscard]] std::expected<Plan, std::string> plan_reversal(const store::Store& store,
                                                             base::BoardId board,
                                                             const Whose& whose,
                                                             const std::stop_token& stop);

}  // namespace tablee::http

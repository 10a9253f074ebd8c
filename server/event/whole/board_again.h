// A board that a file carries, written anew: as the batches of its people and of the server, in the order in which its objects were
// made. Clients and servers read them like any others.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "core/op_id.h"
#include "event/whole/whole_event.h"
#include "room/founding.h"

namespace tablee::event::whole {

struct BoardAgain {
  std::vector<room::FoundedBatch> batches;
  std::vector<room::FoundedReplica> replicas;  ///< Beside the server's own.
  std::vector<core::OpId> ids;                 ///< Of the objects, in their order.
};

/// Participants that stand for who gave the plus ones and reactions of which a file has nothing but the number. Nobody is ever one.
inline constexpr std::uint32_t crowd_first = 1U << 31U;

/// The error is a sentence: what the board does not take. Nothing is later than `now`; what nobody knows the time of is made then.
[[nodiscard]] std::expected<BoardAgain, std::string> write_again(const Board& board,
                                                                 base::WallTime now);

}  // namespace tablee::event::whole

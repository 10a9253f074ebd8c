// Who a session is, as the door has found out; and what a moment is.
#pragma once

#include <cstdint>
#include <map>

#include "base/clock.h"
#include "base/ids.h"
#include "wire/frames.h"

namespace tablee::room {

/// One connection to one room. Chosen by whoever carries it; never used again within a process.
using SessionId = base::StrongId<struct SessionTag, std::uint64_t>;

/// What a token was good for. The room believes it.
struct Grant {
  base::ParticipantId participant;
  wire::Role role = wire::Role::participant;
};

/// How many batches of whom were admitted.
using Written = std::map<base::ParticipantId, std::uint64_t>;

/// The clocks at one moment: the monotonic one decides, the wall clock is written down, and what must outlive restarts and
/// believe no clock that is set (leases, P38) goes by running time.
struct Now {
  base::MonoTime mono;
  base::WallTime wall;
  base::WallTime running{};
};

}  // namespace tablee::room

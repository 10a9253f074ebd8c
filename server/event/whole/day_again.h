// The day of an event that a file carries: its people and seats, the phases that took place, and what its votes came to, as entries.
#pragma once

#include <map>
#include <vector>

#include "core/op_id.h"
#include "event/day/opening.h"
#include "event/whole/whole_event.h"

namespace tablee::event::whole {

/// A board of the new event, and what the objects of the file's are called there.
struct Placed {
  base::BoardId board;
  std::vector<core::OpId> ids;
};

/// `boards`: by table, 0 the agora. Nothing is later than `now`.
[[nodiscard]] std::vector<day::Happened> write_day(const WholeEvent& whole,
                                                   const std::map<std::uint32_t, Placed>& boards,
                                                   base::WallTime now);

}  // namespace tablee::event::whole

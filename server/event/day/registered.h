// People as the day is told of them.
#pragma once

#include <string>

#include "base/ids.h"
#include "wire/frames.h"

namespace tablee::event::day {

/// Somebody as the event's register has them.
struct Registered {
  base::ParticipantId participant;
  wire::Role role = wire::Role::participant;
  bool in = true;  ///< Else they were put out.
  std::string name;
  base::ParticipantId tablet{};  ///< On whose device, with others; 0: on their own.
};

}  // namespace tablee::event::day

// Which commands took effect: so that one that is sent again has no second effect (D4). Kept with the day, told to nobody.
#pragma once

#include <deque>
#include <optional>
#include <unordered_map>
#include <vector>

#include "wire/day_records.h"

namespace tablee::event::day {

class Memory {
 public:
  void remember(base::ParticipantId participant, wire::day::CommandId command, base::Offset offset);
  /// The first entry that it made; nothing: it made none, as far as is remembered.
  [[nodiscard]] std::optional<base::Offset> find(base::ParticipantId participant,
                                                 wire::day::CommandId command) const;
  /// Of each person oldest first.
  [[nodiscard]] std::vector<wire::day::Remembered> all() const;

 private:
  struct Done {
    wire::day::CommandId command;
    base::Offset offset;
  };
  std::unordered_map<base::ParticipantId, std::deque<Done>> done_;
};

}  // namespace tablee::event::day

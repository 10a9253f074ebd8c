#include "event/day/memory.h"

#include <algorithm>

#include "base/limits.h"

namespace tablee::event::day {

void Memory::remember(base::ParticipantId participant, wire::day::CommandId command,
                      base::Offset offset) {
  if (command.value == 0) return;
  auto& done = done_[participant];
  done.push_back({command, offset});
  if (done.size() > limits::commands_remembered_max) done.pop_front();
}

std::optional<base::Offset> Memory::find(base::ParticipantId participant,
                                         wire::day::CommandId command) const {
  const auto person = done_.find(participant);
  if (person == done_.end()) return std::nullopt;
  const auto found = std::ranges::find(person->second, command, &Done::command);
  if (found == person->second.end()) return std::nullopt;
  return found->offset;
}

std::vector<wire::day::Remembered> Memory::all() const {
  std::vector<wire::day::Remembered> all;
  for (const auto& [participant, done] : done_) {
    for (const Done& each : done) all.push_back({participant, each.command, each.offset});
  }
  return all;
}

}  // namespace tablee::event::day

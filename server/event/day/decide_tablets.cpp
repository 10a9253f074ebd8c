// Several people on one device: whose a command is (D26).
#include "event/day/decide.h"

namespace tablee::event::day {
namespace {

using wire::day::Wish;

/// What is somebody's own, whoever holds the device: what they give, write in private, reveal of it, and show.
bool is_personal(const Wish& wish) {
  if (const auto* const cast = std::get_if<wire::day::Cast>(&wish)) return !cast->hands;
  if (const auto* const reveal = std::get_if<Reveal>(&wish)) return reveal->participant.value != 0;
  return std::holds_alternative<Draft>(wish) || std::holds_alternative<Mark>(wish);
}

}  // namespace

std::optional<base::ParticipantId> whose(const State& state, base::ParticipantId from,
                                         const wire::day::Command& command) {
  if (command.as.value == 0 || command.as == from) return from;
  const bool theirs = state.tablet(command.as) == from && is_personal(command.wish);
  return theirs ? std::optional(command.as) : std::nullopt;
}

}  // namespace tablee::event::day

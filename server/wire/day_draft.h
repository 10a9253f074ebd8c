// Private writing of proto/day.proto as plain values. Field comments stand in the schema.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/clock.h"
#include "base/ids.h"
#include "wire/day_vote.h"

namespace tablee::wire::day {

/// Chosen by the page that made it, random, never 0.
using DraftId = base::StrongId<struct DraftTag, std::uint64_t>;

struct Draft {
  DraftId id;
  std::uint32_t table = 0;
  base::ParticipantId participant;
  std::int32_t x = 0, y = 0;
  std::uint32_t colour = 0;
  std::string text;
  std::optional<Ref> zone;
  bool gone = false, nameless = false;
  bool operator==(const Draft&) const = default;
};

struct Drafts {
  std::uint32_t table = 0, notes = 0, people = 0;
  bool operator==(const Drafts&) const = default;
};

enum class RevealState : std::uint8_t { unknown, called, under_way, done };

struct Reveal {
  base::Offset id;
  std::uint32_t table = 0;
  base::ParticipantId participant;
  RevealState state = RevealState::unknown;
  base::WallTime due{};
  std::uint32_t notes = 0, left = 0;
  bool operator==(const Reveal&) const = default;
};

}  // namespace tablee::wire::day

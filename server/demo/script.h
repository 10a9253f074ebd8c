// The scripted day: what each of N people at the tables of an event does over M minutes. Deterministic: the
// same event, options and seed give the same script.
//
// People arrive, write notes key by key with typing errors that they correct, drag them about and into
// clusters, colour, vote, write in each other's notes, delete and bring back, undo. In the end each table has
// exactly the clusters and notes of the event's file, laid out neatly; on the way there were many more.
//
// Not here: playing it (players.h). Played in any order that respects Act::after, it ends the same.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "demo/act.h"
#include "event/event_spec.h"

namespace tablee::demo {

struct ScriptOptions {
  std::uint32_t people = 40;
  std::chrono::minutes length{240};
  std::uint64_t seed = 1;
};

struct Script {
  std::vector<std::string> people;  ///< First names.
  std::vector<Act> acts;            ///< In order of time.
  std::uint32_t cards = 0;          ///< They are 0 … cards - 1, over all tables.
};

[[nodiscard]] Script write_script(const event::EventSpec& spec, const ScriptOptions& options);

}  // namespace tablee::demo

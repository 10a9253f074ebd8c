// What a day wants done. It touches no socket, disk or clock; whoever runs it takes the effects after each call (or after a
// few: they add up) and carries them out, in the order of the fields.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "event/day/state.h"
#include "store/append.h"
#include "wire/day_frames.h"

namespace tablee::event::day {

/// One connection that commands come by. Chosen by whoever carries it; never used again within a process.
using AskerId = base::StrongId<struct AskerTag, std::uint64_t>;

/// To be made durable, in order; then committed(number) or commit_failed() is due.
struct Commit {
  store::Append append;
  std::uint64_t number = 0;  ///< 1, 2, 3 …
};

/// What participants may do on one board from now on: for the room, if it is open. Orders of one board must reach it in their
/// order. When the room has taken it (or there is none), obeyed(serial) is due, whatever became of it.
struct Order {
  std::uint64_t serial = 0;
  base::BoardId board;
  Allowed allowed;
  /// Something is not allowed any more: what is told of it waits for obeyed().
  bool tighter = false;
};

/// Drafts that become notes of a board, each exactly once: the note and the end of the draft (its sealed record, kind 3, is kept
/// as `gone` alone) are durable in one commit. Then, or when the board took fewer, handed(reveal, left) is due; never, when the store is opened again before.
struct Handover {
  base::Offset reveal;
  base::BoardId board;
  std::vector<Draft> drafts;
};

/// Things of one board that are copied to another, exactly once: the copies, and which is of what (its sealed record, kind 4),
/// are durable in one commit. Then, or when there can be none, arrived(parcel, …) is due; never, when it is not known what is durable.
struct Carriage {
  base::Offset parcel;
  base::BoardId from, to;
  std::vector<wire::day::Ref> things;
  /// Counters of copies that came to that board before: they do not count when room is looked for.
  std::vector<std::uint64_t> earlier;
};

/// For one sender alone. Not to be sent before what has been told until now.
struct Told {
  AskerId asker;
  wire::day::Answer answer;
};

struct Effects {
  std::vector<Commit> commits;
  std::vector<Order> orders;
  /// Tables that are new, whose board is durable, or have changed: to be found as they are before the entry is told.
  std::vector<Table> tables;
  /// How the event is set up, or its stage, was told anew.
  bool described = false;
  /// They are on another's device, or their own, from now on.
  std::vector<base::ParticipantId> moved;
  /// For everybody, before the entries that are told with them.
  std::vector<wire::day::Name> names;
  /// Each for all pages of its voter (0: of moderators), behind what has been told until now.
  std::vector<wire::day::Ballot> ballots;
  /// Each for all pages of its author, as ballots.
  std::vector<Draft> drafts;
  std::vector<Handover> handovers;
  std::vector<Carriage> carriages;
  /// There is more to read (Day::read): whoever waits at an older cursor may go on.
  bool news = false;
  std::vector<Told> answers;
  /// For the operator's log; empty: nothing.
  std::string trouble;
  /// The day is of no use any more: forget it, and open it from the store again.
  bool dropped = false;

  void clear() { *this = {}; }
};

}  // namespace tablee::event::day

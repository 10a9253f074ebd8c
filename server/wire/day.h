// The day of an event as plain values: what proto/day.proto says, in the house's own types.
// Not here: commands, frames, what the store keeps, and meaning. Field comments stand in the schema; here only what differs.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/clock.h"
#include "base/ids.h"
#include "wire/day_draft.h"
#include "wire/day_parcel.h"
#include "wire/day_restored.h"
#include "wire/day_vote.h"
#include "wire/frames.h"

namespace tablee::wire::day {

using std::chrono::milliseconds;
/// A table's number in its event; 0: the agora, or everybody, as its place says.
using TableNumber = std::uint32_t;

struct SetUp {
  std::string title, date, time_zone, place, language;
  std::vector<std::string> principles;
  std::string introduction, closing, contact, responsible;
  std::uint32_t retention_days = 0;
  bool operator==(const SetUp&) const = default;
};

enum class Stage : std::uint8_t { unknown, prepared, rehearsed, running, closed, archived };
enum class Privacy : std::uint8_t { open, hidden };
enum class Place : std::uint8_t { anywhere, agora, tables, screen };
enum class TimerState : std::uint8_t { unknown, running, paused, over, stopped };
enum class TableState : std::uint8_t { unknown, open, closed, merged };
enum class PersonState : std::uint8_t { unknown, in, out, gone };
enum class MarkKind : std::uint8_t { unknown, hand, done, help, stay };

/// What participants may do on a board.
struct Allowed {
  bool write = false, move_others = false, ink = false, vote = false, propose = false;
  /// Moderators may do nothing either: the event was put away. Follows from the day's stage, and is never on the wire.
  bool nobody = false;
  bool operator==(const Allowed&) const = default;
};

struct Phase {
  std::uint32_t id = 0;
  std::string title, instruction;
  std::vector<TableNumber> tables;
  Allowed allowed;
  Privacy privacy = Privacy::open;
  Names names = Names::shown;
  Place place = Place::anywhere;
  milliseconds length{};
  bool locks_at_end = false;
  bool operator==(const Phase&) const = default;
};

struct Agenda {
  std::vector<Phase> phases;
  base::Offset revision;
  bool operator==(const Agenda&) const = default;
};

struct Run {
  base::Offset id;
  Phase phase;
  base::WallTime began{};
  base::WallTime ended{};  ///< Epoch of the clock: it goes on.
  bool locked = false;
  bool operator==(const Run&) const = default;
};

struct Timer {
  base::Offset id;
  TableNumber table = 0;
  TimerState state = TimerState::unknown;
  base::WallTime ends{};
  milliseconds left{}, length{};
  base::ParticipantId started_by;
  base::Offset run;
  bool operator==(const Timer&) const = default;
};

struct Freeze {
  TableNumber table = 0;
  bool on = false;
  bool operator==(const Freeze&) const = default;
};

struct Table {
  TableNumber number = 0;
  std::string question;
  base::BoardId board;
  TableState state = TableState::unknown;
  std::optional<Ref> topic;
  TableNumber into = 0;
  std::uint32_t soft_limit = 0;
  bool led = false;
  bool hides = false;  ///< `private`.
  bool operator==(const Table&) const = default;
};

struct Person {
  base::ParticipantId participant;
  Role role = Role::unknown;
  PersonState state = PersonState::unknown;
  std::uint32_t naming = 0;
  base::ParticipantId tablet{};
  bool operator==(const Person&) const = default;
};

struct Seat {
  base::ParticipantId participant;
  TableNumber table = 0;
  base::ParticipantId moved_by;
  bool operator==(const Seat&) const = default;
};

struct Mark {
  base::ParticipantId participant;
  MarkKind kind = MarkKind::unknown;
  bool on = false;
  std::uint64_t of = 0;
  bool operator==(const Mark&) const = default;
};

struct Call {
  base::Offset id;
  TableNumber table = 0;
  base::BoardId board;
  std::vector<std::int64_t> region;  ///< Empty or four.
  base::WallTime until{};
  bool operator==(const Call&) const = default;
};

/// monostate: of a newer version.
using What = std::variant<std::monostate, SetUp, Agenda, Stage, Run, Timer, Freeze, Table, Person,
                          Seat, Mark, Call, Restored, Vote, Tally, Turnout, Drafts, Reveal, Parcel>;

struct Entry {
  base::Offset offset;
  base::WallTime time{};
  base::ParticipantId participant;
  base::Offset together;
  What what;
  bool operator==(const Entry&) const = default;
};

struct Snapshot {
  base::Offset offset;
  base::WallTime time{};
  SetUp set_up;
  Agenda agenda;
  Stage stage = Stage::unknown;
  std::vector<Run> runs;
  std::vector<Timer> timers;
  std::vector<Freeze> freezes;
  std::vector<Table> tables;
  std::vector<Person> people;
  std::vector<Seat> seats;
  std::vector<Mark> marks;
  std::vector<Call> calls;
  std::optional<RestoredAt> restored;  ///< The last time.
  base::WallTime stage_since{};        ///< Epoch of the clock: not known.
  std::uint32_t last_phase = 0;  ///< Of the agenda, that began for everybody last; 0: none has.
  std::vector<Vote> votes;
  std::vector<Tally> tallies;
  std::vector<Turnout> turnouts;
  std::vector<Drafts> drafts;
  std::vector<Reveal> reveals;
  std::vector<Parcel> parcels;
  bool operator==(const Snapshot&) const = default;
};

}  // namespace tablee::wire::day

// What a day is opened from, founded with, and renewed by. Reading blocks on the disk.
#pragma once

#include <expected>
#include <string>

#include "event/day/state.h"
#include "store/store.h"
#include "wire/day_records.h"

namespace tablee::event::day {

struct Opening {
  base::EventId event;
  std::vector<store::SealedRead> sealed;
  /// The newest that can be read, to build on; nothing: from the beginning.
  std::optional<store::KeyframeRead> snapshot;
  std::vector<store::LogRead> tail;  ///< Behind it, up to the head without gaps.
  /// Snapshots that can not be read: passed over, because the log is whole without them.
  std::vector<base::Offset> damaged;
};

enum class OpenErrorCode : std::uint8_t {
  no_day,        ///< The event has none yet: see found_day().
  bad_record,    ///< The day's record or an entry does not decode, or the log has a gap.
  store_failed,  ///< The store could not be read.
};

struct OpenError {
  OpenErrorCode code = OpenErrorCode::bad_record;
  std::string message;  ///< For the operator.
};

[[nodiscard]] std::expected<Opening, OpenError> read_opening(const store::Store& store,
                                                             base::EventId event);

/// A day that does not exist yet: how its event is set up and the tables whose boards it has already.
/// What took place before the event was founded here, on another server.
struct Happened {
  base::WallTime time{};  ///< The epoch of the clock: before all that has one.
  /// Which entries are of one thing, a run or a vote; it gets its id with the first of them. 0: none.
  std::uint32_t of = 0;
  What what;
  std::string name{};  ///< Of a person; it is sealed.
};

struct Founding {
  base::EventId event;
  base::BoardId agora;
  SetUp set_up;
  std::vector<Table> tables;
  Agenda agenda;
  Stage stage = Stage::running;
  std::vector<Happened> happened{};
};
/// `epoch` random, not 0. Nobody is in it: Day::register_people() brings those who are.
[[nodiscard]] store::Append found_day(const Founding& founding, base::Epoch epoch,
                                      base::WallTime now);

/// A day that was restored from a backup, or whose log was cut: another epoch, and an entry that says so. The error says what
/// can not be read.
[[nodiscard]] std::expected<store::Append, OpenError> renew_day(const Opening& opening,
                                                                base::Epoch epoch,
                                                                base::WallTime now);

}  // namespace tablee::event::day

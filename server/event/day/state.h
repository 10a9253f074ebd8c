// What the day is at one moment: the newest values by their keys. Entries are applied to it, and nothing else changes it.
//
// Not here: whether something may happen (decide.h). A value; any thread.
#pragma once

#include <map>
#include <set>
#include <utility>

#include "wire/day_command.h"

namespace tablee::event::day {

using wire::Role;
using wire::day::Agenda;
using wire::day::Allowed;
using wire::day::Call;
using wire::day::Draft;
using wire::day::DraftId;
using wire::day::Entry;
using wire::day::Freeze;
using wire::day::Mark;
using wire::day::MarkKind;
using wire::day::Parcel;
using wire::day::ParcelEnd;
using wire::day::ParcelState;
using wire::day::Person;
using wire::day::PersonState;
using wire::day::Phase;
using wire::day::Reason;
using wire::day::Reveal;
using wire::day::RevealState;
using wire::day::Run;
using wire::day::Seat;
using wire::day::SetUp;
using wire::day::Snapshot;
using wire::day::Stage;
using wire::day::Table;
using wire::day::TableNumber;
using wire::day::TableState;
using wire::day::Tally;
using wire::day::Timer;
using wire::day::TimerState;
using wire::day::Turnout;
using wire::day::Vote;
using wire::day::VoteState;
using wire::day::What;

/// The agora among the places of a phase or a freeze.
inline constexpr TableNumber agora_place = 0;

struct State {
  base::Offset offset;
  base::WallTime time{};
  SetUp set_up;
  Agenda agenda;
  Stage stage = Stage::unknown;
  base::WallTime stage_since{};      ///< See Snapshot.
  std::map<base::Offset, Run> runs;  ///< Those that go on.
  std::map<TableNumber, Timer> timers;
  std::set<TableNumber> frozen;
  std::map<TableNumber, Table> tables;  ///< All that ever were.
  std::map<base::ParticipantId, Person> people;
  /// Who is on whose device, by whose it is: follows from `people`.
  std::map<base::ParticipantId, std::set<base::ParticipantId>> tablets;
  std::map<base::ParticipantId, Seat> seats;  ///< Of those who sit at a table.
  std::map<std::pair<base::ParticipantId, MarkKind>, Mark> marks;
  std::map<TableNumber, Call> calls;
  std::map<base::Offset, Vote> votes;                               ///< All that were not removed.
  std::map<std::pair<base::Offset, std::uint32_t>, Tally> tallies;  ///< By vote and candidate.
  std::map<base::Offset, Turnout> turnouts;
  std::map<TableNumber, wire::day::Drafts> drafts;  ///< Of boards over which there are any.
  std::map<TableNumber, Reveal> reveals;            ///< Those that are not done.
  std::map<base::Offset, Parcel> parcels;           ///< All that ever were.
  std::set<base::Offset> parcels_on_their_way;      ///< Of these, waiting or under way.
  std::optional<wire::day::RestoredAt> restored;    ///< The last time.
  std::uint32_t last_phase = 0;                     ///< See Snapshot.

  State() = default;
  explicit State(const Snapshot& snapshot);
  [[nodiscard]] Snapshot snapshot() const;
  /// The next entry. Also drops what ends with it (D5).
  void apply(const Entry& entry);

  /// The run that covers this place and not all; null: none.
  [[nodiscard]] const Run* run_of(TableNumber place) const;
  /// The run for everybody; null: none.
  [[nodiscard]] const Run* run_for_all() const;
  /// What goes on at a place; null: nothing does.
  [[nodiscard]] const Run* run_at(TableNumber place) const;
  [[nodiscard]] const Table* table(TableNumber number) const;
  [[nodiscard]] bool is_open(TableNumber number) const;
  /// Where somebody sits; 0: at no table.
  [[nodiscard]] TableNumber seat(base::ParticipantId participant) const;
  /// On whose device somebody is, with others (D26); 0: on their own.
  [[nodiscard]] base::ParticipantId tablet(base::ParticipantId participant) const;
  /// Who else is on the device of this one.
  [[nodiscard]] const std::set<base::ParticipantId>& beside(base::ParticipantId participant) const;
  /// unknown: not in the event.
  [[nodiscard]] Role role(base::ParticipantId participant) const;
  /// null: none is under way.
  [[nodiscard]] const Reveal* reveal_of(TableNumber place) const;
  /// What is written there is its author's alone.
  [[nodiscard]] bool is_private(TableNumber place) const;
  /// … and whose it was is told to nobody.
  [[nodiscard]] bool hides_names(TableNumber place) const;
  /// Participants may write there, as far as the phase, its end and freezes say. Where it is private, not on the board.
  [[nodiscard]] bool may_write_privately(TableNumber place) const;
  /// Whether what this person sent may come to lie there now.
  [[nodiscard]] bool takes_from(base::ParticipantId sender, TableNumber place) const;
  /// What participants may do on a board: of a table, or of the agora.
  [[nodiscard]] Allowed allowed_at(TableNumber place) const;

  /// Before what is known of them becomes different.
  void leave_tablet(base::ParticipantId participant);

 private:
  [[nodiscard]] Allowed said_at(TableNumber place) const;
};

}  // namespace tablee::event::day

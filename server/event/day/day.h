// The day of one event: who may do what when is decided here, and nowhere else.
//
// It has no sockets, no disk, no clock and no threads. Commands and time come in as calls, wishes go out as Effects (take()).
// One thread uses a day at a time.
//
// The way of a command: receive() decides it on the state as it will be when all before it is durable, and numbers its
// entries; the next take() holds them as a commit; committed() brings the orders for the rooms that they need; when those
// that make a policy tighter were obeyed, the entries are told (Effects::news, read()) and the sender is answered. Nothing is
// told before its commit, and in no other order. When a commit fails the day is dropped; there is no rollback.
//
// Not here: connections, who is online (whoever carries the event socket), what people are called and whether they may come
// in (Events, which tells the day). proto/PROTOCOL.md has the rules (D1 …), README.md of this folder the rest.
#pragma once

#include <deque>
#include <expected>
#include <map>
#include <span>
#include <unordered_map>

#include "base/random.h"
#include "event/day/ballots.h"
#include "event/day/day_clock.h"
#include "event/day/decide.h"
#include "event/day/drafts.h"
#include "event/day/effects.h"
#include "event/day/feed.h"
#include "event/day/memory.h"
#include "event/day/opening.h"
#include "event/day/pending.h"
#include "event/day/registered.h"
#include "room/rate.h"

namespace tablee::event::day {

class Day {
 public:
  /// `seed` for the ids of new boards: from a source that nobody else has. The first effects are orders for all boards:
  /// rooms that stayed open take them before anybody is let in to the day.
  [[nodiscard]] static std::expected<Day, OpenError> open(const Opening& opening, Now now,
                                                          base::Random seed);

  // --- Commands and time -----------------------------------------------------------------------------

  /// From somebody whose token is good. Answered once, sooner or later, unless the day is dropped before: then too.
  void receive(AskerId asker, base::ParticipantId from, const wire::day::Command& command, Now now);
  /// The connection is gone: nothing more is answered to it.
  void leave(AskerId asker);
  /// To be called at next_tick() or soon after.
  void tick(Now now);
  /// When a timer or a vote ends next; nothing: none does.
  [[nodiscard]] std::optional<base::MonoTime> next_tick() const;

  // --- People, as the register has them --------------------------------------------------------------

  /// Somebody is new, has another name or role, or was put out. Their sessions on boards have been seen to before.
  void register_person(const Registered& person, Now now, base::ParticipantId by = {});
  /// All of them, once after opening: whoever is not among them has been let go of.
  void register_people(std::span<const Registered> people, Now now);
  /// Nothing of theirs is left: their name is erased, everywhere but in backups.
  void let_go(base::ParticipantId participant, Now now);

  // --- Answers to effects ----------------------------------------------------------------------------

  /// The commits up to this number are durable.
  void committed(std::uint64_t number);
  /// The store did not take a commit: what waits is answered with store_failed, and the day is dropped.
  void commit_failed();
  /// The room has taken an order.
  void obeyed(std::uint64_t serial);
  /// The board has taken the drafts of a reveal, but for `left`.
  void handed(base::Offset reveal, std::span<const DraftId> left, Now now);

  /// What became of a parcel: the board has taken it, or why not.
  void arrived(base::Offset parcel, wire::day::Arrival arrival, Now now);

  /// Moves what is to be done into `effects`, whose former content is thrown away.
  void take(Effects& effects);

  // --- Reading -----------------------------------------------------------------------------------------

  /// What participants may do on a board, as far as it is durable: a room opens only with it. Nothing: no board of this event.
  [[nodiscard]] std::optional<Allowed> policy(base::BoardId board) const;
  [[nodiscard]] base::EventId event() const { return event_; }
  [[nodiscard]] base::BoardId agora() const { return record_.agora; }
  [[nodiscard]] base::Epoch epoch() const { return record_.epoch; }
  /// Newest entry that is told.
  [[nodiscard]] base::Offset head() const { return feed_.head(); }
  /// Entries that are told, behind a cursor of this epoch. See Feed::read().
  [[nodiscard]] std::optional<Feed::Portion> read(base::Offset after, std::size_t bytes_max) const {
    return feed_.read(after, bytes_max);
  }
  /// As it is told: for a Welcome.
  [[nodiscard]] const State& told() const { return told_; }
  [[nodiscard]] const std::map<base::ParticipantId, std::string>& names() const {
    return told_names_;
  }
  /// Who gave what in the votes that are open, as far as it is told to its voters.
  [[nodiscard]] const Ballots& ballots() const { return told_ballots_; }
  /// What is not revealed yet, as far as it is told to its authors.
  [[nodiscard]] const Drafts& drafts() const { return told_drafts_; }
  /// The server's clock, for Welcome and Pong.
  [[nodiscard]] base::WallTime clock(base::MonoTime mono) const { return clock_.at(mono); }
  [[nodiscard]] bool dropped() const { return dropped_; }
  /// Nothing waits for a commit or for a room.
  [[nodiscard]] bool idle() const { return pending_.empty(); }

 private:
  Day(const Opening& opening, wire::day::DayRecord record, State state, Memory memory, Now now,
      base::Random seed);

  void catch_up(Now now);
  void write(std::vector<What> entries, base::ParticipantId by, wire::day::CommandId command,
             std::vector<store::SealedWrite> sealed = {}, std::vector<wire::day::Name> names = {});
  void cast(Decision decision);
  void keep_draft(Decision decision);
  void count_later(TableNumber table);
  void tell_counts(std::vector<What>& entries);
  void throw_away(Noted& noted);
  void hand_over(const Reveal& reveal);
  void move_parcels();
  void carry(const Parcel& parcel);
  void read_parcels(const Opening& opening);
  [[nodiscard]] base::BoardId board_of(TableNumber place) const;
  void read_ballots(const Opening& opening);
  void read_drafts(const Opening& opening);
  void forget_ballots(const Vote& vote, std::vector<store::SealedWrite>& sealed);
  /// Of who is in the event no more: their dots count no more in what goes on.
  void withdraw_ballots(std::span<const base::ParticipantId> voters, Noted& noted);
  [[nodiscard]] bool something_runs() const;
  void keep_snapshot(store::DayWrite& write);
  void greet_rooms();
  void look_at_policies(Pending& pending);
  void answer(AskerId asker, wire::day::CommandId id, Reason reason, base::Offset offset = {});
  void tell();
  void note_person(const Registered& person, Noted& noted) const;
  void note_gone(base::ParticipantId participant, Noted& noted) const;
  void keep(Noted noted, base::ParticipantId by, wire::day::CommandId command = {});
  [[nodiscard]] std::map<base::BoardId, Allowed> policies_of(const State& state) const;

  base::EventId event_;
  wire::day::DayRecord record_;
  DayClock clock_;
  base::MonoTime now_;  ///< The newest time that a call has told.
  base::Random random_;
  Memory memory_;
  State state_, told_;  ///< As it will be, and as it is known to people.
  std::map<base::ParticipantId, std::string> names_, told_names_;
  Ballots ballots_, told_ballots_;
  Drafts drafts_, told_drafts_;
  std::map<TableNumber, base::WallTime> uncounted_;           ///< By when people are told how many.
  std::map<base::Offset, std::vector<DraftId>> handed_over_;  ///< By reveal: what boards have.
  std::map<base::Offset, wire::day::Arrival>
      arrived_;  ///< Parcels whose end is not in the log yet.
  std::map<base::BoardId, Allowed> policies_, durable_policies_;
  Feed feed_;
  std::deque<Pending> pending_;
  std::unordered_map<std::uint64_t, std::uint64_t> awaited_;  ///< Order to its Pending's commit.
  std::unordered_map<base::ParticipantId, room::Rate> rates_;
  /// Oldest first: those that are kept, and those that can not be read, which go with the next one.
  std::vector<base::Offset> snapshots_, damaged_;
  std::uint64_t serial_ = 0, commits_ = 0;
  bool dropped_ = false;
  Effects effects_;
};

}  // namespace tablee::event::day

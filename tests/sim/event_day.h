// The day of one event in virtual time, from one seed: a day on a slow disk, rooms that hear of their policies late, people
// and two moderators who contradict each other, and what befalls them. README.md of this folder tells the rest.
#pragma once

#include <array>
#include <deque>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "event/day/day.h"
#include "store/memory_store.h"

namespace tablee::sim {

/// What happened, over all days: what never does is not tested.
struct DayTally {
  std::uint64_t commands = 0, done = 0, refused = 0, raced = 0, repeated = 0, crashes = 0,
                untold = 0, failures = 0, waited = 0, turned_away = 0, let_in = 0, locked = 0,
                jumps = 0, reopened = 0, opened = 0, bad_disks = 0, restores = 0, votes = 0,
                ballots = 0, drafts = 0, reveals = 0, revealed = 0, nameless = 0, cut_before = 0,
                cut_behind = 0, forged = 0;
};

class EventDay {
 public:
  EventDay(std::uint64_t seed, DayTally& tally);
  /// Lives through it; what is wrong is a failure of the test.
  void live(int steps);

 private:
  static constexpr base::BoardId agora{100};
  /// A room, as far as a day can tell: it lets batches in or not.
  struct Room {
    event::day::Allowed allowed;
    std::deque<event::day::Order> coming;
  };
  /// Somebody's page: a cursor, what it has seen, and what it waits for.
  struct Page {
    base::ParticipantId who;
    base::Epoch epoch;
    base::Offset cursor;
    event::day::State seen;
    std::map<wire::day::CommandId, wire::day::Wish> unanswered;
  };

  /// A draft as those know it who wrote it.
  struct Written {
    base::ParticipantId who;
    event::day::TableNumber table = 0;
    std::uint64_t said = 0;    ///< How often it was written anew.
    bool nameless = false;     ///< As its author was told.
    bool kept = false;         ///< Its author was told that it is, and not yet that it is over.
    bool thrown_away = false;  ///< Its author has asked for that.
  };

  void step();
  void send(Page& page);
  void send_again(Page& page);
  [[nodiscard]] wire::day::Wish wish(const Page& page);
  [[nodiscard]] wire::day::Wish vote_wish(const Page& page);
  [[nodiscard]] wire::day::Wish draft_wish(const Page& page);
  [[nodiscard]] event::day::DraftId draft_to_write(const Page& page);
  void draft_answered(const Page& page, const event::day::Draft& draft, event::day::Reason reason);
  void hear_drafts(const event::day::Effects& effects);
  void audit_handover(const event::day::Handover& handover);
  void land_one();
  static void audit_told(const event::day::Entry& entry, std::string_view bytes);
  void audit_drafts();
  void audit_order();
  void write_on_a_board();
  [[nodiscard]] bool may_write(base::BoardId board) const;
  void carry_out();
  void write_one();
  void obey_one(Room& room);
  void read(Page& page);
  void answered(const event::day::Told& told);
  void crash();
  void come_back();
  void restore();
  void audit_locks();
  void audit_votes();
  void audit();
  [[nodiscard]] Room& room(base::BoardId board);
  [[nodiscard]] event::day::Now now() const { return {mono_, wall_}; }
  [[nodiscard]] bool chance(double p) { return random_.chance(p); }

  base::Random random_;
  DayTally& tally_;
  store::MemoryStore store_;
  base::EventId event_{7};
  base::MonoTime mono_{};
  base::WallTime wall_{std::chrono::milliseconds{1'700'000'000'000}};
  std::unique_ptr<event::day::Day> day_;
  std::deque<event::day::Commit> disk_;  // on their way
  int bad_for_ = 0;  // so many steps nothing can be written: the day is read, and nothing else
  bool cleared_up_ = false;
  std::optional<base::Epoch> restored_;  // the epoch before
  std::map<base::BoardId, Room> rooms_;  // those that are open
  std::array<Page, 6> pages_;            // 1 and 2 moderate, 5 is dishonest, 6 only looks
  std::map<wire::day::CommandId, wire::day::Answer> promised_;
  std::set<wire::day::CommandId> cast_;  // those that are ballots
  std::map<base::Offset, int> begun_;    // phases for all that were begun, by what their sender saw
  std::set<base::BoardId> boards_;       // that were ever made
  std::map<event::day::DraftId, Written> written_;
  std::deque<event::day::Handover> handovers_;  // on their way to boards
  std::set<event::day::DraftId> on_board_;
  std::uint64_t next_id_ = 1;
};

}  // namespace tablee::sim

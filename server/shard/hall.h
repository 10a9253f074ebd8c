// One event's hall: the pages that are on its event socket, who is here, and the day that they share.
//
// The day decides (event/day/day.h); this carries its effects out, gives each page what is told from its own cursor, and knows
// what is never kept: who has a page open, and on which board. A page that reads slowly is a cursor here as on a board (DESIGN,
// invariant 7): entries, names and people here are encoded once and shared; of a page's own there is at most one Welcome, one
// Pong and a bounded number of answers.
//
// No socket, no disk, no clock. One thread, that of whoever made it; nothing here calls a page inside a call of that page.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "event/day/day.h"
#include "room/gather.h"
#include "room/rate.h"
#include "shard/board.h"
#include "shard/told_tail.h"
#include "wire/close.h"

namespace tablee::shard {

/// One connection to the event socket, as the hall sees it. Named by what the day answers to.
class Page {
 public:
  using Id = event::day::AskerId;
  [[nodiscard]] virtual Id id() const = 0;
  /// There is something to pull; it is pulled and sent when nothing else is being sent.
  virtual void flush() = 0;
  /// Says why, and ends. The hall does not know it any more.
  virtual void close(wire::Close code) = 0;

 protected:
  ~Page() = default;
};

/// What a hall needs of whoever runs it. Answers come on the hall's thread, never inside the call.
class HallHost {
 public:
  using Durable = std::move_only_function<void(bool durable)>;
  using Obeyed = std::move_only_function<void()>;
  [[nodiscard]] virtual room::Now now() const = 0;
  /// To be made durable, in the order of the calls.
  virtual void write(store::Append append, Durable answer) = 0;
  /// The board's room is to follow this, if it is open; orders of one board arrive in their order.
  virtual void order(base::BoardId board, const event::day::Allowed& allowed, Obeyed obeyed) = 0;
  /// These drafts become notes of the board, each once; the answer is due unless it is not known what became of them.
  virtual void reveal(base::BoardId board, base::EventId event,
                      std::vector<event::day::Draft> drafts, RevealAnswer answer) = 0;
  /// Things of one board are copied to another, once; the answer as of reveal().
  virtual void carry(event::day::Carriage carriage, base::EventId event, ArrivalAnswer answer) = 0;
  /// A table is new, or has changed: it is durable, and its board can be opened from now on.
  virtual void know(base::EventId event, const event::day::Table& table) = 0;
  /// What the event is called, how far it is, and the like, are different now; and once when its day was opened.
  virtual void described(base::EventId event, const event::day::State& state) = 0;
  /// Hall::tick() is due then; a later call replaces an earlier one.
  virtual void arm(base::MonoTime when) = 0;
  /// The day could not be kept: no page is here any more, and the hall is to be forgotten.
  virtual void forsaken(base::EventId event) = 0;

 protected:
  ~HallHost() = default;
};

class Hall {
 public:
  /// `host` must outlive the hall. While the store can not be written the day is read and nothing else: see set_writable().
  Hall(event::day::Day day, HallHost& host, bool writable = true);

  // --- Pages -----------------------------------------------------------------------------------------
  /// Its Hello has come and its token is good for `grant`.
  void enter(Page& page, const wire::day::Hello& hello, const room::Grant& grant);
  /// A frame after Hello. Answers by close() when it is none (P2).
  void receive(Page::Id page, base::BytesView frame);
  /// What the page is to be sent now, as one message; empty when there is nothing. Calling is the sign that the message before
  /// was taken.
  void pull(Page::Id page, room::Gather& out);
  /// The connection is gone.
  void leave(Page::Id page);
  [[nodiscard]] std::size_t pages() const { return pages_.size(); }
  [[nodiscard]] std::size_t pages_of(base::ParticipantId who) const {
    const auto theirs = pages_of_.find(who);
    return theirs == pages_of_.end() ? 0 : theirs->second.size();
  }

  // --- The rest of the world -------------------------------------------------------------------------
  /// All people of the event, after a change.
  void people_changed(std::span<const event::day::Registered> people);
  /// One of them, who has just come.
  void person_changed(const event::day::Registered& person);
  /// Ends the pages of these people (sorted).
  void revoke(std::span<const base::ParticipantId> people);
  void end_all(wire::Close code);
  /// While it is false, pages come in and read; what is asked for is answered with STORE_FAILED, and neither time nor the
  /// register reaches the day: what it would write would be its end.
  void set_writable(bool writable);
  /// Tells all that the server goes down, and closes them when what is under way has been answered (P19).
  void stop(std::chrono::milliseconds come_back_in);
  /// Nothing of the day's is on its way: a hall that stops has closed its pages.
  [[nodiscard]] bool idle() const { return day_.dropped() || day_.idle(); }
  void tick();

  [[nodiscard]] const event::day::Day& day() const { return day_; }

 private:
  struct Standing {
    Page* page = nullptr;
    base::ParticipantId who;
    wire::Role role = wire::Role::unknown;
    bool watcher = false;
    wire::day::View view{};
    base::Offset cursor;
    bool welcome = true;                ///< It is owed its Welcome,
    bool whole = true;                  ///< with a snapshot.
    std::uint64_t names = 0, here = 0;  ///< What it has of the tails.
    std::vector<wire::day::Answer> answers{};
    std::map<std::pair<base::Offset, base::ParticipantId>, wire::day::Ballot>
        ballots{};  ///< Its person's (0: of hands) that changed.
    std::map<event::day::DraftId, event::day::Draft> drafts{};  ///< Its person's that changed.
    bool all_drafts = false;                                    ///< They are all that there are.
    std::optional<std::uint64_t> ping{};
    std::optional<wire::day::Notice> notice{};
    base::MonoTime heard{};
    room::Rate frames;                           ///< How fast it may speak.
    std::optional<base::MonoTime> owed_since{};  ///< Something waits for it, and it takes nothing.
  };

  [[nodiscard]] Standing* find(Page::Id page);
  /// What people, time and the register bring reaches the day.
  [[nodiscard]] bool takes() const { return writable_ && !stopping_; }
  [[nodiscard]] bool owes(const Standing& page) const;
  void welcome(Standing& page, room::Gather& out);
  /// It is told all that its person has given.
  void keep_all_ballots(Standing& page) const;
  void keep_all_drafts(Standing& page) const;
  void tell_ballot(const wire::day::Ballot& ballot);
  void tell_draft(const event::day::Draft& draft);
  /// That somebody has, on their own devices and on the one that they share.
  [[nodiscard]] std::vector<Page::Id> pages_for(base::ParticipantId who) const;
  static void give_drafts(Standing& page, base::Bytes& out);
  void give_news(Standing& page, room::Gather& out);
  void end(Page::Id page, wire::Close code);
  void wake(Standing& page);
  void wake_all();
  void settle();
  void carry_out(event::day::Effects& effects);
  void look(base::ParticipantId who);  ///< And at who is on their device.
  void look_at(base::ParticipantId who);
  void tell_here();
  void end_the_silent(base::MonoTime now);
  void arm();
  [[nodiscard]] base::Bytes all_here() const;
  [[nodiscard]] base::Bytes all_names() const;

  event::day::Day day_;
  HallHost& host_;
  std::unordered_map<Page::Id, Standing> pages_;
  std::unordered_map<base::ParticipantId, std::vector<Page::Id>>
      pages_of_;                                         ///< In the order in which they came.
  std::map<base::ParticipantId, wire::day::Here> here_;  ///< Who ever was, as last told.
  std::map<base::ParticipantId, wire::day::Here> here_changed_;
  base::MonoTime here_told_{};
  base::MonoTime looked_{};  ///< When the silent were last looked for.
  ToldTail names_tail_, here_tail_;
  bool writable_;
  bool stopping_ = false;
  bool rested_ = false;  ///< It stops, and its pages are closed.
  bool settling_ = false;
  bool forsaken_ = false;
  /// Answers to a hall that is gone meet nobody.
  std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

}  // namespace tablee::shard

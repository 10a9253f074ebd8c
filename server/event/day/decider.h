// Private to `event/day`: one decision under way, in parts (decide.cpp, decide_phases.cpp, decide_locks.cpp, decide_tables.cpp,
// decide_people.cpp,
// decide_votes.cpp, decide_drafts.cpp, decide_parcels.cpp).
#pragma once

#include "event/day/decide.h"

namespace tablee::event::day {

/// It runs, or will again.
[[nodiscard]] inline bool under_way(const Timer& timer) {
  return timer.state == TimerState::running || timer.state == TimerState::paused;
}

class Decider {
 public:
  Decider(const State& state, const Asked& asked)
      : state_(state), asked_(asked), role_(state.role(asked.by)) {}

  [[nodiscard]] Reason may(const wire::day::Wish& wish) const;
  Reason operator()(std::monostate) { return Reason::malformed; }
  Reason operator()(const wire::day::ChangeSetUp& wish);
  Reason operator()(const wire::day::ChangeAgenda& wish);
  Reason operator()(const wire::day::SetStage& wish);
  // decide_phases.cpp
  Reason operator()(const wire::day::BeginPhase& wish);
  Reason operator()(const wire::day::EndPhase& wish);
  Reason operator()(const wire::day::StartTimer& wish);
  Reason operator()(const wire::day::ChangeTimer& wish);
  Reason operator()(const Freeze& wish);
  // decide_tables.cpp
  Reason operator()(const wire::day::OpenTable& wish);
  Reason operator()(const wire::day::ChangeTable& wish);
  // decide_people.cpp
  Reason operator()(const Seat& wish);
  Reason operator()(const Mark& wish);
  Reason operator()(const wire::day::MakeCall& wish);
  // decide_votes.cpp
  Reason operator()(const wire::day::OpenVote& wish);
  Reason operator()(const wire::day::ChangeVote& wish);
  Reason operator()(const wire::day::Cast& wish);
  /// What time brings: votes that close by themselves.
  void end_votes();
  // decide_drafts.cpp
  Reason operator()(const Draft& wish);
  Reason operator()(const Reveal& wish);
  Reason operator()(const wire::day::ThrowDraftsAway& wish);
  /// What time brings: reveals that were called for.
  void begin_reveals();

  // decide_parcels.cpp
  Reason operator()(const Parcel& wish);
  Reason operator()(const wire::day::CallBack& wish);

  // decide_locks.cpp
  /// What time brings: timers that are over at `asked.now`.
  void end_timers();
  /// Each decision ends with this: a run whose last timer has ended, or was taken away, locks if it says so (D11).
  void lock_what_is_over();

  [[nodiscard]] std::vector<What> take() { return std::move(entries_); }
  [[nodiscard]] std::optional<wire::day::Ballot> take_ballot() { return std::move(ballot_); }
  [[nodiscard]] std::optional<Draft> take_draft() { return std::move(draft_); }
  [[nodiscard]] std::vector<Draft> take_thrown_away() { return std::move(thrown_away_); }

 private:
  [[nodiscard]] bool moderates() const { return role_ == Role::moderator; }
  /// Offset of the entry that comes next: the id of what it makes.
  [[nodiscard]] base::Offset next() const {
    return base::Offset{state_.offset.value + entries_.size() + 1};
  }
  void put(What what) { entries_.push_back(std::move(what)); }
  /// In the place of what this decision has made of it already.
  void put(Run run);
  /// As this decision leaves it so far; nothing: it is over.
  [[nodiscard]] std::optional<Run> current(base::Offset run) const;
  /// As this decision leaves them.
  [[nodiscard]] std::map<TableNumber, Timer> timers_now() const;
  void lock_if_over(base::Offset run, const std::map<TableNumber, Timer>& timers);
  void unlock(base::Offset run);
  /// done, or why the sender may not lead this table (0: all).
  [[nodiscard]] Reason may_lead(TableNumber table) const;

  [[nodiscard]] Reason may_begin(const Phase& phase) const;
  void clear_way(const Phase& phase);
  void end_run(const Run& run);
  void leave_places(const std::vector<TableNumber>& places);
  void stop(const Timer& timer);
  [[nodiscard]] bool is_everybodys(const Timer& timer) const;
  void start(TableNumber table, std::chrono::milliseconds length, base::ParticipantId by,
             base::Offset run);
  /// The run whose time a timer that is started there counts; 0: nobody's.
  [[nodiscard]] base::Offset run_to_time(TableNumber table) const;
  [[nodiscard]] Reason lengthen(Timer timer, std::chrono::milliseconds by);

  [[nodiscard]] Reason number_for(const wire::day::OpenTable& wish, TableNumber& number) const;
  [[nodiscard]] std::size_t open_tables() const;
  Reason rename(Table table, const std::string& question);
  Reason shut(Table table, TableState how, TableNumber into);
  Reason reopen(Table table);
  Reason lead(Table table, bool led);
  Reason hide(Table table, bool hides);

  void move(base::ParticipantId who, TableNumber table, base::ParticipantId by);
  void open_if_left(TableNumber number, base::ParticipantId by);
  [[nodiscard]] Reason may_write(const Draft& draft, const Draft* before) const;
  [[nodiscard]] bool has_room_for(const Draft& draft, const Draft* before) const;
  [[nodiscard]] Reason may_reveal(const Reveal& wish, bool mine) const;
  [[nodiscard]] bool tells_names(const std::vector<Draft>& drafts) const;

  [[nodiscard]] bool has_room_for(const Parcel& wish) const;

  [[nodiscard]] Reason may_lead_on(base::BoardId board) const;
  Reason lengthen(Vote vote, std::chrono::milliseconds by);
  void count(const Vote& vote, Ballots::Voter voter, const Ballots::Dots& before,
             const Ballots::Dots& after, std::uint32_t candidate);
  /// As it stands in public.
  [[nodiscard]] Tally told_of(base::Offset vote, std::uint32_t candidate) const;
  [[nodiscard]] Turnout told_of(base::Offset vote) const;
  void hide_others(const Vote& vote);
  void close(Vote vote);
  template <typename Which>
  void close_votes(Which which);
  void close_votes_of(base::BoardId board);
  void close_all_votes();

  const State& state_;
  const Asked& asked_;
  Role role_;
  std::vector<What> entries_;
  std::optional<wire::day::Ballot> ballot_;
  std::optional<Draft> draft_;
  std::vector<Draft> thrown_away_;
};

}  // namespace tablee::event::day

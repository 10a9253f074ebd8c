// A day with the house around it: a store in memory, a clock that is moved, rooms that obey when they are told to.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <vector>

#include "event/day/day.h"
#include "store/memory_store.h"

namespace tablee::event::day {

using namespace std::chrono_literals;
using wire::day::Command;
using wire::day::CommandId;
using wire::day::Wish;

inline constexpr base::ParticipantId anna{1};   // moderates
inline constexpr base::ParticipantId bruno{2};  // moderates too
inline constexpr base::ParticipantId chloe{3}, denis{4};
inline constexpr base::ParticipantId emma{5};  // observes
inline constexpr base::BoardId agora{100};

class House {
 public:
  House();

  /// Sends a command, lets everything be done, and returns what its sender was answered.
  Reason send(base::ParticipantId from, Wish wish, CommandId id = {});
  /// The same, and nothing is done yet.
  CommandId ask(base::ParticipantId from, Wish wish, CommandId id = {});
  /// Carries all effects out: commits, orders, answers.
  void settle();
  /// Carries out what there is once: commits are held when `holds`, orders when `slow`.
  void step();
  void commit_held();
  void obey_held();
  void advance(std::chrono::milliseconds by);
  /// From the store, as after a crash: what was not committed is gone.
  void restart();
  void register_all();

  [[nodiscard]] Reason answer_to(CommandId id) const;
  [[nodiscard]] bool answered(CommandId id) const { return answers.contains(id); }
  [[nodiscard]] const State& told() const { return day->told(); }
  [[nodiscard]] Allowed allowed(TableNumber place) const;
  /// What a reader of the log from its beginning has.
  [[nodiscard]] State rebuilt() const;
  /// What somebody has given in a vote, as they were last told.
  [[nodiscard]] std::map<std::uint32_t, std::uint32_t> ballot(base::ParticipantId who,
                                                              base::Offset vote) const;
  /// Records of ballots in the store, of all votes.
  [[nodiscard]] std::vector<wire::day::Ballot> kept_ballots() const;
  [[nodiscard]] Now now() const { return {mono, wall}; }

  store::MemoryStore store;
  base::EventId event{7};
  base::MonoTime mono{1'000ms};
  base::WallTime wall{1'700'000'000'000ms};
  std::unique_ptr<Day> day;
  std::map<CommandId, wire::day::Answer> answers;
  std::vector<Commit> held;
  std::vector<Order> orders;  // all that ever came
  std::vector<std::uint64_t> unobeyed;
  std::vector<wire::day::Name> names;
  std::vector<Table> tables;  // all that were new or changed
  std::map<std::pair<base::Offset, base::ParticipantId>, wire::day::Ballot> ballots;
  std::map<std::pair<base::ParticipantId, DraftId>, Draft> drafts;  ///< As their authors were told.
  std::vector<Handover> handovers;                                  ///< What boards are to take.
  std::vector<Carriage> carriages;
  bool holds = false, slow = false;
  bool dropped = false;
  std::uint64_t next_id = 1;
};

[[nodiscard]] inline Phase phase(std::string title, Allowed allowed,
                                 std::vector<TableNumber> tables = {},
                                 std::chrono::milliseconds length = {}) {
  Phase phase;
  phase.title = std::move(title);
  phase.allowed = allowed;
  phase.tables = std::move(tables);
  phase.length = length;
  return phase;
}

}  // namespace tablee::event::day

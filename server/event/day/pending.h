// Private to `event/day`: what a day has on its way to the store and to people.
#pragma once

#include <vector>

#include "event/day/effects.h"

namespace tablee::event::day {

/// What is on its way: the entries of one command, or what was answered behind them.
struct Pending {
  std::vector<Entry> entries;
  std::vector<Order> orders;
  std::vector<Table> tables;
  std::vector<wire::day::Name> names;
  std::vector<wire::day::Ballot> ballots;
  std::vector<Draft> drafts;
  std::vector<Reveal> begun;  ///< Their drafts are to be handed over.
  std::vector<Parcel> leaving;
  std::vector<Told> answers;
  std::size_t disobeyed = 0;  ///< Orders that are waited for.
  bool committed = false;
  std::uint64_t commit = 0;
};
/// What has become different about people.
struct Noted {
  std::vector<What> entries;
  std::vector<store::SealedWrite> sealed;
  std::vector<wire::day::Name> names;
  std::vector<Draft> unwritten;  ///< Drafts that go.
  std::vector<wire::day::Ballot> ballots;
};

}  // namespace tablee::event::day

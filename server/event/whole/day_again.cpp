#include "event/whole/day_again.h"

#include <algorithm>

namespace tablee::event::whole {
namespace {

namespace values = wire::day;

std::vector<day::Happened> of_phase(const Phase& phase, std::uint32_t number, base::WallTime now) {
  // The epoch of the clock would say that it goes on.
  const base::WallTime first{std::chrono::milliseconds{1}};
  values::Run run;
  run.phase.title = phase.title;
  run.phase.instruction = phase.instruction;
  run.phase.tables = phase.tables;
  run.began = std::clamp(phase.began, first, now);
  values::Run over = run;
  over.ended = std::clamp(phase.ended, run.began, now);
  return {{.time = run.began, .of = number, .what = run},
          {.time = over.ended, .of = number, .what = over}};
}

std::vector<day::Happened> of_vote(const Vote& vote, std::uint32_t number, const Placed& placed,
                                   base::WallTime now) {
  values::Vote opened;
  opened.title = vote.title;
  opened.board = placed.board;
  opened.dots = vote.dots;
  opened.most = vote.most;
  opened.names = vote.names_hidden ? values::Names::hidden : values::Names::shown;
  opened.began = std::min(vote.began, now);
  opened.state = values::VoteState::open;
  opened.hands = vote.hands;
  for (const auto& candidate : vote.candidates) {
    const auto id = placed.ids.at(candidate.object);
    opened.candidates.push_back({id.counter, base::ReplicaId{id.replica}});
  }
  const auto ended = std::clamp(vote.ended, opened.began, now);
  values::Vote closed = opened;
  closed.ends = ended;
  closed.state = values::VoteState::closed;
  closed.shown = vote.shown;
  closed.put_away = vote.put_away;
  std::vector<day::Happened> happened{{.time = opened.began, .of = number, .what = opened},
                                      {.time = ended, .of = number, .what = closed}};
  std::uint32_t dots = 0;
  for (std::uint32_t at = 0; at < vote.candidates.size(); ++at) {
    const auto& candidate = vote.candidates[at];
    dots += candidate.dots;
    happened.push_back(
        {.time = ended,
         .of = number,
         .what = values::Tally{{}, at, candidate.dots, candidate.hands, candidate.people}});
  }
  happened.push_back({.time = ended, .of = number, .what = values::Turnout{{}, vote.people, dots}});
  return happened;
}

}  // namespace

std::vector<day::Happened> write_day(const WholeEvent& whole,
                                     const std::map<std::uint32_t, Placed>& boards,
                                     base::WallTime now) {
  std::vector<day::Happened> all;
  const auto add = [&](std::vector<day::Happened> some) {
    for (auto& one : some) all.push_back(std::move(one));
  };
  for (const Person& person : whole.people) {
    const base::ParticipantId who{person.number};
    const values::Person known{who, wire::Role::participant, values::PersonState::in, 1};
    all.push_back({.what = known, .name = person.name});
    if (person.table != 0) all.push_back({.what = values::Seat{who, person.table, {}}});
  }
  std::uint32_t number = 0;
  for (const Phase& phase : whole.phases) add(of_phase(phase, ++number, now));
  for (const Vote& vote : whole.votes) add(of_vote(vote, ++number, boards.at(vote.table), now));
  return all;
}

}  // namespace tablee::event::whole

// Votes: dots on things of one board, counted from ballots that nobody is told.
#include <algorithm>

#include "base/limits.h"
#include "event/day/checks.h"
#include "event/day/decider.h"

namespace tablee::event::day {
namespace {

/// Whether so many people could have given this.
bool is_of(const Ballots::Dots& dots, std::uint32_t people, const Vote& vote) {
  const auto fits = [&](const auto& line) { return line.second <= people * vote.most; };
  return sum(dots) <= people * vote.dots && std::ranges::all_of(dots, fits);
}

}  // namespace

// A table's votes are led by who leads the table, the agora's by moderators.
Reason Decider::may_lead_on(base::BoardId board) const {
  if (board == asked_.agora) return moderates() ? Reason::done : Reason::not_yours;
  for (const auto& [number, table] : state_.tables) {
    if (table.board != board) continue;
    // What was decided at a table that is closed can still be shown, and put away.
    return moderates() && !state_.is_open(number) ? Reason::done : may_lead(number);
  }
  return Reason::unknown;
}

Reason Decider::operator()(const wire::day::OpenVote& wish) {
  Vote vote = wish.vote;
  const Reason may = may_lead_on(vote.board);
  if (may != Reason::done) return may;
  if (vote.board != asked_.agora && std::ranges::none_of(state_.tables, [&](const auto& each) {
        return each.second.board == vote.board && state_.is_open(each.first);
      })) {
    return Reason::table_closed;
  }
  if (vote.candidates.size() > limits::candidates_per_vote_max ||
      state_.votes.size() >= limits::votes_per_event_max) {
    return Reason::too_many;
  }
  const auto here = [&](const auto& each) { return each.second.board == vote.board; };
  if (!moderates() && (state_.votes.size() >= limits::votes_of_tables_max ||
                       static_cast<std::size_t>(std::ranges::count_if(state_.votes, here)) >=
                           limits::votes_per_board_max)) {
    return Reason::too_many;
  }
  const bool timed = wish.length != std::chrono::milliseconds{};
  if (!is_good(vote) || (timed && !is_length(wish.length))) return Reason::malformed;
  if (vote.hands != 0 && !moderates()) return Reason::not_yours;
  const auto same_board = [&](const auto& each) {
    return each.second.state == VoteState::open && each.second.board == vote.board;
  };
  if (std::ranges::any_of(state_.votes, same_board)) return Reason::taken;
  vote.id = next();
  vote.began = asked_.now;
  vote.ends = timed ? asked_.now + wish.length : base::WallTime{};
  vote.state = VoteState::open;
  vote.shown = false;
  vote.put_away = false;
  vote.given.clear();
  vote.opened_by = asked_.by;
  put(std::move(vote));
  return Reason::done;
}

Reason Decider::operator()(const wire::day::ChangeVote& wish) {
  using Act = wire::day::ChangeVote::Act;
  const auto found = state_.votes.find(wish.vote);
  if (found == state_.votes.end()) return Reason::unknown;
  Vote vote = found->second;
  const Reason may = may_lead_on(vote.board);
  if (may != Reason::done) return may;
  const bool open = vote.state == VoteState::open;
  switch (wish.act) {
    case Act::close:
      if (!open) return Reason::so_already;
      close(vote);
      return Reason::done;
    case Act::show:
    case Act::hide: {
      const bool show = wish.act == Act::show;
      if (open) return Reason::unknown;
      // One that gave way to another is hidden already, and can be put away all the same.
      if (show ? vote.shown : vote.put_away) return Reason::so_already;
      if (show) hide_others(vote);
      vote.shown = show;
      vote.put_away = !show;
      break;
    }
    case Act::remove:
      if (!moderates()) return Reason::not_yours;
      vote.state = VoteState::removed;
      vote.given.clear();
      break;
    case Act::lengthen:
      if (!open) return Reason::vote_closed;
      return lengthen(std::move(vote), wish.by);
    case Act::hands:
      if (!open) return Reason::vote_closed;
      if (!moderates()) return Reason::not_yours;
      if (wish.hands == vote.hands) return Reason::so_already;
      if (wish.hands > limits::participants_per_event_max) return Reason::malformed;
      if (!is_of(asked_.ballots->of(vote.id, {}), wish.hands, vote)) return Reason::no_dots_left;
      vote.hands = wish.hands;
      break;
    case Act::unknown:
      return Reason::malformed;
  }
  put(std::move(vote));
  return Reason::done;
}

Reason Decider::lengthen(Vote vote, std::chrono::milliseconds by) {
  if (by <= std::chrono::milliseconds{} || by > limits::timer_max) return Reason::malformed;
  vote.ends = (vote.ends == base::WallTime{} ? asked_.now : vote.ends) + by;
  if (vote.ends - asked_.now > limits::timer_max) return Reason::malformed;
  put(std::move(vote));
  return Reason::done;
}

Reason Decider::operator()(const wire::day::Cast& wish) {
  const auto found = state_.votes.find(wish.vote);
  if (found == state_.votes.end()) return Reason::unknown;
  const Vote& vote = found->second;
  if (vote.state != VoteState::open) return Reason::vote_closed;
  if (wish.hands && !moderates()) return Reason::not_yours;
  if (wish.candidate >= vote.candidates.size()) return Reason::malformed;
  const Ballots::Voter voter = wish.hands ? Ballots::Voter{} : asked_.by;
  const Ballots::Dots& before = asked_.ballots->of(vote.id, voter);
  const auto line = before.find(wish.candidate);
  const std::uint32_t had = line == before.end() ? 0 : line->second;
  if (had == wish.dots) return Reason::so_already;
  Ballots::Dots after = before;
  after[wish.candidate] = wish.dots;
  if (wish.dots == 0) after.erase(wish.candidate);
  // What is taken back is always taken.
  if (wish.dots > had && !is_of(after, wish.hands ? vote.hands : 1, vote)) {
    return Reason::no_dots_left;
  }
  count(vote, voter, before, after, wish.candidate);
  ballot_ = ballot_of(vote.id, voter, after);
  return Reason::done;
}

// What everybody is told of a ballot that changes: how far the vote is, and what the candidate has if that is told already.
void Decider::count(const Vote& vote, Ballots::Voter voter, const Ballots::Dots& before,
                    const Ballots::Dots& after, std::uint32_t candidate) {
  const auto on = [&](const Ballots::Dots& dots) {
    const auto line = dots.find(candidate);
    return line == dots.end() ? 0 : line->second;
  };
  const bool person = voter.value != 0;
  if (vote.live) {
    Tally tally = told_of(vote.id, candidate);
    tally.dots = tally.dots - on(before) + on(after);
    if (!person) tally.hands = on(after);
    if (person) tally.people = tally.people - (on(before) > 0 ? 1 : 0) + (on(after) > 0 ? 1 : 0);
    put(tally);
  }
  Turnout turnout = told_of(vote.id);
  // What changes by one dot would tell whoever sees a candidate go what it had.
  turnout.dots = vote.live ? turnout.dots - on(before) + on(after) : 0;
  if (person) turnout.people = turnout.people - (before.empty() ? 0 : 1) + (after.empty() ? 0 : 1);
  put(turnout);
}

Tally Decider::told_of(base::Offset vote, std::uint32_t candidate) const {
  const auto told = state_.tallies.find({vote, candidate});
  return told == state_.tallies.end() ? Tally{vote, candidate, 0, 0, 0} : told->second;
}

Turnout Decider::told_of(base::Offset vote) const {
  const auto told = state_.turnouts.find(vote);
  return told == state_.turnouts.end() ? Turnout{vote, 0, 0} : told->second;
}

void Decider::hide_others(const Vote& vote) {
  for (const auto& [id, other] : state_.votes) {
    if (id == vote.id || other.board != vote.board || !other.shown) continue;
    Vote hidden = other;
    hidden.shown = false;
    put(std::move(hidden));
  }
}

void Decider::close(Vote vote) {
  // Of a live one all is told already, but for what a damaged store has lost.
  for (std::uint32_t at = 0; at < vote.candidates.size(); ++at) {
    const Tally tally = asked_.ballots->tally(vote.id, at);
    if (tally != told_of(vote.id, at)) put(tally);
  }
  const Turnout turnout = asked_.ballots->turnout(vote.id);
  if (turnout != told_of(vote.id)) put(turnout);
  if (vote.names == wire::day::Names::shown) vote.given = asked_.ballots->given(vote.id);
  if (vote.given.size() > limits::given_told_max) vote.given.clear();
  hide_others(vote);
  vote.ends = asked_.now;
  vote.state = VoteState::closed;
  vote.shown = true;
  put(std::move(vote));
}

template <typename Which>
void Decider::close_votes(Which which) {
  for (const auto& [id, vote] : state_.votes) {
    if (vote.state == VoteState::open && which(vote)) close(vote);
  }
}

void Decider::close_votes_of(base::BoardId board) {
  close_votes([&](const Vote& vote) { return vote.board == board; });
}

void Decider::close_all_votes() {
  close_votes([](const Vote&) { return true; });
}

void Decider::end_votes() {
  close_votes(
      [&](const Vote& vote) { return vote.ends != base::WallTime{} && vote.ends <= asked_.now; });
}

}  // namespace tablee::event::day

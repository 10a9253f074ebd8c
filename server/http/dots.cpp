#include "http/dots.h"

#include <algorithm>
#include <unordered_map>

namespace tablee::http {
namespace {

using event::day::State;
using event::day::Vote;
using event::day::VoteState;

/// Oldest first, but the one that is shown last.
std::vector<const Vote*> counted_on(const State& day, base::BoardId board) {
  std::vector<const Vote*> votes;
  for (const auto& [id, vote] : day.votes) {
    const bool counts =
        vote.board == board && vote.state == VoteState::closed && (vote.shown || !vote.put_away);
    if (counts) votes.push_back(&vote);
  }
  std::ranges::stable_partition(votes, [](const Vote* vote) { return !vote->shown; });
  return votes;
}

std::uint32_t dots_of(const State& day, const Vote& vote, std::uint32_t at) {
  const auto tally = day.tallies.find({vote.id, at});
  return tally == day.tallies.end() ? 0 : tally->second.dots;
}

core::OpId id_of(const wire::day::Ref& candidate) {
  return {candidate.counter, candidate.replica.value};
}

}  // namespace

render::DotsOf dots_on(const State& day, base::BoardId board) {
  const auto votes = counted_on(day, board);
  if (votes.empty()) return render::Asking{}.dots_of;
  std::unordered_map<core::OpId, std::uint32_t> dots;
  for (const Vote* const vote : votes) {
    for (std::uint32_t at = 0; at < vote->candidates.size(); ++at) {
      dots[id_of(vote->candidates[at])] = dots_of(day, *vote, at);
    }
  }
  return [dots = std::move(dots)](const core::ObjectView& view) {
    const auto found = dots.find(view.id);
    return found == dots.end() ? 0U : found->second;
  };
}

render::OriginOf origins_on(const State& day, base::BoardId board) {
  std::unordered_map<core::OpId, std::string> origins;
  for (const auto& [id, parcel] : day.parcels) {
    const auto* const table = day.table(parcel.to);
    if (table == nullptr || table->board != board) continue;
    const std::string from = parcel.from == 0 ? "agora" : std::to_string(parcel.from);
    for (const auto& each : parcel.copied) {
      origins[{each.copy, base::replica_server.value}] = from;
    }
  }
  return [origins = std::move(origins)](core::OpId id) {
    const auto found = origins.find(id);
    return found == origins.end() ? std::string{} : found->second;
  };
}

std::vector<render::VoteResult> results_on(const State& day, base::BoardId board,
                                           const core::Document& document) {
  auto votes = counted_on(day, board);
  std::ranges::sort(votes, {}, &Vote::id);
  std::vector<render::VoteResult> results;
  for (const Vote* const vote : votes) {
    const auto turnout = day.turnouts.find(vote->id);
    render::VoteResult result{.title = vote->title,
                              .people = turnout == day.turnouts.end() ? 0 : turnout->second.people,
                              .placings = {}};
    for (std::uint32_t at = 0; at < vote->candidates.size(); ++at) {
      const auto handle = document.find(id_of(vote->candidates[at]));
      if (!handle || !document.shown(*handle)) continue;
      std::string text;
      document.text(*handle, text);
      result.placings.push_back({.text = std::move(text), .dots = dots_of(day, *vote, at)});
    }
    render::place(result.placings);
    results.push_back(std::move(result));
  }
  return results;
}

}  // namespace tablee::http

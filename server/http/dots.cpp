#include "http/dots.h"

#include <unordered_map>

namespace tablee::http {
namespace {

using event::day::State;
using event::day::Vote;
using event::day::VoteState;

const Vote* counted_on(const State& day, base::BoardId board) {
  const Vote* best = nullptr;
  for (const auto& [id, vote] : day.votes) {  // oldest first
    if (vote.board != board || vote.state != VoteState::closed) continue;
    if (best == nullptr || vote.shown || !best->shown) best = &vote;
  }
  return best;
}

}  // namespace

render::DotsOf dots_on(const State& day, base::BoardId board) {
  const Vote* const vote = counted_on(day, board);
  if (vote == nullptr) return render::Asking{}.dots_of;
  std::unordered_map<core::OpId, std::uint32_t> dots;
  for (std::uint32_t at = 0; at < vote->candidates.size(); ++at) {
    const auto tally = day.tallies.find({vote->id, at});
    if (tally == day.tallies.end()) continue;
    const auto& candidate = vote->candidates[at];
    dots[{candidate.counter, candidate.replica.value}] = tally->second.dots;
  }
  return [dots = std::move(dots)](const core::ObjectView& view) {
    const auto found = dots.find(view.id);
    return found == dots.end() ? 0U : found->second;
  };
}

}  // namespace tablee::http

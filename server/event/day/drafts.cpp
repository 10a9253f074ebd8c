#include "event/day/drafts.h"

#include <algorithm>
#include <tuple>

namespace tablee::event::day {

using wire::day::Draft;

const Draft* Drafts::find(wire::day::DraftId id) const {
  const auto found = drafts_.find(id);
  return found == drafts_.end() ? nullptr : &found->second;
}

void Drafts::set(const Draft& draft) {
  erase(draft.id);
  if (draft.gone) return;
  drafts_[draft.id] = draft;
  ++counts_[draft.table][draft.participant];
  bytes_ += draft.text.size();
}

void Drafts::erase(wire::day::DraftId id) {
  const auto found = drafts_.find(id);
  if (found == drafts_.end()) return;
  const auto table = counts_.find(found->second.table);
  const auto theirs = table->second.find(found->second.participant);
  if (--theirs->second == 0) table->second.erase(theirs);
  if (table->second.empty()) counts_.erase(table);
  bytes_ -= found->second.text.size();
  drafts_.erase(found);
}

std::vector<Draft> Drafts::all_of(base::ParticipantId participant) const {
  std::vector<Draft> all;
  for (const auto& [id, draft] : drafts_) {
    if (draft.participant == participant) all.push_back(draft);
  }
  return all;
}

std::vector<Draft> Drafts::over(std::uint32_t table, base::ParticipantId participant) const {
  std::vector<Draft> all;
  for (const auto& [id, draft] : drafts_) {
    if (draft.table != table) continue;
    if (participant.value == 0 || draft.participant == participant) all.push_back(draft);
  }
  std::ranges::sort(all, {}, [](const Draft& draft) {
    return std::tuple(draft.participant, draft.y, draft.x, draft.id);
  });
  return all;
}

wire::day::Drafts Drafts::count(std::uint32_t table) const {
  wire::day::Drafts out{table, 0, 0};
  const auto found = counts_.find(table);
  if (found == counts_.end()) return out;
  out.people = static_cast<std::uint32_t>(found->second.size());
  for (const auto& [participant, notes] : found->second) out.notes += notes;
  return out;
}

std::size_t Drafts::count_of(base::ParticipantId participant) const {
  std::size_t all = 0;
  for (const auto& [table, people] : counts_) {
    const auto theirs = people.find(participant);
    if (theirs != people.end()) all += theirs->second;
  }
  return all;
}

std::size_t Drafts::bytes_of(base::ParticipantId participant) const {
  std::size_t all = 0;
  for (const auto& [id, draft] : drafts_) {
    if (draft.participant == participant) all += draft.text.size();
  }
  return all;
}

void Drafts::end(wire::day::DraftId id) {
  erase(id);
  ended_.insert(id);
}

}  // namespace tablee::event::day

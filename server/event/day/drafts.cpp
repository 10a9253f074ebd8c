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
  Theirs& theirs = theirs_[draft.participant];
  theirs.ids.insert(draft.id);
  theirs.bytes += draft.text.size();
  bytes_ += draft.text.size();
}

void Drafts::erase(wire::day::DraftId id) {
  const auto found = drafts_.find(id);
  if (found == drafts_.end()) return;
  const Draft& draft = found->second;
  const auto table = counts_.find(draft.table);
  if (--table->second[draft.participant] == 0) table->second.erase(draft.participant);
  if (table->second.empty()) counts_.erase(table);
  const auto theirs = theirs_.find(draft.participant);
  theirs->second.ids.erase(id);
  theirs->second.bytes -= draft.text.size();
  if (theirs->second.ids.empty()) theirs_.erase(theirs);
  bytes_ -= draft.text.size();
  drafts_.erase(found);
}

void Drafts::end(wire::day::DraftId id) {
  erase(id);
  ended_.insert(id);
}

std::vector<Draft> Drafts::all() const {
  std::vector<Draft> all;
  for (const auto& [id, draft] : drafts_) all.push_back(draft);
  return all;
}

std::vector<Draft> Drafts::all_of(base::ParticipantId participant) const {
  std::vector<Draft> all;
  const auto theirs = theirs_.find(participant);
  if (theirs == theirs_.end()) return all;
  for (const auto id : theirs->second.ids) all.push_back(drafts_.at(id));
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

std::uint32_t Drafts::count_of(base::ParticipantId participant, std::uint32_t table) const {
  const auto found = counts_.find(table);
  if (found == counts_.end()) return 0;
  const auto theirs = found->second.find(participant);
  return theirs == found->second.end() ? 0 : theirs->second;
}

std::size_t Drafts::count_of(base::ParticipantId participant) const {
  const auto theirs = theirs_.find(participant);
  return theirs == theirs_.end() ? 0 : theirs->second.ids.size();
}

std::size_t Drafts::bytes_of(base::ParticipantId participant) const {
  const auto theirs = theirs_.find(participant);
  return theirs == theirs_.end() ? 0 : theirs->second.bytes;
}

}  // namespace tablee::event::day

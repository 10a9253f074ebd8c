#include "net/fair_line.h"

#include <tuple>

namespace tablee::net {

bool FairLine::ByShare::operator()(const Network* a, const Network* b) const {
  // The move of the front is nobody else's, so that no two are equal.
  const auto rank = [](const Network& one) {
    return std::tuple{~one.size(), one.still.empty(), one.front().moved};
  };
  return rank(*a) < rank(*b);
}

void FairLine::put(Id id, const std::string& network, Stand stand) {
  take(id);
  const auto [entry, fresh] = networks_.try_emplace(network);
  Network& line = entry->second;
  if (fresh) {
    line.name = &entry->first;
  } else {
    by_share_.erase(&line);
  }
  auto& list = stand == Stand::still ? line.still : line.busy;
  members_[id] = {&line, stand, list.insert(list.end(), {id, ++moves_})};
  by_share_.insert(&line);
}

void FairLine::take(Id id) {
  const auto found = members_.find(id);
  if (found == members_.end()) return;
  remove(found->second);
  members_.erase(found);
}

void FairLine::remove(const Member& member) {
  Network& line = *member.network;
  by_share_.erase(&line);
  (member.stand == Stand::still ? line.still : line.busy).erase(member.place);
  if (line.size() > 0) {
    by_share_.insert(&line);
  } else {
    networks_.erase(networks_.find(*line.name));
  }
}

std::size_t FairLine::size_of(const std::string& network) const {
  const auto found = networks_.find(network);
  return found == networks_.end() ? 0 : found->second.size();
}

std::optional<FairLine::Id> FairLine::first() const {
  if (by_share_.empty()) return std::nullopt;
  return (*by_share_.begin())->front().id;
}

std::optional<FairLine::Id> FairLine::first_of(const std::string& network) const {
  const auto found = networks_.find(network);
  if (found == networks_.end()) return std::nullopt;
  return found->second.front().id;
}

}  // namespace tablee::net

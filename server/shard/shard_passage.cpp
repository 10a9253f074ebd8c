// Boards with sessions on several shards: what passes between the board's owner and those who carry.
#include <algorithm>
#include <utility>

#include "shard/shard_core.h"

namespace tablee::shard {

Member* ShardCore::find(room::SessionId session) {
  if (session.value >> session_bits == index_) return carried(session);
  const auto found = remotes_.find(session);
  return found == remotes_.end() ? nullptr : found->second.get();
}

SessionHost* ShardCore::host(base::BoardId board) {
  if (Board* const own = find(board)) return own;
  const auto found = followers_.find(board);
  return found == followers_.end() ? nullptr : &found->second;
}

// --- The owner's side --------------------------------------------------------------------------------

void ShardCore::arrived(Guest guest) {
  auto& remote = remotes_[guest.session];
  remote = std::make_unique<Remote>(*this, guest.session, guest.board);
  if (stopping_) return remote->close(wire::Close::going_away);
  learn(guest.board, guest.admission);
  board(guest.board, guest.admission.event)
      .enter(*remote, std::move(guest.hello), guest.admission.grant);
}

void ShardCore::arrived(std::vector<ToOwner> words) {
  for (const ToOwner& word : words) {
    const auto found = remotes_.find(word.session);
    if (found == remotes_.end()) continue;
    if (word.kind != ToOwner::Kind::left) {
      found->second->heard(word);
      continue;
    }
    if (Board* const board = find(word.board)) board->leave(word.session);
    remotes_.erase(found);
  }
}

// --- The carrier's side ------------------------------------------------------------------------------

void ShardCore::arrived(std::vector<ToCarrier> words) {
  for (ToCarrier& word : words) {
    const auto follower = followers_.find(word.board);
    if (follower != followers_.end()) follower->second.heard(std::move(word));
  }
}

// --- Between -----------------------------------------------------------------------------------------

void ShardCore::tell(ToCarrier word) {
  const auto carrier = static_cast<std::size_t>(word.session.value >> session_bits);
  to_carriers_.resize(std::max(to_carriers_.size(), carrier + 1));
  to_carriers_[carrier].push_back(std::move(word));
}

void ShardCore::tell(std::size_t owner, ToOwner word) {
  to_owners_.resize(std::max(to_owners_.size(), owner + 1));
  to_owners_[owner].push_back(std::move(word));
}

void ShardCore::pass_on() {
  for (std::size_t i = 0; i < to_carriers_.size(); ++i) {
    if (!to_carriers_[i].empty()) send(i, std::exchange(to_carriers_[i], {}));
  }
  for (std::size_t i = 0; i < to_owners_.size(); ++i) {
    if (!to_owners_[i].empty()) send(i, std::exchange(to_owners_[i], {}));
  }
  std::erase_if(followers_, [](const auto& follower) { return follower.second.empty(); });
}

}  // namespace tablee::shard

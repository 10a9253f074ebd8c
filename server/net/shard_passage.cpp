// Boards with sessions on several shards: what passes between the board's owner and those who carry.
#include <boost/asio/post.hpp>
#include <utility>

#include "net/shard.h"

namespace tablee::net {

namespace asio = boost::asio;

// --- Who carries whom --------------------------------------------------------------------------------

Member* Shard::find(room::SessionId session) {
  if (session.value >> session_bits == index_) return this->session(session);
  const auto found = remotes_.find(session);
  return found == remotes_.end() ? nullptr : found->second.get();
}

SessionHost* Shard::host(base::BoardId board) {
  if (Board* const own = find(board)) return own;
  const auto found = followers_.find(board);
  return found == followers_.end() ? nullptr : &found->second;
}

// Those who come to a board that has as many as its shard carries are given to others, until half of them have left.
void Shard::count_carried(const Session& session, int by) {
  if (session.owner() != index_) {
    const std::uint64_t others = counters_.followers.load(std::memory_order_relaxed);
    return ShardCounters::set(counters_.followers, by > 0 ? others + 1 : others - 1);
  }
  const base::BoardId board = session.board();
  const std::size_t before = carried_[board];
  const std::size_t now = carried_[board] = by > 0 ? before + 1 : before - 1;
  if (now == 0) carried_.erase(board);
  const std::size_t many = surroundings_.followers_from;
  if (by > 0 && now == many) surroundings_.door.crowded(board, true);
  if (by < 0 && now == many / 2) surroundings_.door.crowded(board, false);
}

// --- The owner's side --------------------------------------------------------------------------------

void Shard::welcome(Guest guest) {
  asio::post(context_, [this, guest = std::move(guest)]() mutable {
    auto& remote = remotes_[guest.session];
    remote = std::make_unique<Remote>(*this, guest.session, guest.board);
    if (stopping_) return remote->close(wire::Close::going_away);
    people_[guest.admission.event] = guest.admission.people;
    board(guest.board, guest.admission.event)
        .enter(*remote, std::move(guest.hello), guest.admission.grant);
  });
}

void Shard::attend(std::vector<ToOwner> words) {
  asio::post(context_, [this, words = std::move(words)] {
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
  });
}

// --- The carrier's side ------------------------------------------------------------------------------

void Shard::introduce(std::size_t owner, Guest guest) {
  surroundings_.shards[owner]->welcome(std::move(guest));
}

void Shard::carry(std::vector<ToCarrier> words) {
  asio::post(context_, [this, words = std::move(words)]() mutable {
    for (ToCarrier& word : words) {
      const auto follower = followers_.find(word.board);
      if (follower != followers_.end()) follower->second.heard(std::move(word));
    }
  });
}

// --- Between -----------------------------------------------------------------------------------------

void Shard::tell(ToCarrier word) {
  to_carriers_.resize(surroundings_.shards.size());
  to_carriers_[word.session.value >> session_bits].push_back(std::move(word));
}

void Shard::tell(std::size_t owner, ToOwner word) {
  to_owners_.resize(surroundings_.shards.size());
  to_owners_[owner].push_back(std::move(word));
}

void Shard::pass_on() {
  for (std::size_t i = 0; i < to_carriers_.size(); ++i) {
    if (!to_carriers_[i].empty())
      surroundings_.shards[i]->carry(std::exchange(to_carriers_[i], {}));
  }
  for (std::size_t i = 0; i < to_owners_.size(); ++i) {
    if (!to_owners_[i].empty()) surroundings_.shards[i]->attend(std::exchange(to_owners_[i], {}));
  }
  std::erase_if(followers_, [](const auto& follower) { return follower.second.empty(); });
}

}  // namespace tablee::net

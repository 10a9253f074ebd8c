#include "room/presences.h"

#include "base/limits.h"
#include "wire/server_frame.h"

namespace tablee::room {

base::MonoTime::duration Presences::limits_interval() {
  return limits::presence_interval;
}

void Presences::set(base::ReplicaId replica, base::Bytes encoded) {
  fresh_[replica] = {std::move(encoded), false};
}

void Presences::leave(base::ReplicaId replica) {
  const auto known = states_.find(replica);
  if (known == states_.end() || known->second.gone) {
    fresh_.erase(replica);
    return;
  }
  wire::Presence last;
  last.replica = replica;
  last.gone = true;
  base::Bytes encoded;
  wire::append_presence(encoded, last);
  fresh_[replica] = {std::move(encoded), true};
}

bool Presences::tick(base::MonoTime now) {
  if (fresh_.empty() || (tick_ > 0 && now < next_tick())) return false;
  auto block = std::make_shared<base::Bytes>();
  ++tick_;
  last_.clear();
  for (const auto& [replica, fresh] : fresh_) {
    states_[replica] = {block, block->size(), fresh.encoded.size(), tick_, fresh.gone};
    *block += fresh.encoded;
    last_.push_back(replica);
  }
  fresh_.clear();
  last_tick_ = now;
  return true;
}

void Presences::gather(std::uint64_t seen, base::ReplicaId own, Gather& out) const {
  if (seen >= tick_) return;
  if (seen + 1 < tick_) {
    for (const auto& [replica, state] : states_) {
      if (replica == own || state.tick <= seen) continue;
      if (seen == 0 && state.gone) continue;
      out.share(state.block, base::BytesView(*state.block).substr(state.begin, state.size));
    }
    return;
  }
  const State& first = states_.at(last_.front());
  const base::BytesView block = *first.block;
  std::size_t from = 0;
  const auto mine = states_.find(own);
  if (mine != states_.end() && mine->second.tick == tick_) {
    out.share(first.block, block.substr(0, mine->second.begin));
    from = mine->second.begin + mine->second.size;
  }
  out.share(first.block, block.substr(from));
}

void Presences::forget(std::uint64_t seen) {
  std::erase_if(states_, [&](const auto& s) {
    return s.second.gone && s.second.tick <= seen && s.second.tick < tick_;
  });
}

}  // namespace tablee::room

#include "net/takers.h"

namespace tablee::net {

void Takers::begin(Id id, const void* where, std::size_t bytes) {
  end(id);
  Answer& answer = answers_[where];
  if (answer.takers++ == 0) {
    answer.bytes = bytes;
    bytes_ += bytes;
  }
  takers_[id] = {where, line_.insert(line_.end(), id)};
}

void Takers::moved(Id id) {
  const auto found = takers_.find(id);
  if (found != takers_.end()) line_.splice(line_.end(), line_, found->second.place);
}

void Takers::end(Id id) {
  const auto found = takers_.find(id);
  if (found == takers_.end()) return;
  line_.erase(found->second.place);
  const auto answer = answers_.find(found->second.where);
  if (--answer->second.takers == 0) {
    bytes_ -= answer->second.bytes;
    answers_.erase(answer);
  }
  takers_.erase(found);
}

std::optional<Takers::Id> Takers::stalest() const {
  return line_.empty() ? std::nullopt : std::optional{line_.front()};
}

}  // namespace tablee::net

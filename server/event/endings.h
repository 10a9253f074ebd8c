// Why tokens ended, for the sentence to whoever comes with one: the latest limits::ended_tokens_max, in memory only. What is
// forgotten is an unknown token like any other.
#pragma once

#include <deque>
#include <unordered_map>

#include "base/limits.h"
#include "event/people.h"
#include "event/secrets.h"

namespace tablee::event {

class Endings {
 public:
  void note(const Digest& token, NoEntry why) {
    if (!why_.insert_or_assign(token, why).second) return;
    order_.push_back(token);
    if (order_.size() <= limits::ended_tokens_max) return;
    why_.erase(order_.front());
    order_.pop_front();
  }
  [[nodiscard]] NoEntry why(const Digest& token) const {
    const auto found = why_.find(token);
    return found == why_.end() ? NoEntry::unknown : found->second;
  }

 private:
  std::unordered_map<Digest, NoEntry, DigestHash> why_;
  std::deque<Digest> order_;
};

}  // namespace tablee::event

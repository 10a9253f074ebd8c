#include "event/day/feed.h"

#include "base/limits.h"

namespace tablee::event::day {

void Feed::append(base::Bytes entry) {
  ++head_.value;
  bytes_ += entry.size();
  entries_.push_back(std::move(entry));
  while (bytes_ > limits::day_feed_bytes_max && entries_.size() > 1) {
    bytes_ -= entries_.front().size();
    entries_.pop_front();
  }
}

std::optional<Feed::Portion> Feed::read(base::Offset after, std::size_t bytes_max) const {
  if (after > head_ || head_.value - after.value > entries_.size()) return std::nullopt;
  Portion portion{{}, after};
  for (std::size_t i = entries_.size() - (head_.value - after.value); i < entries_.size(); ++i) {
    if (!portion.fields.empty() && portion.fields.size() + entries_[i].size() > bytes_max) break;
    portion.fields += entries_[i];
    ++portion.upto.value;
  }
  return portion;
}

}  // namespace tablee::event::day

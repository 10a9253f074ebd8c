#include "replica/kept.h"

#include <algorithm>

#include "base/hash.h"
#include "base/limits.h"

namespace tablee::replica {

Kept::Kept(const std::vector<Numbered>& batches) {
  for (const Numbered& numbered : batches) add(numbered.seq, numbered.batch);
}

void Kept::add(base::Seq seq, base::Bytes batch) {
  bytes_ += batch.size();
  batches_.push_back({seq, std::move(batch)});
  while (batches_.size() > limits::returnable_batches_max ||
         bytes_ > limits::returnable_bytes_max) {
    bytes_ -= batches_.front().batch.size();
    batches_.pop_front();
  }
}

void Kept::clear() {
  batches_.clear();
  bytes_ = 0;
}

bool Kept::agrees(base::Seq seq, std::uint64_t hash) const {
  const auto found = std::ranges::lower_bound(batches_, seq, {}, &Numbered::seq);
  return found == batches_.end() || found->seq != seq || base::fnv1a(found->batch) == hash;
}

std::vector<base::Bytes> Kept::take_above(base::Seq seq) {
  std::vector<base::Bytes> taken;
  while (!batches_.empty() && batches_.back().seq > seq) {
    bytes_ -= batches_.back().batch.size();
    taken.push_back(std::move(batches_.back().batch));
    batches_.pop_back();
  }
  std::ranges::reverse(taken);
  return taken;
}

}  // namespace tablee::replica

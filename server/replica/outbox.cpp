#include "replica/outbox.h"

#include <algorithm>
#include <utility>

#include "base/check.h"
#include "base/hash.h"
#include "base/limits.h"

namespace tablee::replica {
namespace {

// Half of what a frame may have: a long outbox goes out in many frames, so that acknowledgements flow early.
constexpr std::size_t submit_bytes_max = limits::frame_bytes_max / 2;

}  // namespace

Outbox::Outbox(const Parts& parts) : acked_(parts.acked_seq), acked_hash_(parts.acked_hash) {
  for (const Numbered& numbered : parts.outbox) add(numbered.batch);
}

void Outbox::add(base::Bytes batch) {
  const std::uint64_t hash = base::fnv1a(batch);
  items_.push_back({std::move(batch), hash});
}

Outbox::Item Outbox::acknowledge() {
  TABLEE_CHECK(!items_.empty());
  Item item = std::move(items_.front());
  items_.pop_front();
  ++acked_.value;
  acked_hash_ = item.hash;
  if (sent_ > 0) --sent_;
  return item;
}

void Outbox::replace(std::vector<base::Bytes> batches) {
  items_.clear();
  for (base::Bytes& batch : batches) add(std::move(batch));
}

std::deque<Outbox::Item> Outbox::give_up() {
  sent_ = 0;
  return std::exchange(items_, {});
}

void Outbox::renumber(base::Seq last_seq) {
  acked_ = last_seq;
  acked_hash_ = 0;
  sent_ = 0;
  for (Item& item : items_) item.hash = base::fnv1a(item.batch);
}

void Outbox::bring_back(base::Seq last_seq, std::uint64_t last_hash,
                        std::vector<base::Bytes> batches) {
  for (auto batch = batches.rbegin(); batch != batches.rend(); ++batch) {
    const std::uint64_t hash = base::fnv1a(*batch);
    items_.push_front({std::move(*batch), hash});
  }
  renumber(last_seq);
  acked_hash_ = last_hash;
}

void Outbox::sent_up_to(base::Seq seq) {
  sent_ = seq > acked_ ? std::min<std::size_t>(items_.size(), seq.value - acked_.value) : 0;
}

wire::Submit Outbox::take() {
  wire::Submit submit;
  submit.first_seq = base::Seq{acked_.value + sent_ + 1};
  std::size_t bytes = 0;
  while (sent_ < items_.size() && sent_ < limits::submit_batches_max) {
    const base::Bytes& batch = items_[sent_].batch;
    if (!submit.batches.empty() && bytes + batch.size() > submit_bytes_max) break;
    submit.batches.emplace_back(batch);
    bytes += batch.size();
    ++sent_;
  }
  return submit;
}

void Outbox::introduce(wire::Hello& hello) const {
  hello.next_seq = next();
  hello.acked_seq = acked_;
  hello.acked_batch_hash = acked_hash_;
  hello.last_batch_hash = items_.empty() ? acked_hash_ : items_.back().hash;
  const std::size_t told = std::min(items_.size(), limits::submit_batches_max);
  for (std::size_t i = 0; i < told; ++i) hello.unacked_hashes.push_back(items_[i].hash);
}

std::vector<Numbered> Outbox::numbered() const {
  std::vector<Numbered> all;
  base::Seq seq = acked_;
  for (const Item& item : items_) all.push_back({base::Seq{++seq.value}, item.batch});
  return all;
}

}  // namespace tablee::replica

#include "room/feed.h"

#include <algorithm>
#include <array>

#include "base/check.h"
#include "base/hash.h"
#include "wire/server_frame.h"

namespace tablee::room {
namespace {

// A quiet board pays for one small block; a busy one gets large ones.
constexpr std::size_t block_bytes_first = 4 * 1024;
constexpr std::size_t block_bytes_max = 64 * 1024;

}  // namespace

Feed::Feed(base::Offset base, base::WallTime base_time, std::uint64_t base_mark)
    : base_(base), base_time_(base_time), base_mark_(base_mark), head_(base) {}

Feed::Item Feed::item(const wire::LogRecord& record) {
  const bool refused = record.refused != core::Refusal::none;
  return {record.time,  record.replica, record.seq,
          record.batch, record.refused, refused ? 0 : base::fnv1a(record.batch)};
}

std::uint64_t Feed::mark(const Item& item) {
  // Of what is refused, the batch is forgotten when the log is read again.
  const bool refused = item.refused != core::Refusal::none;
  const std::array<std::uint64_t, 5> words{
      static_cast<std::uint64_t>(item.time.time_since_epoch().count()), item.replica.value,
      item.seq.value, static_cast<std::uint64_t>(item.refused), refused ? 0 : item.hash};
  const std::uint64_t hash =
      base::fnv1a({reinterpret_cast<const char*>(words.data()), sizeof words});
  return hash == 0 ? 1 : hash;
}

std::uint64_t Feed::mark(base::Offset offset) const {
  TABLEE_CHECK(offset >= base_ && offset <= tail());
  if (offset == base_) return base_mark_;
  const Meta& meta = metas_[index(offset)];
  return mark({meta.time, replica(offset), meta.seq, {}, meta.refused, meta.hash});
}

std::size_t Feed::index(base::Offset offset) const {
  return dead_ + static_cast<std::size_t>(offset.value - base_.value) - 1;
}

base::WallTime Feed::time(base::Offset offset) const {
  TABLEE_CHECK(offset >= base_ && offset <= tail());
  return offset == base_ ? base_time_ : metas_[index(offset)].time;
}

std::uint64_t Feed::position_after(base::Offset offset) const {
  return offset == tail() ? end_ : metas_[index(offset) + 1].position;
}

std::size_t Feed::bytes(base::Offset after, base::Offset upto) const {
  return static_cast<std::size_t>(position_after(upto) - position_after(after));
}

base::ReplicaId Feed::replica(base::Offset offset) const {
  return base::ReplicaId{replicas_[index(offset)]};
}

std::uint64_t Feed::count(base::ReplicaId replica, base::Offset after) const {
  const auto begin = replicas_.begin() + static_cast<std::ptrdiff_t>(index(after) + 1);
  return static_cast<std::uint64_t>(std::count(begin, replicas_.end(), replica.value));
}

std::vector<Feed::Trace> Feed::history(base::ReplicaId replica, base::Seq after) const {
  std::vector<Trace> found;
  for (std::size_t i = dead_; i < metas_.size(); ++i) {
    const base::Seq next{after.value + found.size() + 1};
    if (replicas_[i] != replica.value || metas_[i].seq != next) continue;
    found.push_back({metas_[i].hash, metas_[i].refused});
  }
  return found;
}

char* Feed::room_for(std::size_t bytes) {
  if (blocks_.empty() || blocks_.back()->capacity - blocks_.back()->used < bytes) {
    const std::size_t grown = blocks_.empty()
                                  ? block_bytes_first
                                  : std::min(2 * blocks_.back()->capacity, block_bytes_max);
    auto block = std::make_shared<Block>();
    block->begin = end_;
    block->capacity = std::max(grown, bytes);
    block->bytes = std::make_unique_for_overwrite<char[]>(block->capacity);
    blocks_.push_back(std::move(block));
  }
  Block& block = *blocks_.back();
  char* place = block.bytes.get() + block.used;
  block.used += bytes;
  end_ += bytes;
  return place;
}

void Feed::append(const Item& item) {
  const base::Offset offset{tail().value + 1};
  const base::WallTime before = time(tail());
  TABLEE_CHECK(item.time >= before);
  const bool refused = item.refused != core::Refusal::none;
  const wire::Entry entry{offset,       item.time - before,
                          item.replica, refused ? base::BytesView{} : item.batch,
                          {},           item.refused};
  metas_.push_back({end_, item.time, item.seq, item.hash, item.refused});
  replicas_.push_back(item.replica.value);
  wire::write_entry(entry, room_for(wire::entry_bytes(entry)));
}

void Feed::publish(base::Offset upto) {
  TABLEE_CHECK(upto >= head_ && upto <= tail());
  head_ = upto;
}

void Feed::share_bytes(std::uint64_t begin, std::uint64_t end, Gather& out) const {
  if (begin == end) return;
  auto block = std::upper_bound(blocks_.begin(), blocks_.end(), begin,
                                [](std::uint64_t at, const auto& b) { return at < b->begin; });
  for (--block; begin < end; ++block) {
    const Block& b = **block;
    const std::uint64_t stop = std::min(end, b.begin + b.used);
    out.share(*block, {b.bytes.get() + (begin - b.begin), static_cast<std::size_t>(stop - begin)});
    begin = stop;
  }
}

void Feed::acknowledge(std::size_t at, Gather& out) const {
  const Meta& meta = metas_[at];
  const base::WallTime before = at == dead_ ? base_time_ : metas_[at - 1].time;
  const base::Offset offset{base_.value + (at - dead_) + 1};
  wire::append_entry(out.own(), {offset, meta.time - before, {}, {}, meta.seq, meta.refused});
  out.end_own();
}

base::Offset Feed::gather(base::Offset after, base::ReplicaId own, std::size_t bytes_max,
                          Gather& out) const {
  if (after >= head_) return after;
  TABLEE_CHECK(after >= base_);
  const auto first = metas_.begin() + static_cast<std::ptrdiff_t>(index(after) + 1);
  const auto visible = metas_.begin() + static_cast<std::ptrdiff_t>(index(head_) + 1);
  // An entry ends where the next one begins: all before the one that begins last within the limit fit.
  const std::uint64_t limit = first->position + bytes_max;
  const auto beyond = std::upper_bound(
      first + 1, visible, limit, [](std::uint64_t at, const Meta& m) { return at < m.position; });
  const bool all = beyond == visible && position_after(head_) <= limit;
  const auto last = all ? visible : std::max(beyond - 1, first + 1);

  std::uint64_t from = first->position;
  const auto stop = static_cast<std::size_t>(last - metas_.begin());
  const auto end_of = [&](std::size_t i) {
    return i + 1 == metas_.size() ? end_ : metas_[i + 1].position;
  };
  for (auto i = static_cast<std::size_t>(first - metas_.begin());; ++i) {
    i = static_cast<std::size_t>(std::find(replicas_.begin() + static_cast<std::ptrdiff_t>(i),
                                           replicas_.begin() + static_cast<std::ptrdiff_t>(stop),
                                           own.value) -
                                 replicas_.begin());
    if (i == stop) break;
    share_bytes(from, metas_[i].position, out);
    acknowledge(i, out);
    from = end_of(i);
  }
  share_bytes(from, end_of(stop - 1), out);
  return base::Offset{base_.value + (stop - dead_)};
}

void Feed::share(base::Offset after, base::Offset upto, Gather& out) const {
  share_bytes(position_after(after), position_after(upto), out);
}

void Feed::trim(std::size_t bytes_max, base::Offset upto) {
  const base::Offset old_base = base_;
  upto = std::min(upto, head_);
  if (base_ >= upto || bytes(base_, tail()) <= bytes_max) return;
  const auto first = metas_.begin() + static_cast<std::ptrdiff_t>(dead_);
  const auto stop = metas_.begin() + static_cast<std::ptrdiff_t>(index(upto) + 1);
  const auto keep =
      std::lower_bound(first, stop, end_ - bytes_max,
                       [](const Meta& m, std::uint64_t at) { return m.position < at; });
  if (keep == first) return;
  base_mark_ = mark(base::Offset{base_.value + static_cast<std::uint64_t>(keep - first)});
  base_time_ = (keep - 1)->time;
  dead_ = static_cast<std::size_t>(keep - metas_.begin());
  base_ = base::Offset{old_base.value + static_cast<std::uint64_t>(keep - first)};
  drop_blocks();
  if (dead_ > metas_.size() / 2) {
    metas_.erase(metas_.begin(), metas_.begin() + static_cast<std::ptrdiff_t>(dead_));
    replicas_.erase(replicas_.begin(), replicas_.begin() + static_cast<std::ptrdiff_t>(dead_));
    dead_ = 0;
  }
}

void Feed::drop_blocks() {
  const std::uint64_t begin = position_after(base_);
  const auto kept = std::find_if(blocks_.begin(), blocks_.end(),
                                 [&](const auto& b) { return b->begin + b->used > begin; });
  blocks_.erase(blocks_.begin(), kept);
}

}  // namespace tablee::room

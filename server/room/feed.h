// The recent end of a board's log in memory, already encoded for the wire. A session is a cursor on it.
//
// Entries are written once, into blocks that never move: what is published of a block is immutable, so slices
// of it may be held by any session (and cross threads) as long as they like. An entry never crosses the border
// of two blocks. What is appended is not visible to sessions before publish(): that is the gate which keeps
// what is not durable from everybody (DESIGN, invariant 1).
//
// Costs: append O(bytes); gather O(log entries + entries taken / 8 + slices), no allocation beyond the gather's.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "base/bytes.h"
#include "base/clock.h"
#include "base/ids.h"
#include "core/batch.h"
#include "room/gather.h"
#include "wire/records.h"

namespace tablee::room {

class Feed {
 public:
  /// An empty feed that goes on after the entry `base`, which was written at `base_time` and has this mark(); 0: not known.
  Feed(base::Offset base, base::WallTime base_time, std::uint64_t base_mark = 0);

  struct Item {
    base::WallTime time;
    base::ReplicaId replica;
    base::Seq seq;
    base::BytesView batch;  ///< As it was sent. Not shown to anybody when it was refused.
    core::Refusal refused = core::Refusal::none;
    std::uint64_t hash = 0;  ///< Of the batch; 0 when it is not known any more.
  };
  /// Its offset is tail() + 1. `time` is not less than the time of the entry before.
  void append(const Item& item);
  /// What a record of the log is in a feed: a view on it.
  [[nodiscard]] static Item item(const wire::LogRecord& record);
  /// What tells an entry from any other that may stand at its place in another lineage of the log; never 0.
  [[nodiscard]] static std::uint64_t mark(const Item& item);
  /// Makes everything up to `upto` visible.
  void publish(base::Offset upto);
  /// Forgets the oldest entries as far as the feed is larger than `bytes_max`, none above `upto`.
  void trim(std::size_t bytes_max, base::Offset upto);

  /// What the feed knows begins after this offset …
  [[nodiscard]] base::Offset base() const { return base_; }
  /// … is visible up to this one …
  [[nodiscard]] base::Offset head() const { return head_; }
  /// … and is written up to this one.
  [[nodiscard]] base::Offset tail() const { return {base::Offset{base_.value + size()}}; }

  /// Of the entry at `offset`, base() <= offset <= tail().
  [[nodiscard]] base::WallTime time(base::Offset offset) const;
  /// The same entry's; 0: not known.
  [[nodiscard]] std::uint64_t mark(base::Offset offset) const;
  /// Encoded bytes of the entries after `after` up to `upto`.
  [[nodiscard]] std::size_t bytes(base::Offset after, base::Offset upto) const;
  /// How many entries after `after` are of `replica`, visible or not.
  [[nodiscard]] std::uint64_t count(base::ReplicaId replica, base::Offset after) const;
  struct Trace {
    std::uint64_t hash = 0;  ///< 0 when it is not known any more.
    core::Refusal refused = core::Refusal::none;
  };
  /// What is known of a replica's batches `after` + 1, `after` + 2 …; empty when the first is not here.
  [[nodiscard]] std::vector<Trace> history(base::ReplicaId replica, base::Seq after) const;
  [[nodiscard]] base::ReplicaId replica(base::Offset offset) const;

  /// Adds the visible entries after `after` (>= base()) to `out`, at least one if there is one, then up to
  /// `bytes_max`; those of `own` in the form for the author. Returns the offset of the last one added.
  base::Offset gather(base::Offset after, base::ReplicaId own, std::size_t bytes_max,
                      Gather& out) const;
  /// Adds the entries after `after` up to `upto`, visible or not, as they are.
  void share(base::Offset after, base::Offset upto, Gather& out) const;

 private:
  struct Block {
    std::uint64_t begin = 0;  ///< Position of its first byte in the whole feed ever written.
    std::size_t used = 0;
    std::size_t capacity = 0;
    std::unique_ptr<char[]> bytes;
  };
  struct Meta {
    std::uint64_t position = 0;  ///< Of the entry's first byte.
    base::WallTime time;
    base::Seq seq;
    std::uint64_t hash = 0;
    core::Refusal refused = core::Refusal::none;
  };

  [[nodiscard]] std::size_t size() const { return metas_.size() - dead_; }
  [[nodiscard]] std::size_t index(base::Offset offset) const;  // of a kept entry, in metas_
  [[nodiscard]] std::uint64_t position_after(base::Offset offset) const;
  [[nodiscard]] char* room_for(std::size_t bytes);
  void share_bytes(std::uint64_t begin, std::uint64_t end, Gather& out) const;
  void acknowledge(std::size_t at, Gather& out) const;
  void drop_blocks();

  base::Offset base_;
  base::WallTime base_time_;
  std::uint64_t base_mark_ = 0;
  base::Offset head_;
  std::uint64_t end_ = 0;  // position behind the last byte written
  std::vector<std::shared_ptr<Block>> blocks_;
  // Of the entries, oldest first; the first dead_ of them are forgotten and wait for being moved out.
  std::vector<Meta> metas_;
  std::vector<std::uint32_t> replicas_;  // apart, because sessions search it for their own
  std::size_t dead_ = 0;
};

}  // namespace tablee::room

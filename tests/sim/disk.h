// The disk: commits in groups, late, sometimes not at all; and what is left of them when the server dies.
#pragma once

#include <functional>
#include <vector>

#include "sim/weather.h"
#include "sim/world.h"
#include "store/memory_store.h"

namespace tablee::sim {

class Disk {
 public:
  Disk(World& world, const Weather& weather, Tally& tally)
      : world_(world), weather_(weather), tally_(tally) {}

  using Completion = std::function<void(bool durable)>;
  /// As store::CommitWriter: one write for all that waits, answers in order, and after a failure only failures
  /// until reopen().
  void submit(store::Append append, Completion done);
  /// The process dies: a commit under way is there as a whole or not at all, and nobody is told.
  void crash();
  void reopen();
  /// A backup of this moment, and the store as it was then, as another lineage of the log (P28).
  void back_up() { backup_.copy_from(store_); }
  void restore(base::BoardId board, base::Epoch epoch);
  /// The next commit fails; what it wrote may be found there later.
  void fail_next() { fail_next_ = true; }

  [[nodiscard]] const store::MemoryStore& store() const { return store_; }
  [[nodiscard]] store::MemoryStore& store() { return store_; }

 private:
  struct Waiting {
    store::Append append;
    Completion done;
  };
  void begin();
  void finish();
  void write();

  World& world_;
  const Weather& weather_;
  Tally& tally_;
  store::MemoryStore store_;
  store::MemoryStore backup_;
  std::vector<Waiting> waiting_;
  std::vector<Waiting> under_way_;
  std::uint64_t life_ = 0;
  bool fail_next_ = false;
  bool failed_ = false;
};

}  // namespace tablee::sim

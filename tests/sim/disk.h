// The disk: commits in groups, late, sometimes not at all; and what is left of them when the server dies.
#pragma once

#include <functional>
#include <map>
#include <span>
#include <vector>

#include "sim/tally.h"
#include "sim/weather.h"
#include "sim/world.h"
#include "store/memory_store.h"

namespace tablee::sim {

class Disk {
 public:
  enum class Outcome : std::uint8_t {
    durable,
    gap,     ///< It does not follow what is there: whoever wrote it knows an older log.
    failed,  ///< Nothing is taken any more until the disk was opened again.
  };
  using Completion = std::move_only_function<void(Outcome)>;

  Disk(World& world, const Weather& weather, Tally& tally)
      : world_(world), weather_(weather), tally_(tally) {}

  /// As store::CommitWriter: one write for all that waits, whatever shard it is of; answers in order, and after a failure
  /// only failures until reopen().
  void submit(store::Append append, Completion done);
  /// The process dies: a commit under way is there as a whole or not at all, and nobody is told.
  void crash();
  /// What a failed commit has written may be found now. False while the trouble lasts.
  bool reopen();
  /// A backup of this moment, and the store as it was then, as another lineage of the log (P28).
  void back_up() { backup_.copy_from(store_); }
  void restore(std::span<const base::BoardId> boards, base::Epoch epoch);
  /// The same by somebody who copies folders.
  void put_back() { store_.copy_from(backup_); }
  /// The next commit fails, and nothing can be written for so long.
  void fail_next(milliseconds trouble);

  /// By when, in running time, an entry of the board was there.
  [[nodiscard]] base::WallTime running(base::BoardId board, base::Offset offset) {
    return running_[board].at(offset.value - 1);
  }

  [[nodiscard]] const store::MemoryStore& store() const { return store_; }
  [[nodiscard]] store::MemoryStore& store() { return store_; }
  [[nodiscard]] bool busy() const { return !under_way_.empty(); }
  [[nodiscard]] bool failed() const { return failed_; }

 private:
  struct Waiting {
    store::Append append;
    Completion done;
    bool doomed = false;  // submitted before the disk was opened again
    Outcome outcome = Outcome::failed;
  };
  void begin();
  void finish();
  Outcome write(const store::Append& append);
  void forget();

  World& world_;
  const Weather& weather_;
  Tally& tally_;
  store::MemoryStore store_;
  store::MemoryStore backup_;
  std::map<base::BoardId, std::vector<base::WallTime>> running_;  // by offset - 1
  std::vector<Waiting> waiting_;
  std::vector<Waiting> under_way_;
  std::vector<store::Append> limbo_;  // written by a commit that failed: found at the next opening
  std::uint64_t life_ = 0;
  bool fail_next_ = false;
  bool failed_ = false;
  milliseconds trouble_{};
  base::MonoTime trouble_until_{};
};

}  // namespace tablee::sim

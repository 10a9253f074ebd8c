// The server of a simulated day: a process with its shards, on one disk.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "sim/disk.h"
#include "sim/line.h"
#include "sim/shard.h"
#include "sim/tally.h"
#include "sim/weather.h"
#include "sim/world.h"

namespace tablee::sim {

class Server {
 public:
  Server(World& world, const Weather& weather, Tally& tally, Disk& disk,
         std::vector<base::BoardId> boards);

  void boot();
  /// kill -9: everything in memory is gone, the lines are cut.
  void crash();
  /// It dies and comes back from the disk's backup.
  void restore(base::Epoch epoch);
  /// The same from a copy of which nobody says that it is one.
  void put_back();
  /// SIGTERM: an orderly end, and a new beginning a little later.
  void restart();
  /// The next life is of the newer version: what nobody can name any more is dropped.
  void upgrade() { purges_ = true; }
  /// The disk is nearly full, for so long.
  void fill(milliseconds span);

  [[nodiscard]] bool up() const { return !shards_.empty(); }
  [[nodiscard]] bool writable() const { return writable_; }
  /// What is wrong with the server itself; empty: nothing.
  [[nodiscard]] const std::string& broken() const { return broken_; }
  void complain(const std::string& what) {
    if (broken_.empty()) broken_ = what;
  }
  /// A connection to a board whose token is good for `grant`.
  void accept(std::shared_ptr<Line> line, base::BoardId board, const room::Grant& grant);

  // --- For its shards ------------------------------------------------------------------------------

  [[nodiscard]] World& world() { return world_; }
  [[nodiscard]] const Weather& weather() const { return weather_; }
  [[nodiscard]] Tally& tally() { return tally_; }
  [[nodiscard]] Disk& disk() { return disk_; }
  [[nodiscard]] Shard& shard(std::size_t index) { return *shards_[index]; }
  [[nodiscard]] const shard::People& people() const { return people_; }
  /// `act`, unless this life of the server is over by then.
  template <typename F>
  [[nodiscard]] auto guarded(F&& act) {
    return [this, life = life_, act = std::forward<F>(act)]() mutable {
      if (life == life_) act();
    };
  }
  template <typename F>
  [[nodiscard]] auto guarded_answer(F&& act) {
    return [this, life = life_, act = std::forward<F>(act)](Disk::Outcome outcome) mutable {
      if (life == life_) act(outcome);
    };
  }
  /// A commit was not taken: nothing is written until the disk was opened again.
  void store_failed();

 private:
  void retry_store();
  void die();
  void end_when_empty(int tries);
  void keep_keyframe(base::BoardId board);

  World& world_;
  const Weather& weather_;
  Tally& tally_;
  Disk& disk_;
  const std::vector<base::BoardId> boards_;
  const shard::People people_;
  std::vector<std::unique_ptr<Shard>> shards_;
  std::uint64_t life_ = 0;
  bool purges_ = false;
  bool writable_ = true;
  bool failed_again_ = false;
  store::Space space_ = store::Space::ample;
  std::string broken_;
};

}  // namespace tablee::sim

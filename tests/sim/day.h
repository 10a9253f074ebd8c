// One simulated day, from one seed: a server, a disk, tablets and the people at them, and what befalls them.
#pragma once

#include <cstdint>
#include <deque>
#include <string>

#include "sim/disk.h"
#include "sim/oracle.h"
#include "sim/server.h"
#include "sim/tablet.h"
#include "sim/tally.h"
#include "sim/trickster.h"
#include "sim/weather.h"
#include "sim/world.h"

namespace tablee::sim {

class Day {
 public:
  Day(std::uint64_t seed, Tally& tally);
  /// The whole day, and then the audit. What went wrong; empty: nothing.
  [[nodiscard]] std::string run();

 private:
  void second(int s);
  void befall_server();
  void back_up();
  void restore();
  void put_back();
  void befall(Tablet& tablet);
  void clone(const Tablet& tablet);
  void mischief();
  void send_garbage(Line& line);
  [[nodiscard]] bool settle();
  void close_books();
  [[nodiscard]] std::string complaint() const;
  /// Whether something that happens so often in a minute happens in this second.
  [[nodiscard]] bool now(double per_minute) { return world_.random.chance(per_minute / 60); }

  World world_;
  Weather weather_;
  Tally& tally_;
  Disk disk_;
  std::vector<base::BoardId> boards_;
  std::deque<Oracle> oracles_;  // of boards_
  Server server_;
  std::deque<Tablet> tablets_;
  std::deque<Trickster> tricksters_;  // one for each board
  bool backed_up_ = false;
};

}  // namespace tablee::sim

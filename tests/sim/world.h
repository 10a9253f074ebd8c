// Virtual time: a queue of things to happen, and the one source of chance. Nothing in a simulation knows any
// other clock or randomness, so a seed is a whole day, and the same day every time.
#pragma once

#include <cstdint>
#include <functional>
#include <queue>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "room/grant.h"

namespace tablee::sim {

using std::chrono::milliseconds;

class World {
 public:
  explicit World(std::uint64_t seed) : random(seed) {}

  /// `happen` is called when virtual time has gone on by `delay`.
  void after(milliseconds delay, std::function<void()> happen);
  /// Lets everything happen that is due within `span`.
  void run(milliseconds span);

  [[nodiscard]] room::Now now() const { return {clock_.mono(), clock_.wall()}; }
  [[nodiscard]] milliseconds between(std::int64_t low, std::int64_t high) {
    return milliseconds{random.between(low, high)};
  }

  base::Random random;

 private:
  struct Event {
    base::MonoTime at;
    std::uint64_t order = 0;  // of two at the same time, the one that was planned first
    std::function<void()> happen;
    bool operator<(const Event& other) const {
      return at != other.at ? at > other.at : order > other.order;
    }
  };

  base::ManualClock clock_;
  std::uint64_t order_ = 0;
  std::priority_queue<Event> events_;
};

}  // namespace tablee::sim

// Virtual time: a queue of things to happen, and the one source of chance. Nothing in a simulation knows any
// other clock or randomness, so a seed is a whole day, and the same day every time.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "room/grant.h"

namespace tablee::sim {

using std::chrono::milliseconds;

/// The machine's two clocks: one that only goes on, and one that somebody may set.
class VirtualClock final : public base::Clock {
 public:
  [[nodiscard]] base::WallTime wall() const override { return running() + set_forward_; }
  [[nodiscard]] base::WallTime running() const override {
    return base::WallTime{milliseconds{1'479'373'200'000}} + mono_.time_since_epoch();
  }
  [[nodiscard]] base::MonoTime mono() const override { return mono_; }
  void advance_to(base::MonoTime to) { mono_ = to; }
  void set(milliseconds forward) { set_forward_ += forward; }

 private:
  base::MonoTime mono_{};
  milliseconds set_forward_{};
};

class World {
 public:
  using Happening = std::move_only_function<void()>;

  explicit World(std::uint64_t seed) : random(seed) {}

  /// `happen` is called when virtual time has gone on by `delay`.
  void after(milliseconds delay, Happening happen);
  /// Lets everything happen that is due within `span`.
  void run(milliseconds span);

  [[nodiscard]] VirtualClock& clock() { return clock_; }
  [[nodiscard]] room::Now now() const { return {clock_.mono(), clock_.wall(), clock_.running()}; }
  [[nodiscard]] milliseconds between(std::int64_t low, std::int64_t high) {
    return milliseconds{random.between(low, high)};
  }

  base::Random random;

 private:
  struct Event {
    base::MonoTime at;
    std::uint64_t order = 0;  // of two at the same time, the one that was planned first
    Happening happen;
    bool operator<(const Event& other) const {
      return at != other.at ? at > other.at : order > other.order;
    }
  };

  VirtualClock clock_;
  std::uint64_t order_ = 0;
  std::vector<Event> events_;  // a heap
};

}  // namespace tablee::sim

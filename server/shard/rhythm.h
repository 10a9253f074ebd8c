// When a shard's commits begin. At rest at once, and again when the one before was answered; the more its core has to do, the
// longer is the beat from one to the next, so that everything that comes within a beat shares a commit, and then a message to each
// listener.
//
// A message costs the kernel about as much for one entry as for ten, and waking up about as much for one frame as for
// ten. What a beat costs is latency: an entry waits for the next beat and for its commit. So the beat is as long as what it saves
// is needed, and no longer: nothing at rest, limits::beat_at_half at half a core, limits::beat_at_full at a whole one. Since a longer
// beat makes less work, the two find each other. Values only; one of each shard, on its thread.
#pragma once

#include <chrono>
#include <cstddef>

#include "base/clock.h"
#include "base/limits.h"

namespace tablee::shard {

class Rhythm {
 public:
  using Duration = base::MonoTime::duration;

  /// How far apart commits begin when the shard uses this `load` of its core, from 0 to 1. Cut to whole milliseconds, which is
  /// what clocks count here.
  [[nodiscard]] static Duration beat(double load) {
    Point before{0, Duration{0}};
    for (const Point& point : points) {
      if (load <= point.load) {
        const double part = (load - before.load) / (point.load - before.load);
        return before.beat + std::chrono::floor<Duration>((point.beat - before.beat) * part);
      }
      before = point;
    }
    return before.beat;
  }

  /// Whether a commit may begin: those before were answered, and their beat is over.
  [[nodiscard]] bool may_commit(base::MonoTime now) const { return !unanswered() && now >= next_; }
  [[nodiscard]] bool unanswered() const { return under_way_ > 0; }
  /// The end of the beat that began last. Until then nothing but the answer to a commit needs anybody awake.
  [[nodiscard]] base::MonoTime next() const { return next_; }

  /// A round has begun commits: the next waits for a beat.
  void began(base::MonoTime now, double load) { next_ = now + beat(load); }
  /// One commit is on its way to the disk, and back.
  void submitted() { ++under_way_; }
  void answered() { --under_way_; }

 private:
  struct Point {
    double load;
    Duration beat;
  };
  static constexpr Point points[] = {{0.05, limits::beat_at_twentieth},
                                     {0.25, limits::beat_at_quarter},
                                     {0.5, limits::beat_at_half},
                                     {1, limits::beat_at_full}};

  base::MonoTime next_{};
  std::size_t under_way_ = 0;
};

}  // namespace tablee::shard

// Time, injected: nothing below `app` reads a clock of the machine by itself.
#pragma once

#include <chrono>
#include <cstdint>

namespace tablee::base {

/// Wall time, milliseconds since 1970-01-01 UTC. For people to read; decides nothing in a merge.
using WallTime = std::chrono::sys_time<std::chrono::milliseconds>;
/// Monotonic time, for time-outs. Its zero means nothing.
using MonoTime = std::chrono::time_point<std::chrono::steady_clock, std::chrono::milliseconds>;

/// Source of these times. Implementations are safe to call from any thread.
class Clock {
 public:
  virtual ~Clock() = default;
  [[nodiscard]] virtual WallTime wall() const = 0;
  [[nodiscard]] virtual MonoTime mono() const = 0;
  /// How long the server has been running in its life, as a time that began with the wall clock's: goes on with mono() and
  /// believes no wall clock that is set. Comparable between restarts where somebody keeps it (app/running_clock.h).
  [[nodiscard]] virtual WallTime running() const { return wall(); }
};

/// The machine's clocks.
class SystemClock final : public Clock {
 public:
  [[nodiscard]] WallTime wall() const override {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  }
  [[nodiscard]] MonoTime mono() const override {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::steady_clock::now());
  }
};

/// A clock that stands still until a test or a simulation moves it. One thread only.
class ManualClock final : public Clock {
 public:
  explicit ManualClock(WallTime start = WallTime{std::chrono::milliseconds{1'479'373'200'000}})
      : wall_(start), running_(start) {}
  [[nodiscard]] WallTime wall() const override { return wall_; }
  [[nodiscard]] MonoTime mono() const override { return mono_; }
  [[nodiscard]] WallTime running() const override { return running_; }
  void advance(std::chrono::milliseconds by) {
    wall_ += by;
    running_ += by;
    mono_ += by;
  }
  /// Somebody sets the wall clock.
  void set(std::chrono::milliseconds forward) { wall_ += forward; }

 private:
  WallTime wall_;
  WallTime running_;
  MonoTime mono_{};
};

/// Wall time that runs `speed` times faster than the machine's, from `start` on. Lets a demo day of
/// four hours be recorded in half a minute with the times of a real day. Monotonic time stays real.
class ScaledClock final : public Clock {
 public:
  ScaledClock(WallTime start, double speed) : start_(start), speed_(speed), origin_(real_.mono()) {}
  [[nodiscard]] WallTime wall() const override {
    const auto elapsed = std::chrono::duration<double, std::milli>(real_.mono() - origin_) * speed_;
    return start_ + std::chrono::duration_cast<std::chrono::milliseconds>(elapsed);
  }
  [[nodiscard]] MonoTime mono() const override { return real_.mono(); }

 private:
  SystemClock real_;
  WallTime start_;
  double speed_;
  MonoTime origin_;
};

}  // namespace tablee::base

// What a thread that sleeps for some milliseconds can be woken by. A POSIX semaphore: the standard library's spins
// before it sleeps (libstdc++ 12), and a shard sleeps seventy times a second.
#pragma once

#include <semaphore.h>

#include <cerrno>
#include <chrono>
#include <ctime>

namespace tablee::net {

class Doorbell {
 public:
  Doorbell() {
    ::sem_init(&rung_, 0, 0);
  }  // can not fail: the value is in range, and nothing is shared
  ~Doorbell() { ::sem_destroy(&rung_); }
  Doorbell(const Doorbell&) = delete;
  Doorbell& operator=(const Doorbell&) = delete;

  /// Any thread.
  void ring() { ::sem_post(&rung_); }
  /// Sleeps until somebody rings or rang since the last wait, or until so much time has passed.
  void wait_for(std::chrono::nanoseconds time) {
    const auto until = (std::chrono::steady_clock::now() + time).time_since_epoch();
    const auto seconds = std::chrono::floor<std::chrono::seconds>(until);
    const timespec end{seconds.count(),
                       static_cast<long>((until - seconds) / std::chrono::nanoseconds{1})};
    while (::sem_clockwait(&rung_, CLOCK_MONOTONIC, &end) != 0 && errno == EINTR) continue;
    while (::sem_trywait(&rung_) == 0) continue;  // one look is enough for all who rang
  }

 private:
  sem_t rung_;
};

}  // namespace tablee::net

// When a shard's commits begin: at once after a pause, then in a beat, so that everything that comes within one beat shares
// a commit, and then a message to each listener. A busy shard's beat is longer, and between two it sleeps whatever comes.
//
// A message costs the kernel about as much for one entry as for ten, and waking up about as much for one frame as for
// ten. What a beat costs is latency: an entry waits for the next beat and for its commit. The beat is therefore what the
// disk leaves of limits::news_latency. It grows to that slowly, so that latency does not leap when a crowd comes in: what lasts
// earns a longer beat. Values only; one of each shard, on its thread.
#pragma once

#include <algorithm>
#include <cstdint>

#include "base/clock.h"
#include "base/limits.h"

namespace tablee::net {

class Rhythm {
 public:
  /// Entries given to sessions, and frames that came. Not messages: fewer of them is what the beat is for.
  void worked(std::uint64_t units) { units_ += units; }
  /// Whether there is so much to do that waiting for more pays. Looked at a few times a second.
  [[nodiscard]] bool busy(base::MonoTime now) {
    const auto passed = now - looked_;
    if (passed >= limits::load_interval) {
      const double seconds = std::chrono::duration<double>(passed).count();
      busy_ =
          static_cast<double>(units_) / seconds > static_cast<double>(limits::work_per_second_easy);
      units_ = 0;
      looked_ = now;
      busy_looks_ = busy_ ? busy_looks_ + 1 : 0;
    }
    return busy_;
  }

  [[nodiscard]] bool may_commit(base::MonoTime now) const { return now >= next_; }
  /// The next beat: before it may_commit() says no.
  [[nodiscard]] base::MonoTime next() const { return next_; }
  /// A commit begins: the next waits for a beat.
  void began(base::MonoTime now) {
    begun_ = now;
    next_ = now + (busy(now) ? beat() : base::MonoTime::duration{limits::commit_pace});
  }
  /// The commit that began last is durable.
  void committed(base::MonoTime now) { latency_ = (latency_ * 7 + (now - begun_) * 64) / 8; }

 private:
  static constexpr base::MonoTime::duration clock_grain{1};
  static constexpr int looks_a_millisecond = 2;  // longer

  // Twice the mean, because what counts is the slow ones; rounded up, and one for the clock, which counts whole ones.
  [[nodiscard]] base::MonoTime::duration beat() const {
    const base::MonoTime::duration earned{busy_looks_ / looks_a_millisecond};
    const auto longest =
        std::min<base::MonoTime::duration>(limits::beat_shortest + earned, limits::beat_longest);
    const base::MonoTime::duration commit{latency_.count() * 2 / 64 + 1};
    return std::clamp<base::MonoTime::duration>(limits::news_latency - commit - clock_grain,
                                                limits::beat_shortest, longest);
  }

  base::MonoTime looked_{};
  std::uint64_t units_ = 0;
  bool busy_ = false;
  std::int64_t busy_looks_ = 0;  // in a row
  base::MonoTime begun_{};
  base::MonoTime next_{};
  base::MonoTime::duration latency_{};  // of commits: mean, in 1/64 ms
};

}  // namespace tablee::net

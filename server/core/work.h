// How much the core has done, in steps: what bounds a batch (limits::batch_work_max), what a rate is charged with, and what
// tests hold costs by. A step is about 10 ns of the project's machine; server/core/README.md says how that was measured.
//
// Counted where the work depends on more than the number of ops: code points covered, spans passed over, frames climbed.
// Not a clock: the same batch on the same document is the same number everywhere. One count for each thread.
#pragma once

#include <cstddef>
#include <cstdint>

namespace tablee::core {

/// All steps of this thread so far.
inline constinit thread_local std::uint64_t work_done = 0;

inline void work(std::uint64_t steps) {
  work_done += steps;
}

/// How many steps were taken since it was made.
class WorkMeter {
 public:
  [[nodiscard]] std::uint64_t steps() const { return work_done - begin_; }

 private:
  std::uint64_t begin_ = work_done;
};

/// What reading the form of so many bytes costs, accepted or not: a document is not asked for that.
[[nodiscard]] constexpr std::uint64_t decode_steps(std::size_t bytes) {
  return bytes / 4;
}

namespace steps {

// What one of each costs at most. An op, and a run, find their place in memory that nobody has looked at for long; what
// follows lies beside it.
inline constexpr std::uint64_t op_checked = 20;
inline constexpr std::uint64_t op_applied = 35;
inline constexpr std::uint64_t insertion_checked = 40;
inline constexpr std::uint64_t insertion_applied = 120;
inline constexpr std::uint64_t leaf_split = 100;
inline constexpr std::uint64_t run_sorted = 15;
inline constexpr std::uint64_t run_checked = 20;
inline constexpr std::uint64_t run_applied = 30;
inline constexpr std::uint64_t piece_found = 6;
inline constexpr std::uint64_t piece_erased = 12;
inline constexpr std::uint64_t looked_for =
    12;  // of another insertion at the same place: an origin
inline constexpr std::uint64_t span_passed = 3;
inline constexpr std::uint64_t leap = 50;

}  // namespace steps

}  // namespace tablee::core

// Group commit: one thread that joins everything pending, of all boards and shards, into one atomic
// write with one fsync, and then says so to each.
//
// While one write is at the disk the next group gathers, so a busy server pays one fsync for many
// batches and an idle one writes at once.
//
// After a failed write the store answers every submission with `failed`; an fsync is never tried
// again as if the first had not failed (the kernel may have dropped the pages). reopen() opens the
// store anew; rooms must be dropped and opened again, and a stale room's next Append is answered
// with `gap`.
//
// Bounds: rooms bound what they submit (limits::uncommitted_entries_max), so the queue is bounded
// too.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "store/store.h"

namespace tablee::store {

/// Counters since the start; read at any time from any thread.
struct CommitCounters {
  /// Upper bounds of the latency buckets; what is above the last is in one more bucket.
  static constexpr std::array<std::chrono::microseconds, 12> bounds{
      std::chrono::microseconds{100},     std::chrono::microseconds{250},
      std::chrono::microseconds{500},     std::chrono::microseconds{1'000},
      std::chrono::microseconds{2'500},   std::chrono::microseconds{5'000},
      std::chrono::microseconds{10'000},  std::chrono::microseconds{25'000},
      std::chrono::microseconds{50'000},  std::chrono::microseconds{100'000},
      std::chrono::microseconds{500'000}, std::chrono::microseconds{2'000'000}};

  std::atomic<std::uint64_t> commits{0};     ///< Writes, each with one fsync.
  std::atomic<std::uint64_t> appends{0};     ///< Submissions that they held.
  std::atomic<std::uint64_t> entries{0};     ///< Log entries.
  std::atomic<std::uint64_t> bytes{0};       ///< Bytes, keys not counted.
  std::atomic<std::uint64_t> failures{0};    ///< Writes that failed.
  std::atomic<std::uint64_t> reopenings{0};  ///< Attempts to open the store again.
  std::atomic<std::uint64_t> pending{0};     ///< Submissions not yet answered.
  std::atomic<std::uint64_t> micros{0};      ///< Sum of the time in writes.
  std::array<std::atomic<std::uint64_t>, bounds.size() + 1> latency{};  ///< Writes by duration.
};

class CommitWriter {
 public:
  /// Called on the writer's thread, once, in order of submission. Must not block and must not
  /// throw.
  using Completion = std::move_only_function<void(const Result<void>&)>;

  /// `store` must outlive the writer.
  explicit CommitWriter(Store& store);
  /// Writes and answers everything that was submitted, then ends the thread.
  ~CommitWriter();
  CommitWriter(const CommitWriter&) = delete;
  CommitWriter& operator=(const CommitWriter&) = delete;

  struct Submission {
    Append append;
    Completion done;
  };
  /// Any thread.
  void submit(Append append, Completion done);
  /// Several, which share one write unless they are very large. Leaves `together` empty.
  void submit(std::vector<Submission>& together);
  /// Opens the store again, behind everything that was submitted before. Any thread; `done` as
  /// above.
  void reopen(Completion done);

  [[nodiscard]] const CommitCounters& counters() const { return counters_; }

 private:
  struct Job {
    std::optional<Append> append;  // nothing: reopen
    Completion done;
  };

  void enqueue(Job job);
  void wake_if_asleep(std::unique_lock<std::mutex> lock);
  void run();
  [[nodiscard]] bool take(std::deque<Job>& taken);
  void work(std::deque<Job>& taken);
  void commit(std::span<const Append> appends, std::span<Completion> waiting);
  [[nodiscard]] Result<void> write(std::span<const Append> appends);
  void answer(Completion& done, const Result<void>& result);
  void count(std::span<const Append> appends, std::chrono::microseconds took);

  Store& store_;
  CommitCounters counters_;
  bool rested_ = true;  // writer's thread only

  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> queue_;
  bool sleeping_ = false;  // without work: to be woken by the first that comes
  bool stop_ = false;
  std::thread thread_;  // last: it uses all of the above
};

}  // namespace tablee::store

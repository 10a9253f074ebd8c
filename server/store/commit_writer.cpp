#include "store/commit_writer.h"

#include <algorithm>
#include <utility>

#include "base/limits.h"
#include "base/stopwatch.h"

namespace tablee::store {
CommitWriter::CommitWriter(Store& store) : store_(store), thread_([this] { run(); }) {}

CommitWriter::~CommitWriter() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

void CommitWriter::enqueue(Job job) {
  counters_.pending.fetch_add(1, std::memory_order_relaxed);
  std::unique_lock lock(mutex_);
  queue_.push_back(std::move(job));
  wake_if_asleep(std::move(lock));
}

void CommitWriter::wake_if_asleep(std::unique_lock<std::mutex> lock) {
  const bool asleep = std::exchange(sleeping_, false);
  lock.unlock();
  if (asleep) wake_.notify_one();
}

void CommitWriter::submit(Append append, Completion done) {
  enqueue({std::move(append), std::move(done)});
}

// One by one the first would wake the writer, which often runs at once, and have a write of its own.
void CommitWriter::submit(std::vector<Submission>& together) {
  if (together.empty()) return;
  counters_.pending.fetch_add(together.size(), std::memory_order_relaxed);
  std::unique_lock lock(mutex_);
  for (auto& one : together) queue_.push_back({std::move(one.append), std::move(one.done)});
  wake_if_asleep(std::move(lock));
  together.clear();
}

void CommitWriter::reopen(Completion done) {
  enqueue({std::nullopt, std::move(done)});
}

bool CommitWriter::take(std::deque<Job>& taken) {
  std::unique_lock lock(mutex_);
  sleeping_ = queue_.empty();
  const auto called = [this] { return stop_ || !queue_.empty(); };
  if (rested_) {
    wake_.wait(lock, called);
  } else {
    wake_.wait_for(lock, limits::watermark_interval, called);
  }
  sleeping_ = false;
  taken.swap(queue_);
  return !stop_ || !taken.empty();
}

void CommitWriter::run() {
  std::deque<Job> taken;
  while (take(taken)) {
    while (!taken.empty()) work(taken);
    rested_ = store_.rest();
  }
}

void CommitWriter::work(std::deque<Job>& taken) {
  if (!taken.front().append) {
    Job job = std::move(taken.front());
    taken.pop_front();
    counters_.reopenings.fetch_add(1, std::memory_order_relaxed);
    answer(job.done, store_.reopen());
    return;
  }
  std::vector<Append> appends;
  std::vector<Completion> waiting;
  std::size_t bytes = 0;
  while (!taken.empty() && taken.front().append && bytes < limits::commit_group_bytes_max) {
    bytes += bytes_of(*taken.front().append);
    appends.push_back(std::move(*taken.front().append));
    waiting.push_back(std::move(taken.front().done));
    taken.pop_front();
  }
  commit(appends, waiting);
}

void CommitWriter::commit(std::span<const Append> appends, std::span<Completion> waiting) {
  const auto result = write(appends);
  const bool stale_room = !result && result.error().code == ErrorCode::gap;
  if (stale_room && appends.size() > 1) {
    // One of them does not continue its log. The others have done nothing wrong.
    for (std::size_t i = 0; i < appends.size(); ++i) {
      answer(waiting[i], write(appends.subspan(i, 1)));
    }
    return;
  }
  for (auto& done : waiting) answer(done, result);
}

Result<void> CommitWriter::write(std::span<const Append> appends) {
  const base::Stopwatch stopwatch;
  auto result = store_.write(appends);
  if (result) {
    count(appends, stopwatch.elapsed());
  } else if (result.error().code != ErrorCode::gap && result.error().code != ErrorCode::failed) {
    counters_.failures.fetch_add(1, std::memory_order_relaxed);
  }
  return result;
}

void CommitWriter::answer(Completion& done, const Result<void>& result) {
  counters_.pending.fetch_sub(1, std::memory_order_relaxed);
  if (done) done(result);
}

void CommitWriter::count(std::span<const Append> appends, std::chrono::microseconds took) {
  std::uint64_t entries = 0;
  std::uint64_t bytes = 0;
  for (const auto& append : appends) {
    entries += append.log.size();
    bytes += bytes_of(append);
  }
  constexpr auto relaxed = std::memory_order_relaxed;
  counters_.commits.fetch_add(1, relaxed);
  counters_.appends.fetch_add(appends.size(), relaxed);
  counters_.entries.fetch_add(entries, relaxed);
  counters_.bytes.fetch_add(bytes, relaxed);
  counters_.micros.fetch_add(static_cast<std::uint64_t>(took.count()), relaxed);
  const auto bucket = std::ranges::lower_bound(CommitCounters::bounds, took);
  const auto index = static_cast<std::size_t>(bucket - CommitCounters::bounds.begin());
  counters_.latency[index].fetch_add(1, relaxed);
}

}  // namespace tablee::store

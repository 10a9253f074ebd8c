#include "core/id_runs.h"

#include <algorithm>
#include <numeric>

#include "core/row_sort.h"
#include "core/work.h"

namespace tablee::core {

namespace {

// Rows of the runs, ascending by replica and counter.
std::vector<std::uint32_t> sorted(std::span<const IdRun> runs) {
  work(steps::run_sorted * runs.size());
  std::vector<std::uint32_t> rows(runs.size());
  std::iota(rows.begin(), rows.end(), 0U);
  sort_rows(rows, [&](std::uint32_t a, std::uint32_t b) {
    const OpId first = runs[a].first;
    const OpId second = runs[b].first;
    return first.replica != second.replica ? first.replica < second.replica
                                           : first.counter < second.counter;
  });
  return rows;
}

}  // namespace

void part_runs(std::span<IdRun> runs) {
  if (runs.size() < 2) return;
  OpId end;  // behind all that came before
  for (const std::uint32_t row : sorted(runs)) {
    IdRun& run = runs[row];
    if (run.first.replica == end.replica && run.first.counter < end.counter) {
      const std::uint64_t covered =
          std::min<std::uint64_t>(end.counter - run.first.counter, run.length);
      run.first.counter += covered;
      run.length -= static_cast<std::uint32_t>(covered);
    }
    if (run.length != 0) end = {run.first.counter + run.length, run.first.replica};
  }
}

IdRuns::IdRuns(std::span<const IdRun> runs) {
  for (const std::uint32_t row : sorted(runs)) {
    const IdRun& run = runs[row];
    const std::uint64_t end = run.first.counter + run.length;
    if (!runs_.empty() && runs_.back().first.replica == run.first.replica) {
      IdRun& last = runs_.back();
      const std::uint64_t last_end = last.first.counter + last.length;
      const std::uint64_t joined = std::max(end, last_end) - last.first.counter;
      if (run.first.counter <= last_end && joined <= 0xFFFFFFFFU) {
        last.length = static_cast<std::uint32_t>(joined);
        continue;
      }
    }
    runs_.push_back(run);
  }
}

std::size_t IdRuns::find(OpId id) const {
  std::size_t from = 0;
  for (std::size_t to = runs_.size(); from < to;) {
    const std::size_t middle = from + (to - from) / 2;
    const IdRun& run = runs_[middle];
    const bool before = run.first.replica != id.replica
                            ? run.first.replica < id.replica
                            : run.first.counter + run.length <= id.counter;
    (before ? from : to) = before ? middle + 1 : middle;
  }
  return from;
}

bool IdRuns::contains(OpId id) const {
  const std::size_t at = find(id);
  return at < runs_.size() && runs_[at].first.replica == id.replica &&
         runs_[at].first.counter <= id.counter;
}

std::uint32_t IdRuns::alike(const IdRun& run) const {
  const std::size_t at = find(run.first);
  if (at == runs_.size() || runs_[at].first.replica != run.first.replica) return run.length;
  const IdRun& next = runs_[at];
  const bool inside = next.first.counter <= run.first.counter;
  const std::uint64_t end = inside ? next.first.counter + next.length : next.first.counter;
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(run.length, end - run.first.counter));
}

}  // namespace tablee::core

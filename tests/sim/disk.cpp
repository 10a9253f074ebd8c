#include "sim/disk.h"

#include <utility>

#include "base/check.h"
#include "room/founding.h"
#include "wire/records.h"

namespace tablee::sim {

void Disk::submit(store::Append append, Completion done) {
  waiting_.push_back({std::move(append), std::move(done)});
  if (under_way_.empty()) begin();
}

void Disk::begin() {
  under_way_ = std::exchange(waiting_, {});
  ++tally_.commits;
  milliseconds takes = world_.between(weather_.commit_min.count(), weather_.commit_max.count());
  if (world_.random.chance(weather_.slow_disk)) takes *= 100;
  world_.after(takes, [this, life = life_] {
    if (life == life_) finish();
  });
}

Disk::Outcome Disk::write(const store::Append& append) {
  const auto written = store_.write(append);
  for (const store::LogWrite& entry : append.log) {
    if (!written) break;
    auto& running = running_[append.board];
    running.resize(entry.offset.value);
    running.back() = world_.now().running;
  }
  if (written) return Outcome::durable;
  TABLEE_CHECK(written.error().code == store::ErrorCode::gap);
  ++tally_.stale_commits;
  return Outcome::gap;
}

void Disk::finish() {
  if (!failed_ && std::exchange(fail_next_, false)) {
    failed_ = true;
    trouble_until_ = world_.now().mono + trouble_;
    ++tally_.failed_commits;
    if (world_.random.chance(0.5)) {
      for (const Waiting& waiting : under_way_) limbo_.push_back(waiting.append);
    }
  } else if (!failed_) {
    for (Waiting& waiting : under_way_) {
      if (!waiting.doomed) waiting.outcome = write(waiting.append);
    }
  }
  std::vector<Waiting> answered = std::exchange(under_way_, {});
  if (!waiting_.empty()) begin();
  for (Waiting& waiting : answered) {
    if (waiting.append.keyframe && waiting.outcome == Outcome::durable) ++tally_.keyframes_stored;
    // The answer travels to the shard's thread, in order.
    world_.after(milliseconds{1}, [this, life = life_, outcome = waiting.outcome,
                                   done = std::move(waiting.done)]() mutable {
      if (life == life_) done(outcome);
    });
  }
}

void Disk::fail_next(milliseconds trouble) {
  fail_next_ = true;
  trouble_ = trouble;
}

void Disk::crash() {
  if (!under_way_.empty() && !failed_) {
    if (world_.random.chance(0.5)) {
      for (const Waiting& waiting : under_way_) {
        if (!waiting.doomed) (void)write(waiting.append);
      }
      ++tally_.crashes_after_commit;
    } else {
      ++tally_.crashes_before_commit;
    }
  }
  ++life_;
  waiting_.clear();
  under_way_.clear();
  forget();
}

bool Disk::reopen() {
  if (world_.now().mono < trouble_until_) return false;
  for (Waiting& waiting : under_way_) waiting.doomed = true;
  for (Waiting& waiting : waiting_) waiting.doomed = true;
  forget();
  return true;
}

void Disk::forget() {
  for (const store::Append& append : std::exchange(limbo_, {})) (void)write(append);
  failed_ = false;
}

void Disk::restore(std::span<const base::BoardId> boards, base::Epoch epoch) {
  store_.copy_from(backup_);
  for (const base::BoardId board : boards) {
    const auto replicas = store_.replicas(board);
    const auto record = wire::decode_board_record(replicas->front().bytes);
    TABLEE_CHECK(
        store_.write(room::renew_board(board, *record, epoch, world_.now().wall)).has_value());
  }
}

}  // namespace tablee::sim

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
  milliseconds takes = world_.between(0, weather_.commit_max.count());
  if (world_.random.chance(weather_.slow_disk)) takes *= 100;
  world_.after(takes, [this, life = life_] {
    if (life == life_) finish();
  });
}

void Disk::write() {
  for (const Waiting& waiting : under_way_) TABLEE_CHECK(store_.write(waiting.append).has_value());
}

void Disk::finish() {
  if (!failed_ && fail_next_) {
    fail_next_ = false;
    failed_ = true;
    ++tally_.failed_commits;
    if (world_.random.chance(0.5)) write();
  } else if (!failed_) {
    write();
  }
  const std::vector<Waiting> answered = std::exchange(under_way_, {});
  if (!waiting_.empty()) begin();
  for (const Waiting& waiting : answered) {
    if (waiting.append.keyframe && !failed_) ++tally_.keyframes_stored;
    // The answer travels to the room's thread, in order.
    world_.after(milliseconds{1}, [this, life = life_, durable = !failed_, done = waiting.done] {
      if (life == life_) done(durable);
    });
  }
}

void Disk::crash() {
  if (!under_way_.empty() && !failed_) {
    if (world_.random.chance(0.5)) {
      write();
      ++tally_.crashes_after_commit;
    } else {
      ++tally_.crashes_before_commit;
    }
  }
  reopen();
}

void Disk::restore(base::BoardId board, base::Epoch epoch) {
  store_.copy_from(backup_);
  const auto replicas = store_.replicas(board);
  const auto record = wire::decode_board_record(replicas->front().bytes);
  TABLEE_CHECK(store_.write(room::renew_board(board, *record, epoch)).has_value());
}

void Disk::reopen() {
  ++life_;
  waiting_.clear();
  under_way_.clear();
  failed_ = false;
}

}  // namespace tablee::sim

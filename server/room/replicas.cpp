#include "room/replicas.h"

#include <algorithm>

#include "base/limits.h"

namespace tablee::room {
namespace {

// A number that nobody has written with waits so long for its tab to come back.
constexpr std::size_t unused_kept = 1'024;
// When a replica was heard is written down again after so long, if it wrote nothing meanwhile.
constexpr auto noted_again_after = std::chrono::days{1};

}  // namespace

void Replicas::restore(base::ReplicaId number, const wire::ReplicaRecord& record) {
  if (number.value >= all_.size()) all_.resize(number.value + std::size_t{1});
  Replica& replica = all_[number.value];
  replica.participant = record.participant;
  replica.last_seq = record.last_seq;
  replica.last_hash = record.last_hash;
  replica.seen = record.seen;
  replica.known = replica.introduced = true;
}

void Replicas::restore_next(base::ReplicaId next) {
  if (next.value > all_.size()) all_.resize(next.value);
}

void Replicas::leave_free(std::uint32_t count) {
  restore_next(base::ReplicaId{std::min(next().value + count, limits::replicas_per_board_max)});
}

base::ReplicaId Replicas::next() const {
  return base::ReplicaId{static_cast<std::uint32_t>(all_.size())};
}

Replica* Replicas::find(base::ReplicaId number) {
  if (number.value >= all_.size() || !all_[number.value].known) return nullptr;
  return &all_[number.value];
}

std::optional<base::ReplicaId> Replicas::issue(base::ParticipantId participant) {
  const bool full = all_.size() >= limits::replicas_per_board_max;
  while (!unused_.empty() && (full || unused_.size() > unused_kept)) {
    const base::ReplicaId number = unused_.front();
    unused_.pop_front();
    Replica& replica = all_[number.value];
    replica.unused = false;
    if (replica.introduced || replica.session.value != 0) continue;  // came back meanwhile
    replica.participant = participant;
    return number;
  }
  if (full) return std::nullopt;
  const base::ReplicaId number = next();
  Replica& replica = all_.emplace_back();
  replica.known = true;
  replica.participant = participant;
  return number;
}

bool Replicas::adopt(base::ReplicaId number, base::ParticipantId participant) {
  if (number < base::replica_first || number.value >= all_.size() || all_[number.value].known) {
    return false;
  }
  all_[number.value].known = true;
  all_[number.value].participant = participant;
  return true;
}

void Replicas::release(base::ReplicaId number) {
  Replica& replica = all_[number.value];
  replica.session = {};
  if (replica.introduced || replica.unused) return;
  replica.unused = true;
  unused_.push_back(number);
}

void Replicas::hear(base::ReplicaId number, base::WallTime time) {
  Replica& replica = all_[number.value];
  if (!replica.introduced || time - replica.seen < noted_again_after) return;
  replica.seen = time;
  change(number);
}

void Replicas::change(base::ReplicaId number) {
  Replica& replica = all_[number.value];
  if (!replica.changed) changed_.push_back(number);
  replica.changed = true;
}

void Replicas::write(base::ReplicaId number, base::Seq seq, std::uint64_t hash,
                     base::WallTime time) {
  Replica& replica = all_[number.value];
  replica.last_seq = seq;
  replica.last_hash = hash;
  replica.seen = time;
  replica.introduced = true;
  change(number);
}

void Replicas::drain(std::vector<store::ReplicaWrite>& out) {
  for (const base::ReplicaId number : changed_) {
    Replica& replica = all_[number.value];
    replica.changed = false;
    out.push_back(
        {number.value, wire::encode(wire::ReplicaRecord{replica.last_seq, replica.last_hash,
                                                        replica.participant, replica.seen})});
  }
  changed_.clear();
}

bool continues(const wire::Hello& hello, const Replica& replica) {
  const std::uint64_t last = replica.last_seq.value;
  const std::uint64_t acked = hello.acked_seq.value;
  const std::uint64_t made = hello.next_seq.value - 1;
  if (last < acked || last > made) return false;
  if (last == 0) return true;
  if (last == acked) return replica.last_hash == hello.acked_batch_hash;
  if (last - acked - 1 < hello.unacked_hashes.size()) {
    return replica.last_hash == hello.unacked_hashes[last - acked - 1];
  }
  return last != made || hello.last_batch_hash == 0 || replica.last_hash == hello.last_batch_hash;
}

bool outlives(const wire::Hello& hello, base::Epoch epoch, const Replica& replica) {
  return hello.epoch.value != 0 && hello.epoch != epoch && replica.last_seq < hello.acked_seq;
}

}  // namespace tablee::room

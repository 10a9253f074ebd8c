#include "room/replicas.h"

#include <algorithm>
#include <utility>

#include "base/limits.h"

namespace tablee::room {
namespace {

// A number that nobody has an effect with waits for its tab to come back as long as so many others do.
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
  replica.known = true;
}

void Replicas::restore_introduced(const core::Document& document) {
  for (base::ReplicaId number = base::replica_first; number < next(); ++number.value) {
    Replica& replica = all_[number.value];
    if (const std::uint32_t whose = document.participant_of(number.value); whose != 0) {
      replica.known = true;
      replica.participant = base::ParticipantId{whose};
      introduce(number);
    } else if (replica.known) {
      set_unused(number);
    }
  }
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

std::uint32_t Replicas::used_by(base::ParticipantId participant) const {
  const auto used = used_.find(participant);
  return used == used_.end() ? 0 : used->second;
}

std::pair<base::ParticipantId, std::uint32_t> Replicas::greatest_user() const {
  const auto most =
      std::ranges::max_element(used_, {}, [](const auto& used) { return used.second; });
  if (most == used_.end()) return {};
  return *most;
}

Replica* Replicas::find(base::ReplicaId number) {
  if (number.value >= all_.size() || !all_[number.value].known) return nullptr;
  return &all_[number.value];
}

std::optional<base::ReplicaId> Replicas::issue(const Grant& grant) {
  const base::ParticipantId participant = grant.participant;
  const bool moderates = grant.role == wire::Role::moderator;
  if (used_by(participant) >= limits::replicas_per_participant_max) return oldest_of(participant);
  const bool has_some = used_by(participant) >= limits::replicas_assured;
  constexpr std::uint32_t of_others = limits::replicas_assured * limits::participants_per_event_max;
  const std::uint32_t left =
      (moderates ? 0 : limits::replicas_for_moderators) + (has_some && !moderates ? of_others : 0);
  const bool full = all_.size() + left >= limits::replicas_per_board_max;
  if (full && has_some && !moderates) return oldest_of(participant);
  auto number = reissue(full ? 0 : unused_kept);
  if (!number && full) number = forgotten();
  if (!number && full) return std::nullopt;
  if (!number) {
    number = next();
    all_.emplace_back();
  }
  all_[number->value].known = true;
  all_[number->value].participant = participant;
  return number;
}

// Of those that are not used, as long as there are more than `keep`.
std::optional<base::ReplicaId> Replicas::reissue(std::size_t keep) {
  while (unused_.size() > keep) {
    const base::ReplicaId number = unused_.front();
    unused_.pop_front();
    Replica& replica = all_[number.value];
    replica.unused = false;
    if (!replica.introduced && replica.session.value == 0)
      return number;  // did not come back meanwhile
  }
  return std::nullopt;
}

// One that was issued in an earlier life of the room, or left free, and that nobody has written with.
std::optional<base::ReplicaId> Replicas::forgotten() {
  while (looked_ < all_.size() && all_[looked_].known) ++looked_;
  return looked_ < all_.size() ? std::optional(base::ReplicaId{looked_}) : std::nullopt;
}

std::optional<base::ReplicaId> Replicas::oldest_of(base::ParticipantId participant) const {
  std::optional<base::ReplicaId> oldest;
  for (base::ReplicaId number = base::replica_first; number < next(); ++number.value) {
    const Replica& replica = all_[number.value];
    const bool free =
        replica.introduced && replica.participant == participant && replica.session.value == 0;
    if (free && (!oldest || replica.seen < all_[oldest->value].seen)) oldest = number;
  }
  return oldest;
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
  if (!replica.introduced) set_unused(number);
}

void Replicas::set_unused(base::ReplicaId number) {
  if (!std::exchange(all_[number.value].unused, true)) unused_.push_back(number);
}

void Replicas::introduce(base::ReplicaId number) {
  Replica& replica = all_[number.value];
  if (std::exchange(replica.introduced, true)) return;
  ++used_[replica.participant];
}

void Replicas::hear(base::ReplicaId number, base::WallTime running) {
  Replica& replica = all_[number.value];
  if (!replica.introduced || running - replica.seen < noted_again_after) return;
  replica.seen = running;
  change(number);
}

void Replicas::change(base::ReplicaId number) {
  Replica& replica = all_[number.value];
  if (!replica.changed) changed_.push_back(number);
  replica.changed = true;
}

void Replicas::write(base::ReplicaId number, base::Seq seq, std::uint64_t hash,
                     base::WallTime running) {
  Replica& replica = all_[number.value];
  replica.last_seq = seq;
  replica.last_hash = hash;
  replica.seen = running;
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

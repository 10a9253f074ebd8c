#include "room/admission.h"

#include <algorithm>
#include <unordered_map>

#include "base/check.h"
#include "base/limits.h"
#include "core/garbage.h"

namespace tablee::room {
namespace {

using core::OpKind;
using core::Refusal;

constexpr auto not_allowed() {
  return std::unexpected(Refusal::not_allowed);
}

bool sets_lock(const core::Op& op) {
  return op.kind == OpKind::number &&
         op.field == static_cast<std::uint32_t>(core::NumberField::lock);
}

}  // namespace

std::expected<std::size_t, Refusal> Admission::admit(base::BytesView bytes, base::ReplicaId replica,
                                                     const Grant& grant, const Policy& policy) {
  if (bytes.size() > limits::batch_bytes_max) return std::unexpected(Refusal::too_large);
  if (const auto form = core::decode_batch(bytes, replica.value, batch_); !form) {
    return std::unexpected(form.error());
  }
  if (const Verdict allowed = may(grant, policy); !allowed) return std::unexpected(allowed.error());
  if (space_ == store::Space::low && grows(grant)) return std::unexpected(Refusal::disk_full);
  if (const auto fits = document_.check(batch_, replica.value); !fits) {
    return std::unexpected(fits.error());
  }
  document_.apply(batch_, replica.value, nullptr);
  return batch_.ops.size();
}

Admission::Verdict Admission::may(const Grant& grant, const Policy& policy) const {
  if (grant.role == wire::Role::moderator) return {};
  if (grant.role != wire::Role::participant) return not_allowed();
  bool votes = false;
  for (const core::Op& op : batch_.ops) {
    if (const Verdict verdict = may_touch(op); !verdict) return verdict;
    votes |= op.kind == OpKind::vote;
  }
  if (!votes || !policy.vote_budget) return {};
  return within_budget(grant.participant, *policy.vote_budget);
}

// What a nearly full disk is not asked to take: from anybody what is new, from others than moderators all but deleting.
bool Admission::grows(const Grant& grant) const {
  return std::ranges::any_of(batch_.ops, [&](const core::Op& op) {
    switch (op.kind) {
      case OpKind::life:
      case OpKind::erase:
        return false;
      case OpKind::place:
      case OpKind::size:
      case OpKind::number:
      case OpKind::vote:
      case OpKind::end:
        return grant.role != wire::Role::moderator;
      default:
        return true;
    }
  });
}

Admission::Verdict Admission::may_touch(const core::Op& op) const {
  if (sets_lock(op)) return not_allowed();
  switch (op.kind) {
    case OpKind::create:
    case OpKind::vote:  // a lock keeps what a thing is, not what people think of it
    case OpKind::introduce:
    case OpKind::purge:
    case OpKind::unknown:
      return {};
    case OpKind::erase:
      for (std::uint32_t i = op.runs_begin; i < op.runs_end; ++i) {
        if (locked(op, {&batch_.runs[i], 1})) return not_allowed();
      }
      return {};
    default:
      break;
  }
  if (locked(op, {})) return not_allowed();
  return {};
}

bool Admission::locked(const core::Op& op, std::span<const core::IdRun> runs) const {
  const auto target = document_.target_of(op, runs);
  return target && document_.object(*target).locked;
}

Admission::Verdict Admission::within_budget(base::ParticipantId voter, std::uint32_t budget) const {
  // What the batch leaves behind counts: dots that it takes away may be spent again in it.
  std::unordered_map<core::OpId, std::int64_t> now;
  for (const core::Op& op : batch_.ops) {
    if (op.kind == OpKind::vote) now[op.target] = op.value;
  }
  std::int64_t spent = document_.votes_spent(voter.value);
  for (const auto& [target, count] : now) {
    const auto handle = document_.find(target);
    spent += count - (handle ? document_.votes_by(*handle, voter.value) : 0);
  }
  if (spent > budget) return std::unexpected(Refusal::over_budget);
  return {};
}

base::Bytes Admission::introduce(base::ReplicaId replica, base::ParticipantId participant) {
  core::Op op;
  op.kind = OpKind::introduce;
  op.replica = replica.value;
  op.participant = participant.value;
  core::Batch batch;
  batch.counter = std::max(document_.counter() + 1, server_counter_);
  batch.ops.push_back(op);
  base::Bytes bytes;
  core::encode_batch(batch, base::replica_server.value, bytes);
  TABLEE_CHECK(document_.apply_bytes(bytes, base::replica_server.value, nullptr).has_value());
  return bytes;
}

std::vector<base::Bytes> Admission::purge(const core::Document& then) {
  if (document_.counter() < server_counter_) return {};
  std::vector<base::Bytes> batches = core::garbage(document_, then);
  for (const base::Bytes& batch : batches) {
    TABLEE_CHECK(document_.apply_bytes(batch, base::replica_server.value, nullptr).has_value());
  }
  return batches;
}

}  // namespace tablee::room

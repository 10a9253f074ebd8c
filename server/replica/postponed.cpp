#include "replica/postponed.h"

#include <algorithm>
#include <limits>

#include "core/batch.h"

namespace tablee::replica {
namespace {

using core::OpKind;

bool taken(OpKind kind, wire::Role role) {
  switch (kind) {
    case OpKind::life:
    case OpKind::erase:
      return true;
    case OpKind::place:
    case OpKind::size:
    case OpKind::number:
    case OpKind::vote:
    case OpKind::end:
      return role == wire::Role::moderator;
    default:
      return false;
  }
}

}  // namespace

std::uint64_t counter_of(base::BytesView bytes) {
  core::Batch batch;
  return core::decode_batch(bytes, 0, batch) ? batch.counter
                                             : std::numeric_limits<std::uint64_t>::max();
}

bool goes_alone(base::BytesView bytes, std::uint32_t author, std::uint64_t since, wire::Role role) {
  core::Batch batch;
  if (!core::decode_batch(bytes, author, batch)) return false;
  const auto waits = [&](const core::OpId& id, std::uint64_t length = 1) {
    return !id.none() && id.replica == author && id.counter + length > since;
  };
  return std::ranges::all_of(batch.ops, [&](const core::Op& op) {
    if (!taken(op.kind, role) || waits(op.target) || waits(op.place.parent) ||
        waits(op.end.target)) {
      return false;
    }
    return std::all_of(batch.runs.begin() + op.runs_begin, batch.runs.begin() + op.runs_end,
                       [&](const core::IdRun& run) { return !waits(run.first, run.length); });
  });
}

}  // namespace tablee::replica

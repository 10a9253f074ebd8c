#include "room/fill.h"

#include <algorithm>

#include "core/object.h"

namespace tablee::room {
namespace {

using core::OpKind;

// What each of these takes in a keyframe beside its bytes, seldom more.
constexpr std::size_t object_bytes = 64;
constexpr std::size_t span_bytes = 16;
constexpr std::size_t register_bytes = 24;

std::size_t growth_of(const core::Op& op) {
  const std::size_t unknown = op.unknown_fields.size() + op.inner_unknown.size();
  const std::size_t kept = unknown + (unknown > 0 ? register_bytes : 0);
  switch (op.kind) {
    case OpKind::create:
      return kept + object_bytes + op.bytes.size() + op.points.size() + op.blob.size();
    case OpKind::insert:
      return kept + span_bytes + op.bytes.size();
    case OpKind::put:
    case OpKind::unknown:
      return kept + register_bytes + op.bytes.size();
    case OpKind::vote:
      return kept + register_bytes;
    case OpKind::number:
      return kept + (op.field > core::number_fields ? register_bytes : 0);
    default:
      return kept;
  }
}

}  // namespace

std::size_t growth(const core::Batch& batch, std::size_t pieces_erased) {
  std::size_t bytes = batch.unknown_fields.size() + span_bytes * pieces_erased;
  for (const core::Op& op : batch.ops) bytes += growth_of(op);
  return bytes;
}

bool lean(const core::Batch& batch) {
  return batch.unknown_fields.empty() && std::ranges::all_of(batch.ops, [](const core::Op& op) {
           const bool plain = op.unknown_fields.empty() && op.inner_unknown.empty();
           const bool known =
               op.kind != OpKind::number || op.field <= core::number_fields || op.reacts();
           return plain && known && op.kind != OpKind::create && op.kind != OpKind::insert &&
                  op.kind != OpKind::put && op.kind != OpKind::unknown;
         });
}

}  // namespace tablee::room

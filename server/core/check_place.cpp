// What an insertion will pass over on its way to its place: the one thing that may cost more than an op says. Asked only
// where a batch is submitted.
//
// Where others wrote at the same place as the log has it, one looks how far it is (foresee_log). What the batch itself has
// put there is not in the text yet (foresee_batch): an honest author names two that stand side by side, and then
// nothing is passed over; who does not may have to pass over all that the batch has inserted.
#include "core/batch_check.h"

namespace tablee::core {
namespace {

// In batches of fewer ops nobody can put much between two of them.
constexpr std::size_t many_ops = 128;
// Steps for one insertion of the batch that is passed over, and for the rest of the span into which it was written.
constexpr std::uint64_t passed_over = 2 * (steps::span_passed + steps::looked_for);
// What stands behind one of which nobody knows: no code point.
constexpr OpId nobody_knows{counter_max + 2, 0};

}  // namespace

void BatchCheck::foresee_place(const Op& op, Resolved& resolved) {
  foresee_log(op, resolved);
  if (batch_.ops.size() > many_ops) foresee_batch(op, resolved);
}

void BatchCheck::foresee_log(const Op& op, Resolved& resolved) {
  resolved.right = right_in_log(op, resolved);
  if (resolved.left.maker != Trace::none) return;
  Texts::Insertion insertion;
  insertion.first = op.id;
  insertion.right_mode = RightMode::explicit_id;
  insertion.right = resolved.right;
  if (resolved.at_object) {
    insertion.text = resolved.target;
  } else {
    insertion.left = op.target;
    insertion.near = resolved.left.near;
  }
  const WorkMeter before;
  state_.texts.foresee(insertion);
  ahead_ += before.steps();
}

// The right origin, or where that is of this batch, its own right origin, until one is in the log; none is the end.
OpId BatchCheck::right_in_log(const Op& op, const Resolved& resolved) const {
  if (op.right_mode == RightMode::as_left && resolved.left.maker != Trace::none)
    return state_.resolved[resolved.left.maker].right;
  const OpId right = right_origin(op, resolved);
  return from_this_batch(right) ? state_.resolved[maker_of(right)].right : right;
}

OpId BatchCheck::right_origin(const Op& op, const Resolved& resolved) const {
  switch (op.right_mode) {
    case RightMode::end:
      return {};
    case RightMode::as_left:
      if (resolved.at_object) return {};
      if (resolved.left.maker != Trace::none) return origins_[resolved.left.maker];
      return state_.texts.right_origin(op.target);
    case RightMode::next_of_left:
      return {op.target.counter + 1, op.target.replica};
    case RightMode::explicit_id:
      return op.right;
  }
  return {};
}

void BatchCheck::foresee_batch(const Op& op, const Resolved& resolved) {
  const std::size_t index = state_.resolved.size() - 1;
  if (origins_.empty()) origins_.resize(batch_.ops.size());
  const OpId right = origins_[index] = right_origin(op, resolved);
  const bool side_by_side = next_of(op.target, resolved) == right;
  if (side_by_side) {
    stands_behind(op.target, op.id);
  } else {
    ahead_ += passed_over * insertions_;
  }
  stands_behind({op.id.counter + op.span - 1, replica_}, side_by_side ? right : nobody_knows);
  ++insertions_;
}

OpId BatchCheck::next_of(OpId left, const Resolved& resolved) const {
  const std::uint32_t row =
      behind_index_.find(mix(left), [&](std::uint32_t r) { return behind_[r].left == left; });
  if (row != HashIndex::none) return behind_[row].next;
  if (resolved.left.maker != Trace::none) return {left.counter + 1, left.replica};
  return resolved.at_object ? state_.texts.anchor(resolved.target, 0).right
                            : state_.texts.anchor_behind(left).right;
}

void BatchCheck::stands_behind(OpId left, OpId next) {
  const std::uint32_t row =
      behind_index_.find(mix(left), [&](std::uint32_t r) { return behind_[r].left == left; });
  if (row != HashIndex::none) {
    behind_[row].next = next;
    return;
  }
  behind_.push_back({left, next});
  behind_index_.insert(static_cast<std::uint32_t>(behind_.size() - 1),
                       [&](std::uint32_t r) { return mix(behind_[r].left); });
}

}  // namespace tablee::core

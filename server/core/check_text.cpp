// What a batch may do to texts.
#include <algorithm>

#include "core/batch_check.h"

namespace tablee::core {
namespace {

// So many code points are looked for before the cost is looked at again.
constexpr std::uint32_t looked_for_at_once = 4'096;

}  // namespace

BatchCheck::Result BatchCheck::insert(const Op& op, Resolved& resolved) {
  work(steps::insertion_checked);
  ahead_ += steps::insertion_applied;
  const InText left = find_text(op.target);
  resolved.target = left.text;
  resolved.left = left.trace;
  if (resolved.target == handle_none) {
    resolved.target = find_object(op.target, kind_);
    resolved.at_object = true;
    if (resolved.target == handle_none) return missing(op.target);
    if (!may_have_text(kind_)) return no(Refusal::wrong_kind);
  }
  if (Result good = right_of(op, resolved); !good) return good;
  const std::size_t index = state_.resolved.size() - 1;
  const bool goes_on = index != 0 && batch_.ops[index - 1].kind == OpKind::insert;
  resolved.inserts = goes_on ? state_.resolved[index - 1].inserts + 1 : 1;
  if (limited_) foresee_place(op, resolved);
  // Counted as if all went into one text: near the limit a batch is refused a little early.
  inserted_ += op.span;
  const std::size_t length = state_.texts.length(resolved.target);
  return full_if(length + inserted_ > limits::text_code_points_max);
}

// The code point before which it is written stands in the log, also where it is not named but meant: a reader that has
// more than the log (batches of its own) would else find another one there.
BatchCheck::Result BatchCheck::right_of(const Op& op, const Resolved& resolved) const {
  const bool next = op.right_mode == RightMode::next_of_left;
  if (!next && op.right_mode != RightMode::explicit_id) return {};
  const OpId right = next ? OpId{op.target.counter + 1, op.target.replica} : op.right;
  const Handle text = next && resolved.at_object ? handle_none : find_text(right).text;
  if (text == resolved.target) return {};
  // What was accepted before this rule counts as as_left (Texts::insert).
  if (next && !limited_ && (resolved.at_object || text != handle_none || !was_purged(right)))
    return {};
  return text == handle_none && !resolved.at_object ? missing(right) : no(Refusal::target_unknown);
}

BatchCheck::Result BatchCheck::erase(const Op& op) {
  for (std::uint32_t i = op.runs_begin; i < op.runs_end; ++i) {
    Trace& trace = state_.traces.emplace_back();
    work(steps::run_checked);
    ahead_ += steps::run_applied;
    if (Result good = erase(batch_.runs[i], state_.erased[i], trace); !good) return good;
  }
  return {};
}

// `part` is what no other run of the batch erases: what all runs cover is looked for once.
BatchCheck::Result BatchCheck::erase(const IdRun& run, const IdRun& part, Trace& trace) {
  const std::uint64_t end = run.first.counter + run.length;
  IdRun rest = part;
  if (run.first.replica == replica_ && end > batch_.counter) {
    if (!all_inserted(std::max(run.first.counter, batch_.counter), end)) return missing(run.first);
    const std::uint64_t first = std::max(part.first.counter, batch_.counter);
    rest.length -= static_cast<std::uint32_t>(part.first.counter + part.length - first);
    if (rest.length != part.length) {
      ++state_.under.pieces;
      trace.maker = static_cast<std::uint32_t>(maker_of({first, replica_}));
      ahead_ += steps::piece_erased * (maker_of({end - 1, replica_}) - trace.maker + 1);
    }
  }
  while (rest.length > 0) {
    const IdRun looked_for{rest.first, std::min(rest.length, looked_for_at_once)};
    const WorkMeter before;
    if (!state_.texts.contains(looked_for, &state_.under)) return missing(run.first);
    ahead_ += before.steps() / steps::piece_found * steps::piece_erased;
    if (too_much()) return no(Refusal::too_large);
    if (trace.near == nullptr) trace.near = state_.texts.here();
    rest.first.counter += looked_for.length;
    rest.length -= looked_for.length;
  }
  return {};
}

// Whether insertions before this op have taken all of these counters of the batch.
bool BatchCheck::all_inserted(std::uint64_t first, std::uint64_t end) const {
  const std::size_t begins = maker_of({first, replica_});
  const std::size_t ends = maker_of({end - 1, replica_});
  return is_maker(begins) && is_maker(ends) && batch_.ops[ends].kind == OpKind::insert &&
         ends - begins < state_.resolved[ends].inserts;
}

}  // namespace tablee::core

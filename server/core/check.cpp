// What a batch refers to, and what its ops may do to objects. Texts: check_text.cpp; frames: check_nest.cpp.
#include <algorithm>

#include "core/batch_check.h"
#include "core/id_runs.h"

namespace tablee::core {
namespace {

constexpr std::uint32_t server_replica = 1;

}  // namespace

BatchCheck::Result BatchCheck::run() {
  if (replica_ >= limits::replicas_per_board_max) return no(Refusal::not_allowed);
  if (batch_.counter <= state_.last_counter(replica_)) return no(Refusal::bad_counter);
  if (batch_.counter_end - 1 > board_counter_max) return no(Refusal::bad_counter);
  const bool ahead = batch_.counter > state_.counter + limits::counter_lead_max;
  if (limited_ && ahead) return no(Refusal::bad_counter);
  const bool long_one = batch_.counter_end - batch_.counter > limits::batch_counters_max;
  if (limited_ && long_one) return no(Refusal::too_large);
  state_.resolved.clear();
  state_.traces.clear();
  state_.counters.clear();
  state_.under = {std::move(state_.under.texts)};
  state_.under.texts.clear();
  state_.erased.assign(batch_.runs.begin(), batch_.runs.end());
  if (batch_.ops.front().kind != OpKind::purge) part_runs(state_.erased);
  keep(batch_.unknown_fields);
  for (const Op& op : batch_.ops) {
    Resolved& resolved = state_.resolved.emplace_back();
    state_.counters.push_back(op.id.counter);
    work(steps::op_checked);
    ahead_ += steps::op_applied;
    if (Result good = check(op, resolved); !good) return good;
    if (too_much()) return no(Refusal::too_large);
    keep(op.unknown_fields);
    keep(op.inner_unknown);
  }
  const std::size_t kept = state_.kept.size() + state_.objects.kept_bytes();
  // A board from before the limit may have more: whoever adds nothing to it is not asked.
  return full_if(kept_bytes_ > 0 && kept + kept_bytes_ > limits::kept_bytes_max);
}

BatchCheck::Result BatchCheck::check(const Op& op, Resolved& resolved) {
  switch (op.kind) {
    case OpKind::create:
      return create(op, resolved);
    case OpKind::place:
      return place(op, resolved);
    case OpKind::number:
    case OpKind::put:
      return set(op, resolved);
    case OpKind::size:
      return target(op, resolved);
    case OpKind::life:
      return life(op, resolved);
    case OpKind::insert:
      return insert(op, resolved);
    case OpKind::erase:
      return erase(op);
    case OpKind::vote:
      return vote(op, resolved);
    case OpKind::end:
      return end(op, resolved);
    case OpKind::introduce:
      return introduce(op);
    case OpKind::purge:
      return purge();
    case OpKind::unknown:
      keep(op.bytes);
      return {};
  }
  return {};
}

// --- References ------------------------------------------------------------------------------------

// The op of this batch that took the counter of `id`, when it stands before the one being checked. Mostly it is
// near: looked for in steps that double, then halved.
std::size_t BatchCheck::maker_of(OpId id) const {
  const std::size_t checked = state_.resolved.size() - 1;
  if (!from_this_batch(id)) return checked;
  const auto& counters = state_.counters;
  std::size_t after = checked;  // the ops from here on have greater counters
  std::size_t maker = checked;
  for (std::size_t step = 1; counters[maker] > id.counter; step *= 2) {
    after = maker;
    maker = maker > step ? maker - step : 0;
  }
  while (after - maker > 1) {
    const std::size_t middle = maker + (after - maker) / 2;
    (counters[middle] > id.counter ? after : maker) = middle;
  }
  return id.counter < counters[maker] + batch_.ops[maker].span ? maker : checked;
}

Handle BatchCheck::find_object(OpId id, ObjectKind& kind) const {
  const Handle handle = state_.objects.find(id);
  if (handle != handle_none) {
    kind = state_.objects[handle].kind();
    return handle;
  }
  const std::size_t maker = maker_of(id);
  if (!is_maker(maker) || batch_.ops[maker].kind != OpKind::create) return handle_none;
  kind = batch_.ops[maker].object_kind;
  return state_.resolved[maker].target;
}

BatchCheck::InText BatchCheck::find_text(OpId code_point) const {
  InText found;
  if (!from_this_batch(code_point)) {
    found.text = state_.texts.text_of(code_point).value_or(handle_none);
    if (found.text != handle_none) found.trace.near = state_.texts.here();
    return found;
  }
  const std::size_t maker = maker_of(code_point);
  if (!is_maker(maker) || batch_.ops[maker].kind != OpKind::insert) return found;
  found.text = state_.resolved[maker].target;
  found.trace.maker = static_cast<std::uint32_t>(maker);
  return found;
}

BatchCheck::Result BatchCheck::target(const Op& op, Resolved& resolved) {
  resolved.target = find_object(op.target, kind_);
  return resolved.target != handle_none ? Result{} : missing(op.target);
}

// `stamp` is none where `child` will not lie there, since somebody with a greater one has put it elsewhere.
BatchCheck::Result BatchCheck::parent(OpId id, Handle child, Stamp stamp, Resolved& resolved) {
  if (!id.none()) {
    ObjectKind kind{};
    resolved.other = find_object(id, kind);
    if (resolved.other == handle_none) return missing(id);
    if (!may_hold(kind)) return no(Refusal::wrong_kind);
  }
  return limited_ && !stamp.none() ? nest(child, resolved.other, stamp) : Result{};
}

// --- Ops -------------------------------------------------------------------------------------------

BatchCheck::Result BatchCheck::create(const Op& op, Resolved& resolved) {
  if (Result good = full_if(objects_++ >= limits::objects_per_board_max); !good) return good;
  if (!op.points.empty() && !may_have_points(op.object_kind)) return no(Refusal::wrong_kind);
  if (!op.blob.empty() && !may_have_blob(op.object_kind)) return no(Refusal::wrong_kind);
  if (Result good = parent(op.place.parent, next_handle_, op.id, resolved); !good) return good;
  resolved.target = next_handle_++;
  return {};
}

BatchCheck::Result BatchCheck::place(const Op& op, Resolved& resolved) {
  if (Result good = target(op, resolved); !good) return good;
  const bool old = resolved.target < state_.objects.size();
  const bool wins = !old || op.id > state_.objects[resolved.target].place.stamp;
  return parent(op.place.parent, resolved.target, wins ? op.id : Stamp{}, resolved);
}

BatchCheck::Result BatchCheck::set(const Op& op, Resolved& resolved) {
  const bool known = op.kind == OpKind::put
                         ? op.field <= static_cast<std::uint32_t>(BytesField::rank)
                         : op.field <= static_cast<std::uint32_t>(NumberField::grid) || op.reacts();
  if (Result good = target(op, resolved); !good) return good;
  // Whose it is stands in its field. A log may have others from before anybody looked.
  if (op.reacts() && !may_name(op.field - reactions_from)) return no(Refusal::not_allowed);
  if (!known) {
    const auto* old = state_.kept.find({resolved.target, op.kind == OpKind::put, op.field});
    const std::size_t before = old == nullptr ? 0 : 64 + old->bytes.size();
    kept_bytes_ += std::max(64 + op.bytes.size(), before) - before;
  }
  return {};
}

// Nobody hides what others wrote any more by deleting what it lies in. Logs from before have it.
BatchCheck::Result BatchCheck::life(const Op& op, Resolved& resolved) {
  if (Result good = target(op, resolved); !good) return good;
  const bool hides = op.value == static_cast<int>(Life::hides) && may_hold(kind_);
  return limited_ && hides ? no(Refusal::wrong_kind) : Result{};
}

bool BatchCheck::may_name(std::uint32_t participant) const {
  if (!limited_ || replica_ == server_replica) return true;
  const bool own = participant != 0 && participant == state_.participant_of(replica_);
  return own || std::ranges::find(state_.beside, participant) != state_.beside.end();
}

BatchCheck::Result BatchCheck::vote(const Op& op, Resolved& resolved) {
  if (op.participant != 0 && !may_name(op.participant)) return no(Refusal::not_allowed);
  const bool somebody = op.participant != 0 || state_.participant_of(replica_) != 0;
  return somebody ? target(op, resolved) : no(Refusal::not_allowed);
}

BatchCheck::Result BatchCheck::end(const Op& op, Resolved& resolved) {
  if (Result good = target(op, resolved); !good) return good;
  if (!may_have_ends(kind_)) return no(Refusal::wrong_kind);
  ObjectKind kind{};
  const bool there = op.end.target.none() || find_object(op.end.target, kind) != handle_none;
  return there ? Result{} : missing(op.end.target);
}

BatchCheck::Result BatchCheck::introduce(const Op& op) {
  if (replica_ != server_replica) return no(Refusal::not_allowed);
  const std::uint32_t known =
      op.replica < state_.replicas.size() ? state_.replicas[op.replica].participant : 0;
  return known == 0 || known == op.participant ? Result{} : no(Refusal::not_allowed);
}

// Alone, so that no other op of the batch has found what it drops.
BatchCheck::Result BatchCheck::purge() {
  if (replica_ != server_replica) return no(Refusal::not_allowed);
  return batch_.ops.size() == 1 ? Result{} : no(Refusal::malformed);
}

std::expected<void, Refusal> Document::State::check(const Batch& subject, std::uint32_t replica,
                                                    Admission admission) {
  checked = nullptr;
  BatchCheck batch_check(*this, subject, replica, admission);
  auto result = batch_check.run();
  for (const Handle handle : nested_handles) nested[handle] = {};
  nested_handles.clear();
  last_work = batch_check.cost();
  if (subject.counter_end - 1 > counter)
    last_work += std::min(subject.counter_end - 1 - counter, 2 * limits::counter_lead_max);
  if (result) checked = &subject;
  return result;
}

}  // namespace tablee::core

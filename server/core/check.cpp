// Whether a batch may be applied: all or nothing, without touching the document.
//
// References may lead to what an earlier op of the same batch makes. Its handle is known beforehand: objects
// get the handles that follow the last one.
#include <algorithm>

#include "base/limits.h"
#include "core/state.h"

namespace tablee::core {
namespace {

constexpr std::uint32_t server_replica = 1;

class BatchCheck {
 public:
  using Result = std::expected<void, Refusal>;

  BatchCheck(Document::State& state, const Batch& batch, std::uint32_t replica, Admission admission)
      : state_(state),
        batch_(batch),
        replica_(replica),
        limited_(admission == Admission::submitted),
        next_handle_(state.objects.size()),
        objects_(state.objects.count()) {}

  Result run() {
    if (replica_ >= limits::replicas_per_board_max) return no(Refusal::not_allowed);
    if (batch_.counter <= state_.last_counter(replica_)) return no(Refusal::bad_counter);
    if (batch_.counter_end - 1 > board_counter_max) return no(Refusal::bad_counter);
    const bool ahead = batch_.counter > state_.counter + limits::counter_lead_max;
    if (limited_ && ahead) return no(Refusal::bad_counter);
    state_.resolved.clear();
    state_.traces.clear();
    state_.counters.clear();
    keep(batch_.unknown_fields);
    for (const Op& op : batch_.ops) {
      Resolved& resolved = state_.resolved.emplace_back();
      state_.counters.push_back(op.id.counter);
      if (Result good = check(op, resolved); !good) return good;
      keep(op.unknown_fields);
      keep(op.inner_unknown);
    }
    return full_if(state_.kept.size() + kept_bytes_ > limits::kept_bytes_max);
  }

 private:
  static Result no(Refusal refusal) { return std::unexpected(refusal); }
  Result full_if(bool full) const { return limited_ && full ? no(Refusal::board_full) : Result{}; }
  // Of something that is not there: its id was used, and lies where purges were.
  bool was_purged(OpId id) const {
    return id.counter <= state_.floor && id.counter <= state_.last_counter(id.replica);
  }
  Result missing(OpId id) const {
    return no(was_purged(id) ? Refusal::target_gone : Refusal::target_unknown);
  }

  void keep(std::string_view unknown) {
    if (!unknown.empty()) kept_bytes_ += unknown.size() + 64;
  }

  Result check(const Op& op, Resolved& resolved) {
    switch (op.kind) {
      case OpKind::create:
        return create(op, resolved);
      case OpKind::place:
        return place(op, resolved);
      case OpKind::number:
      case OpKind::put:
        return set(op, resolved);
      case OpKind::size:
      case OpKind::life:
        return target(op, resolved);
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

  // --- References ----------------------------------------------------------------------------------

  // The op of this batch that took the counter of `id`, when it stands before the one being checked. Mostly it is
  // near: looked for in steps that double, then halved.
  std::size_t maker_of(OpId id) const {
    const std::size_t checked = state_.resolved.size() - 1;
    if (id.replica != replica_ || id.counter < batch_.counter) return checked;
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
  bool is_maker(std::size_t index) const { return index + 1 < state_.resolved.size(); }

  Handle find_object(OpId id, ObjectKind& kind) const {
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

  struct InText {
    Handle text = handle_none;
    Trace trace;
  };
  InText find_text(OpId code_point) const {
    InText found;
    if (code_point.replica != replica_ || code_point.counter < batch_.counter) {
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

  Result target(const Op& op, Resolved& resolved) {
    resolved.target = find_object(op.target, kind_);
    return resolved.target != handle_none ? Result{} : missing(op.target);
  }

  Result parent(OpId id, Resolved& resolved) {
    if (id.none()) return {};
    ObjectKind kind{};
    resolved.other = find_object(id, kind);
    if (resolved.other == handle_none) return missing(id);
    return may_hold(kind) ? Result{} : no(Refusal::wrong_kind);
  }

  // --- Ops -----------------------------------------------------------------------------------------

  Result create(const Op& op, Resolved& resolved) {
    if (op.participant != 0 && replica_ != server_replica) return no(Refusal::not_allowed);
    if (Result good = full_if(objects_++ >= limits::objects_per_board_max); !good) return good;
    if (!op.points.empty() && !may_have_points(op.object_kind)) return no(Refusal::wrong_kind);
    if (!op.blob.empty() && !may_have_blob(op.object_kind)) return no(Refusal::wrong_kind);
    if (Result good = parent(op.place.parent, resolved); !good) return good;
    resolved.target = next_handle_++;
    return {};
  }

  Result place(const Op& op, Resolved& resolved) {
    if (Result good = target(op, resolved); !good) return good;
    return parent(op.place.parent, resolved);
  }

  Result set(const Op& op, Resolved& resolved) {
    const bool known = op.kind == OpKind::put
                           ? op.field == static_cast<std::uint32_t>(BytesField::z)
                           : op.field <= number_fields;
    if (!known) kept_bytes_ += op.bytes.size() + 64;
    return target(op, resolved);
  }

  Result insert(const Op& op, Resolved& resolved) {
    const InText left = find_text(op.target);
    resolved.target = left.text;
    resolved.left = left.trace;
    if (resolved.target == handle_none) {
      resolved.target = find_object(op.target, kind_);
      resolved.at_object = true;
      if (resolved.target == handle_none) return missing(op.target);
      if (!may_have_text(kind_)) return no(Refusal::wrong_kind);
    }
    if (op.right_mode == RightMode::explicit_id) {
      const Handle text = find_text(op.right).text;
      if (text == handle_none) return missing(op.right);
      if (text != resolved.target) return no(Refusal::target_unknown);
    }
    if (op.right_mode == RightMode::next_of_left && state_.floor != 0 && !resolved.at_object) {
      const OpId next{op.target.counter + 1, op.target.replica};
      const bool gone = find_text(next).text == handle_none && was_purged(next);
      if (gone) return no(Refusal::target_gone);
    }
    // Counted as if all went into one text: near the limit a batch is refused a little early.
    inserted_ += op.span;
    const std::size_t length = state_.texts.length(resolved.target);
    return full_if(length + inserted_ > limits::text_code_points_max);
  }

  Result erase(const Op& op) {
    for (std::uint32_t i = op.runs_begin; i < op.runs_end; ++i) {
      Trace& trace = state_.traces.emplace_back();
      if (!contains(batch_.runs[i], trace)) return missing(batch_.runs[i].first);
    }
    return {};
  }

  bool contains(IdRun run, Trace& trace) const {
    if (run.first.replica != replica_ || run.first.counter + run.length <= batch_.counter) {
      if (!state_.texts.contains(run)) return false;
      trace.near = state_.texts.here();
      return true;
    }
    if (run.first.counter < batch_.counter) {
      const auto before = static_cast<std::uint32_t>(batch_.counter - run.first.counter);
      if (!state_.texts.contains({run.first, before})) return false;
      run = {{batch_.counter, replica_}, run.length - before};
    }
    while (run.length > 0) {
      const std::size_t maker = maker_of(run.first);
      if (!is_maker(maker) || batch_.ops[maker].kind != OpKind::insert) return false;
      trace.maker = static_cast<std::uint32_t>(maker);
      const std::uint64_t end = batch_.ops[maker].id.counter + batch_.ops[maker].span;
      const auto step =
          static_cast<std::uint32_t>(std::min<std::uint64_t>(run.length, end - run.first.counter));
      run.first.counter += step;
      run.length -= step;
    }
    return true;
  }

  Result vote(const Op& op, Resolved& resolved) {
    if (op.participant != 0 && replica_ != server_replica) return no(Refusal::not_allowed);
    const bool somebody = op.participant != 0 || state_.participant_of(replica_) != 0;
    return somebody ? target(op, resolved) : no(Refusal::not_allowed);
  }

  Result end(const Op& op, Resolved& resolved) {
    if (Result good = target(op, resolved); !good) return good;
    if (!may_have_ends(kind_)) return no(Refusal::wrong_kind);
    ObjectKind kind{};
    const bool there = op.end.target.none() || find_object(op.end.target, kind) != handle_none;
    return there ? Result{} : missing(op.end.target);
  }

  Result introduce(const Op& op) {
    if (replica_ != server_replica) return no(Refusal::not_allowed);
    const std::uint32_t known =
        op.replica < state_.replicas.size() ? state_.replicas[op.replica].participant : 0;
    return known == 0 || known == op.participant ? Result{} : no(Refusal::not_allowed);
  }

  // Alone, so that no other op of the batch has found what it drops.
  Result purge() {
    if (replica_ != server_replica) return no(Refusal::not_allowed);
    return batch_.ops.size() == 1 ? Result{} : no(Refusal::malformed);
  }

  Document::State& state_;
  const Batch& batch_;
  const std::uint32_t replica_;
  const bool limited_;
  Handle next_handle_;
  std::size_t objects_;                    // on the board, and made by this batch
  ObjectKind kind_ = ObjectKind::unknown;  // of the target that was found last
  std::size_t inserted_ = 0;
  std::size_t kept_bytes_ = 0;
};

}  // namespace

std::expected<void, Refusal> Document::State::check(const Batch& subject, std::uint32_t replica,
                                                    Admission admission) {
  checked = nullptr;
  auto result = BatchCheck(*this, subject, replica, admission).run();
  if (result) checked = &subject;
  return result;
}

}  // namespace tablee::core

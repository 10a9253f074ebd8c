// What each op does to a document that has checked it.
#include "base/check.h"
#include "core/state.h"
#include "core/work.h"

namespace tablee::core {
namespace {

// One op at work. Every write says whether its stamp won; only then something has changed.
class OpApplication {
 public:
  OpApplication(Document::State& state, const Op& op, const Resolved& resolved, Changes* changes,
                std::span<const Trace> traces)
      : state_(state),
        op_(op),
        target_(resolved.target),
        other_(resolved.other),
        at_object_(resolved.at_object),
        left_(resolved.left),
        traces_(traces),
        changes_(changes) {}

  void run(std::span<const IdRun> runs) {
    switch (op_.kind) {
      case OpKind::create:
        create();
        break;
      case OpKind::place:
        place();
        break;
      case OpKind::size:
        size();
        break;
      case OpKind::number:
        number();
        break;
      case OpKind::put:
        put();
        break;
      case OpKind::life:
        life();
        break;
      case OpKind::insert:
        insert();
        break;
      case OpKind::erase:
        erase(runs);
        break;
      case OpKind::vote:
        vote();
        break;
      case OpKind::end:
        end();
        break;
      case OpKind::introduce:
        state_.need_replica(op_.replica).participant = op_.participant;
        break;
      case OpKind::purge:
        state_.purge(op_, runs, changes_);
        break;
      case OpKind::unknown:
        state_.kept.add({op_.id, Kept::Piece::op}, op_.bytes);
        break;
    }
    if (!op_.unknown_fields.empty())
      state_.kept.add({op_.id, Kept::Piece::op_fields}, op_.unknown_fields);
    if (!op_.inner_unknown.empty() && op_.kind == OpKind::put) {
      state_.kept.add({op_.id, Kept::Piece::put_fields}, op_.inner_unknown);
    }
  }

 private:
  void changed(Handle handle, std::uint32_t fields) {
    if (changes_ != nullptr) changes_->add(handle, fields);
  }

  bool write(NumberRegister& target, std::int64_t value) {
    if (op_.id <= target.stamp) return false;
    target = {op_.id, static_cast<std::int32_t>(value)};
    return true;
  }

  void create() {
    Object object;
    object.id = op_.id;
    object.place = {op_.id, other_, op_.place.x, op_.place.y};
    object.size = {op_.id, op_.size};
    for (NumberRegister& number : object.numbers) number = {op_.id, 0};
    object.numbers[0].value = static_cast<std::int32_t>(op_.colour);
    object.life = {op_.id, 1};
    object.z = {op_.id, std::string(op_.bytes)};
    object.raw_kind = op_.raw_object_kind;
    object.author = op_.participant;
    object.shape = op_.shape;
    const Handle handle = state_.objects.add(std::move(object));
    TABLEE_CHECK(handle == target_);
    if (!op_.points.empty() || !op_.blob.empty() || !op_.inner_unknown.empty()) {
      Payload& payload = state_.objects.need_payload(handle);
      payload.points = op_.points;
      payload.blob = op_.blob;
      state_.objects.keep(payload, op_.inner_unknown);
    }
    state_.order.touch(handle);
    changed(handle, field_created);
  }

  void place() {
    state_.moved.clear();
    const Handle before = state_.objects[target_].parent();
    const PlaceRegister value{op_.id, other_, op_.place.x, op_.place.y};
    if (!state_.objects.write_place(target_, value, state_.moved)) return;
    const bool elsewhere = state_.objects[target_].parent() != before;
    if (elsewhere) state_.order.touch(target_);
    changed(target_, field_place);
    for (const Handle handle : state_.moved) {
      state_.order.touch(handle);
      changed(handle, field_place);
    }
    if (changes_ == nullptr) return;
    // Where nobody sees the frame, a view knows what lies in it as lying around it (Objects::seat).
    if (elsewhere || !state_.objects[target_].alive()) changes_->add_content(target_);
    for (const Handle handle : state_.moved) changes_->add_content(handle);
  }

  void size() {
    SizeRegister& size = state_.objects.at(target_).size;
    if (op_.id <= size.stamp) return;
    size = {op_.id, op_.size};
    changed(target_, field_size);
  }

  void number() {
    if (op_.field <= number_fields) {
      if (write(state_.objects.at(target_).numbers[op_.field - 1], op_.value))
        changed(target_, field_style);
      return;
    }
    if (!state_.kept.write({target_, false, op_.field}, {op_.id, op_.value, {}})) return;
    const bool style = op_.field <= static_cast<std::uint32_t>(NumberField::grid);
    changed(target_, op_.reacts() ? field_votes : style ? field_style : field_other);
  }

  void put() {
    if (op_.field != static_cast<std::uint32_t>(BytesField::z)) {
      const bool won =
          state_.kept.write({target_, true, op_.field}, {op_.id, 0, std::string(op_.bytes)});
      if (won) changed(target_, field_other);
      return;
    }
    BytesRegister& z = state_.objects.at(target_).z;
    if (op_.id <= z.stamp) return;
    z.stamp = op_.id;
    z.value = op_.bytes;
    state_.order.touch(target_);
    changed(target_, field_z);
  }

  void life() {
    if (!write(state_.objects.at(target_).life, op_.value)) return;
    state_.order.touch_life();
    changed(target_, field_life);
    if (changes_ != nullptr) changes_->add_content(target_);
  }

  void insert() {
    Texts::Insertion insertion;
    insertion.first = op_.id;
    insertion.code_points = op_.span;
    insertion.utf8 = op_.bytes;
    if (at_object_) {
      insertion.text = target_;
    } else {
      insertion.left = op_.target;
      insertion.near = state_.hint(left_);
    }
    insertion.right_mode = op_.right_mode;
    insertion.right = op_.right;
    changed(state_.texts.insert(insertion), field_text);
  }

  void erase(std::span<const IdRun> runs) {
    state_.moved.clear();
    for (std::size_t i = 0; i < runs.size(); ++i) {
      const Texts::Hint near = i < traces_.size() ? state_.hint(traces_[i]) : nullptr;
      state_.texts.erase(runs[i], state_.moved, near);
    }
    for (const Handle handle : state_.moved) changed(handle, field_text);
  }

  void vote() {
    const std::uint32_t participant =
        op_.participant != 0 ? op_.participant : state_.participant_of(op_.id.replica);
    const auto count = static_cast<std::uint32_t>(op_.value);
    const std::int32_t grown = state_.votes.write({target_, participant, count, op_.id});
    if (grown == 0) return;
    state_.objects.at(target_).votes += static_cast<std::uint32_t>(grown);
    changed(target_, field_votes);
  }

  void end() {
    EndRegister& end = state_.objects.need_payload(target_).ends[op_.value];
    if (op_.id <= end.stamp) return;
    end = {op_.id, op_.end};
    changed(target_, field_ends);
  }

  Document::State& state_;
  const Op& op_;
  const Handle target_;
  const Handle other_;
  const bool at_object_;
  const Trace& left_;
  const std::span<const Trace> traces_;  // none, or one for each run
  Changes* const changes_;
};

}  // namespace

void Document::State::apply(const Batch& applied, std::uint32_t replica, Changes* changes) {
  TABLEE_CHECK(checked == &applied && resolved.size() == applied.ops.size());
  for (std::size_t i = 0; i < applied.ops.size(); ++i) {
    const Op& op = applied.ops[i];
    const std::size_t count = op.runs_end - op.runs_begin;
    const std::span runs(erased.data() + op.runs_begin, count);
    const bool traced = op.kind == OpKind::erase;
    core::work(steps::op_applied);
    apply_op(op, runs, resolved[i], changes, {traces.data() + op.runs_begin, traced ? count : 0});
    if (op.kind == OpKind::insert) resolved[i].left = {texts.here(), Trace::none};
  }
  if (!applied.unknown_fields.empty()) {
    kept.add({{applied.counter, replica}, Kept::Piece::batch_fields}, applied.unknown_fields);
  }
  use_counters(replica, applied.counter_end);
  if (changes != nullptr) tell_content(*changes);
}

// Said once, however often it happens, and when nothing moves any more: asking in between would bring the order up to date
// for each frame.
void Document::State::tell_content(Changes& changes) {
  std::vector<Handle> frames = changes.take_frames();
  while (!frames.empty()) {
    const Handle frame = frames.back();
    frames.pop_back();
    if (objects[frame].raw_children == 0 || changes.has(frame, field_content)) continue;
    changes.add(frame, field_content);
    const std::uint64_t before = order.steps();
    const std::vector<Handle>& children = order.siblings(objects, frame);
    core::work(order.steps() - before + children.size());
    for (const Handle handle : children) {
      changes.add(handle, field_place);
      frames.push_back(handle);
    }
  }
}

void Document::State::apply_op(const Op& op, std::span<const IdRun> runs, const Resolved& at,
                               Changes* changes, std::span<const Trace> found) {
  OpApplication(*this, op, at, changes, found).run(runs);
}

void Document::State::use_counters(std::uint32_t replica, std::uint64_t counter_end) {
  checked = nullptr;
  ReplicaRow& row = need_replica(replica);
  if (counter_end - 1 > row.last_counter) row.last_counter = counter_end - 1;
  if (counter_end - 1 > counter) counter = counter_end - 1;
}

}  // namespace tablee::core

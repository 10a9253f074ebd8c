// The editor's ops: each is applied to the document, encoded into the open batch, and remembered for undo.
#include "core/editor_state.h"

namespace tablee::core {

Op& Editor::State::begin(OpKind kind, Handle target) {
  close_op();
  op_ = Op{};
  op_.kind = kind;
  op_.id = {core.next_counter(), replica};
  if (target != handle_none) op_.target = id(target);
  return op_;
}

void Editor::State::finish(const Resolved& resolved) {
  batches.add(op_, {});
  core.apply_op(op_, {}, resolved, &changes);
  core.use_counters(replica, op_.id.counter + op_.span);
}

// Notes what op_ is about to replace.
void Editor::State::remember(Handle handle, Slot slot) {
  UndoItem item;
  item.slot = slot;
  item.object = id(handle);
  item.stamp = op_.id;
  item.before_stamp = stamp_of(handle, slot);
  item.before = value_of(handle, slot);
  history->note(std::move(item));
}

Handle Editor::State::create(const NewObject& what, std::string_view z) {
  Op& op = begin(OpKind::create, handle_none);
  op.object_kind = what.kind;
  op.raw_object_kind = static_cast<std::uint32_t>(what.kind);
  op.place = {what.parent == handle_none ? OpId{} : id(what.parent), what.x, what.y};
  op.size = {what.w, what.h};
  op.colour = what.colour;
  op.shape = what.shape;
  op.bytes = z;
  op.points = what.points;
  op.blob = what.blob;
  op.participant = what.author != 0 ? what.author : acting;
  const Handle handle = core.objects.size();
  finish({handle, what.parent, false});
  UndoItem item;
  item.slot = Slot::life;
  item.object = item.stamp = op_.id;
  history->note(std::move(item));
  return handle;
}

void Editor::State::place(Handle handle, Handle parent, std::int32_t x, std::int32_t y) {
  Op& op = begin(OpKind::place, handle);
  op.place = {parent == handle_none ? OpId{} : id(parent), x, y};
  remember(handle, Slot::place);
  finish({handle, parent, false});
}

void Editor::State::size(Handle handle, Size size) {
  begin(OpKind::size, handle).size = size;
  remember(handle, Slot::size);
  finish({handle, handle_none, false});
}

void Editor::State::number(Handle handle, NumberField field, std::int64_t value) {
  Op& op = begin(OpKind::number, handle);
  op.field = static_cast<std::uint32_t>(field);
  op.value = value;
  remember(handle, *slot_of(op.field));
  finish({handle, handle_none, false});
}

void Editor::State::life(Handle handle, bool alive) {
  const bool holds = may_hold(core.objects[handle].kind());
  const Life dead = holds ? Life::deleted : Life::hides;
  begin(OpKind::life, handle).value = static_cast<int>(alive ? Life::alive : dead);
  remember(handle, Slot::life);
  finish({handle, handle_none, false});
}

void Editor::State::put(Handle handle, BytesField field, std::string_view key) {
  Op& op = begin(OpKind::put, handle);
  op.field = static_cast<std::uint32_t>(field);
  op.bytes = key;
  remember(handle, field == BytesField::z ? Slot::z : Slot::rank);
  finish({handle, handle_none, false});
}

void Editor::State::vote(Handle handle, std::uint32_t count) {
  Op& op = begin(OpKind::vote, handle);
  op.value = count;
  op.participant = acting;
  remember(handle, Slot::vote);
  finish({handle, handle_none, false});
}

void Editor::State::end(Handle handle, int which, const ConnectorEnd& end) {
  Op& op = begin(OpKind::end, handle);
  op.value = which;
  op.end = end;
  remember(handle, which == 0 ? Slot::start : Slot::finish);
  finish({handle, handle_none, false});
}

void Editor::State::introduce(std::uint32_t whose, std::uint32_t participant) {
  Op& op = begin(OpKind::introduce, handle_none);
  op.replica = whose;
  op.participant = participant;
  finish({});
}

}  // namespace tablee::core

// The editor's ops on texts. People type and erase one letter after the other: the last op of the batch stays open,
// applied but not encoded, so that a letter costs the text a longer span, the op a number, the memory of undo
// a number, and the batch nothing.
#include <algorithm>

#include "base/check.h"
#include "base/limits.h"
#include "core/editor_state.h"

namespace tablee::core {

void Editor::State::leave_open(Handle handle) {
  open_ = handle;
  core.use_counters(replica, op_.id.counter + op_.span);
}

void Editor::State::encode_open() {
  if (op_.kind == OpKind::insert) op_.bytes = typed_;
  batches.add(op_, erased_);
  open_ = handle_none;
}

OpId Editor::State::insert(Handle handle, const Texts::Anchor& anchor, std::string_view utf8,
                           std::uint32_t code_points) {
  Op& op = begin(OpKind::insert, anchor.left.none() ? handle : handle_none);
  if (!anchor.left.none()) op.target = anchor.left;
  op.right_mode = anchor.right_mode;
  op.right = anchor.right;
  op.span = code_points;
  op.bytes = utf8;
  core.apply_op(op, {}, {handle, handle_none, anchor.left.none()}, &changes);
  const bool continues = op.target == OpId{op.id.counter - 1, replica};
  history->note_inserted(id(handle), op.id, code_points, continues);
  typed_ = utf8;
  leave_open(handle);
  return op.id;
}

bool Editor::State::type_on(Handle handle, std::uint32_t position, std::string_view utf8,
                            std::uint32_t code_points) {
  if (!is_open(handle, OpKind::insert)) return false;
  if (op_.span + code_points > op_code_points ||
      core.texts.length(handle) + code_points > limits::text_code_points_max) {
    return false;
  }
  const OpId next{op_.id.counter + op_.span, replica};
  if (!core.texts.type_on(handle, position, next, code_points, utf8)) return false;
  typed_ += utf8;
  op_.span += code_points;
  core.use_counters(replica, next.counter + code_points);
  changes.add(handle, field_text);
  history->lengthen(code_points);
  return true;
}

void Editor::State::erase(Handle handle, std::span<const IdRun> erased) {
  for (IdRun run : erased) {
    while (run.length > 0) {
      UndoItem item;
      item.kind = UndoItem::Kind::erased;
      item.object = id(handle);
      item.stamp = run.first;
      // Where an erased code point lies between, the run is parted: it may come back, and to its place.
      item.length = core.texts.alike({run.first, std::min(run.length, erased_item_code_points)});
      TABLEE_CHECK(item.length > 0);
      core.texts.read(handle, core.texts.position_of(run.first), item.length, item.before.bytes);
      const OpId last{run.first.counter + item.length - 1, run.first.replica};
      item.continues = core.texts.anchor_behind(last).right == OpId{last.counter + 1, last.replica};
      run.first.counter += item.length;
      run.length -= item.length;
      history->note(std::move(item));
    }
  }
  while (!erased.empty()) {
    const auto step = erased.first(std::min(op_runs, erased.size()));
    erased = erased.subspan(step.size());
    begin(OpKind::erase, handle);
    core.apply_op(op_, step, {handle, handle_none, false}, &changes);
    erased_.assign(step.begin(), step.end());
    leave_open(handle);
  }
}

bool Editor::State::erase_one(Handle handle, std::uint32_t position) {
  const Texts::Glimpse seen = core.texts.glimpse(handle, position);
  if (seen.id.none()) return false;
  UndoItem item;
  item.kind = UndoItem::Kind::erased;
  item.object = id(handle);
  item.stamp = seen.id;
  item.length = 1;
  item.continues = seen.continues;
  item.follows = seen.follows;
  item.before.bytes = seen.utf8;
  const bool goes_on = is_open(handle, OpKind::erase) && seen.id.counter < op_.id.counter &&
                       erased_.size() < op_runs;
  if (!goes_on) {
    begin(OpKind::erase, handle);
    erased_.clear();
    leave_open(handle);
  }
  history->note(std::move(item));
  core.moved.clear();
  core.texts.erase({seen.id, 1}, core.moved);
  core.checked = nullptr;
  changes.add(handle, field_text);
  add_erased(seen.id);
  return true;
}

// A backspace makes the last run longer at its beginning, the delete key at its end; what was not written in a row
// is a run of its own.
void Editor::State::add_erased(OpId code_point) {
  if (!erased_.empty()) {
    IdRun& last = erased_.back();
    const bool before = last.first == OpId{code_point.counter + 1, code_point.replica};
    if (before || code_point == OpId{last.first.counter + last.length, last.first.replica}) {
      if (before) last.first = code_point;
      ++last.length;
      return;
    }
  }
  erased_.push_back({code_point, 1});
}

}  // namespace tablee::core

#include "core/undo.h"

#include <algorithm>
#include <utility>

#include "base/limits.h"

namespace tablee::core {
namespace {

// Successions that are kept before they are written into the items themselves.
constexpr std::size_t successions_max = 16'384;

// Code points that going back adds to one item: each moves those behind it.
constexpr std::uint32_t backspaced_step = 512;

// Typing on, or going on with the backspace or the delete key: the item grows instead of a new one being noted.
bool grow(UndoItem& last, const UndoItem& next) {
  if (last.kind != next.kind || last.object != next.object ||
      last.stamp.replica != next.stamp.replica) {
    return false;
  }
  const bool behind = last.stamp.counter + last.length == next.stamp.counter;
  if (last.kind == UndoItem::Kind::inserted) {
    if (!behind || !next.continues) return false;
    last.length += next.length;
    return true;
  }
  if (last.kind != UndoItem::Kind::erased || next.length + last.length > erased_item_code_points) {
    return false;
  }
  if (behind && next.follows) {
    last.before.bytes += next.before.bytes;
  } else if (next.continues && next.stamp.counter + next.length == last.stamp.counter &&
             last.length < backspaced_step) {
    last.stamp = next.stamp;
    last.before.bytes.insert(0, next.before.bytes);
  } else {
    return false;
  }
  last.length += next.length;
  return true;
}

}  // namespace

void History::note(UndoItem item) {
  if (act_.empty() || !grow(act_.back(), item)) act_.push_back(std::move(item));
}

void History::note_inserted(OpId object, OpId first, std::uint32_t code_points, bool continues) {
  UndoItem item;
  item.kind = UndoItem::Kind::inserted;
  item.object = object;
  item.stamp = first;
  item.length = code_points;
  item.continues = continues;
  note(std::move(item));
}

void History::close(bool join) {
  const Direction direction = std::exchange(direction_, Direction::forward);
  if (act_.empty()) return;
  if (direction == Direction::undoing) {
    push(redo_, false);
  } else {
    if (direction == Direction::forward) redo_.clear();
    push(undo_, join && joinable_ && direction == Direction::forward);
  }
  joinable_ = direction == Direction::forward;
  if (stamps_.size() + runs_.size() > successions_max) settle();
}

void History::push(std::vector<UndoAct>& stack, bool join) {
  if (join && !stack.empty() && stack.back().size() < limits::undo_joined_items_max) {
    for (UndoItem& item : act_) {
      if (!grow(stack.back().back(), item)) stack.back().push_back(std::move(item));
    }
    act_.clear();
    return;
  }
  stack.push_back(std::exchange(act_, {}));
  // Half is dropped at once, so that dropping costs nothing an act.
  if (stack.size() > 2 * limits::undo_acts_max) {
    stack.erase(stack.begin(), stack.begin() + limits::undo_acts_max);
  }
}

UndoAct History::take(Direction direction) {
  if (!act_.empty()) close(false);  // what was written and not committed yet is an act of its own
  std::vector<UndoAct>& stack = direction == Direction::undoing ? undo_ : redo_;
  direction_ = direction;
  if (stack.empty()) return {};
  UndoAct act = std::move(stack.back());
  stack.pop_back();
  return act;
}

Stamp History::current(OpId object, Slot slot, Stamp stamp) const {
  for (auto next = stamps_.find({object, slot, stamp}); next != stamps_.end();
       next = stamps_.find({object, slot, stamp})) {
    stamp = next->second;
  }
  return stamp;
}

void History::succeed(OpId object, Slot slot, Stamp old, Stamp now) {
  if (!old.none()) stamps_.insert_or_assign({object, slot, old}, now);
}

std::vector<IdRun> History::current(IdRun run) const {
  std::vector<IdRun> done;
  std::vector<IdRun> open{run};
  while (!open.empty()) {
    IdRun head = open.back();
    open.pop_back();
    // The first succession that ends behind the head.
    auto next = runs_.upper_bound({head.first.replica, head.first.counter});
    if (next != runs_.begin()) {
      const auto before = std::prev(next);
      const bool covers = before->first.first == head.first.replica &&
                          before->first.second + before->second.length > head.first.counter;
      if (covers) next = before;
    }
    const std::uint64_t end = head.first.counter + head.length;
    if (next == runs_.end() || next->first.first != head.first.replica ||
        next->first.second >= end) {
      done.push_back(head);
      continue;
    }
    const std::uint64_t begin = std::max(next->first.second, head.first.counter);
    const std::uint64_t stop = std::min(next->first.second + next->second.length, end);
    if (stop < end)
      open.push_back({{stop, head.first.replica}, static_cast<std::uint32_t>(end - stop)});
    OpId now = next->second.now;
    now.counter += begin - next->first.second;
    open.push_back({now, static_cast<std::uint32_t>(stop - begin)});
    if (begin > head.first.counter) {
      done.push_back({head.first, static_cast<std::uint32_t>(begin - head.first.counter)});
    }
  }
  return done;
}

void History::succeed(IdRun old, OpId now) {
  runs_.insert_or_assign({old.first.replica, old.first.counter}, Succession{old.length, now});
}

// Writes all successions into the items, so that the maps start anew.
void History::settle() {
  for (UndoAct& act : undo_) settle(act);
  for (UndoAct& act : redo_) settle(act);
  stamps_.clear();
  runs_.clear();
}

void History::settle(UndoAct& act) const {
  UndoAct settled;
  settled.reserve(act.size());
  for (UndoItem& item : act) {
    if (item.kind == UndoItem::Kind::wrote) {
      item.stamp = current(item.object, item.slot, item.stamp);
      item.before_stamp = current(item.object, item.slot, item.before_stamp);
      settled.push_back(std::move(item));
    } else if (item.kind == UndoItem::Kind::erased) {
      settled.push_back(std::move(item));
    } else {
      for (const IdRun& run : current({item.stamp, item.length})) {
        settled.push_back(item);
        settled.back().stamp = run.first;
        settled.back().length = run.length;
      }
    }
  }
  act = std::move(settled);
}

void History::restamp(std::uint32_t from, std::uint32_t to, std::uint64_t own_since) {
  settle();
  const auto follow = [&](OpId& id) {
    if (!id.none() && id.replica == from && id.counter >= own_since) id.replica = to;
  };
  for (std::vector<UndoAct>* stack : {&undo_, &redo_}) {
    for (UndoAct& act : *stack) {
      for (UndoItem& item : act) {
        follow(item.object);
        follow(item.stamp);
        follow(item.before_stamp);
        follow(item.before.end.target);
      }
    }
  }
}

}  // namespace tablee::core

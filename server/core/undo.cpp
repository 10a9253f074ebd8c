#include "core/undo.h"

#include <algorithm>
#include <utility>

#include "base/limits.h"
#include "core/utf8.h"

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

std::size_t cost(const UndoAct& act) {
  std::size_t bytes = 0;
  for (const UndoItem& item : act) bytes += item.cost();
  return bytes;
}

// What a run says of its code points from `at` on, which it says no more.
UndoItem split(UndoItem& item, std::uint32_t at) {
  UndoItem rest = item;
  rest.stamp.counter += at;
  rest.length -= at;
  rest.follows = false;
  item.length = at;
  if (item.kind == UndoItem::Kind::erased) {
    const std::size_t bytes = prefix_bytes(item.before.bytes, at);
    rest.before.bytes.erase(0, bytes);
    item.before.bytes.resize(bytes);
    item.continues = false;
  } else {
    rest.continues = false;
  }
  return rest;
}

// Makes items of their own of what begins at `begin` within a run.
void part_runs(UndoAct& act, OpId begin) {
  for (std::size_t i = 0; i < act.size(); ++i) {
    UndoItem& item = act[i];
    const std::uint64_t before = begin.counter - item.stamp.counter;
    if (item.kind == UndoItem::Kind::wrote || item.stamp.replica != begin.replica) continue;
    if (begin.counter <= item.stamp.counter || before >= item.length) continue;
    UndoItem rest = split(item, static_cast<std::uint32_t>(before));
    act.insert(act.begin() + static_cast<std::ptrdiff_t>(++i), std::move(rest));
  }
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
    if (direction == Direction::forward && !redo_.empty()) {
      redo_.clear();
      count_bytes();
    }
    push(undo_, join && joinable_ && direction == Direction::forward);
  }
  joinable_ = direction == Direction::forward;
  if (stamps_.size() + runs_.size() > successions_max) fold_in();
}

void History::push(std::vector<UndoAct>& stack, bool joins) {
  if (joins && !stack.empty() && stack.back().size() < limits::undo_joined_items_max) {
    join(stack.back());
  } else {
    bytes_ += cost(act_);
    stack.push_back(std::exchange(act_, {}));
  }
  forget(undo_);
  forget(redo_);
}

void History::join(UndoAct& act) {
  for (UndoItem& item : act_) {
    bytes_ += item.before.bytes.size();
    if (grow(act.back(), item)) continue;
    bytes_ += sizeof(UndoItem);
    act.push_back(std::move(item));
  }
  act_.clear();
}

// The oldest acts go, and more of them than must, so that forgetting costs nothing an act.
void History::forget(std::vector<UndoAct>& stack) {
  std::size_t gone = stack.size() > 2 * limits::undo_acts_max ? limits::undo_acts_max : 0;
  for (std::size_t i = 0; i < gone; ++i) bytes_ -= cost(stack[i]);
  if (bytes_ > limits::undo_bytes_max) {
    for (; gone + 1 < stack.size() && bytes_ > limits::undo_bytes_max / 4 * 3; ++gone)
      bytes_ -= cost(stack[gone]);
  }
  stack.erase(stack.begin(), stack.begin() + static_cast<std::ptrdiff_t>(gone));
}

void History::count_bytes() {
  bytes_ = 0;
  for (const std::vector<UndoAct>* stack : {&undo_, &redo_}) {
    for (const UndoAct& act : *stack) bytes_ += cost(act);
  }
}

UndoAct History::take(Direction direction) {
  if (!act_.empty()) close(false);  // what was written and not committed yet is an act of its own
  std::vector<UndoAct>& stack = direction == Direction::undoing ? undo_ : redo_;
  direction_ = direction;
  if (stack.empty()) return {};
  UndoAct act = std::move(stack.back());
  stack.pop_back();
  bytes_ -= cost(act);
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
void History::fold_in() {
  for (UndoAct& act : undo_) fold_in(act);
  for (UndoAct& act : redo_) fold_in(act);
  stamps_.clear();
  runs_.clear();
  count_bytes();
}

void History::fold_in(UndoAct& act) const {
  UndoAct folded;
  folded.reserve(act.size());
  for (UndoItem& item : act) {
    if (item.kind == UndoItem::Kind::wrote) {
      item.stamp = current(item.object, item.slot, item.stamp);
      item.before_stamp = current(item.object, item.slot, item.before_stamp);
      folded.push_back(std::move(item));
    } else if (item.kind == UndoItem::Kind::erased) {
      folded.push_back(std::move(item));
    } else {
      for (const IdRun& run : current({item.stamp, item.length})) {
        folded.push_back(item);
        folded.back().stamp = run.first;
        folded.back().length = run.length;
      }
    }
  }
  act = std::move(folded);
}

void History::restamp(std::uint32_t from, std::uint32_t to, std::uint64_t own_since) {
  fold_in();
  const auto follow = [&](OpId& id) {
    if (!id.none() && id.replica == from && id.counter >= own_since) id.replica = to;
  };
  for (std::vector<UndoAct>* stack : {&undo_, &redo_}) {
    for (UndoAct& act : *stack) {
      part_runs(act, {own_since, from});
      for (UndoItem& item : act) {
        follow(item.object);
        follow(item.stamp);
        follow(item.before_stamp);
        follow(item.before.end.target);
      }
    }
  }
  count_bytes();
}

}  // namespace tablee::core

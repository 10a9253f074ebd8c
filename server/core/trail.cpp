#include "core/trail.h"

#include <algorithm>
#include <optional>

#include "core/editor_state.h"

namespace tablee::core {
namespace {

// The register that an op writes; nothing for what is no register, for votes and reactions, which are their owner's, and for what
// this version does not know.
std::optional<Slot> register_of(const Op& op) {
  switch (op.kind) {
    case OpKind::place:
      return Slot::place;
    case OpKind::size:
      return Slot::size;
    case OpKind::life:
      return Slot::life;
    case OpKind::end:
      return op.value == 0 ? Slot::start : Slot::finish;
    case OpKind::number:
      return op.reacts() ? std::nullopt : slot_of(op.field);
    case OpKind::put:
      if (op.field == static_cast<std::uint32_t>(BytesField::z)) return Slot::z;
      if (op.field == static_cast<std::uint32_t>(BytesField::rank)) return Slot::rank;
      return std::nullopt;
    default:
      return std::nullopt;
  }
}

}  // namespace

Trail::Trail(Document& document)
    : document_(document), editor_(document, 0), state_(*editor_.state_) {}

std::expected<void, Refusal> Trail::pass(base::BytesView bytes, std::uint32_t replica,
                                         bool followed, std::uint32_t author) {
  if (const auto decoded = decode_batch(bytes, replica, batch_); !decoded) return decoded;
  batch_items_ = items_.size();
  for (const Op& op : batch_.ops) {
    if (followed) {
      follow(op);
    } else if (author != 0) {
      look_for(op, author);
    } else {
      look(op);
    }
  }
  return document_.apply_bytes(bytes, replica, nullptr, Admission::accepted);
}

// Whether somebody else builds on what was made.
void Trail::look(const Op& op) {
  if (op.kind != OpKind::insert && (op.kind != OpKind::vote || op.value == 0)) return;
  const auto target = document_.target_of(op);
  if (!target) return;
  const auto made = made_.find(document_.object(*target).id);
  if (made != made_.end()) made->second.built_on = true;
}

// Its words are the author's too: nobody has built on it by them.
void Trail::look_for(const Op& op, std::uint32_t author) {
  if (op.kind == OpKind::create && op.participant == author) return follow(op);
  const auto target = document_.target_of(op);
  const bool words_of_it = op.kind == OpKind::insert && target &&
                           document_.object(*target).author == author &&
                           document_.object(*target).id.replica == op.id.replica;
  if (!words_of_it) look(op);
}

void Trail::follow(const Op& op) {
  if (op.kind == OpKind::create) {
    made_.emplace(op.id, Made{items_.size(), false});
    UndoItem item;
    item.slot = Slot::life;
    item.object = item.stamp = op.id;
    items_.push_back(std::move(item));
  } else if (op.kind == OpKind::insert) {
    inserted(op);
  } else if (op.kind == OpKind::erase) {
    for (std::uint32_t i = op.runs_begin; i < op.runs_end; ++i) erased(batch_.runs[i]);
  } else if (const auto slot = register_of(op)) {
    wrote(op, *slot);
  }
}

// What was made goes as a whole. Of writes that nobody came in between of, the first says what was there before.
void Trail::wrote(const Op& op, Slot slot) {
  if (const auto made = made_.find(op.target); made != made_.end()) {
    Stamp& life = items_[made->second.item].stamp;
    if (slot == Slot::life) life = std::max(life, op.id);  // deleted, and restored
    return;
  }
  const auto handle = document_.find(op.target);
  if (!handle) return;
  const Stamp stands = state_.stamp_of(*handle, slot);
  if (op.id <= stands) return;
  const auto before = newest_.find({op.target, slot});
  if (before != newest_.end()) {
    Stamp& last = items_[before->second].stamp;
    const bool same_batch = last.replica == op.id.replica && last.counter >= batch_.counter;
    if (last == stands || same_batch) {
      last = op.id;
      return;
    }
  }
  newest_[{op.target, slot}] = items_.size();
  UndoItem item;
  item.slot = slot;
  item.object = op.target;
  item.stamp = op.id;
  item.before_stamp = stands;
  item.before = state_.value_of(*handle, slot);
  items_.push_back(std::move(item));
}

// The object whose text an insertion goes to: it may be written behind one of the same batch, which is not there yet.
OpId Trail::text_of(const Op& op) const {
  if (const auto handle = document_.target_of(op)) return document_.object(*handle).id;
  if (made_.contains(op.target)) return op.target;
  for (std::size_t i = items_.size(); i > batch_items_; --i) {
    const UndoItem& item = items_[i - 1];
    const std::uint64_t within = op.target.counter - item.stamp.counter;
    const bool is_there = item.stamp.replica == op.target.replica &&
                          op.target.counter >= item.stamp.counter && within < item.length;
    if (item.kind == UndoItem::Kind::inserted && is_there) return item.object;
  }
  return {};  // behind what was written into something that the batch has made
}

void Trail::inserted(const Op& op) {
  const OpId object = text_of(op);
  if (object.none() || made_.contains(object)) return;
  UndoItem item;
  item.kind = UndoItem::Kind::inserted;
  item.object = object;
  item.stamp = op.id;
  item.length = op.span;
  items_.push_back(std::move(item));
}

void Trail::erased(IdRun run) {
  const Texts& texts = state_.core.texts;
  while (run.length > 0) {
    const IdRun bounded{run.first, std::min(run.length, erased_item_code_points)};
    const std::uint32_t alike = std::max(texts.alike(bounded), 1U);
    const auto handle = texts.text_of(run.first);
    if (handle && texts.visible_in({run.first, 1}) != 0 &&
        !made_.contains(document_.object(*handle).id)) {
      UndoItem item;
      item.kind = UndoItem::Kind::erased;
      item.object = document_.object(*handle).id;
      item.stamp = run.first;
      item.length = alike;
      texts.read(*handle, texts.position_of(run.first), alike, item.before.bytes);
      items_.push_back(std::move(item));
    }
    run.first.counter += alike;
    run.length -= alike;
  }
}

// What was made goes, unless others build on it.
void Trail::hide(const UndoItem& item, Handle handle, bool built_on, Reversal& result) {
  if (!document_.object(handle).alive) return;
  const bool goes = !built_on && state_.reverse(UndoAct{item});
  ++(goes ? result.hidden : result.left);
}

void Trail::give_back(const UndoItem& item, Handle handle, Outcome& outcome) {
  const bool wrote = item.kind == UndoItem::Kind::wrote;
  if (!wrote && !outcome.text) document_.text(handle, outcome.text.emplace());
  const SlotValue was = wrote ? state_.value_of(handle, item.slot) : SlotValue{};
  const bool done = state_.reverse(UndoAct{item});
  if (!wrote) return;
  outcome.left |= !done;
  if (!done || state_.value_of(handle, item.slot) == was) return;
  outcome.done = true;
  outcome.back |= item.slot == Slot::life && document_.object(handle).alive;
}

Reversal Trail::reverse() {
  Reversal result;
  std::map<OpId, Outcome> outcomes;
  for (auto item = items_.rbegin(); item != items_.rend(); ++item) {
    const auto handle = document_.find(item->object);
    if (!handle) continue;  // purged meanwhile
    const auto made = made_.find(item->object);
    if (made != made_.end()) {
      hide(*item, *handle, made->second.built_on, result);
    } else {
      give_back(*item, *handle, outcomes[item->object]);
    }
  }
  for (auto& [object, outcome] : outcomes) {
    if (outcome.text) {
      std::string now;
      document_.text(*document_.find(object), now);
      outcome.done |= now != *outcome.text;
    }
    if (outcome.back) {
      ++result.back;
    } else if (outcome.done) {
      ++result.changed;
    } else if (outcome.left) {
      ++result.left;
    }
  }
  state_.close_op();
  state_.history->close(false);
  for (base::Bytes batch = state_.batches.take(); !batch.empty(); batch = state_.batches.take())
    result.batches.push_back(std::move(batch));
  return result;
}

}  // namespace tablee::core

#include "core/undo_model.h"

#include <gtest/gtest.h>

namespace tablee::tests {

void UndoModel::mean(const base::Bytes& batch, bool join) {
  if (batch.empty()) return;
  Act act;
  BoardModel::each(batch, replica_, [&](Id id, const v1::Op& op) { say({id, op}, act); });
  redo_.clear();
  if (join && joinable_ && !undo_.empty()) {
    for (Item& item : act) undo_.back().push_back(std::move(item));
  } else {
    undo_.push_back(std::move(act));
  }
  joinable_ = true;
}

// --- What was done ---------------------------------------------------------------------------------

UndoModel::Id UndoModel::letter(Id id) const {
  const auto found = letters_.find(id);
  return found == letters_.end() ? id : found->second;
}

UndoModel::Id UndoModel::stands_for(const std::string& slot, Id object, Id stamp) const {
  const auto found = writes_.find({object, slot, stamp});
  return found == writes_.end() ? stamp : found->second;
}

void UndoModel::say(const Said& said, Act& act) {
  note(said.id, said.op, act);
  board_.say(said.id, said.op);
}

// What the op is about to replace.
void UndoModel::note(Id id, const v1::Op& op, Act& act) {
  if (op.has_create()) {
    // What may hold others is deleted without them.
    const bool holds = op.create().kind() == 3 || op.create().kind() == 0 || op.create().kind() > 9;
    act.push_back({.object = id, .slot = "life", .mine = id, .value = holds ? "2 " : "0 "});
    return;
  }
  for (const BoardModel::Write& write : board_.writes(id, op)) {
    Item item{.object = write.object, .slot = write.slot, .mine = id};
    if (const auto* before = board_.read(write.object, write.slot)) {
      item.before = stands_for(write.slot, write.object, before->stamp);
      item.value = before->value;
    } else {
      item.value = write.slot.starts_with("end") ? "0 0 " : write.slot == "rank" ? "" : "0 ";
    }
    act.push_back(std::move(item));
  }
  if (!op.insert().empty()) {
    Item item{.kind = Item::Kind::inserted};
    for (std::uint32_t i = 0; i < tools::code_points_of(op.insert()); ++i)
      item.letters.emplace_back(id.first + i, id.second);
    act.push_back(std::move(item));
  }
  if (op.erase_size() > 0) {
    Item item{.kind = Item::Kind::erased};
    for (const Id& erased : BoardModel::erased(id, op)) {
      const TextModel::Item* const there = board_.code_point(erased);
      if (there != nullptr && !there->erased) item.letters.push_back(erased);
    }
    act.push_back(std::move(item));
  }
}

// --- Its reversal ----------------------------------------------------------------------------------

std::string UndoModel::reverse(const base::Bytes& batch, bool redo) {
  said_.clear();
  next_ = 0;
  if (!batch.empty()) {
    BoardModel::each(batch, replica_, [&](Id id, const v1::Op& op) { said_.push_back({id, op}); });
  }
  std::vector<Act>& from = redo ? redo_ : undo_;
  std::vector<Act>& to = redo ? undo_ : redo_;
  while (!from.empty()) {
    const Act act = std::move(from.back());
    from.pop_back();
    made_.clear();
    if (std::string wrong = reverse(act); !wrong.empty()) return wrong;
    if (made_.empty()) continue;  // nothing of it stands: the one before
    to.push_back(made_);
    joinable_ = false;
    return next_ == said_.size() ? "" : "more was written than is mine to reverse";
  }
  return said_.empty() ? "" : "something was written though nothing is left to reverse";
}

std::string UndoModel::reverse(const Act& act) {
  for (auto item = act.rbegin(); item != act.rend(); ++item) {
    std::string wrong;
    if (item->kind == Item::Kind::wrote) {
      wrong = rewrite(*item);
    } else {
      // Neighbours of one kind may be reversed in one go.
      std::map<Id, bool> letters;
      const auto kind = item->kind;
      auto last = item;
      for (; item != act.rend() && item->kind == kind; last = item++) {
        for (const Id& id : item->letters) letters[id] = true;
      }
      item = last;
      wrong = kind == Item::Kind::inserted ? take_back(letters) : put_back(letters);
    }
    if (!wrong.empty()) return wrong;
  }
  return {};
}

std::string UndoModel::rewrite(const Item& item) {
  const auto* const now = board_.read(item.object, item.slot);
  const Id mine = stands_for(item.slot, item.object, item.mine);
  if (now == nullptr || stands_for(item.slot, item.object, now->stamp) != mine) return {};
  if (next_ == said_.size())
    return "a write of mine stands in " + item.slot + " and was not reversed";
  const Said& said = said_[next_++];
  const auto writes = board_.writes(said.id, said.op);
  if (said.op.has_create() || writes.size() != 1 || writes[0].object != item.object ||
      writes[0].slot != item.slot) {
    return "another thing was written than " + item.slot;
  }
  if (writes[0].value != item.value)
    return item.slot + " was " + item.value + "and is " + writes[0].value;
  say(said, made_);
  if (item.before != Id{}) writes_[{item.object, item.slot, said.id}] = item.before;
  return {};
}

// Every letter that stands for one of these and can be seen is erased, and nothing else.
std::string UndoModel::take_back(std::map<Id, bool> letters) {
  std::map<Id, bool> standing;
  for (auto& [id, mine] : letters) mine = true;
  const auto mine = [&](Id id) {
    const Id first = letter(id);
    for (const auto& [own, is] : letters) {
      if (letter(own) == first) return true;
    }
    return false;
  };
  for (const auto& [id, first] : letters_) {
    if (mine(id)) standing[id] = true;
  }
  for (const auto& [id, is] : letters) standing[id] = true;
  std::erase_if(standing, [&](const auto& one) {
    const TextModel::Item* const there = board_.code_point(one.first);
    return there == nullptr || there->erased;
  });
  while (!standing.empty()) {
    if (next_ == said_.size()) return "letters of mine were left";
    const Said& said = said_[next_++];
    const std::vector<Id> erased = BoardModel::erased(said.id, said.op);
    if (erased.empty()) return "letters of mine were left, something else was written";
    for (const Id& id : erased) {
      if (standing.erase(id) == 0) return "a letter was erased that is not mine to take back";
    }
    say(said, made_);
  }
  return {};
}

// Every one of these letters is written again, each behind where it was; what stood side by side may come as one.
std::string UndoModel::put_back(std::map<Id, bool> letters) {
  while (!letters.empty()) {
    if (next_ == said_.size()) return "letters were not put back";
    const Said& said = said_[next_++];
    const std::uint32_t count = tools::code_points_of(said.op.insert());
    if (count == 0) return "letters were not put back, something else was written";
    const Id last = said.op.at_size() > 0 ? BoardModel::ref(said.id, said.op.at(0), said.op.at(1))
                                          : Id{said.id.first - 1, said.id.second};
    std::string text;
    for (std::uint32_t i = 0; i < count; ++i) {
      const Id old{last.first - (count - 1) + i, last.second};
      if (letters.erase(old) == 0)
        return "a letter was put back that I did not erase, or elsewhere";
      text += board_.code_point(old)->character;
      letters_[{said.id.first + i, said.id.second}] = letter(old);
    }
    if (text != said.op.insert()) return "\"" + said.op.insert() + "\" was \"" + text + "\"";
    say(said, made_);
  }
  return {};
}

}  // namespace tablee::tests

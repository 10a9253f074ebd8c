#include "core/board_model.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <utility>

namespace tablee::tests {

using core::OpId;

void BoardModel::add(const base::Bytes& bytes, std::uint32_t replica) {
  each(bytes, replica, [&](Id id, const v1::Op& op) {
    if (op.purge_size() > 0) {
      purge(id, op);
    } else {
      say(id, op);
    }
  });
}

void BoardModel::each(const base::Bytes& bytes, std::uint32_t replica,
                      const std::function<void(Id, const v1::Op&)>& act) {
  v1::Batch batch;
  ASSERT_TRUE(batch.ParseFromString(bytes));
  std::uint64_t counter = batch.counter();
  for (const v1::Op& op : batch.ops()) {
    act({counter, replica}, op);
    const auto starts = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
    const std::string& text = op.insert();
    counter += text.empty()
                   ? std::max(1U, op.span())
                   : static_cast<std::uint64_t>(std::count_if(text.begin(), text.end(), starts));
  }
}

BoardModel::Id BoardModel::ref(Id op, std::int64_t back, std::int64_t replica) {
  return {op.first - static_cast<std::uint64_t>(back),
          replica == 0 ? op.second : static_cast<std::uint32_t>(replica)};
}

std::string BoardModel::visible() {
  fold();
  std::string lines;
  paint({}, lines);
  return lines;
}

void BoardModel::fold() {
  if (std::exchange(folded_, true)) return;
  objects_.clear();
  participants_.clear();
  texts_ = {};
  text_of_.clear();
  handle_.clear();
  registers_.clear();
  // Before all else: whoever writes with small counters was introduced with greater ones.
  for (const auto& [id, op] : ops_) {
    if (op.introduce_size() > 0)
      participants_[static_cast<std::uint32_t>(op.introduce(0))] =
          static_cast<std::uint32_t>(op.introduce(1));
  }
  for (const auto& [id, op] : ops_) {
    fold(id, op);
    for (Write& said : writes(id, op))
      registers_[{said.object, said.slot}] = {id, std::move(said.value)};
  }
  for (const Id& id : told_texts_) write_text(id, ops_.at(id));
}

const BoardModel::Register* BoardModel::read(Id object, const std::string& slot) {
  fold();
  const auto found = registers_.find({object, slot});
  return found == registers_.end() ? nullptr : &found->second;
}

const TextModel::Item* BoardModel::code_point(Id id) {
  fold();
  const auto text = text_of_.find(id);
  if (text == text_of_.end()) return nullptr;
  for (const TextModel::Item& item : texts_.items(text->second)) {
    if (item.id == OpId{id.first, id.second}) return &item;
  }
  return nullptr;
}

std::vector<BoardModel::Id> BoardModel::erased(Id id, const v1::Op& op) {
  std::vector<Id> ids;
  for (int i = 0; i < op.erase_size(); i += 3) {
    const Id first = ref(id, op.erase(i), op.erase(i + 1));
    for (std::int64_t k = 0; k < op.erase(i + 2); ++k)
      ids.emplace_back(first.first + static_cast<std::uint64_t>(k), first.second);
  }
  return ids;
}

std::vector<BoardModel::Write> BoardModel::writes(Id id, const v1::Op& op) {
  fold();
  const auto number = [](std::int64_t value) { return std::to_string(value) + ' '; };
  const auto object = [&](Id of) {
    return number(static_cast<std::int64_t>(of.first)) + number(of.second);
  };
  // Numbers from `from` on, with a ref at `at` where there is one.
  const auto value = [&](const auto& numbers, int from, int at) {
    std::string text;
    for (int i = from; i < numbers.size() && i < at; ++i) text += number(numbers[i]);
    if (numbers.size() > at) text += "on " + object(ref(id, numbers[at], numbers[at + 1]));
    for (int i = at + 2; i < numbers.size(); ++i) text += number(numbers[i]);
    return text;
  };
  const auto of = [&](const auto& numbers) { return ref(id, numbers[0], numbers[1]); };
  if (op.has_create()) {
    const v1::Create& made = op.create();
    const std::string size =
        made.size_size() > 0 ? value(made.size(), 0, 9) : number(0) + number(0);
    std::vector<Write> all = {{id, "place", value(made.place(), 0, 2)},
                              {id, "size", size},
                              {id, "life", number(1)},
                              {id, "z", made.z()},
                              {id, "number 1 ", number(made.colour())}};
    for (int field = 2; field <= 5; ++field)
      all.push_back({id, "number " + number(field), number(0)});
    return all;
  }
  if (op.place_size() > 0) return {{of(op.place()), "place", value(op.place(), 2, 4)}};
  if (op.size_size() > 0) return {{of(op.size()), "size", value(op.size(), 2, 9)}};
  if (op.number_size() > 0)
    return {{of(op.number()), "number " + number(op.number(2)), number(op.number(3))}};
  if (op.has_put())
    return {{of(op.put().target()), op.put().field() == 1 ? "z" : "rank", op.put().value()}};
  if (op.life_size() > 0) return {{of(op.life()), "life", number(op.life(2))}};
  if (op.vote_size() > 0)
    return {{of(op.vote()), "vote " + number(participants_[id.second]), number(op.vote(2))}};
  if (op.end_size() > 0) return {{of(op.end()), "end " + number(op.end(2)), value(op.end(), 3, 5)}};
  return {};
}

void BoardModel::fold(Id id, const v1::Op& op) {
  const auto object = [&](const auto& numbers) -> Object& {
    return objects_.at(ref(id, numbers[0], numbers[1]));
  };
  if (op.has_create()) create(id, op.create());
  if (op.place_size() > 0)
    place(object(op.place()), id, op.place().data() + 2, op.place_size() - 2);
  if (op.size_size() > 0) {
    object(op.size()).shown.w = op.size(2);
    object(op.size()).shown.h = op.size(3);
  }
  if (op.number_size() > 0 && op.number(2) <= 5)
    object(op.number()).shown.numbers[op.number(2) - 1] = op.number(3);
  if (op.number_size() > 0 && op.number(2) > 5)
    object(op.number()).seldom[op.number(2)] = op.number(3);
  if (op.has_put() && op.put().field() == 1) object(op.put().target()).shown.z = op.put().value();
  if (op.has_put() && op.put().field() == 2) object(op.put().target()).rank = op.put().value();
  if (op.life_size() > 0) object(op.life()).life = op.life(2);
  if (op.vote_size() > 0) object(op.vote()).votes[participants_[id.second]] = op.vote(2);
  if (op.end_size() > 0) {
    core::ConnectorEnd& end = object(op.end()).shown.ends[op.end(2)];
    end = {
        static_cast<std::int32_t>(op.end(3)), static_cast<std::int32_t>(op.end(4)), {}, 500, 500};
    if (op.end_size() > 5) {
      const Id target = ref(id, op.end(5), op.end(6));
      end.target = {target.first, target.second};
      end.anchor_x = static_cast<std::int16_t>(op.end(7));
      end.anchor_y = static_cast<std::int16_t>(op.end(8));
    }
  }
}

void BoardModel::create(Id id, const v1::Create& create) {
  Object& object = objects_[id];
  object.shown.id = {id.first, id.second};
  object.shown.kind = create.kind() <= 9 ? create.kind() : 0;  // of a newer version
  object.shown.author = participants_[id.second];
  place(object, id, create.place().data(), create.place_size());
  if (create.size_size() > 0) {
    object.shown.w = create.size(0);
    object.shown.h = create.size(1);
  }
  object.shown.numbers[0] = create.colour();
  object.shown.shape = create.shape();
  object.shown.z = create.z();
  // The packed bytes of the points, as a view of the core shows them: its size is all that line() prints.
  for (const std::int64_t number : create.points()) {
    const auto zigzag = static_cast<std::uint64_t>(number < 0 ? -2 * number - 1 : 2 * number);
    for (std::uint64_t rest = zigzag; rest >= 0x80; rest >>= 7) object.shown.points += 'x';
    object.shown.points += 'x';
  }
  const auto handle = static_cast<core::Handle>(handle_.size());
  handle_[id] = handle;
  if (const auto told = told_.find(id); told != told_.end()) {
    texts_.set(handle, told->second);
    for (const auto& item : told->second) text_of_[{item.id.counter, item.id.replica}] = handle;
  }
}

// What is purged was never said: all ops that speak of it are struck out. Texts are kept as they stand, since
// their ops name what is gone.
void BoardModel::purge(Id id, const v1::Op& op) {
  fold();
  const auto named = [&](Id thing, int begin, int end) {
    for (int i = begin; i < end; i += 3) {
      const Id first = ref(id, op.purge(i), op.purge(i + 1));
      const auto length = static_cast<std::uint64_t>(op.purge(i + 2));
      if (thing.second == first.second && thing.first >= first.first &&
          thing.first - first.first < length)
        return true;
    }
    return false;
  };
  folded_ = false;
  const int texts = 2 + 3 * static_cast<int>(op.purge(1));
  const std::set<Id> gone = going([&](Id object) { return named(object, 2, texts); });
  told_.clear();
  told_texts_.clear();
  for (const auto& [object, handle] : handle_) {
    if (gone.contains(object)) continue;
    told_[object] = TextModel::told_anew(texts_.items(handle), [&](const TextModel::Item& item) {
      return item.erased && named({item.id.counter, item.id.replica}, texts, op.purge_size());
    });
  }
  std::erase_if(ops_, [&](const auto& said) {
    return writes_text(said.second) || gone.contains(target_of(said.first, said.second));
  });
}

std::set<BoardModel::Id> BoardModel::going(const std::function<bool(Id)>& named) const {
  std::set<Id> gone;
  for (const auto& [id, object] : objects_) {
    if (named(id) && hidden(id)) gone.insert(id);
  }
  for (bool again = true; again;) {
    again = false;
    for (const auto& [id, object] : objects_) {
      if (gone.contains(id)) continue;
      again |= gone.erase(object.parent) > 0;
      for (const core::ConnectorEnd& end : object.shown.ends) {
        again |= gone.erase({end.target.counter, end.target.replica}) > 0;
      }
    }
  }
  return gone;
}

bool BoardModel::hidden(Id id) const {
  if (objects_.at(id).life != 1) return true;
  for (; id != Id{}; id = parent_of(id)) {
    if (objects_.at(id).life == 0) return true;
  }
  return false;
}

BoardModel::Id BoardModel::target_of(Id id, const v1::Op& op) const {
  if (op.has_create()) return id;
  if (op.has_put()) return ref(id, op.put().target(0), op.put().target(1));
  for (const auto* numbers :
       {&op.place(), &op.size(), &op.number(), &op.life(), &op.vote(), &op.end()}) {
    if (!numbers->empty()) return ref(id, numbers->Get(0), numbers->Get(1));
  }
  return {};
}

void BoardModel::place(Object& object, Id id, const std::int64_t* numbers, int count) {
  object.shown.x = numbers[0];
  object.shown.y = numbers[1];
  object.parent = count > 2 ? ref(id, numbers[2], numbers[3]) : Id{};
  object.moved = id;
}

void BoardModel::write_text(Id id, const v1::Op& op) {
  tools::TextOp text;
  text.id = {id.first, id.second};
  if (op.erase_size() > 0) {
    for (int i = 0; i < op.erase_size(); i += 3) {
      const Id first = ref(id, op.erase(i), op.erase(i + 1));
      text.erased.push_back(
          {{first.first, first.second}, static_cast<std::uint32_t>(op.erase(i + 2))});
    }
    texts_.apply(text);
    return;
  }
  const Id left = op.at_size() > 0 ? ref(id, op.at(0), op.at(1)) : Id{id.first - 1, id.second};
  const auto mode = op.at_size() > 2 ? op.at(2) : 0;
  const bool at_object = handle_.contains(left);
  text.text = at_object ? handle_.at(left) : text_of_.at(left);
  if (!at_object) text.left = {left.first, left.second};
  if (mode == 0) text.right = right_of(text.text, text.left);
  if (mode == 1) text.right = {left.first + 1, left.second};
  if (mode == 3) {
    const Id right = ref(id, op.at(3), op.at(4));
    text.right = {right.first, right.second};
  }
  if (!honest(text)) text.right = right_of(text.text, text.left);
  text.inserted = op.insert();
  text.code_points = tools::code_points_of(text.inserted);
  for (std::uint32_t i = 0; i < text.code_points; ++i)
    text_of_[{id.first + i, id.second}] = text.text;
  texts_.apply(text);
}

OpId BoardModel::right_of(core::Handle text, OpId id) {
  for (const TextModel::Item& item : texts_.items(text)) {
    if (item.id == id) return item.right;
  }
  return {};
}

// Whether somebody can have seen `right` right behind `left`: then neither hangs on anything between the two. After a
// purge that may not be so for who wrote before it, and the right origin of `left` counts instead (text.h).
bool BoardModel::honest(const tools::TextOp& op) {
  const auto& items = texts_.items(op.text);
  const auto place = [&](OpId id, long none) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (items[i].id == id) return static_cast<long>(i);
    }
    return none;
  };
  const auto size = static_cast<long>(items.size());
  const OpId right_of_left = right_of(op.text, op.left);
  const long left = op.left.none() ? -1 : place(op.left, size);
  const long right = op.right.none() ? size : place(op.right, -2);
  if (right == left + 1 || op.right == right_of_left) return true;
  if (op.right.none() || right == -2) return false;
  const OpId left_of_right = items[static_cast<std::size_t>(right)].left;
  if (op.left.none()) return left_of_right.none();
  if (left_of_right == op.left) return true;
  const long other_left = left_of_right.none() ? -1 : place(left_of_right, size);
  const long other_right = right_of_left.none() ? size : place(right_of_left, -2);
  return left < right && other_left < left && right < other_right;
}

// In a cycle of parents the edge with the greatest stamp is ignored.
BoardModel::Id BoardModel::parent_of(Id id) const {
  Id greatest;
  std::set<Id> way;
  for (Id at = id; at != Id{}; at = objects_.at(at).parent) {
    if (!way.insert(at).second)
      return at == id && greatest == objects_.at(id).moved ? Id{} : objects_.at(id).parent;
    greatest = std::max(greatest, objects_.at(at).moved);
  }
  return objects_.at(id).parent;
}

std::string BoardModel::seldom_of(const Object& object) {
  const auto number = [&](std::int64_t field) {
    const auto found = object.seldom.find(field);
    return found == object.seldom.end() ? 0 : found->second;
  };
  std::vector<core::Reaction> reactions;
  for (const auto& [field, set] : object.seldom) {
    if (field > 1'024 && (set & 0xFF) != 0)
      reactions.push_back(
          {static_cast<std::uint32_t>(field - 1'024), static_cast<std::uint32_t>(set & 0xFF)});
  }
  const bool frame = object.shown.kind == 3 || object.shown.kind == 0;
  if (!frame) return seldom(0, false, false, {}, reactions);
  const std::int64_t role = number(6);
  return seldom(role > 255 ? 0 : static_cast<std::uint32_t>(role), number(7) == 1, number(8) == 1,
                object.rank, reactions);
}

void BoardModel::paint(Id parent, std::string& lines) {
  std::vector<std::pair<std::string, Id>> children;
  for (const auto& [id, object] : objects_) {
    if (parent_of(id) == parent) children.emplace_back(object.shown.z, id);
  }
  std::sort(children.begin(), children.end());
  for (const auto& [z, id] : children) {
    Object& object = objects_.at(id);
    if (object.life == 0) continue;
    object.shown.parent = {parent.first, parent.second};
    object.shown.votes = 0;
    for (const auto& [participant, count] : object.votes) object.shown.votes += count;
    object.shown.text = texts_.text(handle_.at(id));
    object.shown.seldom = seldom_of(object);
    if (object.life == 1) lines += line(object.shown);
    paint(id, lines);
  }
}

}  // namespace tablee::tests

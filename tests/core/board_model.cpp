#include "core/board_model.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace tablee::tests {

using core::OpId;

void BoardModel::add(const base::Bytes& bytes, std::uint32_t replica) {
  v1::Batch batch;
  ASSERT_TRUE(batch.ParseFromString(bytes));
  std::uint64_t counter = batch.counter();
  for (const v1::Op& op : batch.ops()) {
    ops_[{counter, replica}] = op;
    const auto starts = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
    const std::string& text = op.insert();
    counter += text.empty()
                   ? 1
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
  objects_.clear();
  participants_.clear();
  texts_ = {};
  text_of_.clear();
  handle_.clear();
  for (const auto& [id, op] : ops_) fold(id, op);
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
  if (op.number_size() > 0) object(op.number()).shown.numbers[op.number(2) - 1] = op.number(3);
  if (op.has_put()) object(op.put().target()).shown.z = op.put().value();
  if (op.life_size() > 0) object(op.life()).alive = op.life(2) != 0;
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
  if (op.introduce_size() > 0) {
    participants_[static_cast<std::uint32_t>(op.introduce(0))] =
        static_cast<std::uint32_t>(op.introduce(1));
  }
  if (!op.insert().empty() || op.erase_size() > 0) write_text(id, op);
}

void BoardModel::create(Id id, const v1::Create& create) {
  Object& object = objects_[id];
  object.shown.id = {id.first, id.second};
  object.shown.kind = create.kind();
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
  if (mode == 0 && !at_object) {
    for (const TextModel::Item& item : texts_.items(text.text)) {
      if (item.id == text.left) text.right = item.right;
    }
  }
  if (mode == 1) text.right = {left.first + 1, left.second};
  if (mode == 3) {
    const Id right = ref(id, op.at(3), op.at(4));
    text.right = {right.first, right.second};
  }
  text.inserted = op.insert();
  text.code_points = tools::code_points_of(text.inserted);
  for (std::uint32_t i = 0; i < text.code_points; ++i)
    text_of_[{id.first + i, id.second}] = text.text;
  texts_.apply(text);
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

void BoardModel::paint(Id parent, std::string& lines) {
  std::vector<std::pair<std::string, Id>> children;
  for (const auto& [id, object] : objects_) {
    if (parent_of(id) == parent) children.emplace_back(object.shown.z, id);
  }
  std::sort(children.begin(), children.end());
  for (const auto& [z, id] : children) {
    Object& object = objects_.at(id);
    if (!object.alive) continue;
    object.shown.parent = {parent.first, parent.second};
    object.shown.votes = 0;
    for (const auto& [participant, count] : object.votes) object.shown.votes += count;
    object.shown.text = texts_.text(handle_.at(id));
    lines += line(object.shown);
    paint(id, lines);
  }
}

}  // namespace tablee::tests

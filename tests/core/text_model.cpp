#include "core/text_model.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <utility>

namespace tablee::tests {
namespace {

using core::OpId;
using Items = std::vector<TextModel::Item>;

// Index of an id; -1 for none on the left, size for none on the right.
long index_of(const Items& items, OpId id, long none) {
  if (id.none()) return none;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].id == id) return static_cast<long>(i);
  }
  std::abort();
}

// Index of the visible character `position`, or the number of items.
std::size_t visible_at(const Items& items, std::uint32_t position) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!items[i].erased && position-- == 0) return i;
  }
  return items.size();
}

}  // namespace

void TextModel::integrate(Items& items, Item item) {
  const long size = static_cast<long>(items.size());
  const long left = index_of(items, item.left, -1);
  const long right = index_of(items, item.right, size);
  long destination = left + 1;
  bool scanning = false;
  for (long i = left + 1;; ++i) {
    if (!scanning) destination = i;
    if (i == size || i == right) break;
    const Item& other = items[static_cast<std::size_t>(i)];
    const long other_left = index_of(items, other.left, -1);
    const long other_right = index_of(items, other.right, size);
    if (other_left < left) break;
    if (other_left > left) continue;
    if (other_right < right) {
      scanning = true;
    } else if (other_right == right) {
      const bool first = item.id.replica != other.id.replica ? item.id.replica < other.id.replica
                                                             : item.id.counter < other.id.counter;
      if (first) break;
      scanning = false;
    } else {
      scanning = false;
    }
  }
  items.insert(items.begin() + destination, std::move(item));
}

tools::TextOp TextModel::insert(OpId id, core::Handle text, std::uint32_t position,
                                const std::string& utf8) {
  const Items& items = texts_[text];
  std::size_t behind = 0;
  tools::TextOp op{id, text, utf8, tools::code_points_of(utf8), {}, {}, {}};
  if (position != 0) {
    behind = visible_at(items, position - 1) + 1;
    op.left = items[behind - 1].id;
  }
  if (behind < items.size()) op.right = items[behind].id;
  apply(op);
  return op;
}

tools::TextOp TextModel::erase(OpId id, core::Handle text, std::uint32_t position,
                               std::uint32_t length) {
  tools::TextOp op{id, text, {}, 0, {}, {}, {}};
  for (std::uint32_t i = 0; i < length; ++i) {
    op.erased.push_back({texts_[text][visible_at(texts_[text], position + i)].id, 1});
  }
  apply(op);
  return op;
}

void TextModel::apply(const tools::TextOp& op) {
  OpId left = op.left;
  OpId id = op.id;
  for (std::size_t at = 0; at < op.inserted.size();) {
    std::size_t end = at + 1;
    while (end < op.inserted.size() && (op.inserted[end] & 0xC0) == 0x80) ++end;
    integrate(texts_[op.text], {id, left, op.right, op.inserted.substr(at, end - at), false});
    left = id;
    ++id.counter;
    at = end;
  }
  for (const core::IdRun run : op.erased) {
    for (std::uint64_t counter = run.first.counter; counter < run.first.counter + run.length;
         ++counter) {
      for (auto& [text, items] : texts_) {
        for (Item& item : items) {
          if (item.id == OpId{counter, run.first.replica}) item.erased = true;
        }
      }
    }
  }
}

std::vector<TextModel::Item> TextModel::told_anew(const Items& items,
                                                  const std::function<bool(const Item&)>& goes) {
  Items kept;
  std::vector<std::size_t> chains;  // where each begins in `kept`
  const Item* before = nullptr;     // in `items`, when it stays
  for (const Item& item : items) {
    const Item* const previous = std::exchange(before, goes(item) ? nullptr : &item);
    if (before == nullptr) continue;
    const bool goes_on = previous != nullptr && previous->erased == item.erased &&
                         item.id == OpId{previous->id.counter + 1, previous->id.replica} &&
                         item.left == previous->id && item.right == previous->right;
    if (!goes_on) chains.push_back(kept.size());
    kept.push_back(item);
  }
  if (kept.size() == items.size()) return items;
  std::vector<std::size_t> order(chains.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return kept[chains[a]].id < kept[chains[b]].id; });
  std::vector<bool> told(kept.size());
  for (const std::size_t chain : order) {
    const std::size_t begin = chains[chain];
    const std::size_t end = chain + 1 < chains.size() ? chains[chain + 1] : kept.size();
    std::size_t left = begin;
    while (left > 0 && !told[left - 1]) --left;
    std::size_t right = end;
    while (right < kept.size() && !told[right]) ++right;
    for (std::size_t i = begin; i < end; ++i) {
      kept[i].left = i > begin ? kept[i - 1].id : left > 0 ? kept[left - 1].id : OpId{};
      kept[i].right = right < kept.size() ? kept[right].id : OpId{};
      told[i] = true;
    }
  }
  return kept;
}

std::string TextModel::text(core::Handle text) const {
  std::string out;
  const auto found = texts_.find(text);
  if (found == texts_.end()) return out;
  for (const Item& item : found->second) {
    if (!item.erased) out += item.character;
  }
  return out;
}

std::uint32_t TextModel::length(core::Handle text) const {
  return tools::code_points_of(this->text(text));
}

}  // namespace tablee::tests

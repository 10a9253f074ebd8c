#include "core/text_tree.h"

namespace tablee::core::text {
namespace {

constexpr std::uint32_t slab_first = 16;
constexpr std::uint32_t slab_most = 256;

std::uint32_t sum(const std::uint32_t* counts, std::uint32_t from, std::uint32_t to) {
  std::uint32_t all = 0;
  for (std::uint32_t i = from; i < to; ++i) all += counts[i];
  return all;
}

const Inner* top_of(const Leaf* leaf) {
  const Inner* top = leaf->parent;
  while (top != nullptr && top->parent != nullptr) top = top->parent;
  return top;
}

void put(Inner& inner, std::uint32_t slot, Node* child, std::uint32_t visible,
         std::uint32_t astral) {
  inner.child[slot] = child;
  inner.visible[slot] = visible;
  inner.astral[slot] = astral;
  child->parent = &inner;
  child->slot = static_cast<std::uint8_t>(slot);
}

}  // namespace

Forest::~Forest() {
  for (std::size_t slab = 0, size = slab_first; slab < slabs_.size(); ++slab) {
    const bool last = slab + 1 == slabs_.size();
    for (std::size_t i = 0; i < (last ? slab_used_ : size); ++i) slabs_[slab][i].free();
    if (size < slab_most) size *= 2;
  }
}

Leaf* Forest::plant(Handle handle) {
  if (slab_used_ == slab_size_) {
    slab_size_ = slab_size_ == 0 ? slab_first : slab_size_ < slab_most ? slab_size_ * 2 : slab_most;
    slab_used_ = 0;
    slabs_.push_back(std::make_unique<Leaf[]>(slab_size_));
  }
  Leaf* const leaf = &slabs_.back()[slab_used_++];
  leaf->handle = handle;
  return leaf;
}

Leaf* Forest::split(Leaf* leaf, std::uint32_t index, std::uint32_t offset, std::uint32_t position) {
  Leaf* const fresh = plant(leaf->handle);
  fresh->next = leaf->next;
  leaf->next = fresh;
  attach(leaf, fresh, true);
  Span rest;
  if (offset != 0) {
    rest = leaf->spans[index].tail(offset);
    leaf->spans[index].size -= rest.length();
    ++index;
  }
  leaf->move_tail(index, position, *fresh);
  if (offset != 0) {
    fresh->open(0, 1);
    fresh->spans[0] = rest;
  }
  add_above(leaf, 0U - fresh->visible);
  add_above(fresh, fresh->visible);
  add_astral_above(leaf, 0U - fresh->astral);
  add_astral_above(fresh, fresh->astral);
  return fresh;
}

// Puts `fresh`, in which nothing is counted yet, behind `old`.
void Forest::attach(Node* old, Node* fresh, bool of_leaves) {
  if (old->parent == nullptr) {
    Inner* const top = inners_.emplace_back(std::make_unique<Inner>()).get();
    top->of_leaves = of_leaves;
    top->count = 1;
    if (of_leaves) {
      const Leaf& leaf = *static_cast<Leaf*>(old);
      put(*top, 0, old, leaf.visible, leaf.astral);
    } else {
      const Inner& inner = *static_cast<Inner*>(old);
      put(*top, 0, old, sum(inner.visible, 0, inner.count), sum(inner.astral, 0, inner.count));
    }
  }
  Inner* parent = old->parent;
  std::uint32_t slot = old->slot + 1U;
  if (parent->count == children_max) {
    Inner* const behind = make_room(old);
    parent = slot == children_max ? behind : old->parent;
    slot = slot == children_max ? 0 : old->slot + 1U;
  }
  for (std::uint32_t i = parent->count; i > slot; --i) {
    put(*parent, i, parent->child[i - 1], parent->visible[i - 1], parent->astral[i - 1]);
  }
  put(*parent, slot, fresh, 0, 0);
  ++parent->count;
}

// Splits the full parent of `old`; returns the new node behind it. When `old` is its last child nothing
// moves: texts grow at their end, and full nodes are worth keeping full.
Inner* Forest::make_room(Node* old) {
  Inner* const parent = old->parent;
  Inner* const behind = inners_.emplace_back(std::make_unique<Inner>()).get();
  behind->of_leaves = parent->of_leaves;
  const std::uint32_t keep = old->slot + 1U == children_max ? children_max : children_max / 2;
  const std::uint32_t moved = sum(parent->visible, keep, children_max);
  const std::uint32_t moved_astral = sum(parent->astral, keep, children_max);
  for (std::uint32_t i = keep; i < children_max; ++i) {
    put(*behind, i - keep, parent->child[i], parent->visible[i], parent->astral[i]);
  }
  behind->count = static_cast<std::uint8_t>(children_max - keep);
  parent->count = static_cast<std::uint8_t>(keep);
  const bool had_parent = parent->parent != nullptr;
  attach(parent, behind, false);
  if (had_parent) {
    add_above(parent, 0U - moved);
    add_astral_above(parent, 0U - moved_astral);
  }
  add_above(behind, moved);
  add_astral_above(behind, moved_astral);
  // The nodes above a new top do not exist; above an old one the two differences cancel out.
  return behind;
}

std::uint32_t total(const Leaf* first) {
  const Inner* const top = top_of(first);
  return top == nullptr ? first->visible : sum(top->visible, 0, top->count);
}

std::uint32_t total_astral(const Leaf* first) {
  const Inner* const top = top_of(first);
  return top == nullptr ? first->astral : sum(top->astral, 0, top->count);
}

std::uint32_t start_of(const Leaf* leaf) {
  std::uint32_t start = 0;
  for (const Node* node = leaf; node->parent != nullptr; node = node->parent) {
    start += sum(node->parent->visible, 0, node->slot);
  }
  return start;
}

std::uint32_t utf16_start_of(const Leaf* leaf) {
  std::uint32_t start = 0;
  for (const Node* node = leaf; node->parent != nullptr; node = node->parent) {
    start += sum(node->parent->visible, 0, node->slot) + sum(node->parent->astral, 0, node->slot);
  }
  return start;
}

Leaf* leaf_at(Leaf* first, std::uint32_t& position) {
  const Inner* node = top_of(first);
  if (node == nullptr) return first;
  for (;;) {
    std::uint32_t slot = 0;
    while (position >= node->visible[slot]) position -= node->visible[slot++];
    if (node->of_leaves) return static_cast<Leaf*>(node->child[slot]);
    node = static_cast<const Inner*>(node->child[slot]);
  }
}

Leaf* leaf_at_utf16(Leaf* first, std::uint32_t& offset) {
  const Inner* node = top_of(first);
  if (node == nullptr) return first;
  for (;;) {
    std::uint32_t slot = 0;
    for (; offset >= node->visible[slot] + node->astral[slot]; ++slot) {
      offset -= node->visible[slot] + node->astral[slot];
    }
    if (node->of_leaves) return static_cast<Leaf*>(node->child[slot]);
    node = static_cast<const Inner*>(node->child[slot]);
  }
}

bool stands_before(const Leaf* a, const Leaf* b) {
  const Node* left = a;
  const Node* right = b;
  while (left->parent != right->parent) {
    left = left->parent;
    right = right->parent;
  }
  return left->slot < right->slot;
}

namespace {

Leaf* first_leaf(Node* node, bool is_leaf) {
  while (!is_leaf) {
    const auto* const inner = static_cast<const Inner*>(node);
    is_leaf = inner->of_leaves;
    node = inner->child[0];
  }
  return static_cast<Leaf*>(node);
}

// The last child from `from` on that begins with what is passed over, if they come before those that do not.
std::uint32_t children_passed(const Inner& inner, std::uint32_t from, const Passing& passing) {
  for (std::uint32_t to = inner.count; from < to;) {
    const std::uint32_t middle = from + (to - from) / 2;
    const Leaf* const leaf = first_leaf(inner.child[middle], inner.of_leaves);
    if (leaf->count != 0 && passing.over(leaf->spans[0])) {
      from = middle + 1;
    } else {
      to = middle;
    }
  }
  return from;
}

}  // namespace

Leaf* leap(const Leaf* leaf, const Passing& passing) {
  Node* to = nullptr;
  bool of_leaves = true;
  for (const Node* node = leaf; node->parent != nullptr; node = node->parent) {
    const std::uint32_t up_to = children_passed(*node->parent, node->slot + 1U, passing);
    if (up_to != node->slot + 1U) {
      to = node->parent->child[up_to - 1];
      of_leaves = node->parent->of_leaves;
    }
    if (up_to != node->parent->count) break;
  }
  while (to != nullptr && !of_leaves) {
    const auto* const inner = static_cast<const Inner*>(to);
    of_leaves = inner->of_leaves;
    to = inner->child[children_passed(*inner, 1, passing) - 1];
  }
  return static_cast<Leaf*>(to);
}

}  // namespace tablee::core::text

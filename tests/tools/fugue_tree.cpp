#include "tools/fugue_tree.h"

#include <algorithm>
#include <cstdlib>
#include <tuple>

namespace tablee::tools {

using core::OpId;

FugueTree::FugueTree() : nodes_(1) {}

FugueTree::Index FugueTree::find(OpId id, Index none) const {
  if (id.none()) return none;
  for (Index i = 1; i < nodes_.size(); ++i) {
    if (nodes_[i].id == id) return i;
  }
  std::abort();  // a history names what nobody wrote
}

// From the root down to the node, both of them too.
std::vector<FugueTree::Index> FugueTree::path_to(Index node) const {
  std::vector<Index> path{node};
  while (path.back() != root) path.push_back(nodes_[path.back()].parent);
  std::reverse(path.begin(), path.end());
  return path;
}

std::vector<FugueTree::Index> FugueTree::in_order() const {
  struct Visit {
    Index node;
    bool opened;  // its children are on the stack already
  };
  std::vector<Index> order;
  std::vector<Visit> stack{{root, false}};
  while (!stack.empty()) {
    const auto [index, opened] = stack.back();
    stack.pop_back();
    if (opened) {
      if (index != root) order.push_back(index);
      continue;
    }
    const Node& node = nodes_[index];
    for (auto child = node.right.rbegin(); child != node.right.rend(); ++child) {
      stack.push_back({*child, false});
    }
    stack.push_back({index, true});
    for (auto child = node.left.rbegin(); child != node.left.rend(); ++child) {
      stack.push_back({*child, false});
    }
  }
  return order;
}

bool FugueTree::before(Index a, Index b) const {
  if (a == b || a == end) return false;
  if (b == end) return true;
  const std::vector<Index> to_a = path_to(a);
  const std::vector<Index> to_b = path_to(b);
  std::size_t same = 0;
  while (same < to_a.size() && same < to_b.size() && to_a[same] == to_b[same]) ++same;
  if (same == to_a.size()) return nodes_[to_b[same]].right_side;
  if (same == to_b.size()) return !nodes_[to_a[same]].right_side;
  const Index branch_a = to_a[same];
  const Index branch_b = to_b[same];
  if (nodes_[branch_a].right_side != nodes_[branch_b].right_side) {
    return nodes_[branch_b].right_side;
  }
  return sibling_before(branch_a, branch_b);
}

// Of two on one side of one parent. On the right, FugueMax puts the one with the later right origin first:
// right origins lie outside of the parent's subtree, so that this does not ask for itself.
bool FugueTree::sibling_before(Index a, Index b) const {
  const Node& one = nodes_[a];
  const Node& other = nodes_[b];
  if (one.right_side && one.right_origin != other.right_origin) {
    return before(other.right_origin, one.right_origin);
  }
  return std::tuple(one.id.replica, one.id.counter) <
         std::tuple(other.id.replica, other.id.counter);
}

void FugueTree::add(OpId id, Index left_origin, Index right_origin, std::string character) {
  bool under_left = false;  // whether the right origin is
  if (right_origin != end) {
    const std::vector<Index> path = path_to(right_origin);
    under_left = std::find(path.begin(), path.end(), left_origin) != path.end();
  }
  Node node;
  node.id = id;
  node.parent = under_left ? right_origin : left_origin;
  node.right_side = !under_left;
  node.right_origin = right_origin;
  node.character = std::move(character);
  const Index index = nodes_.size();
  nodes_.push_back(std::move(node));
  Node& parent = nodes_[nodes_[index].parent];
  std::vector<Index>& siblings = under_left ? parent.left : parent.right;
  auto place = siblings.begin();
  while (place != siblings.end() && sibling_before(*place, index)) ++place;
  siblings.insert(place, index);
}

TextOp FugueTree::insert(OpId id, core::Handle text, std::uint32_t position,
                         const std::string& utf8) {
  TextOp op{id, text, utf8, code_points_of(utf8), {}, {}, {}};
  const std::vector<Index> order = in_order();
  std::size_t behind = 0;
  for (std::uint32_t seen = 0; seen < position; ++behind) {
    if (!nodes_[order.at(behind)].erased) ++seen;
  }
  if (behind != 0) op.left = nodes_[order[behind - 1]].id;
  if (behind != order.size()) op.right = nodes_[order[behind]].id;
  apply(op);
  return op;
}

TextOp FugueTree::erase(OpId id, core::Handle text, std::uint32_t position, std::uint32_t length) {
  TextOp op{id, text, {}, 0, {}, {}, {}};
  std::uint32_t seen = 0;
  for (const Index index : in_order()) {
    if (nodes_[index].erased) continue;
    if (seen >= position && seen < position + length) op.erased.push_back({nodes_[index].id, 1});
    ++seen;
  }
  apply(op);
  return op;
}

void FugueTree::apply(const TextOp& op) {
  OpId id = op.id;
  Index left = find(op.left, root);
  const Index right = find(op.right, end);
  for (std::size_t at = 0; at < op.inserted.size();) {
    std::size_t next = at + 1;
    while (next < op.inserted.size() && (op.inserted[next] & 0xC0) == 0x80) ++next;
    add(id, left, right, op.inserted.substr(at, next - at));
    left = nodes_.size() - 1;
    ++id.counter;
    at = next;
  }
  for (const core::IdRun& run : op.erased) {
    for (std::uint32_t i = 0; i < run.length; ++i) {
      nodes_[find({run.first.counter + i, run.first.replica}, root)].erased = true;
    }
  }
}

std::string FugueTree::text(core::Handle) const {
  std::string out;
  for (const Index index : in_order()) {
    if (!nodes_[index].erased) out += nodes_[index].character;
  }
  return out;
}

std::uint32_t FugueTree::length(core::Handle text) const {
  return code_points_of(this->text(text));
}

}  // namespace tablee::tools

// FugueMax as its paper defines it (Weidner and Kleppmann, "The Art of the Fugue", sections 3 and 5): a tree
// of characters, each the left or the right child of another one, read from left to right. Slow and plain;
// shares nothing with the core's Texts, nor with the list of tests/core/text_model.h, which follows the other
// definition of the same order. What both agree on is the order.
#pragma once

#include <string>
#include <vector>

#include "tools/text_op.h"

namespace tablee::tools {

class FugueTree {
 public:
  FugueTree();

  /// As TextsReplica; there is one text, whatever `text` says.
  TextOp insert(core::OpId id, core::Handle text, std::uint32_t position, const std::string& utf8);
  TextOp erase(core::OpId id, core::Handle text, std::uint32_t position, std::uint32_t length);
  void apply(const TextOp& op);
  [[nodiscard]] std::string text(core::Handle text) const;
  [[nodiscard]] std::uint32_t length(core::Handle text) const;

 private:
  using Index = std::size_t;
  static constexpr Index root = 0;         // before everything …
  static constexpr Index end = ~Index{0};  // … and behind it

  struct Node {
    core::OpId id;
    Index parent = root;
    bool right_side = false;
    Index right_origin = end;
    std::string character;
    bool erased = false;
    std::vector<Index> left;  // children, in their order
    std::vector<Index> right;
  };

  [[nodiscard]] Index find(core::OpId id, Index none) const;
  [[nodiscard]] std::vector<Index> path_to(Index node) const;
  [[nodiscard]] std::vector<Index> in_order() const;
  [[nodiscard]] bool before(Index a, Index b) const;
  [[nodiscard]] bool sibling_before(Index a, Index b) const;
  void add(core::OpId id, Index left_origin, Index right_origin, std::string character);

  std::vector<Node> nodes_;
};

}  // namespace tablee::tools

// Several replicas of a board's texts that write at once and hear of each other in random causal order;
// beside each Texts stands the model, and both must say the same at every step.
#pragma once

#include <gtest/gtest.h>

#include <vector>

#include "base/random.h"
#include "core/text_model.h"
#include "tools/text_op.h"

namespace tablee::tests {

class TextPeers {
 public:
  TextPeers(std::uint64_t seed, std::size_t peers, core::Handle texts);

  /// One random act: somebody writes, or hears of something, or reloads from a keyframe.
  void step();
  /// Everybody hears everything.
  void settle();
  /// All equal: text by text, and to the byte of the keyframe (DESIGN, invariant 5).
  void expect_equal();

 private:
  struct Peer {
    tools::TextsReplica fast;
    TextModel model;
    std::vector<std::size_t> heard;  // by author: how many of their ops
    std::uint64_t counter = 0;
  };
  struct Sent {
    tools::TextOp op;
    std::vector<std::size_t> heard;  // what its author had heard
  };

  void write(std::size_t index);
  void insert(std::size_t index, core::Handle text);
  void erase(std::size_t index, core::Handle text);
  bool deliver(std::size_t to, std::size_t from);
  void reload(Peer& peer);
  [[nodiscard]] std::string some_text();
  [[nodiscard]] base::Bytes keyframe(Peer& peer) const;

  base::Random random_;
  core::Handle texts_;
  std::vector<core::OpId> objects_;
  std::vector<core::Handle> handles_;
  std::vector<Peer> peers_;
  std::vector<std::vector<Sent>> sent_;  // by author
};

}  // namespace tablee::tests

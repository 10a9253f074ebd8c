// Makes one session's batches: the whiteboard's mix, each batch one op that takes one counter, so that a counter
// tells which batch it was. No document is kept: an author only touches what it made.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/random.h"
#include "core/batch.h"

namespace tablee::swarm {

class Author {
 public:
  explicit Author(std::uint64_t seed) : random_(seed) {}

  /// The replica's number and the first counter it may use, once the server has said so.
  void begin(std::uint32_t replica, std::uint64_t counter);
  /// 70 % moves, 15 % text, 10 % new notes, 5 % colours. The batch's counter is counter() before the call.
  [[nodiscard]] std::string next();
  [[nodiscard]] std::string note();
  /// A note with some words on it; takes as many counters as it has letters, and one.
  [[nodiscard]] std::string written_note();
  [[nodiscard]] std::string move();
  [[nodiscard]] std::uint64_t counter() const { return counter_; }

 private:
  [[nodiscard]] std::string text();
  [[nodiscard]] std::string colour();
  [[nodiscard]] core::Op new_note();
  [[nodiscard]] core::Op begin_op(core::OpKind kind);
  [[nodiscard]] std::string finish(const core::Op& op);

  base::Random random_;
  std::uint32_t replica_ = 0;
  std::uint64_t counter_ = 0;
  std::vector<core::OpId> notes_;
  core::OpId last_code_point_;
  core::Batch batch_;
};

}  // namespace tablee::swarm

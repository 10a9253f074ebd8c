// One change of a text, as it travels between the replicas of a test, and a replica that is a Texts.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/text.h"

namespace tablee::tools {

struct TextOp {
  core::OpId id;  // of the first code point; of the erasure
  core::Handle text = 0;
  std::string inserted;  // UTF-8; empty for an erasure
  std::uint32_t code_points = 0;
  core::OpId left;
  core::OpId right;
  std::vector<core::IdRun> erased;

  [[nodiscard]] std::uint64_t last_counter() const {
    return id.counter + (code_points == 0 ? 0 : code_points - 1);
  }
};

[[nodiscard]] std::uint32_t code_points_of(std::string_view utf8);

/// Every kind of replica in the tests has these calls.
class TextsReplica {
 public:
  /// Writes at a visible position and says what was written; likewise erase.
  TextOp insert(core::OpId id, core::Handle text, std::uint32_t position, const std::string& utf8);
  TextOp erase(core::OpId id, core::Handle text, std::uint32_t position, std::uint32_t length);
  void apply(const TextOp& op);
  [[nodiscard]] std::string text(core::Handle text) const;
  [[nodiscard]] std::uint32_t length(core::Handle text) const { return texts_.length(text); }
  [[nodiscard]] core::Texts& texts() { return texts_; }

 private:
  core::Texts texts_;
  std::vector<core::Handle> touched_;
};

}  // namespace tablee::tools

#include "tools/text_op.h"

#include "core/utf8.h"

namespace tablee::tools {

std::uint32_t code_points_of(std::string_view utf8) {
  std::uint32_t count = 0;
  for (const char byte : utf8) count += core::starts_code_point(byte) ? 1U : 0U;
  return count;
}

TextOp TextsReplica::insert(core::OpId id, core::Handle text, std::uint32_t position,
                            const std::string& utf8) {
  const core::Texts::Anchor anchor = texts_.anchor(text, position);
  const std::uint32_t count = code_points_of(utf8);
  (void)texts_.insert({text, id, count, anchor.left, anchor.right_mode, anchor.right, utf8});
  return {id, text, utf8, count, anchor.left, anchor.right, {}};
}

TextOp TextsReplica::erase(core::OpId id, core::Handle text, std::uint32_t position,
                           std::uint32_t length) {
  TextOp op{id, text, {}, 0, {}, {}, {}};
  texts_.ids(text, position, length, op.erased);
  apply(op);
  return op;
}

void TextsReplica::apply(const TextOp& op) {
  if (op.code_points != 0) {
    (void)texts_.insert({op.text, op.id, op.code_points, op.left, core::RightMode::explicit_id,
                         op.right, op.inserted});
  }
  touched_.clear();
  for (const core::IdRun run : op.erased) texts_.erase(run, touched_);
}

std::string TextsReplica::text(core::Handle text) const {
  std::string out;
  texts_.read(text, out);
  return out;
}

}  // namespace tablee::tools

// Texts::State: typing on at the place of the last call. By far the most frequent change of a board, so the module for
// the browser has this file built for speed, all others for size (build_wasm).
#include "base/check.h"
#include "core/text_state.h"

namespace tablee::core {

using text::Leaf;
using text::settled;
using text::Span;
using text::Spot;

void Texts::State::grown(const Leaf& leaf, std::uint32_t visible, std::uint32_t astral) {
  text::add_above(&leaf, visible);
  text::add_astral_above(&leaf, astral);
  Total& total = totals[leaf.handle];
  total.visible += visible;
  total.astral += astral;
}

// The common case: the replica that wrote last goes on behind its last code point, and nobody wrote there
// meanwhile. The span becomes longer and nothing else changes.
bool Texts::State::go_on(const Insertion& insertion) {
  if (recent.leaf == nullptr || recent.span >= recent.leaf->count) return false;
  const Span& span = recent.leaf->spans[recent.span];
  if (insertion.left != OpId{insertion.first.counter - 1, span.replica}) return false;
  if (insertion.right_mode != RightMode::as_left &&
      (insertion.right_mode != RightMode::explicit_id || insertion.right != span.right())) {
    return false;
  }
  return lengthen(insertion.first, insertion.code_points, insertion.utf8);
}

// Likewise, and the place is known to be the writer's own caret.
bool Texts::State::type_on(Handle handle, std::uint32_t position, OpId id,
                           std::uint32_t code_points, std::string_view utf8) {
  if (recent.leaf == nullptr || recent.leaf->handle != handle ||
      recent.span >= recent.leaf->count) {
    return false;
  }
  if (recent.start == start_unknown) recent.start = text::start_of(recent.leaf);
  const Span& span = recent.leaf->spans[recent.span];
  if (position != recent.start + recent.before + span.size) return false;
  return lengthen(id, code_points, utf8);
}

// Makes the span of the last call longer, when `id` follows its last and nothing was written behind it.
bool Texts::State::lengthen(OpId id, std::uint32_t code_points, std::string_view utf8) {
  Leaf& leaf = *recent.leaf;
  Span& span = leaf.spans[recent.span];
  if (id.counter != span.counter + span.size ||  // false for erased spans
      id.replica != span.replica || leaf.bytes + utf8.size() > text::leaf_bytes_max) {
    return false;
  }
  const Spot next = settled({&leaf, recent.span + 1, 0, 0});
  if ((next.leaf == nullptr ? OpId{} : next.id()) != span.right()) return false;
  TABLEE_CHECK(index.append(id, code_points, &leaf));
  const std::uint32_t astral = leaf.astral;
  leaf.insert_text(recent.before + span.size, utf8, code_points);
  grown(leaf, code_points, leaf.astral - astral);
  span.size += code_points;
  return true;
}

}  // namespace tablee::core

// Texts::State: erasure. What is erased keeps its place and its origins and loses its content.
#include "core/text_state.h"
#include "core/work.h"

namespace tablee::core {

using text::Leaf;
using text::Span;
using text::Spot;

namespace {

void mark(Span& span) {
  span.size |= Span::erased_bit;
}

// The whole span at `index` was erased: joins it to its neighbours where they say the same.
std::uint32_t join(Leaf& leaf, std::uint32_t index) {
  if (index + 1U < leaf.count && leaf.spans[index].continued_by(leaf.spans[index + 1])) {
    leaf.spans[index].size += leaf.spans[index + 1].length();
    leaf.close(index + 1, 1);
  }
  if (index != 0 && leaf.spans[index - 1].continued_by(leaf.spans[index])) {
    leaf.spans[index - 1].size += leaf.spans[index].length();
    leaf.close(index--, 1);
  }
  return index;
}

// The last `length` code points of the span at `index`, not all of it.
void erase_end(Leaf& leaf, std::uint32_t index, std::uint32_t length) {
  Span& span = leaf.spans[index];
  if (index + 1U < leaf.count) {
    Span& next = leaf.spans[index + 1];
    if (next.erased() && next.extends(span)) {
      span.size -= length;
      next.size += length;
      next.counter -= length;
      next.left_counter -= length;
      return;
    }
  }
  Span erased = span.tail(span.length() - length);
  mark(erased);
  span.size -= length;
  leaf.open(index + 1, 1);
  leaf.spans[index + 1] = erased;
}

// The first `length` code points of the span at `index`, not all of it. Returns where the rest is.
std::uint32_t erase_begin(Leaf& leaf, std::uint32_t index, std::uint32_t length) {
  const bool joins = index != 0 && leaf.spans[index - 1].erased() &&
                     leaf.spans[index].extends(leaf.spans[index - 1]);
  if (!joins) {
    leaf.open(index, 1);
    leaf.spans[index] = leaf.spans[index + 1];
    leaf.spans[index].size = length;
    mark(leaf.spans[index++]);
  } else {
    leaf.spans[index - 1].size += length;
  }
  Span& rest = leaf.spans[index];
  rest.counter += length;
  rest.size -= length;
  rest.set_left({rest.counter - 1, rest.replica});
  return index;
}

// Code points of the span at `index` from `offset` on, neither its first nor its last.
void erase_middle(Leaf& leaf, std::uint32_t index, std::uint32_t offset, std::uint32_t length) {
  leaf.open(index + 1, 2);
  Span& span = leaf.spans[index];
  leaf.spans[index + 2] = span.tail(offset + length);
  Span& erased = leaf.spans[index + 1];
  erased = span.tail(offset);
  erased.size = length;
  mark(erased);
  span.size = offset;
}

}  // namespace

void Texts::State::erase(const IdRun& run, std::vector<Handle>& touched, Leaf* near) {
  work(steps::run_applied);
  OpId next = run.first;
  for (std::uint32_t left = run.length; left != 0;) {
    Spot at = find(next, near);
    if (at.leaf == nullptr) return;
    work(at.span().erased() ? steps::piece_found : steps::piece_erased);
    const std::uint32_t rest = at.span().length() - at.offset;
    const std::uint32_t length = left < rest ? left : rest;
    if (!at.span().erased()) {
      const Handle handle = at.leaf->handle;
      if (touched.empty() || touched.back() != handle) touched.push_back(handle);
      if (at.leaf->count + 2U > text::spans_max) at = settled(make_room(at, 2, 0));
      at.index = erase_piece(*at.leaf, at.index, at.offset, at.position(), length);
      remember(at);
    }
    next.counter += length;
    left -= length;
  }
}

// Code points of the span at `span` from `offset` on, `position` visible ones of the leaf before them.
// Returns which span starts at, or before, what is visible behind them.
std::uint32_t Texts::State::erase_piece(Leaf& leaf, std::uint32_t span, std::uint32_t offset,
                                        std::uint32_t position, std::uint32_t length) {
  const std::uint32_t astral = leaf.astral;
  leaf.erase_text(position, length);
  grown(leaf, 0U - length, leaf.astral - astral);
  const std::uint32_t all = leaf.spans[span].length();
  if (length == all) {
    mark(leaf.spans[span]);
    return join(leaf, span);
  }
  if (offset == 0) return erase_begin(leaf, span, length);
  if (offset + length == all) {
    erase_end(leaf, span, length);
  } else {
    erase_middle(leaf, span, offset, length);
  }
  return span;
}

}  // namespace tablee::core

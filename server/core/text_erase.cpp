// Texts::State: erasure. What is erased keeps its place and its origins and loses its content.
#include "core/text_state.h"

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
  Span erased = span.tail(span.length() - length);
  mark(erased);
  span.size -= length;
  if (index + 1U < leaf.count && erased.continued_by(leaf.spans[index + 1])) {
    erased.size += leaf.spans[index + 1].length();
  } else {
    leaf.open(index + 1, 1);
  }
  leaf.spans[index + 1] = erased;
}

// The first `length` code points of the span at `index`, not all of it. Returns where the rest is.
std::uint32_t erase_begin(Leaf& leaf, std::uint32_t index, std::uint32_t length) {
  Span erased = leaf.spans[index];
  leaf.spans[index] = erased.tail(length);
  erased.size = length;
  mark(erased);
  if (index != 0 && leaf.spans[index - 1].continued_by(erased)) {
    leaf.spans[index - 1].size += length;
    return index;
  }
  leaf.open(index, 1);
  leaf.spans[index] = erased;
  return index + 1;
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

void Texts::State::erase(IdRun run, std::vector<Handle>& touched) {
  while (run.length != 0) {
    const Spot at = find(run.first);
    if (at.leaf == nullptr) return;
    const std::uint32_t rest = at.span().length() - at.offset;
    const std::uint32_t length = run.length < rest ? run.length : rest;
    if (!at.span().erased()) {
      const Handle handle = at.leaf->handle;
      if (touched.empty() || touched.back() != handle) touched.push_back(handle);
      erase_piece(at, length);
    }
    run.first.counter += length;
    run.length -= length;
  }
}

void Texts::State::erase_piece(Spot at, std::uint32_t length) {
  if (at.leaf->count + 2U > text::spans_max) at = settled(make_room(at, 2, 0));
  Leaf& leaf = *at.leaf;
  leaf.erase_text(at.position(), length);
  text::add_above(&leaf, 0U - length);
  if (length == at.span().length()) {
    mark(at.span());
    at.index = join(leaf, at.index);
  } else if (at.offset == 0) {
    at.index = erase_begin(leaf, at.index, length);
  } else if (at.offset + length == at.span().length()) {
    erase_end(leaf, at.index, length);
  } else {
    erase_middle(leaf, at.index, at.offset, length);
  }
  remember({&leaf, at.index, 0, at.before});
}

}  // namespace tablee::core

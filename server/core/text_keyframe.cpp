#include "core/text_keyframe.h"

#include <algorithm>
#include <array>

#include "core/utf8.h"

namespace tablee::core::text {
namespace {

constexpr std::uint64_t counter_most = std::uint64_t{1} << 62;
constexpr std::uint64_t length_most = std::uint64_t{1} << 30;
// Leaves are left with some room, so that the first edits after loading do not split them.
constexpr std::uint32_t planted_spans = 24;
constexpr std::uint32_t planted_bytes = 384;

}  // namespace

void expect_origins(std::span<Span> spans) {
  Owned<Span*> open;  // ids grow from bottom to top
  for (Span& span : spans) {
    for (; !open.empty() && open.back()->id() > span.id(); open.pop_back()) {
      open.back()->set_right(span.id());
    }
    span.set_left(open.empty() ? OpId{} : open.back()->id(open.back()->length() - 1));
    span.set_right({});
    open.push_back(&span);
  }
}

bool Keyframe::load(base::BytesView bytes, std::span<const OpId> objects, Forest& forest,
                    Index& index, std::vector<Leaf*>& first) {
  if (!begin(bytes)) return false;
  for (std::uint64_t handle = 0; !heads_.done(); ++handle) {
    std::uint64_t passed_over = 0;
    std::uint32_t spans = 0;
    if (!heads_.varint(passed_over) || !heads_.varint32(spans)) return false;
    if (passed_over >= objects.size() || (handle += passed_over) >= objects.size()) return false;
    const auto text = static_cast<Handle>(handle);
    if (!read_spans(objects[text], spans)) return false;
    expect_origins({spans_.begin(), spans_.size()});
    if (!read_origins(text, lefts_, true) || !read_origins(text, rights_, false)) return false;
    plant_text(text, forest, first);
    at_ += spans;
  }
  for (const Sparse* column : {&authors_, &lefts_, &rights_}) {
    if (column->next != Sparse::never) return false;
  }
  return counters_.done() && sizes_.done() && enter(index) && leads_there(index);
}

bool Keyframe::begin(base::BytesView bytes) {
  Reader reader{bytes};
  std::uint64_t version = 0;
  std::array<base::BytesView, 7> columns;
  if (!reader.varint(version) || version != keyframe_version) return false;
  for (base::BytesView& column : columns) {
    if (!reader.block(column)) return false;
  }
  if (!reader.bytes(reader.left(), text_)) return false;
  const auto& [replicas, heads, counters, sizes, authors, lefts, rights] = columns;
  for (Reader in{replicas}; !in.done();) {
    if (!in.varint32(replicas_.push_back(0))) return false;
  }
  if (!measure(heads, sizes) || count_ > counters.size()) return false;
  pieces_.append(static_cast<std::uint32_t>(count_));
  pieces_.clear();  // the room stays
  heads_ = Reader(heads);
  counters_ = Reader(counters);
  sizes_ = Reader(sizes);
  authors_.in = Reader(authors);
  lefts_.in = Reader(lefts);
  rights_.in = Reader(rights);
  for (Sparse* column : {&authors_, &lefts_, &rights_}) {
    column->next = 0;
    if (!column->advance(count_, 0)) return false;
  }
  return true;
}

// How many spans there are; whether there is as much text as they say.
bool Keyframe::measure(base::BytesView heads, base::BytesView sizes) {
  for (Reader in{heads}; !in.done();) {
    std::uint64_t passed_over = 0;
    std::uint32_t spans = 0;
    if (!in.varint(passed_over) || !in.varint32(spans) || spans == 0) return false;
    count_ += spans;
  }
  std::uint64_t visible = 0;
  for (Reader in{sizes}; !in.done();) {
    std::uint32_t size = 0;
    if (!in.varint32(size)) return false;
    if ((size & 1) == 0) visible += size >> 1;
  }
  ascii_ = visible == text_.size();
  return count_code_points(text_) == visible;
}

bool Keyframe::Sparse::advance(std::uint64_t end, std::uint64_t least) {
  if (in.done()) {
    next = never;
    return true;
  }
  std::uint64_t gap = 0;
  if (!in.varint(gap) || gap < least || gap >= end - next) return false;
  next += gap;
  return true;
}

bool Keyframe::read_spans(OpId object, std::uint32_t count) {
  spans_.clear();
  if (count > count_ - at_) return false;
  OpId next{object.counter + 1, object.replica};
  std::uint64_t length = 0;  // of the text, erased code points too
  for (std::uint32_t i = 0; i < count; ++i) {
    Span span;
    std::int64_t difference = 0;
    if (!counters_.number(difference) || !read_size(span)) return false;
    if (at_ + i == authors_.next && !read_author(next.replica)) return false;
    span.counter = next.counter + static_cast<std::uint64_t>(difference);
    span.replica = next.replica;
    length += span.length();
    if (span.counter == 0 || span.counter > counter_most) return false;
    if (span.length() == 0 || length > length_most) return false;
    spans_.push_back(span);
    next = span.id(span.length());
  }
  return true;
}

bool Keyframe::read_size(Span& span) {
  std::uint32_t size = 0;
  if (!sizes_.varint32(size)) return false;
  span.size = size >> 1 | (size & 1) << 31;
  return true;
}

bool Keyframe::read_author(std::uint32_t& replica) {
  std::uint64_t row = 0;
  if (!authors_.in.varint(row) || row >= replicas_.size()) return false;
  replica = replicas_[static_cast<std::size_t>(row)];
  return authors_.advance(count_, 1);
}

// What the column says of this text's spans.
bool Keyframe::read_origins(Handle handle, Sparse& column, bool left) {
  while (column.next < at_ + spans_.size()) {
    Span& span = spans_[static_cast<std::size_t>(column.next - at_)];
    std::uint64_t reference = 0;
    std::int64_t difference = 0;
    if (!column.in.varint(reference) || reference > replicas_.size()) return false;
    OpId origin;
    if (reference != 0) {
      if (!column.in.number(difference)) return false;
      origin = {span.counter + static_cast<std::uint64_t>(difference),
                replicas_[static_cast<std::size_t>(reference - 1)]};
      if (origin.none()) return false;
      named_.push_back({handle, origin});
    }
    left ? span.set_left(origin) : span.set_right(origin);
    if (!column.advance(count_, 0)) return false;
  }
  return true;
}

// Whether each origin that was written out is a code point of its text.
bool Keyframe::leads_there(Index& index) const {
  for (const Named& entry : named_) {
    const Leaf* const leaf = index.leaf_of(entry.origin);
    if (leaf == nullptr || leaf->handle != entry.handle) return false;
    bool there = false;
    for (const Span& span : std::span{leaf->spans, leaf->count}) there |= span.holds(entry.origin);
    if (!there) return false;
  }
  return true;
}

void Keyframe::plant_text(Handle handle, Forest& forest, std::vector<Leaf*>& first) {
  first.resize(handle + std::size_t{1}, nullptr);
  Leaf* leaf = first[handle] = forest.plant(handle);
  leaf->expect(std::min(spans_.size(), planted_spans));
  for (Span rest : spans_) {
    for (std::uint32_t length = rest.length(); length != 0; length = rest.length()) {
      if (leaf->count >= planted_spans || leaf->bytes >= planted_bytes) {
        leaf = forest.split(leaf, leaf->count, 0, leaf->visible);
      }
      // Where code points are not bytes, four of them are room for one.
      const std::uint32_t most =
          (planted_bytes - leaf->bytes) / (ascii_ ? 1 : 4) + (ascii_ ? 0 : 1);
      Span piece = rest;
      if (!rest.erased() && length > most) {
        piece.size = most;
        rest = rest.tail(most);
      } else {
        rest.size = 0;
      }
      add(*leaf, piece);
    }
  }
}

void Keyframe::add(Leaf& leaf, Span piece) {
  const std::uint32_t visible = piece.visible();
  if (visible != 0) {
    const std::size_t bytes = ascii_ ? visible : utf8_prefix(text_, visible);
    const std::uint32_t astral = leaf.astral;
    leaf.insert_text(leaf.visible, text_.substr(0, bytes), visible);
    add_above(&leaf, visible);
    add_astral_above(&leaf, leaf.astral - astral);
    text_.remove_prefix(bytes);
  }
  pieces_.push_back({piece.counter, piece.replica, piece.length(), &leaf});
  if (leaf.count != 0 && leaf.spans[leaf.count - 1].continued_by(piece)) {
    leaf.spans[leaf.count - 1].size += piece.length();
  } else {
    leaf.open(leaf.count, 1);
    leaf.spans[leaf.count - 1] = piece;
  }
}

// By counter, so that each replica's are in order. Radix sort of their places: there are many, and they load with
// a page.
bool Keyframe::enter(Index& index) {
  std::uint64_t used = 0;
  for (const Piece& piece : pieces_) used |= piece.counter;
  Owned<std::uint32_t> order;
  Owned<std::uint32_t> sorted;
  order.append(pieces_.size());
  sorted.append(pieces_.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  for (unsigned shift = 0; shift < 64 && used >> shift != 0; shift += 11) {
    std::array<std::uint32_t, 2049> begin{};
    for (const Piece& piece : pieces_) ++begin[(piece.counter >> shift & 2047) + 1];
    for (std::size_t i = 1; i < begin.size(); ++i) begin[i] += begin[i - 1];
    for (const std::uint32_t i : order) sorted[begin[pieces_[i].counter >> shift & 2047]++] = i;
    order.swap(sorted);
  }
  for (const std::uint32_t i : order) {
    const Piece& piece = pieces_[i];
    if (!index.append({piece.counter, piece.replica}, piece.length, piece.leaf)) return false;
  }
  return true;
}

}  // namespace tablee::core::text

#include "core/text_keyframe.h"

#include <array>

#include "core/utf8.h"
#include "core/varint.h"

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

bool Keyframe::read(base::BytesView bytes, std::span<const OpId> objects) {
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
  if (!read_heads(heads, objects, counters.size())) return false;
  if (!read_spans(counters, sizes, authors, objects)) return false;
  if (!read_named(lefts, lefts_) || !read_named(rights, rights_)) return false;
  set_origins();
  return true;
}

bool Keyframe::read_heads(base::BytesView column, std::span<const OpId> objects,
                          std::size_t spans_most) {
  std::uint64_t ordinal = 0;
  std::uint64_t spans = 0;
  for (Reader in{column}; !in.done(); ++ordinal) {
    std::uint64_t passed_over = 0;
    Head head;
    if (!in.varint(passed_over) || !in.varint32(head.spans)) return false;
    if (passed_over >= objects.size() || (ordinal += passed_over) >= objects.size()) return false;
    spans += head.spans;
    if (head.spans == 0 || spans > spans_most) return false;
    head.handle = static_cast<Handle>(ordinal);
    heads_.push_back(head);
  }
  spans_.append(static_cast<std::uint32_t>(spans));
  return true;
}

bool Keyframe::read_spans(base::BytesView counters, base::BytesView sizes, base::BytesView authors,
                          std::span<const OpId> objects) {
  Reader counter_reader{counters};
  Reader size_reader{sizes};
  Reader author_reader{authors};
  constexpr std::uint64_t never = ~std::uint64_t{0};
  std::uint64_t change = 0;
  if (author_reader.done()) change = never;
  if (change != never && !author_reader.varint(change)) return false;
  std::uint64_t visible = 0;
  std::uint64_t at = 0;
  for (const Head& head : heads_) {
    OpId next{objects[head.handle].counter + 1, objects[head.handle].replica};
    std::uint64_t length = 0;  // of the text, erased code points too
    for (std::uint32_t i = 0; i < head.spans; ++i, ++at) {
      std::int64_t difference = 0;
      std::uint32_t size = 0;
      if (!counter_reader.number(difference) || !size_reader.varint32(size)) return false;
      if (at == change) {
        std::uint64_t replica = 0;
        if (!author_reader.varint(replica) || replica >= replicas_.size()) return false;
        next.replica = replicas_[static_cast<std::size_t>(replica)];
        std::uint64_t gap = 0;
        change = never;
        if (!author_reader.done()) {
          if (!author_reader.varint(gap) || gap == 0 || gap > spans_.size()) return false;
          change = at + gap;
        }
      }
      Span& span = spans_[static_cast<std::size_t>(at)];
      span.counter = next.counter + static_cast<std::uint64_t>(difference);
      span.replica = next.replica;
      span.size = size >> 1 | (size & 1) << 31;
      length += span.length();
      visible += span.visible();
      if (span.counter == 0 || span.counter > counter_most) return false;
      if (span.length() == 0 || length > length_most) return false;
      next = span.id(span.length());
    }
  }
  if (!counter_reader.done() || !size_reader.done() || change != never) return false;
  ascii_ = visible == text_.size();
  return count_code_points(text_) == visible;
}

bool Keyframe::read_named(base::BytesView column, Rows<Named>& named) {
  std::uint64_t at = 0;
  for (Reader in{column}; !in.done();) {
    std::uint64_t gap = 0;
    std::uint64_t reference = 0;
    std::int64_t difference = 0;
    if (!in.varint(gap) || !in.varint(reference) || reference > replicas_.size()) return false;
    if (gap >= spans_.size() || (at += gap) >= spans_.size()) return false;
    Named entry{static_cast<std::uint32_t>(at), {}};
    if (reference != 0) {
      if (!in.number(difference)) return false;
      entry.origin = {spans_[entry.span].counter + static_cast<std::uint64_t>(difference),
                      replicas_[static_cast<std::size_t>(reference - 1)]};
      if (entry.origin.none()) return false;
    }
    named.push_back(entry);
  }
  return true;
}

void Keyframe::set_origins() {
  std::size_t at = 0;
  for (const Head& head : heads_) {
    expect_origins({spans_.begin() + at, head.spans});
    at += head.spans;
  }
  for (const Named& named : lefts_) spans_[named.span].set_left(named.origin);
  for (const Named& named : rights_) spans_[named.span].set_right(named.origin);
}

bool Keyframe::plant(Forest& forest, Index& index, std::vector<Leaf*>& first) {
  Owned<Handle> of;  // by span: its text
  if (!lefts_.empty() || !rights_.empty()) of.append(spans_.size());
  std::size_t at = 0;
  if (!heads_.empty()) first.resize(heads_.back().handle + 1U, nullptr);
  for (const Head& head : heads_) {
    plant_text(head, {spans_.begin() + at, head.spans}, forest, first);
    for (std::size_t i = 0; i < head.spans && !of.empty(); ++i) of[at + i] = head.handle;
    at += head.spans;
  }
  sort(pieces_);
  for (const Piece& piece : pieces_) {
    if (!index.append({piece.counter, piece.replica}, piece.length, piece.leaf)) return false;
  }
  return leads_there(lefts_, of, index) && leads_there(rights_, of, index);
}

bool Keyframe::leads_there(const Rows<Named>& named, const Rows<Handle>& of, Index& index) {
  for (const Named& entry : named) {
    if (entry.origin.none()) continue;
    const Leaf* const leaf = index.leaf_of(entry.origin);
    if (leaf == nullptr || leaf->handle != of[entry.span]) return false;
    bool there = false;
    for (const Span& span : std::span{leaf->spans, leaf->count}) there |= span.holds(entry.origin);
    if (!there) return false;
  }
  return true;
}

void Keyframe::plant_text(const Head& head, std::span<const Span> spans, Forest& forest,
                          std::vector<Leaf*>& first) {
  Leaf* leaf = first[head.handle] = forest.plant(head.handle);
  for (Span rest : spans) {
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

// By counter, so that each replica's are in order. Radix sort: there are many, and they load with a page.
void Keyframe::sort(Rows<Piece>& pieces) {
  std::uint64_t used = 0;
  for (const Piece& piece : pieces) used |= piece.counter;
  Owned<Piece> sorted;
  sorted.append(pieces.size());
  for (unsigned shift = 0; shift < 64 && used >> shift != 0; shift += 11) {
    std::array<std::uint32_t, 2049> begin{};
    for (const Piece& piece : pieces) ++begin[(piece.counter >> shift & 2047) + 1];
    for (std::size_t i = 1; i < begin.size(); ++i) begin[i] += begin[i - 1];
    for (const Piece& piece : pieces) sorted[begin[piece.counter >> shift & 2047]++] = piece;
    pieces.swap(sorted);
  }
}

}  // namespace tablee::core::text

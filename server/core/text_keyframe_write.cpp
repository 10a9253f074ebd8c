#include "core/text_keyframe.h"
#include "core/varint.h"

namespace tablee::core::text {
namespace {

class Columns {
 public:
  void add(OpId object, std::span<const Span> spans);
  void add_head(std::uint32_t passed_over, std::size_t spans) {
    Writer heads{heads_};
    heads.varint(passed_over);
    heads.varint(spans);
  }
  void write(base::Bytes& out) const;

 private:
  struct Known {
    std::uint32_t replica = 0;
    std::uint32_t index = 0;
  };
  /// A column of entries for some of the spans.
  struct Sparse {
    base::Bytes bytes;
    std::uint64_t last = 0;
    void at(std::uint64_t span) {
      Writer{bytes}.varint(span - last);
      last = span;
    }
  };

  [[nodiscard]] std::uint32_t index_of(std::uint32_t replica);
  void refer(Sparse& column, OpId origin, const Span& span);

  std::uint64_t count_ = 0;
  Owned<Known> known_;  // by replica
  base::Bytes replicas_, heads_, counters_, sizes_;
  Sparse authors_, lefts_, rights_;
  Owned<Span> expected_;
};

std::uint32_t Columns::index_of(std::uint32_t replica) {
  const auto own = [](const Known& known) { return known.replica; };
  const std::uint32_t up_to = count_up_to(known_, replica, own);
  if (up_to != 0 && known_[up_to - 1].replica == replica) return known_[up_to - 1].index;
  const std::uint32_t index = known_.size();
  known_.insert(up_to, {replica, index});
  Writer{replicas_}.varint(replica);
  return index;
}

void Columns::refer(Sparse& column, OpId origin, const Span& span) {
  column.at(count_);
  Writer out{column.bytes};
  if (origin.none()) {
    out.varint(0);
    return;
  }
  out.varint(std::uint64_t{1} + index_of(origin.replica));
  out.number(static_cast<std::int64_t>(origin.counter - span.counter));
}

void Columns::add(OpId object, std::span<const Span> spans) {
  expected_.clear();
  for (const Span& span : spans) expected_.push_back(span);
  expect_origins({expected_.begin(), expected_.size()});
  OpId next{object.counter + 1, object.replica};
  Writer counters{counters_};
  Writer sizes{sizes_};
  for (std::size_t i = 0; i < spans.size(); ++i, ++count_) {
    const Span& span = spans[i];
    counters.number(static_cast<std::int64_t>(span.counter - next.counter));
    sizes.varint(std::uint64_t{span.length()} << 1 | (span.erased() ? 1 : 0));
    if (span.replica != next.replica) {
      authors_.at(count_);
      Writer{authors_.bytes}.varint(index_of(span.replica));
    }
    if (span.left() != expected_[i].left()) refer(lefts_, span.left(), span);
    if (span.right() != expected_[i].right()) refer(rights_, span.right(), span);
    next = span.id(span.length());
  }
}

void Columns::write(base::Bytes& out) const {
  Writer writer{out};
  writer.varint(keyframe_version);
  for (const base::BytesView column : std::initializer_list<base::BytesView>{
           replicas_, heads_, counters_, sizes_, authors_.bytes, lefts_.bytes, rights_.bytes}) {
    writer.block(column);
  }
}

}  // namespace

void gather(const Leaf* leaf, Rows<Span>& spans) {
  spans.clear();
  for (; leaf != nullptr; leaf = leaf->next) {
    for (const Span& span : std::span{leaf->spans, leaf->count}) {
      if (!spans.empty() && spans.back().continued_by(span)) {
        spans.back().size += span.length();
      } else {
        spans.push_back(span);
      }
    }
  }
}

void write_keyframe(const std::vector<Leaf*>& first, std::span<const OpId> objects,
                    std::span<const Handle> handles, base::Bytes& out, const IdRuns* purged) {
  Columns columns;
  Owned<Span> spans;
  const auto first_leaf = [&](Handle handle) -> Leaf* {
    return handle < first.size() ? first[handle] : nullptr;
  };
  std::uint32_t passed_over = 0;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    gather(first_leaf(handles[i]), spans);
    if (purged != nullptr) purge(spans, *purged);
    if (spans.empty()) {
      ++passed_over;
      continue;
    }
    columns.add_head(passed_over, spans.size());
    columns.add(objects[i], {spans.begin(), spans.size()});
    passed_over = 0;
  }
  columns.write(out);
  for (const Handle handle : handles) {
    for (Leaf* leaf = first_leaf(handle); leaf != nullptr; leaf = leaf->next) {
      out.append(leaf->whole());
    }
  }
}

}  // namespace tablee::core::text

// The texts of a board as bytes. Private to class Texts.
//
// Format, all numbers varints of core/varint.h, a column being a length and as many bytes:
//   1            the version
//   replicas     each replica that the columns below name, in order of first use
//   heads        per text that ever had a code point, in order of objects: objects passed over, spans
//   counters     per span: zigzag of (its counter - the expected one). Expected is the counter after the span
//                before it in the text, for the first one the counter after the object's.
//   sizes        per span: twice its code points, plus one when they are erased
//   authors      where the replica is not that of the span before (of the object for the first): spans passed
//                over since the last entry, index of the replica
//   lefts        where the left origin is not the expected one: spans passed over, reference
//   rights       likewise for the right origin
//   text         to the end of the bytes: all visible code points, UTF-8
// A reference is 0 for none, or 1 + index of the replica, then zigzag of (counter - the span's counter).
// Expected origins are those of a history without concurrency: the last code point of the nearest span to
// the left, and the first of the nearest to the right, whose id is smaller than this span's id.
//
// Spans are merged as far as Span::continued_by goes, across leaves, so that the bytes are a function of the
// ops alone (DESIGN, invariant 5).
#pragma once

#include <span>
#include <vector>

#include "base/bytes.h"
#include "core/text_index.h"
#include "core/text_tree.h"

namespace tablee::core::text {

inline constexpr std::uint32_t keyframe_version = 1;

/// `first` are the first leaves by handle; see Texts::write.
void write_keyframe(const std::vector<Leaf*>& first, std::span<const OpId> objects,
                    std::span<const Handle> handles, base::Bytes& out);

/// Sets all origins of a text's spans, given in order of the text, to the expected ones: nearest smaller
/// ids on both sides, as in the building of a Cartesian tree (Vuillemin 1980). O(n).
void expect_origins(std::span<Span> spans);

/// What was read, before it is planted. Views live as long as the bytes that were read.
class Keyframe {
 public:
  /// False when the bytes are not in the format.
  [[nodiscard]] bool read(base::BytesView bytes, std::span<const OpId> objects);
  /// Builds leaves and index into empty ones. False when ids occur twice or references lead nowhere; what
  /// was built then is to be thrown away.
  [[nodiscard]] bool plant(Forest& forest, Index& index, std::vector<Leaf*>& first);

 private:
  struct Head {
    Handle handle = handle_none;
    std::uint32_t spans = 0;
  };
  /// An origin that was written out.
  struct Named {
    std::uint32_t span = 0;
    OpId origin;
  };
  /// A run of ids that lies in one leaf.
  struct Piece {
    std::uint64_t counter = 0;
    std::uint32_t replica = 0;
    std::uint32_t length = 0;
    Leaf* leaf = nullptr;
  };

  [[nodiscard]] bool read_heads(base::BytesView column, std::span<const OpId> objects,
                                std::size_t spans_max);
  [[nodiscard]] bool read_spans(base::BytesView counters, base::BytesView sizes,
                                base::BytesView authors, std::span<const OpId> objects);
  [[nodiscard]] bool read_named(base::BytesView column, Rows<Named>& named);
  void set_origins();
  void plant_text(const Head& head, std::span<const Span> spans, Forest& forest,
                  std::vector<Leaf*>& first);
  void add(Leaf& leaf, Span piece);
  [[nodiscard]] static bool leads_there(const Rows<Named>& named, const Rows<Handle>& of,
                                        Index& index);
  static void sort(Rows<Piece>& pieces);

  Owned<std::uint32_t> replicas_;
  Owned<Head> heads_;
  Owned<Span> spans_;
  Owned<Named> lefts_;
  Owned<Named> rights_;
  Owned<Piece> pieces_;
  base::BytesView text_;
  bool ascii_ = false;
};

}  // namespace tablee::core::text

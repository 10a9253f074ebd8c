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
#include "core/id_runs.h"
#include "core/text_index.h"
#include "core/text_tree.h"
#include "core/varint.h"

namespace tablee::core::text {

inline constexpr std::uint32_t keyframe_version = 1;

/// `first` are the first leaves by handle; see Texts::write.
/// Without the erased code points that `purged` covers, when it is given: see Texts::purge.
void write_keyframe(const std::vector<Leaf*>& first, std::span<const OpId> objects,
                    std::span<const Handle> handles, base::Bytes& out,
                    const IdRuns* purged = nullptr);

/// All spans of the text that begins with `leaf` (null: none), merged as far as possible.
void gather(const Leaf* leaf, Rows<Span>& spans);
/// Takes out the erased code points that `purged` covers; when there were any, gives what is left the origins
/// of a history without concurrency.
void purge(Rows<Span>& spans, const IdRuns& purged);

/// Sets all origins of a text's spans, given in order of the text, to the expected ones: nearest smaller
/// ids on both sides, as in the building of a Cartesian tree (Vuillemin 1980). O(n).
void expect_origins(std::span<Span> spans);

/// Reads text by text, each planted before the next is read, so that little memory is held beside what remains.
/// Views live as long as the bytes that are read.
class Keyframe {
 public:
  /// Builds leaves and index into empty ones. False when the bytes are not in the format, ids occur twice or
  /// references lead nowhere; what was built then is to be thrown away.
  [[nodiscard]] bool load(base::BytesView bytes, std::span<const OpId> objects, Forest& forest,
                          Index& index, std::vector<Leaf*>& first);

 private:
  /// A column that says something of a few spans.
  struct Sparse {
    Reader in;
    std::uint64_t next = never;  ///< The span that it says something of.
    static constexpr std::uint64_t never = ~std::uint64_t{0};
    /// Reads which span is the next one, below `end`. `least`: how far it is from this one, at least.
    [[nodiscard]] bool advance(std::uint64_t end, std::uint64_t least);
  };
  /// An origin that was written out.
  struct Named {
    Handle handle = handle_none;
    OpId origin;
  };
  /// A run of ids that lies in one leaf.
  struct Piece {
    std::uint64_t counter = 0;
    std::uint32_t replica = 0;
    std::uint32_t length = 0;
    Leaf* leaf = nullptr;
  };

  [[nodiscard]] bool begin(base::BytesView bytes);
  [[nodiscard]] bool measure(base::BytesView heads, base::BytesView sizes);
  [[nodiscard]] bool read_spans(OpId object, std::uint32_t count);
  [[nodiscard]] bool read_size(Span& span);
  [[nodiscard]] bool read_author(std::uint32_t& replica);
  [[nodiscard]] bool read_origins(Handle handle, Sparse& column, bool left);
  void plant_text(Handle handle, Forest& forest, std::vector<Leaf*>& first);
  void add(Leaf& leaf, Span piece);
  [[nodiscard]] bool enter(Index& index);
  [[nodiscard]] bool leads_there(Index& index) const;

  Owned<std::uint32_t> replicas_;
  Reader heads_, counters_, sizes_;
  Sparse authors_, lefts_, rights_;
  base::BytesView text_;
  bool ascii_ = false;
  std::uint64_t count_ = 0;  // of all spans
  std::uint64_t at_ = 0;     // spans before the text that is read
  Owned<Span> spans_;        // of this text
  Owned<Named> named_;
  Owned<Piece> pieces_;
};

}  // namespace tablee::core::text

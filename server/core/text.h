// All texts of one board: each object has at most one, found by the object's handle.
//
// A text is a sequence CRDT in FugueMax order (Weidner and Kleppmann, "The Art of the Fugue", 2023,
// which is the order of YjsMod's integrate): every code point has an id and remembers between which
// two it was written. Ties go by replica, then counter. Erased code points stay as tombstones
// without content. The state is a pure function of the set of insertions and erasures, in whatever
// order they came.
//
// Code points lie in spans (consecutive ids, one chain of origins), spans in the leaves of a
// counted B+-tree a text; an index of the board leads from an id to its leaf. README.md says what
// each call costs.
//
// Not here: whether an op is allowed, what objects are, batches. Callers check that what an op
// refers to is there (text_of, contains) before they apply it. One thread at a time; reading calls
// keep hints too.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "core/batch.h"
#include "core/changes.h"
#include "core/id_runs.h"
#include "core/op_id.h"
#include "core/under.h"

namespace tablee::core {

namespace text {
struct Leaf;
}

class Texts {
 public:
  /// Near where a code point is: it is found sooner, wrong or not. Lasts until a purge or a load.
  using Hint = text::Leaf*;

  Texts();
  ~Texts();
  Texts(Texts&&) noexcept;
  Texts& operator=(Texts&&) noexcept;

  // --- Where is it? ------------------------------------------------------------------------------

  /// The text that a code point is in, erased ones too; nothing when no such code point was
  /// inserted.
  [[nodiscard]] std::optional<Handle> text_of(OpId code_point) const;
  /// Where the last call was: a hint for what it was about.
  [[nodiscard]] Hint here() const;
  /// Whether every id of the run is a code point that was inserted (erased or not, of any text). Adds them to `under`.
  [[nodiscard]] bool contains(const IdRun& run, Under* under = nullptr) const;
  /// The code point before which `code_point` was written: immutable; none is the end of the text.
  /// `code_point` must be there.
  [[nodiscard]] OpId right_origin(OpId code_point) const;
  /// Visible code points of its text before `code_point`, which must be there but may be erased.
  [[nodiscard]] std::uint32_t position_of(OpId code_point) const;
  /// How many ids from the beginning of the run stand side by side, all erased or none; 0 when the first is
  /// no code point.
  [[nodiscard]] std::uint32_t alike(const IdRun& run) const;
  /// How many ids of the run are code points that are not erased.
  [[nodiscard]] std::uint32_t visible_in(const IdRun& run) const;

  /// Appends the greatest id of each replica that has written something here.
  void greatest(std::vector<OpId>& out) const;

  // --- Changing ----------------------------------------------------------------------------------

  /// One insertion, as in Op.insert and Op.at of proto/batch.proto.
  struct Insertion {
    /// handle_none: the text that `left` is in.
    Handle text = handle_none;
    /// Id of the first code point; the others have the counters that follow. Counters of one
    /// replica only grow: `first` is above every id of its replica that was inserted before.
    OpId first;
    /// 1 or more; as many as `utf8` holds.
    std::uint32_t code_points = 0;
    /// Code point after which the text is written; none is the beginning. It must be in the text.
    OpId left;
    RightMode right_mode = RightMode::as_left;
    /// explicit_id: the code point before which it was written.
    OpId right;
    /// Valid UTF-8 without U+0000.
    std::string_view utf8;
    /// For `left`.
    Hint near = nullptr;
  };
  /// Returns the text that has changed. A right origin that no honest author can have seen beside
  /// `left` (unknown, of another text, before `left`, or with something between the two that both
  /// build on) counts as `as_left`: everywhere the same, since origins never change. Amortised
  /// O(log n), also where many wrote at one place; O(1) where the same replica wrote last; at worst O(what hangs on
  /// those that many wrote).
  Handle insert(const Insertion& insertion);
  /// Looks for the place of an insertion, as insert() would here, for the count of steps that this takes (work.h).
  void foresee(const Insertion& insertion) const;
  /// Typing on: writes before the visible code point `position` when that is right behind the one with the id before
  /// `first`, the last that was written here. Else does nothing and says false. O(log n).
  [[nodiscard]] bool type_on(Handle text, std::uint32_t position, OpId first,
                             std::uint32_t code_points, std::string_view utf8);
  /// Erases what is not erased yet. Ids that are no code points are passed over. Each text that has
  /// changed is appended to `touched` (once for neighbours).
  void erase(const IdRun& run, std::vector<Handle>& touched, Hint near = nullptr);

  // --- Writing one's own -------------------------------------------------------------------------

  /// What an insertion at a place must say.
  struct Anchor {
    OpId left;   ///< none: the beginning.
    OpId right;  ///< none: the end.
    /// The shortest way to say `right`.
    RightMode right_mode = RightMode::as_left;
  };
  /// For an insertion before the visible code point `position` (clamped to the text's length).
  [[nodiscard]] Anchor anchor(Handle text, std::uint32_t position) const;
  /// One visible code point; no id when there is none. `continues`: the one with the next counter stands right
  /// behind it; `follows`: the one with the counter before right before it (may miss it). `utf8` lives until a change.
  struct Glimpse {
    OpId id;
    std::string_view utf8;
    bool continues = false;
    bool follows = false;
  };
  [[nodiscard]] Glimpse glimpse(Handle text, std::uint32_t position) const;
  [[nodiscard]] Anchor anchor_behind(OpId code_point) const;  ///< It may be erased.
  /// Appends the ids of the visible code points [position, position + length) to `runs`, in order
  /// of the text, joined where consecutive. Clamped to the text's length.
  void ids(Handle text, std::uint32_t position, std::uint32_t length,
           std::vector<IdRun>& runs) const;

  // --- Reading -----------------------------------------------------------------------------------

  /// Visible code points. A handle without text has 0.
  [[nodiscard]] std::uint32_t length(Handle text) const;
  /// Appends the visible text, UTF-8.
  void read(Handle text, std::string& out) const;
  /// Appends the visible code points [position, position + length), clamped.
  void read(Handle text, std::uint32_t position, std::uint32_t length, std::string& out) const;
  /// Code point position of a UTF-16 offset (of the browser), clamped. One inside a surrogate pair
  /// is moved before the pair.
  [[nodiscard]] std::uint32_t from_utf16(Handle text, std::uint32_t offset) const;
  /// UTF-16 offset of a code point position, clamped.
  [[nodiscard]] std::uint32_t to_utf16(Handle text, std::uint32_t position) const;

  // --- Purging (garbage.h says what may go) ----------------------------------------------------------

  /// A stretch of a text: consecutive ids that stand side by side, all erased or none.
  struct Stretch {
    IdRun ids;
    bool erased = false;
  };
  /// Appends all of a text, in order.
  void stretches(Handle text, std::vector<Stretch>& out) const;
  /// Forgets the texts of `gone`, and of all others those erased code points that `erased` covers. `objects`
  /// are the ids of all objects by handle, {} for those that are gone. A text that loses something is from
  /// then on as if one person alone had written what is left of it, in the order of its ids: its origins are
  /// those of such a history (text::expect_origins), whose ids are all there. O(all texts).
  void purge(std::span<const OpId> objects, std::span<const Handle> gone, const IdRuns& erased);

  // --- Keyframes (text_keyframe.h has the format) ------------------------------------------------

  /// Appends all texts. `objects` are the ids of the board's objects in the keyframe's order,
  /// `handles` theirs here. Replicas that hold the same ops write the same bytes.
  void write(std::span<const OpId> objects, std::span<const Handle> handles,
             base::Bytes& out) const;
  /// Replaces *this by what `bytes` (all of them) hold; the text of objects[i] gets handle i.
  /// False, and *this as it was, when they can not be read. Safe on any bytes; allocates at most a
  /// constant times their size (and objects.size()).
  [[nodiscard]] bool load(base::BytesView bytes, std::span<const OpId> objects);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace tablee::core

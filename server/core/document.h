// The board document: everything that a replica knows of one board, and nothing about where it came
// from.
//
// A document is a pure function of the set of batches applied to it (DESIGN, invariants 3 to 6):
// order does not matter as long as what a batch refers to stands before it. It does no I/O, has no
// clock and no threads; one thread uses it at a time. Bad input leaves it as it was.
//
// Who owns it: a room on the server, a tab in the browser (through the C exports of wasm.cpp).
#pragma once

#include <cstdint>
#include <expected>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "core/batch.h"
#include "core/changes.h"

namespace tablee::core {

/// One object as a reader sees it. A value; `z`, `rank` and `points` live until the document changes.
struct ObjectView {
  Handle handle = handle_none;
  OpId id;
  ObjectKind kind = ObjectKind::unknown;
  std::uint32_t author = 0;  ///< Participant; 0 unknown or anonymous.
  /// Effective parent: the frame it lies in, after the cycle rule. That may be deleted (Document::seat).
  Handle parent = handle_none;
  Place place;  ///< As written: relative to place.parent.
  Size size;
  std::uint32_t colour = 0;
  std::uint32_t rotation = 0;
  bool locked = false;
  std::uint32_t width = 0;
  std::uint32_t text_size = 0;
  std::uint32_t shape = 0;
  std::uint32_t role = 0;  ///< Frames: see FrameRole in batch.proto.
  bool collapsed = false;
  bool grid = false;
  std::string_view rank;    ///< Frames: among those of one role, as z.
  bool alive = true;        ///< Its own life register.
  bool hides = false;       ///< Deleted as frames once were: what lies in it is hidden too.
  Stamp life;               ///< Of the op that deleted or restored it last; its id: none did.
  std::uint32_t votes = 0;  ///< Sum over participants.
  ConnectorEnd ends[2];
  std::string_view z;
  std::string_view points;  ///< Packed zigzag varints: dx, dy, pressure …
  std::string_view blob;
};

/// What one person thinks of an object: bits of Reaction in batch.proto, not 0.
struct Reaction {
  std::uint32_t participant = 0;
  std::uint32_t set = 0;
};

/// Where a batch comes from. What the server has accepted is not measured against the limits again: a
/// replica may have filled the board with batches of its own that the server has yet to see.
enum class Admission : std::uint8_t { submitted, accepted };

class Document {
 public:
  struct State;  ///< state.h

  Document();
  ~Document();
  Document(Document&&) noexcept;
  Document& operator=(Document&&) noexcept;

  // --- Changing ------------------------------------------------------------------------------------

  /// Whether `batch`, decoded for `replica`, may be applied: targets exist, kinds fit, counters are
  /// above the replica's last and at most 2^20 above the board's greatest, the board is not full.
  /// Only replica 1 may introduce, or vote for somebody (but see set_beside); for whom one may write is not looked at here. Stops, too_large,
  /// as soon as the batch is known to cost more than limits::batch_work_max.
  [[nodiscard]] std::expected<void, Refusal> check(const Batch& batch, std::uint32_t replica);

  /// Applies a batch that check() has accepted in this very state. `changes` may be null.
  void apply(const Batch& batch, std::uint32_t replica, Changes* changes);

  /// Steps (work.h) of the last check: those that it took, also when it said no, and when it said yes those that apply()
  /// will about take, here and at each reader; and one for each counter by which the batch raises the board's. What a rate is charged with: work() / limits::op_work ops, at least one
  /// for each op.
  [[nodiscard]] std::uint64_t work() const;

  /// decode_batch, check and apply in one: all or nothing.
  [[nodiscard]] std::expected<void, Refusal> apply_bytes(
      base::BytesView batch, std::uint32_t replica, Changes* changes,
      Admission admission = Admission::submitted);

  /// Whose replica 0 is, and `replica` until the entry that introduces it arrives: decides who is the
  /// author of its objects and whose its votes are. No counter of `replica` that was seen here is used again,
  /// whatever is loaded: also those of a batch of its own that apply_bytes() refuses (P10).
  void set_local(std::uint32_t replica, std::uint32_t participant);
  /// For whom else the author of what check() is asked about may vote and react: who shares its device (P41). Nobody at first;
  /// must live as long as it is set.
  void set_beside(std::span<const std::uint32_t> people);

  // --- Keyframes -----------------------------------------------------------------------------------

  /// The whole document; equal documents give equal bytes. See keyframe.h for the format.
  [[nodiscard]] base::Bytes keyframe() const;
  /// Replaces *this by what `bytes` hold. On error *this is unchanged and the string says what is
  /// wrong.
  [[nodiscard]] std::expected<void, std::string> load(base::BytesView bytes);

  // --- Reading -------------------------------------------------------------------------------------

  /// Greatest counter that was applied; the next local op takes this plus one.
  [[nodiscard]] std::uint64_t counter() const;
  /// What a purge has dropped had counters up to this one; 0 when there was none.
  [[nodiscard]] std::uint64_t floor() const;
  /// How many purges were applied since the document was loaded. When it grows while batches are applied that the
  /// log does not have yet, the document is to be built again from the log (P30).
  [[nodiscard]] std::uint64_t purges() const;
  /// Number of handles: 0 … size() - 1, deleted objects too. Some may stand for nothing any more: an object
  /// purged since the document was loaded is as one that is deleted and has nothing, not even an id.
  [[nodiscard]] Handle size() const;
  [[nodiscard]] ObjectView object(Handle handle) const;
  [[nodiscard]] std::optional<Handle> find(OpId id) const;
  /// Whether the object is alive, and no frame around it hides what lies in it.
  [[nodiscard]] bool shown(Handle handle) const;
  /// Where a view shows it: a deleted frame is nothing but an origin. O(depth).
  [[nodiscard]] Seat seat(Handle handle) const;
  /// Handles of all shown objects in the order in which they are painted: siblings by (z, id), what a
  /// frame holds right above the frame. Lives until the document changes. O(changes since the last
  /// call), and O(n) when there were any.
  [[nodiscard]] const std::vector<Handle>& paint_order() const;
  /// The object that an op is about (insert, erase: whose text), when it stands in the document
  /// already. `runs` are an erasure's. For rules about objects, such as locks.
  [[nodiscard]] std::optional<Handle> target_of(const Op& op,
                                                std::span<const IdRun> runs = {}) const;
  /// The object's visible text, UTF-8, appended to `out`.
  void text(Handle handle, std::string& out) const;
  [[nodiscard]] std::uint32_t text_length(Handle handle) const;  ///< Code points.
  /// Participant of a replica, 0 when it was never introduced.
  [[nodiscard]] std::uint32_t participant_of(std::uint32_t replica) const;
  /// One participant's dots on an object.
  [[nodiscard]] std::uint32_t votes_by(Handle handle, std::uint32_t participant) const;
  /// Whether there may be any.
  [[nodiscard]] bool reacted(Handle handle) const;
  /// Of all who have any, by participant. O(log of all that is kept, and those).
  [[nodiscard]] std::vector<Reaction> reactions(Handle handle) const;
  /// Sum of one participant's dots on the board, those on deleted objects too.
  [[nodiscard]] std::uint32_t votes_spent(std::uint32_t participant) const;

  /// For core's own sources.
  [[nodiscard]] const State& state() const { return *state_; }

 private:
  friend class Editor;
  std::unique_ptr<State> state_;
};

}  // namespace tablee::core

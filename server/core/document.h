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
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "core/batch.h"
#include "core/changes.h"

namespace tablee::core {

/// One object as a reader sees it. A value; `z` and `points` live until the document changes.
struct ObjectView {
  Handle handle = handle_none;
  OpId id;
  ObjectKind kind = ObjectKind::unknown;
  std::uint32_t author = 0;  ///< Participant; 0 unknown or anonymous.
  Handle parent =
      handle_none;  ///< Effective parent: the frame it is shown in, after the cycle rule.
  Place place;      ///< As written: relative to place.parent.
  Size size;
  std::uint32_t colour = 0;
  std::uint32_t rotation = 0;
  bool locked = false;
  std::uint32_t width = 0;
  std::uint32_t text_size = 0;
  std::uint32_t shape = 0;
  bool alive = true;        ///< Its own life register.
  std::uint32_t votes = 0;  ///< Sum over participants.
  ConnectorEnd ends[2];
  std::string_view z;
  std::string_view points;  ///< Packed zigzag varints: dx, dy, pressure …
  std::string_view blob;
};

class Document {
 public:
  Document();
  ~Document();
  Document(Document&&) noexcept;
  Document& operator=(Document&&) noexcept;

  // --- Changing
  // ------------------------------------------------------------------------------------

  /// Whether `batch`, decoded for `replica`, may be applied: targets exist, kinds fit, counters are
  /// above the replica's last and at most 2^20 above the board's greatest, the board is not full.
  /// Only replica 1 may introduce, name an author, or vote for somebody. Cost: O(ops).
  [[nodiscard]] std::expected<void, Refusal> check(const Batch& batch, std::uint32_t replica);

  /// Applies a batch that check() has accepted for this state. `changes` may be null.
  void apply(const Batch& batch, std::uint32_t replica, Changes* changes);

  /// decode_batch, check and apply in one: all or nothing.
  [[nodiscard]] std::expected<void, Refusal> apply_bytes(base::BytesView batch,
                                                         std::uint32_t replica, Changes* changes);

  /// Whose replica 0 is, for a tab without a number; decides author() of its objects and its votes.
  void set_local_participant(std::uint32_t participant);

  // --- Keyframes
  // -----------------------------------------------------------------------------------

  /// The whole document; equal documents give equal bytes. See keyframe.h for the format.
  [[nodiscard]] base::Bytes keyframe() const;
  /// Replaces *this by what `bytes` hold. On error *this is unchanged and the string says what is
  /// wrong.
  [[nodiscard]] std::expected<void, std::string> load(base::BytesView bytes);

  // --- Reading
  // -------------------------------------------------------------------------------------

  /// Greatest counter that was applied; the next local op takes this plus one.
  [[nodiscard]] std::uint64_t counter() const;
  /// Number of handles: objects that were ever made here, deleted ones too. Handles are 0 … size()
  /// - 1.
  [[nodiscard]] Handle size() const;
  [[nodiscard]] ObjectView object(Handle handle) const;
  [[nodiscard]] std::optional<Handle> find(OpId id) const;
  /// Whether the object and all frames around it are alive, so that it is shown.
  [[nodiscard]] bool shown(Handle handle) const;
  /// The object's visible text, UTF-8, appended to `out`.
  void text(Handle handle, std::string& out) const;
  [[nodiscard]] std::uint32_t text_length(Handle handle) const;  ///< Code points.
  /// Participant of a replica, 0 when it was never introduced.
  [[nodiscard]] std::uint32_t participant_of(std::uint32_t replica) const;
  /// One participant's dots on an object.
  [[nodiscard]] std::uint32_t votes_by(Handle handle, std::uint32_t participant) const;
  /// Sum of one participant's dots on the board.
  [[nodiscard]] std::uint32_t votes_spent(std::uint32_t participant) const;

 private:
  friend class Editor;
  friend class Undo;
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace tablee::core

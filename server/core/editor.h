// Makes a replica's own batches: each call writes ops, applies them to the document at once and
// collects them until commit(). Keeps the undo stack of its participant (undo.h).
//
// Positions in texts are Unicode code points of the visible text. All numbers are clamped to the
// limits of base/limits.h; a call on something that is not there does nothing and says so.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "core/document.h"

namespace tablee::core {

struct NewObject {
  ObjectKind kind = ObjectKind::note;
  Handle parent = handle_none;
  std::int32_t x = 0, y = 0, w = 0, h = 0;
  std::uint32_t colour = 0;
  std::uint32_t shape = 0;
  std::string_view points{};  ///< Strokes: packed zigzag varints.
  std::string_view blob{};
  std::uint32_t author = 0;  ///< For replica 1 and moderators (P22).
};

class Editor {
 public:
  /// `document` must outlive the editor. `replica` may be 0 (not issued yet).
  Editor(Document& document, std::uint32_t replica);
  ~Editor();

  [[nodiscard]] std::uint32_t room() const;  ///< How many objects may still be made.
  Handle create(
      const NewObject& what);  ///< On top of its siblings. handle_none when the board is full.
  bool move(Handle handle, Handle parent, std::int32_t x, std::int32_t y);
  bool resize(Handle handle, std::int32_t w, std::int32_t h);
  bool set_number(Handle handle, NumberField field, std::int64_t value);
  bool set_end(Handle handle, int which, const ConnectorEnd& end);
  bool set_alive(Handle handle, bool alive);
  bool raise(Handle handle);  ///< Above all siblings.
  bool lower(Handle handle);  ///< Below all siblings.
  /// Between two siblings in paint order (either may be handle_none).
  bool put_between(Handle handle, Handle below, Handle above);
  bool vote(Handle handle, std::uint32_t count);
  bool react(Handle handle, std::uint32_t set);  ///< All that I think of it: bits of Reaction.
  /// Behind `before` and in front of `after` (either may be handle_none). False, too, where their ranks leave no room.
  bool rank(Handle handle, Handle before, Handle after);
  bool insert_text(Handle handle, std::uint32_t position, std::string_view utf8);
  bool erase_text(Handle handle, std::uint32_t position, std::uint32_t length);
  /// `length` code points give way to `utf8`; all of it or nothing, when the text would be too long.
  bool splice_text(Handle handle, std::uint32_t position, std::uint32_t length,
                   std::string_view utf8);
  /// Changes the text to `utf8` by the smallest edit at one place (common prefix and suffix stay).
  bool replace_text(Handle handle, std::string_view utf8);
  bool introduce(std::uint32_t replica, std::uint32_t participant);  ///< Only for replica 1.

  /// Ends the batch: its encoding, empty when nothing was written. What does not fit one batch is cut into
  /// several: call it until it returns nothing. One act of undo; with `join` it is joined to the act
  /// before (typing). What has changed is added to `changes` (may be null).
  [[nodiscard]] base::Bytes commit(Changes* changes, bool join = false);
  /// Adds to `changes` what was changed since the last commit or report, without ending the batch.
  void report(Changes& changes);

  /// Why the last create, move or insert_text has written nothing: board_full (or the text is), too_large (frames too deep in
  /// each other, too long a stroke); none: it would not have changed anything, or what it is about is not there.
  [[nodiscard]] Refusal why() const;

  [[nodiscard]] bool can_undo() const;
  [[nodiscard]] bool can_redo() const;
  /// Reverses my last act, as far as it still stands, by ordinary ops; then commit() as usual. False when there is none, or others
  /// have written over all of it: the act is done with, and the one before it is not touched.
  bool undo();
  bool redo();

  /// Whose is what is written from now on: one of several on this device (P41), 0 for oneself. Each has a memory of undo. Not
  /// within a batch.
  void act_as(std::uint32_t participant);
  /// Somebody who acts here has another number from now on. Not within a batch.
  void renumber(std::uint32_t from, std::uint32_t to);

  /// From now on the author is `replica`, which has taken over everything that this editor's replica made
  /// from the counter `own_since` on (core::restamp). The memory of undo follows. Not within a batch.
  void set_replica(std::uint32_t replica, std::uint64_t own_since);

  struct State;  ///< editor_state.h

 private:
  friend class Trail;  // reverses others' acts
  std::unique_ptr<State> state_;
};

}  // namespace tablee::core

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
  std::uint32_t author = 0;  ///< Only for replica 1.
};

class Editor {
 public:
  /// `document` must outlive the editor. `replica` may be 0 (not issued yet).
  Editor(Document& document, std::uint32_t replica);
  ~Editor();

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
  bool insert_text(Handle handle, std::uint32_t position, std::string_view utf8);
  bool erase_text(Handle handle, std::uint32_t position, std::uint32_t length);
  /// Changes the text to `utf8` by the smallest edit at one place (common prefix and suffix stay).
  bool replace_text(Handle handle, std::string_view utf8);
  bool introduce(std::uint32_t replica, std::uint32_t participant);  ///< Only for replica 1.

  /// Ends the batch: its encoding, empty when nothing was written. One act of undo; with `join` it
  /// is joined to the act before (typing).
  [[nodiscard]] base::Bytes commit(Changes* changes, bool join = false);

  [[nodiscard]] bool can_undo() const;
  [[nodiscard]] bool can_redo() const;
  /// Reverses my last act by ordinary ops, where my write still stands; then commit() as usual.
  /// False when there is nothing to undo or nothing of it still stands.
  bool undo();
  bool redo();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace tablee::core

// The browser's door: writing one's own batches.
#include <algorithm>
#include <cstring>

#include "core/state.h"
#include "core/varint.h"
#include "core/wasm.h"

namespace tablee::core::wasm {
namespace {

bool there(const Board* board, Handle handle) {
  return handle < board->document.size();
}
const Texts& texts_of(const Board* board) {
  return board->document.state().texts;
}

}  // namespace

// --- Editing ---------------------------------------------------------------------------------------

EXPORT(edit_room) std::uint32_t edit_room(const Board* board) {
  return board->editor.room();
}
// In the input buffer: `points` 32-bit numbers, then `blob` bytes.
EXPORT(edit_create)
Handle edit_create(Board* board, std::uint32_t kind, Handle parent, std::int32_t x, std::int32_t y,
                   std::int32_t w, std::int32_t h, std::uint32_t colour, std::uint32_t shape,
                   std::uint32_t points, std::uint32_t blob) {
  const base::BytesView in = input_bytes(points * 4 + blob);
  std::string packed;
  Writer writer(packed);
  for (std::uint32_t i = 0; i < points; ++i) {
    std::int32_t value = 0;
    std::memcpy(&value, in.data() + std::size_t{i} * 4, 4);
    writer.number(value);
  }
  if (kind > static_cast<std::uint32_t>(ObjectKind::proposition)) return handle_none;
  NewObject what{static_cast<ObjectKind>(kind), parent, x, y, w, h, colour, shape};
  what.points = packed;
  what.blob = in.substr(std::size_t{points} * 4, blob);
  what.author = board->behalf;
  return board->editor.create(what);
}
// For whom what is made from now on: a participant, 0 for oneself. Moderators only (P22).
EXPORT(edit_behalf) void edit_behalf(Board* board, std::uint32_t participant) {
  board->behalf = participant;
}
// Whose is what is written from now on, where several share a device (P41): a participant, 0 for oneself.
EXPORT(edit_act_as) void edit_act_as(Board* board, std::uint32_t participant) {
  board->editor.act_as(participant);
}
EXPORT(edit_renumber)
void edit_renumber(Board* board, std::uint32_t from, std::uint32_t to) {
  board->editor.renumber(from, to);
}
EXPORT(edit_move)
bool edit_move(Board* board, Handle handle, Handle parent, std::int32_t x, std::int32_t y) {
  return board->editor.move(handle, parent, x, y);
}
EXPORT(edit_resize) bool edit_resize(Board* board, Handle handle, std::int32_t w, std::int32_t h) {
  return board->editor.resize(handle, w, h);
}
EXPORT(edit_number)
bool edit_number(Board* board, Handle handle, std::uint32_t field, std::int32_t value) {
  return board->editor.set_number(handle, static_cast<NumberField>(field), value);
}
EXPORT(edit_alive) bool edit_alive(Board* board, Handle handle, std::int32_t alive) {
  return board->editor.set_alive(handle, alive != 0);
}
EXPORT(edit_raise) bool edit_raise(Board* board, Handle handle) {
  return board->editor.raise(handle);
}
EXPORT(edit_lower) bool edit_lower(Board* board, Handle handle) {
  return board->editor.lower(handle);
}
EXPORT(edit_between) bool edit_between(Board* board, Handle handle, Handle below, Handle above) {
  return board->editor.put_between(handle, below, above);
}
EXPORT(edit_vote) bool edit_vote(Board* board, Handle handle, std::uint32_t count) {
  return board->editor.vote(handle, count);
}
EXPORT(edit_react) bool edit_react(Board* board, Handle handle, std::uint32_t set) {
  return board->editor.react(handle, set);
}
EXPORT(edit_rank) bool edit_rank(Board* board, Handle handle, Handle before, Handle after) {
  return board->editor.rank(handle, before, after);
}
EXPORT(edit_end)
bool edit_end(Board* board, Handle handle, std::int32_t which, std::int32_t x, std::int32_t y,
              Handle target, std::int32_t anchor_x, std::int32_t anchor_y) {
  ConnectorEnd end;
  end.x = x;
  end.y = y;
  if (there(board, target)) {
    end.target = board->document.object(target).id;
    end.anchor_x = static_cast<std::int16_t>(anchor_x);
    end.anchor_y = static_cast<std::int16_t>(anchor_y);
  }
  return board->editor.set_end(handle, which, end);
}
EXPORT(edit_insert)
bool edit_insert(Board* board, Handle handle, std::uint32_t position, std::uint32_t units) {
  return board->editor.insert_text(handle, texts_of(board).from_utf16(handle, position),
                                   input_text(units));
}
// One UTF-16 unit by itself: what typing is made of.
EXPORT(edit_type)
bool edit_type(Board* board, Handle handle, std::uint32_t position, std::uint32_t unit) {
  position = texts_of(board).from_utf16(handle, position);
  const char ascii = static_cast<char>(unit);
  if (unit - 1 < 0x7F) return board->editor.insert_text(handle, position, {&ascii, 1});
  std::string utf8;
  append_text(unit, utf8);
  return board->editor.insert_text(handle, position, utf8);
}
EXPORT(edit_erase)
bool edit_erase(Board* board, Handle handle, std::uint32_t position, std::uint32_t length) {
  const std::uint32_t begin = texts_of(board).from_utf16(handle, position);
  const std::uint32_t end = texts_of(board).from_utf16(handle, position + length);
  return end > begin && board->editor.erase_text(handle, begin, end - begin);
}
// `length` and `position` of what is there, `units` of what comes: all of it or nothing.
EXPORT(edit_splice)
bool edit_splice(Board* board, Handle handle, std::uint32_t position, std::uint32_t length,
                 std::uint32_t units) {
  const std::uint32_t begin = texts_of(board).from_utf16(handle, position);
  const std::uint32_t end = texts_of(board).from_utf16(handle, position + length);
  return board->editor.splice_text(handle, begin, end - std::min(begin, end), input_text(units));
}
EXPORT(edit_replace) bool edit_replace(Board* board, Handle handle, std::uint32_t units) {
  return board->editor.replace_text(handle, input_text(units));
}
// Number of a Refusal: why the last creation, move or insertion has written nothing (Editor::why).
EXPORT(edit_why) std::uint32_t edit_why(const Board* board) {
  return static_cast<std::uint32_t>(board->editor.why());
}
// Size of the batch in output; 0 when there is none.
EXPORT(edit_commit) std::int32_t edit_commit(Board* board, std::int32_t join) {
  return give(board->editor.commit(&board->changes, join != 0));
}
EXPORT(edit_can_undo) bool edit_can_undo(const Board* board) {
  return board->editor.can_undo();
}
EXPORT(edit_can_redo) bool edit_can_redo(const Board* board) {
  return board->editor.can_redo();
}
EXPORT(edit_undo) bool edit_undo(Board* board) {
  return board->editor.undo();
}
EXPORT(edit_redo) bool edit_redo(Board* board) {
  return board->editor.redo();
}

}  // namespace tablee::core::wasm

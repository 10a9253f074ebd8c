#include "demo/stage.h"

#include <string>

#include "core/utf8.h"
#include "event/layout.h"

namespace tablee::demo {
namespace {

std::uint32_t length_of(std::string_view text) {
  return static_cast<std::uint32_t>(core::count_code_points(text).value_or(0));
}

bool mend(const Act& act, core::Handle handle, core::Editor& editor,
          const core::Document& document) {
  std::string text;
  document.text(handle, text);
  const auto found = text.find(act.text);
  if (found == std::string::npos) return false;
  const auto position = length_of(std::string_view(text).substr(0, found));
  return editor.erase_text(handle, position, length_of(act.text)) &&
         editor.insert_text(handle, position, act.replacement);
}

}  // namespace

std::optional<core::Handle> Stage::find(Card card, const core::Document& document) const {
  const auto known = objects_.find(card);
  if (known == objects_.end()) return std::nullopt;
  return document.find(known->second);
}

void Stage::rename(Card card, base::ReplicaId from, base::ReplicaId to, std::uint64_t since) {
  const auto known = objects_.find(card);
  if (known != objects_.end() && known->second.replica == from.value &&
      known->second.counter >= since) {
    known->second.replica = to.value;
  }
}

bool Stage::perform(const Act& act, core::Editor& editor, const core::Document& document) {
  switch (act.kind) {
    case ActKind::arrive:
    case ActKind::leave:
      return false;
    case ActKind::make_frame:
    case ActKind::make_note:
      return make(act, editor, document);
    case ActKind::undo:
      return editor.undo();
    case ActKind::redo:
      return editor.redo();
    default:
      break;
  }
  const auto handle = find(act.card, document);
  return handle && change(act, *handle, editor, document);
}

bool Stage::make(const Act& act, core::Editor& editor, const core::Document& document) {
  const bool frame = act.kind == ActKind::make_frame;
  const auto handle =
      editor.create({.kind = frame ? core::ObjectKind::frame : core::ObjectKind::note,
                     .x = act.x,
                     .y = act.y,
                     .w = frame ? act.w : event::note_size,
                     .h = frame ? act.h : event::note_size,
                     .colour = act.colour});
  if (handle == core::handle_none) return false;
  if (frame) editor.lower(handle);  // under the notes that lie there already
  objects_[act.card] = document.object(handle).id;
  return true;
}

bool Stage::change(const Act& act, core::Handle handle, core::Editor& editor,
                   const core::Document& document) {
  switch (act.kind) {
    case ActKind::type:
      return editor.insert_text(handle, document.text_length(handle), act.text);
    case ActKind::backspace:
      return document.text_length(handle) >= act.count &&
             editor.erase_text(handle, document.text_length(handle) - act.count, act.count);
    case ActKind::mend:
      return mend(act, handle, editor, document);
    case ActKind::move: {
      const auto parent =
          act.parent == card_none ? std::optional(core::handle_none) : find(act.parent, document);
      if (!parent) return false;
      const bool moved = editor.move(handle, *parent, act.x, act.y);
      return editor.raise(handle) || moved;
    }
    case ActKind::resize:
      return editor.resize(handle, act.w, act.h);
    case ActKind::recolour:
      return editor.set_number(handle, core::NumberField::colour, act.colour);
    case ActKind::vote:
      return editor.vote(handle, act.count);
    case ActKind::remove:
      return editor.set_alive(handle, false);
    case ActKind::restore:
      return editor.set_alive(handle, true);
    default:
      return false;
  }
}

}  // namespace tablee::demo

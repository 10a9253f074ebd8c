// The reversal of one act, item by item, by ordinary ops: only where my write still stands.
#include <algorithm>

#include "base/limits.h"
#include "core/editor_state.h"

namespace tablee::core {

std::optional<Slot> slot_of(std::uint32_t field) {
  const auto after = [&](Slot first, NumberField of) {
    return static_cast<Slot>(static_cast<std::uint32_t>(first) + field -
                             static_cast<std::uint32_t>(of));
  };
  if (field == 0) return std::nullopt;
  if (field <= number_fields) return after(Slot::colour, NumberField::colour);
  if (field <= static_cast<std::uint32_t>(NumberField::grid))
    return after(Slot::role, NumberField::role);
  return field > reactions_from ? std::optional(Slot::reactions) : std::nullopt;
}

std::uint32_t Editor::State::field_of(Slot slot) const {
  const auto after = [&](NumberField first, Slot of) {
    return static_cast<std::uint32_t>(first) + static_cast<std::uint32_t>(slot) -
           static_cast<std::uint32_t>(of);
  };
  if (slot == Slot::reactions) return reactions_from + whose();
  return slot >= Slot::role ? after(NumberField::role, Slot::role)
                            : after(NumberField::colour, Slot::colour);
}

const Kept::Register* Editor::State::kept_register(Handle handle, Slot slot) const {
  if (slot == Slot::rank)
    return core.kept.find({handle, true, static_cast<std::uint32_t>(BytesField::rank)});
  return core.kept.find({handle, false, field_of(slot)});
}

Stamp Editor::State::stamp_of(Handle handle, Slot slot) const {
  const Object& object = core.objects[handle];
  const Payload* payload = core.objects.payload(handle);
  switch (slot) {
    case Slot::place:
      return object.place.stamp;
    case Slot::size:
      return object.size.stamp;
    case Slot::life:
      return object.life.stamp;
    case Slot::z:
      return object.z.stamp;
    case Slot::vote: {
      const Votes::Row* row = core.votes.find(handle, whose());
      return row == nullptr ? Stamp{} : row->stamp;
    }
    case Slot::start:
      return payload == nullptr ? Stamp{} : payload->ends[0].stamp;
    case Slot::finish:
      return payload == nullptr ? Stamp{} : payload->ends[1].stamp;
    default: {
      if (slot < Slot::role) return object.numbers[field_of(slot) - 1].stamp;
      const Kept::Register* found = kept_register(handle, slot);
      return found == nullptr ? Stamp{} : found->stamp;
    }
  }
}

SlotValue Editor::State::value_of(Handle handle, Slot slot) const {
  const Object& object = core.objects[handle];
  const Payload* payload = core.objects.payload(handle);
  SlotValue value;
  switch (slot) {
    case Slot::place:
      value.end.x = object.place.x;
      value.end.y = object.place.y;
      if (object.place.parent != handle_none) value.end.target = id(object.place.parent);
      break;
    case Slot::size:
      value.end.x = object.size.size.w;
      value.end.y = object.size.size.h;
      break;
    case Slot::life:
      value.number = object.life.value;
      break;
    case Slot::z:
      value.bytes = object.z.value;
      break;
    case Slot::vote:
      value.number = document.votes_by(handle, whose());
      break;
    case Slot::start:
    case Slot::finish:
      if (payload != nullptr) value.end = payload->ends[slot == Slot::start ? 0 : 1].end;
      break;
    default:
      if (slot < Slot::role) {
        value.number = object.numbers[field_of(slot) - 1].value;
      } else if (const Kept::Register* found = kept_register(handle, slot)) {
        value.number = found->number;
        value.bytes = found->bytes;
      }
  }
  return value;
}

void Editor::State::write(Handle handle, Slot slot, const SlotValue& value) {
  switch (slot) {
    case Slot::place:
      place(handle, core.objects.find(value.end.target), value.end.x, value.end.y);
      break;
    case Slot::size:
      size(handle, {value.end.x, value.end.y});
      break;
    case Slot::life:
      life(handle, value.number == static_cast<int>(Life::alive));
      break;
    case Slot::z:
      put(handle, BytesField::z, value.bytes);
      break;
    case Slot::rank:
      put(handle, BytesField::rank, value.bytes);
      break;
    case Slot::vote:
      vote(handle, static_cast<std::uint32_t>(value.number));
      break;
    case Slot::start:
      end(handle, 0, value.end);
      break;
    case Slot::finish:
      end(handle, 1, value.end);
      break;
    default:
      number(handle, static_cast<NumberField>(field_of(slot)), value.number);
  }
}

bool Editor::State::reverse(const UndoAct& act) {
  bool something = false;
  for (auto item = act.rbegin(); item != act.rend(); ++item) something |= reverse(*item);
  close_op();
  history->close(false);
  return something;
}

bool Editor::State::reverse(const UndoItem& item) {
  switch (item.kind) {
    case UndoItem::Kind::wrote:
      return rewrite(item);
    case UndoItem::Kind::inserted:
      return take_back(item);
    case UndoItem::Kind::erased:
      return put_back(item);
  }
  return false;
}

bool Editor::State::rewrite(const UndoItem& item) {
  const Handle handle = core.objects.find(item.object);
  if (handle == handle_none) return false;
  if (stamp_of(handle, item.slot) != history->current(item.object, item.slot, item.stamp))
    return false;
  SlotValue before = item.before;
  if (!before.end.target.none() && core.objects.find(before.end.target) == handle_none) {
    // Purged meanwhile. Without its frame the old place means nothing; an end stays where it was.
    if (item.slot == Slot::place) return false;
    before.end.target = {};
  }
  // Others have put so many frames around the old one that it can not go back there.
  if (item.slot == Slot::place && !has_room(core.objects.find(before.end.target), handle))
    return false;
  write(handle, item.slot, before);
  history->succeed(item.object, item.slot, item.before_stamp, stamp_of(handle, item.slot));
  return true;
}

// Erases what is still visible of an insertion.
bool Editor::State::take_back(const UndoItem& item) {
  const Handle handle = core.objects.find(item.object);
  if (handle == handle_none) return false;
  std::vector<IdRun> visible;
  for (IdRun run : history->current({item.stamp, item.length})) {
    while (run.length > 0) {
      std::uint32_t step = core.texts.alike(run);
      if (step == 0) step = 1;  // purged
      if (core.texts.visible_in({run.first, 1}) != 0) visible.push_back({run.first, step});
      run.first.counter += step;
      run.length -= step;
    }
  }
  if (visible.empty()) return false;
  erase(handle, visible);
  return true;
}

// Writes again what was erased, right behind where it was.
bool Editor::State::put_back(const UndoItem& item) {
  const Handle handle = core.objects.find(item.object);
  const OpId last{item.stamp.counter + item.length - 1, item.stamp.replica};
  if (handle == handle_none || !core.texts.text_of(last)) return false;
  if (core.texts.length(handle) + item.length > limits::text_code_points_max) return false;
  const OpId now = insert(handle, core.texts.anchor_behind(last), item.before.bytes, item.length);
  history->succeed({item.stamp, item.length}, now);
  return true;
}

}  // namespace tablee::core

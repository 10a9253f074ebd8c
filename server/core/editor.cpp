// The editor's face: bounds every number, says no to what would be refused or would change nothing.
#include "core/editor.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "base/limits.h"
#include "core/editor_state.h"
#include "core/nesting.h"
#include "core/stroke.h"
#include "core/utf8.h"
#include "core/z_key.h"

namespace tablee::core {
namespace {

// Bytes of a stroke's points, so that it fits a batch with all that an object has.
constexpr std::size_t stroke_bytes_max = limits::batch_bytes_max - 1'024;

std::int32_t coordinate(std::int32_t value) {
  constexpr auto max = static_cast<std::int32_t>(limits::coordinate_max);
  return std::clamp(value, -max, max);
}
std::int32_t extent(std::int32_t value) {
  return std::max(coordinate(value), 0);
}

std::int64_t bounded(NumberField field, std::int64_t value) {
  switch (field) {
    case NumberField::colour:
      return std::clamp<std::int64_t>(value, 0, 255);
    case NumberField::rotation:
      return ((value % 360) + 360) % 360;
    case NumberField::lock:
      return value != 0 ? 1 : 0;
    case NumberField::width:
      return std::clamp<std::int64_t>(value, 0, 1000);
    case NumberField::text_size:
      return value <= 0 ? 0 : std::clamp<std::int64_t>(value, 4, 400);
    case NumberField::role:
      return std::clamp<std::int64_t>(value, 0, last_role);
    case NumberField::collapsed:
    case NumberField::grid:
      return value != 0 ? 1 : 0;
  }
  return value;
}

}  // namespace

Editor::Editor(Document& document, std::uint32_t replica)
    : state_(std::make_unique<State>(document, *document.state_, replica)) {}
Editor::~Editor() = default;

std::uint32_t Editor::room() const {
  const std::size_t count = state_->core.objects.count();
  if (count >= limits::objects_per_board_max || !state_->writable()) return 0;
  return static_cast<std::uint32_t>(limits::objects_per_board_max - count);
}

Handle Editor::create(const NewObject& what) {
  const Document::State& core = state_->core;
  state_->why = Refusal::board_full;
  if (room() == 0) return handle_none;
  state_->why = Refusal::too_large;
  if (what.points.size() > stroke_bytes_max) return handle_none;
  NewObject made = what;
  const bool parent_good = state_->there(what.parent) && may_hold(core.objects[what.parent].kind());
  if (!parent_good) made.parent = handle_none;
  if (!state_->has_room(made.parent, handle_none)) return handle_none;
  state_->why = Refusal::none;
  made.x = coordinate(what.x);
  made.y = coordinate(what.y);
  made.w = extent(what.w);
  made.h = extent(what.h);
  made.colour = std::min(what.colour, 255U);
  if (!may_have_points(what.kind) || !valid_points(what.points)) made.points = {};
  if (!may_have_blob(what.kind) || what.blob.size() != 32) made.blob = {};
  const std::size_t top = state_->core.order.siblings(core.objects, made.parent).size();
  const std::string z = state_->make_room(made.parent, handle_none, top);
  return state_->create(made, z);
}

bool Editor::State::has_room(Handle frame, Handle handle) {
  if (frame == handle_none) return true;
  constexpr std::uint32_t max = limits::frames_around_max;
  const std::uint32_t around = frames_around(core.objects, frame, max + 1);
  return around <= max &&
         (handle == handle_none || around + frames_within(core.objects, core.order, handle) <= max);
}

bool Editor::move(Handle handle, Handle parent, std::int32_t x, std::int32_t y) {
  state_->why = Refusal::none;
  const Objects& objects = state_->core.objects;
  if (!state_->there(handle)) return false;
  if (parent != handle_none && (!state_->there(parent) || !may_hold(objects[parent].kind())))
    return false;
  for (Handle at = parent; at != handle_none; at = objects[at].parent()) {
    if (at == handle) return false;  // a frame does not go into itself
  }
  x = coordinate(x);
  y = coordinate(y);
  const PlaceRegister& place = objects[handle].place;
  if (place.parent == parent && place.x == x && place.y == y) return false;
  if (place.parent != parent && !state_->has_room(parent, handle)) {
    state_->why = Refusal::too_large;
    return false;
  }
  state_->place(handle, parent, x, y);
  return true;
}

bool Editor::resize(Handle handle, std::int32_t w, std::int32_t h) {
  const Size size{extent(w), extent(h)};
  if (!state_->there(handle) || state_->core.objects[handle].size.size == size) return false;
  state_->size(handle, size);
  return true;
}

bool Editor::set_number(Handle handle, NumberField field, std::int64_t value) {
  const auto slot = slot_of(static_cast<std::uint32_t>(field));
  if (!state_->there(handle) || !slot) return false;
  value = bounded(field, value);
  if (state_->value_of(handle, *slot).number == value) return false;
  state_->number(handle, field, value);
  return true;
}

bool Editor::set_end(Handle handle, int which, const ConnectorEnd& end) {
  if (!state_->there(handle) || which < 0 || which > 1) return false;
  if (!may_have_ends(state_->core.objects[handle].kind())) return false;
  ConnectorEnd made = end;
  made.x = coordinate(end.x);
  made.y = coordinate(end.y);
  if (state_->core.objects.find(end.target) == handle_none) {
    made = {made.x, made.y, {}, ConnectorEnd{}.anchor_x, ConnectorEnd{}.anchor_y};
  }
  made.anchor_x = std::clamp<std::int16_t>(made.anchor_x, 0, 1000);
  made.anchor_y = std::clamp<std::int16_t>(made.anchor_y, 0, 1000);
  const Payload* payload = state_->core.objects.payload(handle);
  const bool written = payload != nullptr && !payload->ends[which].stamp.none();
  if (written && payload->ends[which].end == made) return false;
  state_->end(handle, which, made);
  return true;
}

bool Editor::set_alive(Handle handle, bool alive) {
  if (!state_->there(handle) || state_->core.objects[handle].alive() == alive) return false;
  state_->life(handle, alive);
  return true;
}

bool Editor::vote(Handle handle, std::uint32_t count) {
  const std::uint32_t participant = state_->whose();
  if (!state_->there(handle) || participant == 0) return false;
  count = std::min(count, 99U);
  const Votes::Row* row = state_->core.votes.find(handle, participant);
  if ((row == nullptr ? 0 : row->count) == count) return false;
  state_->vote(handle, count);
  return true;
}

bool Editor::react(Handle handle, std::uint32_t set) {
  const std::uint32_t participant = state_->whose();
  set &= reactions_mask;
  if (!state_->there(handle) || participant == 0) return false;
  if (participant > std::numeric_limits<std::uint32_t>::max() - reactions_from) return false;
  if (state_->core.reaction(handle, participant) == set) return false;
  state_->number(handle, static_cast<NumberField>(reactions_from + participant), set);
  return true;
}

bool Editor::rank(Handle handle, Handle before, Handle after) {
  if (!state_->there(handle)) return false;
  const auto key = [&](Handle of) {
    return state_->there(of) ? state_->core.rank(of) : std::string_view();
  };
  const std::string_view low = key(before);
  const std::string_view high = key(after);
  if (!high.empty() && low >= high) return false;
  const std::string made = z_key_between(low, high);
  if (made.size() > limits::z_key_bytes_max || made == key(handle)) return false;
  state_->put(handle, BytesField::rank, made);
  return true;
}

bool Editor::insert_text(Handle handle, std::uint32_t position, std::string_view utf8) {
  state_->why = Refusal::none;
  const auto count = count_code_points(utf8);
  if (!count || *count == 0) return false;
  if (*count <= op_code_points &&
      state_->type_on(handle, position, utf8, static_cast<std::uint32_t>(*count))) {
    return true;
  }
  if (!state_->there(handle) || !may_have_text(state_->core.objects[handle].kind())) return false;
  Texts& texts = state_->core.texts;
  if (texts.length(handle) + *count > limits::text_code_points_max) {
    state_->why = Refusal::board_full;
    return false;
  }
  Texts::Anchor anchor = texts.anchor(handle, position);
  for (auto left = static_cast<std::uint32_t>(*count); left > 0;) {
    const std::uint32_t step = std::min(left, op_code_points);
    const std::size_t bytes = step == left ? utf8.size() : prefix_bytes(utf8, step);
    const OpId first = state_->insert(handle, anchor, utf8.substr(0, bytes), step);
    // The rest goes on behind; its right origin is the same.
    anchor.left = {first.counter + step - 1, first.replica};
    anchor.right_mode = RightMode::as_left;
    utf8.remove_prefix(bytes);
    left -= step;
  }
  return true;
}

bool Editor::erase_text(Handle handle, std::uint32_t position, std::uint32_t length) {
  if (!state_->there(handle)) return false;
  if (length == 1) return state_->erase_one(handle, position);
  std::vector<IdRun>& runs = state_->runs;
  runs.clear();
  state_->core.texts.ids(handle, position, length, runs);
  if (runs.empty()) return false;
  state_->erase(handle, runs);
  return true;
}

bool Editor::splice_text(Handle handle, std::uint32_t position, std::uint32_t length,
                         std::string_view utf8) {
  const auto count = count_code_points(utf8);
  if (!count || !state_->there(handle)) return false;
  if (*count > 0) {
    if (!may_have_text(state_->core.objects[handle].kind())) return false;
    const std::uint32_t all = state_->core.texts.length(handle);
    const std::uint32_t gone = position < all ? std::min(length, all - position) : 0;
    if (all - gone + *count > limits::text_code_points_max) return false;
  }
  const bool erased = length > 0 && erase_text(handle, position, length);
  const bool inserted = *count > 0 && insert_text(handle, position, utf8);
  return erased || inserted;
}

bool Editor::replace_text(Handle handle, std::string_view utf8) {
  if (!state_->there(handle) || !count_code_points(utf8)) return false;
  std::string old;
  state_->core.texts.read(handle, old);
  // Common ends, cut where a code point starts.
  const auto [a, b] = std::mismatch(old.begin(), old.end(), utf8.begin(), utf8.end());
  auto head = static_cast<std::size_t>(a - old.begin());
  while (head > 0 && ((head < old.size() && !starts_code_point(old[head])) ||
                      (head < utf8.size() && !starts_code_point(utf8[head])))) {
    --head;
  }
  std::size_t tail = 0;
  const std::size_t tail_max = std::min(old.size(), utf8.size()) - head;
  while (tail < tail_max && old[old.size() - 1 - tail] == utf8[utf8.size() - 1 - tail]) ++tail;
  while (tail > 0 && !starts_code_point(old[old.size() - tail])) --tail;
  const auto points = [](std::string_view text) {
    return static_cast<std::uint32_t>(std::count_if(text.begin(), text.end(), starts_code_point));
  };
  const std::uint32_t position = points(std::string_view(old).substr(0, head));
  const std::string_view added = utf8.substr(head, utf8.size() - tail - head);
  const std::uint32_t gone = points(std::string_view(old).substr(head, old.size() - tail - head));
  return splice_text(handle, position, gone, added);
}

bool Editor::introduce(std::uint32_t replica, std::uint32_t participant) {
  if (state_->replica != 1 || replica == 0 || replica >= limits::replicas_per_board_max)
    return false;
  if (!state_->writable()) return false;
  if (participant == 0 || state_->core.participant_of(replica) != 0) return false;
  state_->introduce(replica, participant);
  return true;
}

base::Bytes Editor::commit(Changes* changes, bool join) {
  if (changes != nullptr) report(*changes);
  state_->close_op();
  state_->history->close(join);
  return state_->batches.take();
}

void Editor::report(Changes& changes) {
  state_->core.tell_content(state_->changes);
  for (const Change& change : state_->changes.list()) changes.add(change.handle, change.fields);
  state_->changes.clear();
}

void Editor::State::act_as(std::uint32_t participant) {
  acting = participant;
  for (const auto& [who, memory] : memories) {
    if (who == participant) {
      history = memory.get();
      return;
    }
  }
  memories.emplace_back(participant, std::make_unique<History>());
  history = memories.back().second.get();
}

void Editor::act_as(std::uint32_t participant) {
  state_->act_as(participant);
}

void Editor::renumber(std::uint32_t from, std::uint32_t to) {
  for (auto& [who, memory] : state_->memories) {
    if (who == from) who = to;
  }
  if (state_->acting == from) state_->acting = to;
}

Refusal Editor::why() const {
  return state_->why;
}

bool Editor::can_undo() const {
  return state_->history->can_undo();
}
bool Editor::can_redo() const {
  return state_->history->can_redo();
}

bool Editor::undo() {
  state_->close_op();
  return state_->writable() && state_->history->can_undo() &&
         state_->reverse(state_->history->take(History::Direction::undoing));
}

bool Editor::redo() {
  state_->close_op();
  return state_->writable() && state_->history->can_redo() &&
         state_->reverse(state_->history->take(History::Direction::redoing));
}

void Editor::set_replica(std::uint32_t replica, std::uint64_t own_since) {
  for (const auto& [who, memory] : state_->memories) {
    memory->restamp(state_->replica, replica, own_since);
  }
  state_->replica = replica;
  state_->batches.set_author(replica);
}

}  // namespace tablee::core

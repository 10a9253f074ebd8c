// Putting objects above and below each other. Keys are kept short: where one would grow too long, or where
// two siblings have the same key and something is to go between, the siblings around get new keys by
// ordinary ops.
#include <algorithm>
#include <cstdlib>

#include "base/limits.h"
#include "core/editor_state.h"
#include "core/z_key.h"

namespace tablee::core {
namespace {

// A key may grow to this; then the siblings around it are spread, with keys no longer than the second.
constexpr std::size_t key_bytes_max = 16;
constexpr std::size_t spread_bytes_max = 8;
// Siblings that are given new keys at once, unless there is no other way.
constexpr std::size_t window_max = 1'024;

// `count` keys between the two, evenly.
void spread(std::string_view low, std::string_view high, std::size_t count,
            std::vector<std::string>& keys) {
  if (count == 0) return;
  const std::string middle = z_key_between(low, high);
  const std::size_t before = count / 2;
  spread(low, middle, before, keys);
  keys.push_back(middle);
  spread(middle, high, count - before - 1, keys);
}

std::size_t longest(const std::vector<std::string>& keys) {
  std::size_t most = 0;
  for (const std::string& key : keys) most = std::max(most, key.size());
  return most;
}

}  // namespace

std::string Editor::State::make_room(Handle parent, Handle handle, std::size_t place) {
  const std::vector<Handle>& siblings = core.order.siblings(core.objects, parent);
  if (handle == handle_none &&
      place == siblings.size()) {  // a new object on top: no need to look further
    std::string key =
        z_key_between(siblings.empty() ? "" : core.objects[siblings.back()].z.value, {});
    if (key.size() <= key_bytes_max) return key;
  }
  std::vector<Handle> list = siblings;
  std::erase(list, handle);
  const auto key_of = [&](std::size_t i) -> std::string_view {
    return core.objects[list[i]].z.value;
  };
  std::size_t begin = place;
  std::size_t end = place;
  std::vector<std::string> keys;
  for (std::size_t step = 1;; step *= 2) {
    const std::string_view low = begin > 0 ? key_of(begin - 1) : std::string_view();
    const std::string_view high = end < list.size() ? key_of(end) : std::string_view();
    const bool all = begin == 0 && end == list.size();
    keys.clear();
    if (end == list.size() || low < high) spread(low, high, end - begin + 1, keys);
    const std::size_t bytes_max = begin == end ? key_bytes_max : spread_bytes_max;
    if (!keys.empty()) {
      // Others may have written keys as long as there are: between those a key may be too long to be written.
      const std::size_t most = longest(keys);
      const bool wide = end - begin > window_max && most <= limits::z_key_bytes_max;
      if (most <= bytes_max || all || wide) break;
    }
    end = std::min(list.size(), end + step);
    begin -= std::min(begin, step / 2);
  }
  for (std::size_t i = begin; i < end; ++i) {
    const std::string& key = keys[i - begin + (i < place ? 0 : 1)];
    // What is deleted keeps its key: nobody sees where it lies, and it may be gone for the others (garbage.h).
    if (key_of(i) != key && core.objects[list[i]].alive()) put(list[i], BytesField::z, key);
  }
  return keys[place - begin];
}

// What lies in a deleted frame lies, in the order too, where the frame was. Whoever lays it above or below what it is seen
// beside takes it out first.
bool Editor::State::leave_deleted_frames(Handle handle) {
  const Seat seat = core.objects.seat(handle);
  const auto far = [](std::int32_t value) { return std::abs(value) > limits::coordinate_max; };
  if (seat.frame == core.objects[handle].parent() || far(seat.x) || far(seat.y)) return false;
  place(handle, seat.frame, seat.x, seat.y);
  return true;
}

bool Editor::raise(Handle handle) {
  if (!state_->there(handle)) return false;
  const bool left = state_->leave_deleted_frames(handle);
  const Document::State& core = state_->core;
  const Handle parent = core.objects[handle].parent();
  const std::vector<Handle>& siblings = state_->core.order.siblings(core.objects, parent);
  if (siblings.back() == handle) return left;
  state_->put(handle, BytesField::z, state_->make_room(parent, handle, siblings.size() - 1));
  return true;
}

bool Editor::lower(Handle handle) {
  if (!state_->there(handle)) return false;
  const bool left = state_->leave_deleted_frames(handle);
  const Document::State& core = state_->core;
  const Handle parent = core.objects[handle].parent();
  if (state_->core.order.siblings(core.objects, parent).front() == handle) return left;
  state_->put(handle, BytesField::z, state_->make_room(parent, handle, 0));
  return true;
}

bool Editor::put_between(Handle handle, Handle below, Handle above) {
  if (!state_->there(handle)) return false;
  const Document::State& core = state_->core;
  const Handle parent = core.objects[handle].parent();
  std::vector<Handle> list = state_->core.order.siblings(core.objects, parent);
  std::erase(list, handle);
  const auto place_of = [&](Handle sibling) {
    return static_cast<std::size_t>(std::find(list.begin(), list.end(), sibling) - list.begin());
  };
  std::size_t place = list.size();
  if (above != handle_none) {
    place = place_of(above);
    if (place == list.size()) return false;
  } else if (below != handle_none) {
    place = place_of(below) + 1;
    if (place > list.size()) return false;
  }
  state_->put(handle, BytesField::z, state_->make_room(parent, handle, place));
  return true;
}

}  // namespace tablee::core

// Whether what the parts of a keyframe say fits together. Each part by itself was read within its bounds; but whoever
// works on the board goes on from all of them: takes ids above those that were used, writes again what was there
// before, and others check that as they check any batch. So nothing may stand there that no batch can have written.
#include <algorithm>

#include "core/keyframe.h"

namespace tablee::core {
namespace {

bool may_have(ObjectKind kind, const Payload& payload) {
  if (!payload.points.empty() && !may_have_points(kind)) return false;
  if (!payload.blob.empty() && !may_have_blob(kind)) return false;
  const bool ends = !payload.ends[0].stamp.none() || !payload.ends[1].stamp.none();
  return !ends || may_have_ends(kind);
}

bool fits(const Document::State& state, Handle handle) {
  const Object& object = state.objects[handle];
  if (state.texts.text_of(object.id)) return false;  // one id, one thing
  const Handle parent = object.place.parent;
  if (parent != handle_none && !may_hold(state.objects[parent].kind())) return false;
  if (state.texts.length(handle) != 0 && !may_have_text(object.kind())) return false;
  const Payload* const payload = state.objects.payload(handle);
  return payload == nullptr || may_have(object.kind(), *payload);
}

}  // namespace

const char* find_contradiction(const Document::State& state) {
  for (Handle handle = 0; handle < state.objects.size(); ++handle) {
    if (!fits(state, handle)) return "an object is what it can not be";
  }
  std::vector<OpId> greatest;
  state.texts.greatest(greatest);
  const auto used = [&](OpId id) { return id.counter <= state.last_counter(id.replica); };
  return std::ranges::all_of(greatest, used) ? nullptr : "a text has what nobody has written";
}

}  // namespace tablee::core

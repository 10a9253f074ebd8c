// What a purge drops. The document that is left is the document of a history in which what is gone was never
// made and nobody ever spoke of it: nothing that stays refers to it, and whatever comes later and refers to it is
// refused (P31). So all that holds of histories (DESIGN, invariants 4 to 6) holds from here on.
//
// For the same reason a purge must meet the document exactly as the log had it. Who has applied batches of his
// own on top builds his document again (PROTOCOL.md, P30).
#include "core/id_runs.h"
#include "core/state.h"

namespace tablee::core {
namespace {

constexpr std::uint32_t all_fields = field_place | field_size | field_style | field_z | field_life |
                                     field_text | field_votes | field_ends | field_other;

}  // namespace

void Document::State::keep_what_is_named(base::Bytes& goes) const {
  std::vector<Handle> staying;
  for (Handle handle = 0; handle < objects.size(); ++handle) {
    if (goes[handle] == 0 && !objects[handle].gone) staying.push_back(handle);
  }
  const auto stays = [&](Handle handle) {
    if (handle == handle_none || goes[handle] == 0) return;
    goes[handle] = 0;
    staying.push_back(handle);
  };
  while (!staying.empty()) {
    const Handle handle = staying.back();
    staying.pop_back();
    stays(objects[handle].place.parent);
    if (const Payload* payload = objects.payload(handle)) {
      for (const EndRegister& end : payload->ends) stays(objects.find(end.end.target));
    }
  }
}

void Document::State::purge(const Op& op, std::span<const IdRun> runs, Changes* changes) {
  const IdRuns named(runs.first(op.field));
  const IdRuns named_text(runs.subspan(op.field));
  base::Bytes goes(objects.size(), '\0');
  const base::Bytes shown = objects.shown();
  for (Handle handle = 0; handle < objects.size(); ++handle) {
    const Object& object = objects[handle];
    if (!object.gone && named.contains(object.id) && shown[handle] == 0) goes[handle] = 1;
  }
  keep_what_is_named(goes);
  std::vector<Handle> gone;
  for (Handle handle = 0; handle < objects.size(); ++handle) {
    if (goes[handle] == 0) continue;
    gone.push_back(handle);
    if (changes != nullptr) changes->add(handle, all_fields);
  }
  if (!gone.empty()) {
    objects.drop(gone);
    votes.drop([&](Handle handle) { return objects[handle].gone; });
    kept.drop([&](Handle handle) { return objects[handle].gone; });
    order.reset();
  }
  std::vector<OpId> ids;
  ids.reserve(objects.size());
  for (Handle handle = 0; handle < objects.size(); ++handle) ids.push_back(objects[handle].id);
  texts.purge(ids, gone, named_text);
  const auto below = static_cast<std::uint64_t>(op.value);
  if (below > floor) floor = below;
  ++purges;
}

}  // namespace tablee::core

// Notes that were written in private become the board's, by the server's hand (D24).
#include <algorithm>
#include <utility>

#include "base/limits.h"
#include "core/editor.h"
#include "core/touched.h"
#include "room/landing.h"
#include "room/state.h"
#include "wire/day_records.h"

namespace tablee::room {
namespace {

using wire::day::Draft;

constexpr auto draft_kind = static_cast<std::uint32_t>(wire::day::Sealed::draft);
constexpr std::uint32_t nameless_colour = 0;
constexpr std::size_t note_bytes = 96;  // of a keyframe, beside its text; at most, or seldom more

}  // namespace

bool Admission::has_room_for(const Draft& draft, const Policy& policy) const {
  return has_room_for(1, draft.text.size() + note_bytes, policy);
}

bool Admission::has_room_for(std::size_t objects, std::size_t bytes, const Policy& policy) const {
  // What is kept for moderators stays theirs (P33a).
  const std::size_t objects_max =
      policy.objects_max - policy.objects_max / limits::board_part_for_moderators;
  const std::size_t bytes_max =
      policy.bytes_max - policy.bytes_max / limits::board_part_for_moderators;
  return core::object_count(document_) + objects <= objects_max &&
         fill_.bytes() + bytes <= bytes_max;
}

std::vector<base::Bytes> Admission::reveal(std::span<const Draft> drafts, const Policy& policy,
                                           std::vector<wire::day::DraftId>& left) {
  std::vector<base::Bytes> batches;
  // After a restore replica 1 begins again above what it may have used: a word that says nothing brings it there.
  if (document_.counter() < server_counter_) batches.push_back(introduce(base::replica_server, {}));
  const Landings landings = land(document_, drafts);
  core::Editor editor{document_, base::replica_server.value};
  for (const Stretch& frame : landings.frames) editor.resize(frame.frame, frame.w, frame.h);
  for (std::size_t at = 0; at < drafts.size(); ++at) {
    const Draft& draft = drafts[at];
    const Landing& place = landings.notes[at];
    const core::NewObject note{
        .kind = core::ObjectKind::note,
        .parent = place.frame,
        .x = place.x,
        .y = place.y,
        .w = landed_note_size,
        .h = landed_note_size,
        .colour = draft.nameless ? nameless_colour : draft.colour,
        .author = draft.nameless ? 0 : draft.participant.value,
    };
    core::Handle handle = core::handle_none;
    if (has_room_for(draft, policy)) handle = editor.create(note);
    const bool made = handle != core::handle_none;
    if (!made || (!draft.text.empty() && !editor.insert_text(handle, 0, draft.text))) {
      // A note without its words would be the end of them.
      if (made) editor.set_alive(handle, false);
      left.push_back(draft.id);
      continue;
    }
    fill_.grow(draft.text.size() + note_bytes);
  }
  for (auto batch = editor.commit(nullptr); !batch.empty(); batch = editor.commit(nullptr)) {
    batches.push_back(std::move(batch));
  }
  shares_.forget();
  checked_ = false;
  return batches;
}

void Room::know_revealed(wire::day::DraftId draft) {
  state_->revealed.insert(draft);
}

std::optional<Room::Revealed> Room::reveal(std::span<const Draft> written, Now now) {
  State& s = *state_;
  if (s.phase != Phase::open) return std::nullopt;
  s.latest = now.mono;
  Revealed out;
  std::vector<Draft> drafts;
  std::vector<Draft> nameless;
  for (const Draft& draft : written) {
    if (!s.revealed.contains(draft.id)) (draft.nameless ? nameless : drafts).push_back(draft);
  }
  // Who wrote what can not be told from the order: ids are drawn at random.
  std::ranges::sort(nameless, {}, &Draft::id);
  drafts.insert(drafts.end(), nameless.begin(), nameless.end());
  const LogTime time = s.log_time(now);
  for (const base::Bytes& batch : s.admission.reveal(drafts, s.policy, out.left)) {
    s.log_own(batch, time);
  }
  for (const Draft& draft : drafts) {
    if (std::ranges::find(out.left, draft.id) != out.left.end()) continue;
    s.revealed.insert(draft.id);
    s.sealed_writes.push_back({draft_kind, draft.id.value, wire::day::encode_ended(draft.id)});
  }
  s.look_how_full();
  out.upto = s.feed.tail();
  return out;
}

}  // namespace tablee::room

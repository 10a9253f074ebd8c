#include "event/gallery.h"

#include "base/limits.h"

namespace tablee::event {
namespace {

/// Of the bytes, or of the pictures, of an event.
struct Measure {
  std::uint64_t most = 0, assured = 0, has = 0, comes = 0, theirs = 0;

  [[nodiscard]] Gallery::Room room(Role role) const {
    const std::uint64_t kept =
        role == Role::moderator ? 0 : most / limits::picture_part_for_moderators;
    if (has + comes + kept > most) return Gallery::Room::event_full;
    const std::uint64_t left = most - kept - has - comes;
    if (role == Role::moderator || theirs + comes <= std::max(assured, left)) {
      return Gallery::Room::there;
    }
    return Gallery::Room::share_full;
  }
};

}  // namespace

store::Result<Gallery> Gallery::open(const store::Store& store) {
  const auto rows = store.blobs();
  if (!rows) return std::unexpected(rows.error());
  std::map<base::EventId, std::vector<store::BlobId>> ids;
  Gallery gallery;
  for (const auto& row : *rows) {  // in their order
    ids[row.key.event].push_back(row.key.id);
    gallery.events_[row.key.event].bytes += row.bytes;
  }
  for (auto& [event, list] : ids) {
    gallery.events_[event].ids =
        std::make_shared<const std::vector<store::BlobId>>(std::move(list));
  }
  const auto shares = store.records(brought_prefix);
  if (!shares) return std::unexpected(shares.error());
  for (const auto& [name, value] : *shares) {
    const auto whose = parse_key(name, brought_prefix);
    const auto brought = decode_brought(value);
    // A share that can not be read is no reason to keep everybody out: it begins anew.
    if (!whose || !brought) continue;
    gallery.events_[whose->event].brought[base::ParticipantId{whose->number}] = *brought;
  }
  return gallery;
}

store::BlobIds Gallery::of(base::EventId event) const {
  const auto found = events_.find(event);
  return found == events_.end() ? nullptr : found->second.ids;
}

std::uint64_t Gallery::bytes(base::EventId event) const {
  const auto found = events_.find(event);
  return found == events_.end() ? 0 : found->second.bytes;
}

Gallery::Room Gallery::room_for(base::EventId event, base::ParticipantId who, Role role,
                                std::uint64_t bytes) const {
  static const Pictures none;
  const auto found = events_.find(event);
  const Pictures& pictures = found == events_.end() ? none : found->second;
  const auto theirs = pictures.brought.find(who);
  const BroughtRecord brought = theirs == pictures.brought.end() ? BroughtRecord{} : theirs->second;
  constexpr std::uint64_t assured = limits::pictures_per_event_max *
                                    limits::picture_bytes_per_person /
                                    limits::picture_bytes_per_event_max;
  const Measure of_bytes{limits::picture_bytes_per_event_max, limits::picture_bytes_per_person,
                         pictures.bytes, bytes, brought.bytes};
  const Measure of_pictures{limits::pictures_per_event_max, assured,
                            pictures.ids ? pictures.ids->size() : 0, 1, brought.pictures};
  const Room room = of_bytes.room(role);
  return room == Room::there ? of_pictures.room(role) : room;
}

BroughtRecord Gallery::bring(base::EventId event, base::ParticipantId who, std::uint64_t bytes) {
  auto& brought = events_[event].brought[who];
  brought.bytes += bytes;
  ++brought.pictures;
  return brought;
}

BroughtRecord Gallery::take_back(base::EventId event, base::ParticipantId who,
                                 std::uint64_t bytes) {
  auto& brought = events_[event].brought[who];
  brought.bytes -= std::min(brought.bytes, bytes);
  brought.pictures -= std::min<std::uint64_t>(brought.pictures, 1);
  return brought;
}

// Others may be reading the list that there was.
void Gallery::add(const store::BlobRow& picture) {
  if (has(picture.key)) return;
  Pictures& pictures = events_[picture.key.event];
  auto ids = pictures.ids ? *pictures.ids : std::vector<store::BlobId>{};
  ids.insert(std::ranges::upper_bound(ids, picture.key.id), picture.key.id);
  pictures.ids = std::make_shared<const std::vector<store::BlobId>>(std::move(ids));
  pictures.bytes += picture.bytes;
}

}  // namespace tablee::event

#include "event/gallery.h"

namespace tablee::event {

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

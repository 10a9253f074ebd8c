// Which pictures each event has, how many bytes they are, and who brought how much: in memory, so that neither a room nor a quota
// waits for a disk.
//
// Not here: the pictures. They are blobs of the store, written before they are known here. One thread, that of Events.
#pragma once

#include <cstdint>
#include <map>

#include "base/ids.h"
#include "event/people.h"
#include "event/records.h"
#include "store/blob_ids.h"
#include "store/store.h"

namespace tablee::event {

class Gallery {
 public:
  /// Reads the list of all pictures.
  [[nodiscard]] static store::Result<Gallery> open(const store::Store& store);

  [[nodiscard]] store::BlobIds of(base::EventId event) const;
  [[nodiscard]] std::uint64_t bytes(base::EventId event) const;
  [[nodiscard]] bool has(const store::BlobKey& key) const {
    return store::has(of(key.event), key.id);
  }
  enum class Room : std::uint8_t { there, event_full, share_full };
  /// Whether somebody may bring so many bytes more. A part is for moderators; of the rest nobody has more than what is left to all
  /// the others, but limits::picture_bytes_per_person as long as there is room.
  [[nodiscard]] Room room_for(base::EventId event, base::ParticipantId who, Role role,
                              std::uint64_t bytes) const;
  /// Somebody brings one: counted from now on. What they have brought with it, to be kept (brought_key).
  BroughtRecord bring(base::EventId event, base::ParticipantId who, std::uint64_t bytes);
  /// It did not come, or was there already. What they have brought without it.
  BroughtRecord take_back(base::EventId event, base::ParticipantId who, std::uint64_t bytes);
  /// It is in the store. Twice is once.
  void add(const store::BlobRow& picture);
  /// They are no longer in the store.
  void forget(base::EventId event) { events_.erase(event); }

 private:
  struct Pictures {
    store::BlobIds ids;
    std::uint64_t bytes = 0;
    std::map<base::ParticipantId, BroughtRecord> brought;
  };
  std::map<base::EventId, Pictures> events_;
};

}  // namespace tablee::event

// Which pictures each event has, and how many bytes they are: in memory, so that neither a room nor a quota waits for a disk.
//
// Not here: the pictures. They are blobs of the store, written before they are known here. One thread, that of Events.
#pragma once

#include <map>

#include "base/ids.h"
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
  /// It is in the store. Twice is once.
  void add(const store::BlobRow& picture);
  /// They are no longer in the store.
  void forget(base::EventId event) { events_.erase(event); }

 private:
  struct Pictures {
    store::BlobIds ids;
    std::uint64_t bytes = 0;
  };
  std::map<base::EventId, Pictures> events_;
};

}  // namespace tablee::event

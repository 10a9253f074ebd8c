// What was published of each event: numbered versions of its restitution, each under an address of its own that nobody guesses,
// until it is revoked. A version never changes.
//
// The pages themselves are records of the store, read by whoever serves them. Not here: what stands in a page. One thread, that of Events.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "event/records.h"
#include "store/store.h"

namespace tablee::event {

struct Publication {
  std::uint32_t version = 0;  ///< Within the event: 1, 2, 3 …
  PublicationRecord record;
  std::string secret;  ///< Empty when the server has not the key it was made by.
};

class Publications {
 public:
  /// `clock` must outlive it.
  Publications(const base::Clock& clock, const LinkKey& key) : clock_(&clock), key_(key) {}
  /// Reads what was published, but none of the pages.
  [[nodiscard]] static store::Result<Publications> open(const store::Store& store,
                                                        const base::Clock& clock,
                                                        const LinkKey& key);

  /// All of an event, oldest first, those that were revoked lately too.
  [[nodiscard]] std::vector<Publication> of(base::EventId event) const;
  /// The newest that is shown.
  [[nodiscard]] std::optional<Publication> newest(base::EventId event) const;

  struct Place {
    base::EventId event;
    std::uint32_t version = 0;
  };
  /// Where an address leads; also to what was revoked. Nothing: to nothing that ever was.
  [[nodiscard]] std::optional<Place> find(std::string_view secret) const;
  [[nodiscard]] const PublicationRecord* record(const Place& place) const;

  /// By which all that is published is dated.
  [[nodiscard]] base::WallTime now() const { return clock_->wall(); }
  /// A number that nobody else gets, with its address and time.
  [[nodiscard]] Publication begin(base::EventId event);
  /// What makes it durable, in one write; any thread.
  [[nodiscard]] static std::vector<store::RecordWrite> writes(base::EventId event,
                                                              const Publication& publication,
                                                              std::string page);
  /// It is in the store.
  void add(base::EventId event, const Publication& publication);
  /// From now on its address leads nowhere, and its page is erased. Again, or of none: nothing happens. Of those that were revoked
  /// the newest limits::revoked_per_event_max are remembered.
  [[nodiscard]] store::Result<void> revoke(store::Store& store, base::EventId event,
                                           std::uint32_t version);
  /// What was held is shown again. Again, or of what is not held: nothing happens.
  [[nodiscard]] store::Result<void> release(store::Store& store, base::EventId event,
                                            std::uint32_t version);
  /// They are no longer in the store.
  void forget(base::EventId event);
  /// Holds back all that a store shows, of all events: for one that may lack what was revoked since. How many.
  [[nodiscard]] static store::Result<std::size_t> hold(store::Store& store);

 private:
  using Versions = std::map<std::uint32_t, PublicationRecord>;
  /// Those that were revoked first, beyond what is remembered once `one` is revoked too.
  [[nodiscard]] std::vector<std::uint32_t> forgotten(base::EventId event, std::uint32_t one) const;
  [[nodiscard]] Publication view(base::EventId event, const Versions::value_type& row) const;

  const base::Clock* clock_;
  LinkKey key_;
  std::map<base::EventId, Versions> events_;
  std::map<base::EventId, std::uint32_t> begun_;   // the greatest number of each
  std::unordered_map<std::string, Place> places_;  // by digest
};

}  // namespace tablee::event

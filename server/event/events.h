// Events, their tables, their people, and the codes and links that let them in.
//
// Everything but tokens is kept in memory and written through to the store: a change is first
// durable, then visible. Not here: what happens on a board, and HTTP.
//
// Used on ONE thread (the server's control context). Views and references returned live until the
// next non-const call. README.md of this folder describes the records.
#pragma once

#include <expected>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/clock.h"
#include "event/event_spec.h"
#include "event/guesses.h"
#include "event/overview.h"
#include "event/people.h"
#include "event/records.h"
#include "event/secrets.h"
#include "store/store.h"

namespace tablee::event {

enum class ImportNotes : std::uint8_t {
  skip,   ///< Boards begin empty; people (or the demo) write the notes.
  write,  ///< The file's clusters and notes stand on the boards, written by the server.
};

class Events {
 public:
  /// Reads all events. `store` and `clock` must outlive the result.
  [[nodiscard]] static store::Result<Events> open(store::Store& store, const base::Clock& clock,
                                                  LinkKey key);

  // --- Making events -----------------------------------------------------------------------------

  /// Makes the event, a board for each table, the agora, and one link of each role: all or nothing.
  [[nodiscard]] store::Result<base::EventId> create(const EventSpec& spec,
                                                    ImportNotes notes = ImportNotes::skip);
  /// parse_event_file and create. A store that fails is an ImportError without a pointer.
  [[nodiscard]] std::expected<base::EventId, ImportError> import(
      std::string_view json, ImportNotes notes = ImportNotes::skip);

  // --- Coming in ---------------------------------------------------------------------------------

  /// `code` as typed or as it stood in a link; it decides the event and the role. `from` is what counts as one guest
  /// when codes are guessed (an address); empty: not from the network.
  [[nodiscard]] std::expected<Joined, JoinError> join(std::string_view code, std::string_view name,
                                                      std::string_view from = {});
  /// What `token` is good for now: nothing when it is unknown or its link was revoked. A store that
  /// can not be read is an error, not an unknown token.
  [[nodiscard]] store::Result<std::optional<Grant>> authenticate(std::string_view token) const;
  /// The new name as kept; errors: bad_name, store_failed.
  [[nodiscard]] std::expected<std::string, JoinError> rename(base::EventId event,
                                                             base::ParticipantId participant,
                                                             std::string_view name);

  // --- Links -------------------------------------------------------------------------------------

  /// All links of an event, revoked ones too.
  [[nodiscard]] std::vector<Link> links(base::EventId event) const;
  /// A new link; older ones stay good. Its secret is in the result.
  [[nodiscard]] store::Result<Link> issue(base::EventId event, Role role);
  /// Revokes all links of `role` that are still good. The result is who joined with them: their
  /// tokens are worth nothing from now on and their sessions are to be closed with REVOKED.
  [[nodiscard]] store::Result<std::vector<base::ParticipantId>> revoke(base::EventId event,
                                                                       Role role);

  // --- Reading -----------------------------------------------------------------------------------

  [[nodiscard]] std::vector<base::EventId> list() const;              ///< Oldest first.
  [[nodiscard]] const Overview* overview(base::EventId event) const;  ///< Null: no such event.
  [[nodiscard]] std::vector<Person> people(base::EventId event) const;
  [[nodiscard]] std::optional<base::EventId> event_of(base::BoardId board) const;

 private:
  struct Event {
    Overview overview;
    std::map<std::uint32_t, LinkRecord> links;
    std::map<base::ParticipantId, PersonRecord> people;
  };
  struct LinkPlace {
    base::EventId event;
    std::uint32_t link = 0;
  };

  Events(store::Store& store, const base::Clock& clock, LinkKey key);

  [[nodiscard]] store::Result<void> load();
  /// The link that `code` is of, unless it is guessed too fast.
  [[nodiscard]] std::expected<LinkPlace, JoinError> find_link(std::string_view code,
                                                              std::string_view from);
  /// The link's secret, derived from the key.
  [[nodiscard]] std::string secret_of(base::EventId event, std::uint32_t link, Role role) const;
  /// A new link of `event` from number `first` on, whose secret no other link has.
  [[nodiscard]] std::pair<std::uint32_t, LinkRecord> new_link(base::EventId event,
                                                              std::uint32_t first, Role role) const;
  [[nodiscard]] Link view(base::EventId id, const Event& event, std::uint32_t number) const;
  void remember(base::EventId event, std::uint32_t number, LinkRecord link);

  store::Store* store_;
  const base::Clock* clock_;
  LinkKey key_;
  Guesses guesses_;
  std::map<base::EventId, Event> events_;
  std::unordered_map<std::string, LinkPlace> links_;  // by digest
  std::unordered_map<base::BoardId, base::EventId> boards_;
};

}  // namespace tablee::event

// Events, their tables, their people, and the codes and links that let them in.
// Everything is kept in memory and written through to the store: a change is first durable, then visible. Not here: what happens
// on a board, and HTTP. Used on ONE thread (the server's control context). Views and references returned live until the next
// non-const call. README.md of this folder describes the records.
#pragma once

#include <expected>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/clock.h"
#include "event/creators.h"
#include "event/endings.h"
#include "event/event_spec.h"
#include "event/gallery.h"
#include "event/guesses.h"
#include "event/overview.h"
#include "event/people.h"
#include "event/publications.h"
#include "event/records.h"
#include "event/roster.h"
#include "event/secrets.h"
#include "store/store.h"

namespace tablee::event {

class Events {
 public:
  using Ids = std::vector<base::ParticipantId>;

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

  void set_creators(const CreateRule& rule) { creators_.set(rule); }  ///< Nobody before.
  [[nodiscard]] CreateRule::Who who_makes() const { return creators_.who(); }
  /// Whether whoever asks from there may make one; a wrong key costs a guess.
  [[nodiscard]] std::expected<void, CreateError> may_make(std::string_view key, const Origin& from);
  /// As create(), for whoever may. The same plan with the same nonce is the same event.
  [[nodiscard]] CreateResult make(const EventSpec&, std::string_view nonce, const Origin& from);
  /// As the event's day has it, which keeps it.
  void know_table(base::EventId event, const Table& table);
  void know_day(base::EventId event, const wire::day::SetUp& set_up, wire::day::Stage stage);

  // --- Coming in and going (coming_in.cpp, going.cpp, forgetting.cpp) -------------------------------
  /// Where `code` leads, for who has not come in yet. Costs what a join does.
  [[nodiscard]] std::expected<Invited, JoinError> look(std::string_view code,
                                                       const Origin& from = {});
  /// `code` as typed or as it stood in a link; it decides the event and the role. The same request again, known by its nonce, is the
  /// same person with the same token. So is, with the token that a device had `before`, who is in already (with the role that lets
  /// him do more) or was put out with a link that was revoked.
  [[nodiscard]] std::expected<Joined, JoinError> join(std::string_view code, std::string_view name,
                                                      const Origin& from = {},
                                                      std::string_view nonce = {},
                                                      std::string_view before = {});
  [[nodiscard]] std::expected<Grant, NoEntry> authenticate(std::string_view token) const;
  /// The new name as kept; errors: bad_name, store_failed.
  [[nodiscard]] std::expected<std::string, JoinError> rename(base::EventId event,
                                                             base::ParticipantId participant,
                                                             std::string_view name);
  /// A session of theirs begins and ends, and what was admitted since: who is connected or wrote makes room for nobody.
  void sit(base::EventId event, base::ParticipantId participant);
  void stand_up(base::EventId event, base::ParticipantId participant);
  void wrote(base::EventId event, base::ParticipantId participant, std::uint64_t batches);
  /// One more request of theirs, and how long it has to wait instead; zero: it need not.
  [[nodiscard]] std::chrono::milliseconds ask(base::EventId event, base::ParticipantId participant);
  /// Erases the name, but for what finish_erasing() sees to, and puts out; what they wrote stays, without it. Twice is no harm.
  [[nodiscard]] std::expected<void, ForgetError> forget(base::EventId, base::ParticipantId who);
  [[nodiscard]] Ids forgotten(base::EventId event) const;
  /// Nobody finds the event any more; finish_erasing() takes the rest. Whose sessions are to be closed. No such event: nobody's.
  [[nodiscard]] store::Result<Ids> remove(base::EventId event);
  /// Ends the tokens of these people; what they wrote stays, with their names. Who is out or unknown is left out of
  /// the result, which is sorted: their sessions are to be closed with REVOKED.
  [[nodiscard]] std::expected<Ids, PutOutError> put_out(
      base::EventId event, std::span<const base::ParticipantId> participants,
      base::ParticipantId by);

  // --- Links (links.cpp) ---------------------------------------------------------------------------
  [[nodiscard]] std::vector<Link> links(
      base::EventId event) const;  ///< Also those that let nobody in.
  /// A new link, with its secret; or the one with a number above `after` that is good, when there is one: asking twice makes one.
  [[nodiscard]] std::expected<Link, IssueError> issue(
      base::EventId event, Role role, OlderLinks older = OlderLinks::keep,
      std::uint32_t after = std::numeric_limits<std::uint32_t>::max());
  /// Revokes all links of `role` up to number `upto` and puts out who came by them: the result, as of put_out(). `by`, when
  /// it is one of them, stays, on a new link that is made for the purpose.
  [[nodiscard]] store::Result<Ids> revoke(
      base::EventId event, Role role, std::optional<base::ParticipantId> by = {},
      std::uint32_t upto = std::numeric_limits<std::uint32_t>::max());

  // --- Reading -----------------------------------------------------------------------------------
  [[nodiscard]] std::vector<base::EventId> list() const;              ///< Oldest first.
  [[nodiscard]] const Overview* overview(base::EventId event) const;  ///< Null: no such event.
  /// Those who were put out too: what they wrote bears their names. Whose name is forgotten has none.
  [[nodiscard]] std::vector<Person> people(base::EventId event) const;
  [[nodiscard]] std::vector<Attendant> attendance(base::EventId event) const;
  [[nodiscard]] Places places(base::EventId event, Role role) const;
  [[nodiscard]] std::optional<base::EventId> event_of(base::BoardId board) const;
  /// Days for which events are kept that say nothing of it; 0: until somebody deletes them.
  void set_retention(std::uint32_t days) { retention_days_ = days; }
  [[nodiscard]] std::uint32_t retention_days(const Overview& event) const;
  [[nodiscard]] Gallery& gallery() { return gallery_; }  ///< The pictures of all events.
  [[nodiscard]] Publications& publications() { return publications_; }  ///< Of all events.

 private:
  friend class Tablets;  // tablets.h
  struct Event {
    Overview overview;
    std::map<std::uint32_t, LinkRecord> links;
    Roster people;
  };
  using Writes = std::vector<store::RecordWrite>;

  Events(store::Store& store, const base::Clock& clock, LinkKey key);
  [[nodiscard]] store::Result<base::EventId> create_as(base::EventId id, const EventSpec& spec,
                                                       ImportNotes notes);
  [[nodiscard]] store::Result<void> load();
  [[nodiscard]] store::Result<void> load_people();
  [[nodiscard]] store::Result<void> load_work();
  [[nodiscard]] std::expected<LinkPlace, JoinError> find_link(std::string_view code,
                                                              const Origin& from);
  [[nodiscard]] std::expected<Joined, JoinError> add(const LinkPlace& place,
                                                     const std::string& wanted, std::string token);
  [[nodiscard]] std::expected<Joined, JoinError> enter(const LinkPlace& place,
                                                       const std::string& wanted,
                                                       std::string_view nonce,
                                                       std::string_view before);
  [[nodiscard]] std::optional<base::ParticipantId> holder(base::EventId event,
                                                          std::string_view token) const;
  [[nodiscard]] std::expected<Joined, JoinError> go_on(const LinkPlace& place,
                                                       base::ParticipantId who,
                                                       const std::string& wanted,
                                                       std::string token);
  [[nodiscard]] std::expected<void, JoinError> write_back(const Joined& who,
                                                          const PersonRecord& record);
  void erase_from_store(base::EventId event, const Ids& people, Writes& writes) const;
  void erase(base::EventId event, const Ids& people);
  void write_out(base::EventId event, const Ids& people, base::WallTime now, NoEntry why,
                 Writes& writes) const;
  void set_out(base::EventId event, const Ids& people, base::WallTime now, NoEntry why);
  void erase_old_names(base::EventId event);
  [[nodiscard]] std::string secret_of(base::EventId event, std::uint32_t link, Role role) const;
  /// A new link of `event` from number `first` on, whose secret no other link has.
  [[nodiscard]] std::pair<std::uint32_t, LinkRecord> new_link(base::EventId event,
                                                              std::uint32_t first, Role role) const;
  [[nodiscard]] static std::uint32_t next_link(const Event& event);
  [[nodiscard]] Link view(base::EventId id, const Event& event, std::uint32_t number) const;
  void remember(base::EventId event, std::uint32_t number, LinkRecord link);
  void forget(base::EventId event, std::uint32_t number);
  store::Store* store_;
  const base::Clock* clock_;
  LinkKey key_;
  Creators creators_;
  Guesses guesses_;
  Endings endings_;
  std::uint32_t retention_days_ = 0;
  Gallery gallery_;
  Publications publications_;
  std::map<base::EventId, Event> events_;
  std::unordered_map<std::string, LinkPlace> links_;   // by digest
  std::unordered_map<std::string, TokenRecord> ways_;  // so: to one person each
  std::unordered_map<Digest, TokenRecord, DigestHash> tokens_;
  std::unordered_map<base::BoardId, base::EventId> boards_;
};

}  // namespace tablee::event

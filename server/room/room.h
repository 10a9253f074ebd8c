// One live board: a state machine between the sessions that are on it and the store that keeps it.
//
// It has no sockets, no disk, no clock and no threads. Events come in as calls, wishes go out as Effects
// (take()), and what a session is to be sent is pulled by whoever carries the session, when its socket is
// writable. One thread uses a room at a time.
//
// The way of a batch: receive() admits it (or logs why not), applies it to the document and writes its entry
// into the feed; the next take() holds it as a commit; committed() makes it visible; every session is
// `ready` and pulls it. Nothing leaves before its commit (DESIGN, invariant 1). When a commit fails the room
// is dropped; there is no rollback.
//
// README.md of this folder tells the rest; proto/PROTOCOL.md has the rules.
#pragma once

#include <chrono>
#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/limits.h"
#include "core/document.h"
#include "room/effects.h"
#include "room/gather.h"
#include "room/grant.h"
#include "room/opening.h"
#include "room/parcel.h"
#include "store/blob_ids.h"
#include "store/space.h"
#include "wire/day.h"

namespace tablee::room {

/// Without a day, or without a phase.
inline constexpr wire::day::Allowed allowed_all{true, true, true, true, true};

/// What the event and the operator have decided for this board.
struct Policy {
  /// Dots that one participant may have on the board; nothing: as many as they like.
  std::optional<std::uint32_t> vote_budget{};
  /// Operations of one participant, sustained and at once (P26).
  std::uint32_t ops_per_second_max = limits::ops_per_second_max;
  std::uint32_t ops_burst_max = limits::ops_burst_max;
  /// Bytes of the board's keyframe from which on nothing new is taken (P33).
  std::size_t bytes_max = limits::board_bytes_max;
  /// Objects of the board, deleted ones counted; at most limits::objects_per_board_max.
  std::size_t objects_max = limits::objects_per_board_max;
  /// How long a replica may be away and still name everything that it knew (P32).
  std::chrono::seconds lease = limits::lease;
  /// What the day lets participants do on this board (P40).
  wire::day::Allowed allowed = allowed_all;
  /// The pictures that the event has; no others may be put on the board (P22a).
  store::BlobIds pictures{};
  /// The server's seal, which nobody else can make (P28). Nothing: no witness is given, and none is believed.
  std::function<std::uint64_t(base::BytesView)> seal{};
};

/// What an operator's metrics want to know; counted since the opening.
struct Counters {
  std::uint64_t admitted = 0;      ///< Batches with effect.
  std::uint64_t ops = 0;           ///< In them.
  std::uint64_t refused[16] = {};  ///< Batches without, by core::Refusal.
  std::uint64_t repeated = 0;      ///< Batches that were in the log already.
  std::uint64_t delivered = 0;     ///< Entries pulled by sessions, acknowledgements too.
  std::uint64_t joins = 0;
  std::uint64_t keyframes_sent = 0;
  std::uint64_t leases_expired = 0;  ///< Who came back too late and began anew.
  std::uint64_t purged = 0;          ///< Entries that say what was let go of (P30).
};

class Room {
 public:
  /// Errors: all of OpenErrorCode but store_failed. The cost is that of the keyframe and the tail.
  [[nodiscard]] static std::expected<Room, OpenError> open(const Opening& opening,
                                                           Policy policy = {});
  /// Drops what nobody within the lease can name (P30). `keyframe` is one of this board's own that is older than
  /// the lease (read_lease_start). Due once after opening, before anybody joins: open_room does it. Writes at most a
  /// few entries and returns how many; the error says why the keyframe can not be read, and nothing was done.
  [[nodiscard]] std::expected<std::size_t, std::string> purge(const store::KeyframeRead& keyframe,
                                                              Now now);
  ~Room();
  Room(Room&&) noexcept;
  Room& operator=(Room&&) noexcept;

  // --- Sessions ------------------------------------------------------------------------------------

  /// The session's Hello has come and its token is good for `grant` (P3, P4 are the door's business).
  void join(SessionId session, const wire::Hello& hello, const Grant& grant, Now now);
  /// A frame after Hello. A session that the room does not know (any more) is ignored.
  void receive(SessionId session, base::BytesView frame, Now now);
  /// The connection is gone.
  void leave(SessionId session, Now now);
  /// Whether the session's socket should be read on (P26, and the bound on what waits for its commit).
  /// When not, `readable` names the session later.
  [[nodiscard]] bool may_read(SessionId session, base::MonoTime now);
  /// What the session is to be sent now, as one message; empty when there is nothing: then `ready` names it
  /// when there is. Calling is the sign that the message before was taken (P15).
  void pull(SessionId session, Now now, Gather& out);
  /// Ends all sessions of these participants (P4), which are sorted.
  void revoke(std::span<const base::ParticipantId> participants);

  // --- Answers to effects --------------------------------------------------------------------------

  /// The commit up to `upto` is durable.
  void committed(base::Offset upto, Now now);
  /// The store did not take a commit: closes all sessions and drops the room (P18).
  void commit_failed();
  /// The log that was to be read for a session.
  void catch_up(SessionId session, const store::Result<std::vector<store::LogRead>>& log, Now now);
  /// What KeyframeJob::make said.
  void keyframe_made(Keep keep, std::expected<Keyframe, std::string> made);

  // --- The rest of the world -----------------------------------------------------------------------

  /// All people of the event, after a change.
  void people_changed(std::vector<wire::Person> people);
  /// Whether the store takes writes. While not, batches are not admitted (P18). True at first.
  void set_writable(bool writable);
  /// What the store's disk has room for (P29). Ample at first.
  void set_space(store::Space space);
  /// What the day lets participants do from now on (P40). When this returns, nothing else gets in; what was admitted before
  /// stays.
  void set_allowed(const wire::day::Allowed& allowed);
  struct Revealed {
    std::vector<wire::day::DraftId> left;  ///< What the board had no room for.
    base::Offset upto;  ///< With this entry the others are durable, and their sealed records gone.
  };
  /// These drafts become notes (D24), each once. Nothing: the room takes nothing any more, or the store does not.
  [[nodiscard]] std::optional<Revealed> reveal(std::span<const wire::day::Draft> drafts, Now now);
  /// It has become a note, here or elsewhere, before this room was opened.
  void know_revealed(wire::day::DraftId draft);
  void know_delivered(base::Offset parcel, std::vector<wire::day::Copied> copied);
  [[nodiscard]] Packed pack(std::span<const wire::day::Ref> things) const;
  /// These things of another board are copied here, all or none (D25); a parcel that was is not again. Nothing: as reveal().
  [[nodiscard]] std::optional<Delivered> deliver(base::Offset parcel, std::span<const Thing> things,
                                                 std::span<const std::uint64_t> earlier, Now now);
  /// The event has more pictures, or fewer.
  void set_pictures(store::BlobIds pictures);
  /// Tells everybody that a newer web client is served.
  void announce_reload();
  /// No batch is admitted any more; when all that was is durable, everybody is told and closed (P19).
  void shut_down(std::chrono::milliseconds come_back_in);
  /// To be called at next_tick() or soon after.
  void tick(Now now);
  [[nodiscard]] base::MonoTime next_tick() const;

  /// Moves what is to be done into `effects`, whose former content is thrown away.
  void take(Effects& effects, Commits commits = Commits::taken);

  // --- Reading -------------------------------------------------------------------------------------

  [[nodiscard]] base::BoardId board() const;
  [[nodiscard]] base::EventId event() const;
  [[nodiscard]] base::Epoch epoch() const;
  /// Newest entry that is durable.
  [[nodiscard]] base::Offset head() const;
  [[nodiscard]] std::size_t sessions() const;
  [[nodiscard]] const Counters& counters() const;
  /// Who has written since the last call.
  [[nodiscard]] Written take_written();
  /// Applied up to the newest entry admitted, durable or not.
  [[nodiscard]] const core::Document& document() const;
  /// Why the room was dropped, for the log; empty when it was not.
  [[nodiscard]] const std::string& dropped() const;

 private:
  struct State;
  explicit Room(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace tablee::room

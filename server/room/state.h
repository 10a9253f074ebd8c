// What is behind a Room. Only room's own sources include this: room.cpp (commits, time, the rest of the
// world), room_join.cpp, room_cut.cpp, room_receive.cpp, room_pull.cpp, room_time.cpp, room_open.cpp, room_reveal.cpp,
// room_parcels.cpp.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "room/admission.h"
#include "room/feed.h"
#include "room/keyframes.h"
#include "room/log_clock.h"
#include "room/people.h"
#include "room/presences.h"
#include "room/rate.h"
#include "room/replicas.h"
#include "room/room.h"
#include "room/session.h"

namespace tablee::room {

/// What the room can do for those who write.
enum class Phase : std::uint8_t {
  open,
  read_only,  ///< The store takes no writes.
  draining,   ///< Shutting down: what was admitted is still being committed.
  ending,     ///< Shutting down: everybody is told and closed.
  dropped,
};

struct Room::State {
  State(Feed f, core::Document document, Keyframes k)
      : feed(std::move(f)), admission(std::move(document)), keyframes(std::move(k)) {
    admission.set_people(people);
  }

  base::BoardId board;
  wire::BoardRecord record;
  Policy policy;
  Feed feed;
  LogClock log_clock;
  bool ahead = false;  // the log's time is ahead of the clock by so much that the operator was told
  base::WallTime running{};  // by which all that is in the log was there; 1970: not known yet
  Admission admission;
  Keyframes keyframes;
  Replicas replicas;
  Presences presences;
  People people;
  std::unordered_map<SessionId, Session> sessions;
  /// A newcomer whose proof is of an entry that only the log still has: it is being read (P28).
  struct Asking {
    wire::Hello hello;
    Grant grant;
  };
  std::unordered_map<SessionId, Asking> asking;
  // What one may yet send, and what may yet be refused, whatever connections they have; not those with all of it.
  std::unordered_map<base::ParticipantId, Rate> rates, refusal_rates;

  Phase phase = Phase::open;
  bool numbers_left_free = false;  // it was read-only once
  bool told_out = false;           // the operator knows that the numbers are used up
  bool record_changed = false;     // it is to be written
  std::uint64_t commits_taken = 0, commits_done = 0;
  std::uint64_t epoch_commit = 0;  // the one that has the epoch, where it is new
  wire::Witness sealed;            // of the head, once it was asked for
  std::uint32_t fullness = 0;      // percent, as people are told
  bool disk_low = false;
  std::chrono::milliseconds come_back_in{};
  std::vector<store::LogWrite> writes;  // admitted and not yet taken
  std::optional<store::KeyframeWrite> keyframe_write;
  std::vector<store::SealedWrite> sealed_writes;  // by what is in `writes`
  std::unordered_set<wire::day::DraftId> revealed;
  std::unordered_map<base::Offset, wire::day::Arrival> delivered;  // by parcel, since the opening
  std::size_t parked = 0;                                          // sessions with Session::parked
  base::MonoTime latest{};  // the newest time that a call has told
  base::MonoTime last_round{};
  base::MonoTime empty_since{};
  std::optional<base::MonoTime> frees_at{};  // a full board lets go of what is deleted then (P33b)
  Effects effects;
  Counters counters;
  Written written_by;  // since it was last taken
  std::string dropped;

  [[nodiscard]] Session* find(SessionId id);
  void close(SessionId id, wire::Close code);
  void forget(SessionId id);
  void close_all(wire::Close code);
  void drop(std::string why);
  /// Names the session in `ready`, when it is not named yet.
  void announce(SessionId id, Session& session);
  void announce_all();
  /// What is not taken of this session at the moment (P35).
  [[nodiscard]] wire::NotNow not_now(const Session& session) const;
  void tell(SessionId id, Session& session, const wire::Notice& notice);
  void tell_all(const wire::Notice& notice);

  // room_join.cpp
  struct Identity {
    base::ReplicaId replica;
    base::Seq former_seq;
    base::ReplicaId written_by;  ///< The number that the client had, whose entries must be durable.
    bool expired = false;        ///< Its lease has run out.
  };
  /// The error: with which code it is turned away.
  [[nodiscard]] std::expected<Identity, wire::Close> identify(const wire::Hello& hello,
                                                              const Grant& grant, Now now);
  void seat(SessionId id, const wire::Hello& hello, const Grant& grant, Now now);
  void numbers_are_out(base::ParticipantId participant);
  [[nodiscard]] base::Seq former_seq(const wire::Hello& hello);
  void tell_refused(const wire::Hello& hello, base::Seq told, wire::Welcome& out) const;
  void welcome(SessionId id, Session& session, const wire::Hello& hello, const Identity& identity);
  [[nodiscard]] base::Offset last_of(base::ReplicaId replica) const;

  // room_cut.cpp
  /// Whether the server has said what the client says of this log.
  [[nodiscard]] bool proves(const wire::Hello& hello) const;
  /// Whether the client can prove that this log was longer or another: then it was cut, whoever has cut it (P28).
  [[nodiscard]] bool is_cut(const wire::Hello& hello) const;
  /// Whether the log must be read to know that; answer() is due then.
  [[nodiscard]] bool asks(SessionId id, const wire::Hello& hello, const Grant& grant);
  void answer(SessionId id, const Asking& newcomer,
              const store::Result<std::vector<store::LogRead>>& log, Now now);
  /// Another epoch, as after a restore.
  void renew(const wire::Hello& hello, Now now);
  [[nodiscard]] std::uint64_t seal(base::Offset offset, std::uint64_t mark) const;
  /// Of the head; offset 0: there is none.
  [[nodiscard]] const wire::Witness& witness();

  // room_receive.cpp
  void submit(SessionId id, Session& session, const wire::Submit& frame, Now now);
  /// Whether batches of the session are taken; closes it when not, or leaves them to it.
  [[nodiscard]] bool listens(SessionId id, const Session& session);
  /// One batch. False: the session was closed.
  [[nodiscard]] bool take_batch(SessionId id, Session& session, base::Seq seq,
                                base::BytesView batch, Now now);
  void park(Session& session);
  /// What was left unread, as far as its sender's debt allows.
  void read_on(SessionId id, Now now);
  /// Returns why it is refused.
  core::Refusal handle(Session& session, base::Seq seq, base::BytesView batch, Now now);
  void log(base::ReplicaId replica, base::Seq seq, base::BytesView batch, core::Refusal refused,
           LogTime time);
  void weigh(core::Refusal refused);
  void introduce(base::ReplicaId number, LogTime time);
  [[nodiscard]] Rate& rate(base::ParticipantId participant, base::MonoTime now);
  [[nodiscard]] Rate& refusals(base::ParticipantId participant, base::MonoTime now);
  void log_own(base::BytesView batch, LogTime time);  ///< Of replica 1; applied already.
  void acknowledge_again(SessionId id, Session& session);
  [[nodiscard]] bool congested() const;

  // room_pull.cpp
  void pull_welcome(Session& session, Now now, Gather& out);
  void pull_entries(SessionId id, Session& session, Gather& out);
  void pull_words(Session& session, Now now, Gather& out);
  void append_witness(Session& session, base::Bytes& own);
  void serve(SessionId id, Session& session, const std::vector<store::LogRead>& log);
  /// Why a session is closed for which the log can not be read.
  [[nodiscard]] static wire::Close unreadable(const store::Error& error);

  // room.cpp
  void look_how_full();
  void take_commit();
  void end_when_durable();

  // room_time.cpp
  void free_room(Now now);
  /// Of what is written now.
  [[nodiscard]] LogTime log_time(Now now);
  [[nodiscard]] base::MonoTime presence_due() const;
  void round(Now now);
  void unpark(Now now);
};

}  // namespace tablee::room

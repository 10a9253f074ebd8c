// Frames of a session, and the way of a batch into the log.
#include "base/check.h"
#include "base/hash.h"
#include "base/limits.h"
#include "room/state.h"
#include "wire/client_frame.h"
#include "wire/server_frame.h"

namespace tablee::room {

void Room::receive(SessionId id, base::BytesView bytes, Now now) {
  State& s = *state_;
  Session* session = s.find(id);
  if (session == nullptr) return;
  session->heard = s.latest = now.mono;
  session->rate.spend(1, now.mono);
  const auto frame = wire::decode_client_frame(bytes);
  if (!frame || std::holds_alternative<wire::Hello>(*frame)) {
    s.close(id, wire::Close::bad_frame);
  } else if (const auto* submit = std::get_if<wire::Submit>(&*frame)) {
    s.submit(id, *session, *submit, now);
  } else if (const auto* ping = std::get_if<wire::Ping>(&*frame)) {
    session->pong = ping->nonce;
    s.announce(id, *session);
  } else if (!session->watcher) {
    wire::Presence presence = std::get<wire::Presence>(*frame);
    presence.replica = session->replica;
    presence.participant = session->grant.participant;
    presence.gone = false;
    base::Bytes encoded;
    wire::append_presence(encoded, presence);
    s.presences.set(session->replica, std::move(encoded));
  }
}

bool Room::may_read(SessionId id, base::MonoTime now) {
  State& s = *state_;
  Session* session = s.find(id);
  if (session == nullptr) return false;
  const bool may = !s.congested() && !session->rate.in_debt(now);
  if (!may && !session->parked) {
    session->parked = true;
    ++s.parked;
  }
  return may;
}

bool Room::State::congested() const {
  return feed.tail().value - feed.head().value > limits::uncommitted_entries_max ||
         feed.bytes(feed.head(), feed.tail()) > limits::uncommitted_bytes_max;
}

void Room::State::submit(SessionId id, Session& session, const wire::Submit& frame, Now now) {
  if (phase >= Phase::draining) return;  // not acknowledged: the client keeps it and comes back
  if (phase == Phase::read_only) return close(id, wire::Close::store_failed);
  // Who may not write has no batches to be numbered: nothing of it is logged (P9).
  if (session.watcher || session.grant.role == wire::Role::observer) {
    return close(id, wire::Close::observer);
  }
  base::Seq seq = frame.first_seq;
  base::Seq repeated;
  const Replica* replica = replicas.find(session.replica);
  for (const base::BytesView batch : frame.batches) {
    if (seq.value > replica->last_seq.value + 1) return close(id, wire::Close::gap);
    if (seq <= replica->last_seq) {
      repeated = seq;
      ++counters.repeated;
    } else if (core::passes(handle(session, seq, batch, now))) {
      // What was sent behind it may lean on it: who made it looks at it first (P35).
      return close(id, wire::Close::not_now);
    }
    ++seq.value;
  }
  const auto bucket = refusal_rates.find(session.grant.participant);
  if (bucket != refusal_rates.end() && bucket->second.in_debt(now.mono))
    return close(id, wire::Close::refused);
  if (repeated.value != 0) acknowledge_again(id, session, repeated);
}

core::Refusal Room::State::handle(Session& session, base::Seq seq, base::BytesView batch, Now now) {
  const LogTime time = log_time(now);
  const bool introduced = replicas.find(session.replica)->introduced;
  const auto verdict =
      admission.examine(batch, {session.replica, session.grant, introduced}, policy);
  session.rate.spend(admission.charge(), now.mono);
  if (verdict) {
    if (!introduced) introduce(session.replica, time);
    ++counters.admitted;
    ++written_by[session.grant.participant];
    counters.ops += admission.apply();
  } else {
    ++counters.refused[static_cast<std::size_t>(verdict.error())];
    refusals(session.grant.participant, now.mono).spend(1, now.mono);
  }
  const core::Refusal refused = verdict ? core::Refusal::none : verdict.error();
  log(session.replica, seq, batch, refused, time);
  session.written = feed.tail();
  weigh(refused);
  return refused;
}

// What is refused for want of room is refused by an estimate: it is measured when that may be wrong by more than a little.
void Room::State::weigh(core::Refusal refused) {
  const Fill& fill = admission.fill();
  if (refused == core::Refusal::board_full && fill.in_doubt() > fill.bytes() / 32) keyframes.want();
  look_how_full();
}

void Room::State::introduce(base::ReplicaId number, LogTime time) {
  log_own(admission.introduce(number, replicas.find(number)->participant), time);
  replicas.introduce(number);
}

Rate& Room::State::refusals(base::ParticipantId participant, base::MonoTime now) {
  const Rate fresh{now, limits::refusals_per_second_max, limits::refusals_burst_max};
  return refusal_rates.try_emplace(participant, fresh).first->second;
}

void Room::State::log_own(base::BytesView batch, LogTime time) {
  const base::Seq seq{replicas.find(base::replica_server)->last_seq.value + 1};
  log(base::replica_server, seq, batch, core::Refusal::none, time);
}

void Room::State::log(base::ReplicaId replica, base::Seq seq, base::BytesView batch,
                      core::Refusal refused, LogTime time) {
  const std::uint64_t hash = base::fnv1a(batch);
  feed.append({time.log, replica, seq, batch, refused, hash});
  const base::BytesView kept = refused == core::Refusal::none ? batch : base::BytesView{};
  const wire::LogRecord entry{time.log, replica, seq, kept, refused, time.ahead};
  writes.push_back({feed.tail(), time.log, wire::encode(entry)});
  replicas.write(replica, seq, hash, time.running);
  keyframes.written(kept.size());
}

// Those whose entries are still to come to this session are acknowledged by them (P8).
void Room::State::acknowledge_again(SessionId id, Session& session, base::Seq upto) {
  const base::Offset from = std::max(session.cursor, feed.base());
  const base::Seq taken{replicas.find(session.replica)->last_seq.value -
                        feed.count(session.replica, from)};
  if (from != session.cursor || taken.value == 0) return;
  session.again = std::max(session.again, std::min(upto, taken));
  announce(id, session);
}

}  // namespace tablee::room

// Frames of a session, and the way of a batch into the log.
#include <utility>

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
  s.rate(session->grant.participant, now.mono).spend(1, now.mono);
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
  const bool may = !s.congested() && session->unread.empty() &&
                   !s.rate(session->grant.participant, now).in_debt(now);
  if (!may) s.park(*session);
  return may;
}

void Room::State::park(Session& session) {
  parked += std::exchange(session.parked, true) ? 0U : 1U;
}

bool Room::State::congested() const {
  return feed.tail().value - feed.head().value > limits::uncommitted_entries_max ||
         feed.bytes(feed.head(), feed.tail()) > limits::uncommitted_bytes_max;
}

bool Room::State::listens(SessionId id, const Session& session) {
  if (phase >= Phase::draining)
    return false;  // not acknowledged: the client keeps it and comes back
  // Who may not write has no batches to be numbered: nothing of it is logged (P9).
  const bool watches = session.watcher || session.grant.role == wire::Role::observer;
  if (phase != Phase::read_only && !watches) return true;
  close(id, phase == Phase::read_only ? wire::Close::store_failed : wire::Close::observer);
  return false;
}

// Whoever is in debt is not listened to in the midst of a frame either: what has come of it waits, in its order (P26).
void Room::State::submit(SessionId id, Session& session, const wire::Submit& frame, Now now) {
  if (!listens(id, session)) return;
  Rate& bucket = rate(session.grant.participant, now.mono);
  base::Seq seq = frame.first_seq;
  for (const base::BytesView batch : frame.batches) {
    if (!session.unread.empty() || bucket.in_debt(now.mono)) {
      session.unread.push_back({seq, base::Bytes(batch)});
      session.unread_bytes += batch.size();
    } else if (!take_batch(id, session, seq, batch, now)) {
      return;
    }
    ++seq.value;
  }
  if (session.unread.empty()) {
    acknowledge_again(id, session);
  } else {
    park(session);
    read_on(id, now);
  }
}

// As long as it is not read there is at most one frame, and one that was on its way already.
void Room::State::read_on(SessionId id, Now now) {
  constexpr std::size_t bytes_max = 2 * limits::frame_bytes_max;
  Session& session = *find(id);
  if (session.unread.empty() || !listens(id, session)) return;
  Rate& bucket = rate(session.grant.participant, now.mono);
  while (!session.unread.empty() &&
         (!bucket.in_debt(now.mono) || session.unread_bytes > bytes_max)) {
    const Unread next = std::move(session.unread.front());
    session.unread.pop_front();
    session.unread_bytes -= next.batch.size();
    if (!take_batch(id, session, next.seq, next.batch, now)) return;
  }
  acknowledge_again(id, session);
}

bool Room::State::take_batch(SessionId id, Session& session, base::Seq seq, base::BytesView batch,
                             Now now) {
  const Replica* replica = replicas.find(session.replica);
  if (seq.value > replica->last_seq.value + 1) return close(id, wire::Close::gap), false;
  if (seq <= replica->last_seq) {
    session.repeated = seq;
    ++counters.repeated;
    return true;
  }
  const auto refused = refusal_rates.find(session.grant.participant);
  if (refused != refusal_rates.end() && refused->second.in_debt(now.mono)) {
    refused->second.owe(
        limits::refusals_per_second_max);  // a second, before anybody of theirs comes in
    return close(id, wire::Close::refused), false;
  }
  // What was sent behind it may lean on it: who made it looks at it first (P35).
  if (core::passes(handle(session, seq, batch, now))) return close(id, wire::Close::not_now), false;
  return true;
}

core::Refusal Room::State::handle(Session& session, base::Seq seq, base::BytesView batch, Now now) {
  const LogTime time = log_time(now);
  const bool introduced = replicas.find(session.replica)->introduced;
  const auto verdict =
      admission.examine(batch, {session.replica, session.grant, introduced}, policy);
  rate(session.grant.participant, now.mono).spend(admission.charge(), now.mono);
  if (verdict) {
    if (!introduced) introduce(session.replica, time);
    ++counters.admitted;
    ++written_by[session.grant.participant];
    counters.ops += admission.apply();
    // Each deletion more begins the time anew: whoever cleans up sees what they do.
    if (admission.cleaned_up() && fullness >= limits::fullness_freed_from) {
      frees_at = now.mono + limits::freed_after;
    }
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

Rate& Room::State::rate(base::ParticipantId participant, base::MonoTime now) {
  const Rate fresh{now, policy.ops_per_second_max, policy.ops_burst_max};
  return rates.try_emplace(participant, fresh).first->second;
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
void Room::State::acknowledge_again(SessionId id, Session& session) {
  const base::Seq upto = std::exchange(session.repeated, {});
  if (upto.value == 0) return;
  const base::Offset from = std::max(session.cursor, feed.base());
  const base::Seq taken{replicas.find(session.replica)->last_seq.value -
                        feed.count(session.replica, from)};
  if (from != session.cursor || taken.value == 0) return;
  session.again = std::max(session.again, std::min(upto, taken));
  announce(id, session);
}

}  // namespace tablee::room

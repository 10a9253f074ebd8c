// Who a newcomer is, and what it needs to be up to date.
#include <algorithm>
#include <utility>

#include "base/check.h"
#include "base/hash.h"
#include "base/limits.h"
#include "room/founding.h"
#include "room/state.h"

namespace tablee::room {
namespace {

using namespace std::chrono_literals;

// A number's holder that was heard so recently is believed to be alive (P7).
constexpr auto holder_alive = 10s;

bool gives_way(const Session& holder, const wire::Hello& newcomer, Now now) {
  const bool same = holder.instance == newcomer.instance || newcomer.instance == 0;
  return same || now.mono - holder.heard >= holder_alive;
}

// Its cursor is at another entry than the log has there.
bool misremembers(const wire::Hello& hello, const Feed& feed) {
  const bool known = hello.cursor.value > 0 && hello.cursor_time != base::WallTime{} &&
                     hello.cursor >= feed.base() && hello.cursor <= feed.tail();
  return known && feed.time(hello.cursor) != hello.cursor_time;
}

}  // namespace

void Room::join(SessionId id, const wire::Hello& hello, const Grant& grant, Now now) {
  State& s = *state_;
  TABLEE_CHECK(s.find(id) == nullptr);
  s.latest = now.mono;
  const auto refuse = [&](wire::Close code) { s.effects.closings.push_back({id, code}); };
  if (hello.version != wire::protocol_version) return refuse(wire::Close::bad_version);
  if (s.phase >= Phase::draining) return refuse(wire::Close::going_away);
  if (sessions() >= limits::sessions_per_board_max) return refuse(wire::Close::full);
  // Who was closed for what was refused waits: coming back at once brings nothing (P26).
  const auto refused = s.refusal_rates.find(grant.participant);
  if (refused != s.refusal_rates.end() && refused->second.in_debt(now.mono))
    return refuse(wire::Close::refused);
  if (s.asks(id, hello, grant)) return;
  if (s.is_cut(hello)) s.renew(hello, now);
  s.seat(id, hello, grant, now);
}

void Room::State::seat(SessionId id, const wire::Hello& hello, const Grant& grant, Now now) {
  const auto identity = identify(hello, grant, now);
  if (!identity) {
    effects.closings.push_back({id, identity.error()});
    return;
  }
  ++counters.joins;
  Session& session = sessions.try_emplace(id, grant, now.mono).first->second;
  session.replica = identity->replica;
  session.instance = hello.instance;
  session.watcher = hello.watcher;
  running = now.running;
  replicas.hear(identity->replica, now.running);
  replicas.find(identity->replica)->session = id;
  welcome(id, session, hello, *identity);
}

std::expected<Room::State::Identity, wire::Close> Room::State::identify(const wire::Hello& hello,
                                                                        const Grant& grant,
                                                                        Now now) {
  Replica* claimed = hello.replica > base::replica_server ? replicas.find(hello.replica) : nullptr;
  const bool reading = phase == Phase::read_only;
  const bool of_lost_log = hello.epoch.value != 0 && hello.epoch != record.epoch;
  if (claimed == nullptr && (of_lost_log || reading) &&
      replicas.adopt(hello.replica, grant.participant)) {
    claimed = replicas.find(hello.replica);
  }
  const bool owned = claimed != nullptr && claimed->participant == grant.participant;
  const bool written =
      owned && (continues(hello, *claimed) || outlives(hello, record.epoch, *claimed));
  const bool expired = owned && claimed->introduced && claimed->session.value == 0 &&
                       now.running - claimed->seen > policy.lease;
  const SessionId older = owned ? claimed->session : SessionId{};
  const bool keeps =
      written && !expired && (older.value == 0 || gives_way(*find(older), hello, now));
  // What it has under way may yet be found in the log under the number that it has (P18).
  if (!keeps && reading && hello.replica.value != 0 &&
      hello.next_seq.value > hello.acked_seq.value + 1) {
    return std::unexpected{wire::Close::store_failed};
  }
  // Whoever it is, nothing more may come from the older one: it might be what the newcomer sends again.
  if (older.value != 0) close(older, wire::Close::replaced);
  if (keeps) return Identity{hello.replica, {}, hello.replica};
  const base::Seq claimed_seq = owned ? claimed->last_seq : base::Seq{};
  const auto fresh = replicas.issue(grant);
  if (!fresh) {
    numbers_are_out(grant.participant);
    return std::unexpected{wire::Close::full};
  }
  if (!owned) return Identity{*fresh, {}, *fresh};
  // So long after, the feed may have forgotten what the record still knows.
  const base::Seq former = expired && written ? claimed_seq : former_seq(hello);
  return Identity{*fresh, former, hello.replica, expired};
}

// Says once who it was that has used them up.
void Room::State::numbers_are_out(base::ParticipantId participant) {
  if (std::exchange(told_out, true)) return;
  const auto [most, count] = replicas.greatest_user();
  effects.trouble = "the board has issued " + std::to_string(replicas.next().value) +
                    " replica numbers: participant " + std::to_string(participant.value) +
                    " gets none; most of them, " + std::to_string(count) +
                    ", are used by participant " + std::to_string(most.value);
}

// How many of the batches that the client believes to be under way stand in the log under its old number.
base::Seq Room::State::former_seq(const wire::Hello& hello) {
  const auto logged = feed.history(hello.replica, hello.acked_seq);
  std::size_t same = 0;
  while (same < logged.size() && same < hello.unacked_hashes.size() &&
         (logged[same].hash == hello.unacked_hashes[same] || logged[same].hash == 0)) {
    ++same;
  }
  return base::Seq{hello.acked_seq.value + same};
}

// What Welcome acknowledges and was refused, and why (P9).
void Room::State::tell_refused(const wire::Hello& hello, base::Seq told, wire::Welcome& out) const {
  base::Seq seq = hello.acked_seq;
  if (told <= seq) return;
  for (const Feed::Trace& trace : feed.history(hello.replica, seq)) {
    if (++seq.value > told.value) break;
    if (trace.refused == core::Refusal::none) continue;
    out.refused_seqs.push_back(seq);
    out.refused_reasons.push_back(trace.refused);
  }
}

base::Offset Room::State::last_of(base::ReplicaId replica) const {
  base::Offset at = feed.tail();
  while (at > feed.head() && feed.replica(at) != replica) --at.value;
  return at;
}

void Room::State::welcome(SessionId id, Session& session, const wire::Hello& hello,
                          const Identity& identity) {
  const Keyframe& served = keyframes.served();
  const bool same_log = hello.epoch == record.epoch && !hello.want_keyframe && !identity.expired &&
                        !misremembers(hello, feed);
  const base::Offset cursor = same_log ? hello.cursor : base::Offset{};
  const bool in_feed = cursor >= feed.base() && cursor <= feed.head();
  const std::size_t keyframe_way =
      feed.bytes(served.offset, feed.head()) + (served.deflated ? served.deflated->size() : 0);
  const bool entries = in_feed && !identity.expired &&
                       (served.deflated == nullptr || cursor >= served.offset ||
                        feed.bytes(cursor, feed.head()) <= keyframe_way);

  session.welcome = std::make_unique<PendingWelcome>();
  wire::Welcome& out = session.welcome->welcome;
  if (!entries) {
    session.welcome->keyframe = served;
    ++counters.keyframes_sent;
  }
  keyframes.joined(feed);
  session.cursor = entries ? cursor : served.offset;
  const Replica& writer = *replicas.find(identity.replica);
  out.epoch = record.epoch;
  out.replica = identity.replica;
  out.last_seq = writer.last_seq;
  if (hello.epoch != record.epoch) out.last_hash = writer.last_hash;
  out.base_seq = base::Seq{out.last_seq.value - feed.count(identity.replica, session.cursor)};
  const bool let_go = identity.replica == hello.replica && out.base_seq < hello.acked_seq;
  const bool anothers = identity.replica != hello.replica && writer.last_seq.value > 0;
  if (let_go || anothers) {
    // It has let go of batches that stand between the keyframe and the head, or another has written them.
    out.base_seq = out.last_seq;
    session.told_whole = last_of(identity.replica);
  }
  out.former_seq = identity.former_seq;
  out.lease_expired = identity.expired;
  counters.leases_expired += identity.expired ? 1U : 0U;
  tell_refused(hello, identity.replica == hello.replica ? out.base_seq : out.former_seq, out);
  out.participant = session.grant.participant;
  out.role = session.grant.role;
  out.base = session.cursor;
  out.base_time = feed.time(session.cursor);
  if (phase == Phase::read_only) session.notice = {wire::Notice::Kind::read_only, {}};

  session.witness_due = true;
  // What the store is asked for must be in it: what is told whole was committed. So must the epoch, before it is told.
  const base::Offset durable = std::max(last_of(identity.written_by), last_of(identity.replica));
  if (durable > feed.head() || epoch_commit > commits_done) {
    session.state = Awaiting{durable, epoch_commit};
  } else {
    announce(id, session);
  }
}

}  // namespace tablee::room

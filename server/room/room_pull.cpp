// What a session is sent, in the order in which it needs it: Welcome, entries, then what may wait.
#include <algorithm>
#include <utility>

#include "base/check.h"
#include "base/limits.h"
#include "room/state.h"
#include "wire/server_frame.h"

namespace tablee::room {

void Room::pull(SessionId id, Now now, Gather& out) {
  State& s = *state_;
  out.clear();
  Session* session = s.find(id);
  if (session == nullptr) return;
  session->taken = s.latest = now.mono;
  if (!std::holds_alternative<Awaiting>(session->state)) {
    if (session->welcome) s.pull_welcome(*session, now, out);
    s.pull_entries(id, *session, out);
    s.pull_words(*session, now, out);
  }
  if (!out.empty()) return;
  session->announced = false;
  if (s.phase == Phase::ending && session->cursor >= s.feed.head()) {
    s.close(id, wire::Close::going_away);
  }
}

void Room::State::pull_welcome(Session& session, Now now, Gather& out) {
  wire::Welcome& welcome = session.welcome->welcome;
  const Keyframe& keyframe = session.welcome->keyframe;
  welcome.head = feed.head();
  welcome.now = now.wall;
  welcome.fullness = session.fullness_seen = fullness;
  welcome.not_now = session.not_now_seen = not_now(session);
  if (keyframe.deflated) {
    welcome.keyframe = *keyframe.deflated;
    welcome.keyframe_bytes = keyframe.bytes;
  }
  wire::append_welcome_head(out.own(), welcome, people.welcome()->size());
  out.end_own();
  if (keyframe.deflated) out.share(keyframe.deflated, *keyframe.deflated);
  out.share(people.welcome(), *people.welcome());
  session.people_seen = people.version();
  session.welcome.reset();
}

void Room::State::pull_entries(SessionId id, Session& session, Gather& out) {
  if (auto* served = std::get_if<Served>(&session.state)) {
    out.own() += served->entries;
    out.end_own();
    counters.delivered += served->upto.value - session.cursor.value;
    session.cursor = served->upto;
    session.state = Following{};
  } else if (std::holds_alternative<Following>(session.state) && session.cursor < feed.head()) {
    if (session.cursor < std::max(feed.base(), session.told_whole)) {
      // One entry more, because the time of the first is told from the one before.
      const base::Offset after{session.cursor.value -
                               std::min<std::uint64_t>(session.cursor.value, 1)};
      effects.reads.push_back({id, after, limits::keyframe_entries, limits::gather_bytes_max});
      session.state = Reading{};
      return;
    }
    const base::Offset last =
        feed.gather(session.cursor, session.replica, limits::gather_bytes_max, out);
    counters.delivered += last.value - session.cursor.value;
    session.cursor = last;
  }
}

void Room::State::pull_words(Session& session, Now now, Gather& out) {
  base::Bytes& own = out.own();
  if (session.again.value != 0) {
    wire::append_entry(own, {{}, {}, {}, {}, session.again, core::Refusal::none});
    session.again = {};
  }
  if (session.notice) {
    wire::append_notice(own, *session.notice);
    session.notice.reset();
  } else if (session.fullness_seen != fullness) {
    session.fullness_seen = fullness;
    wire::append_notice(own, {wire::Notice::Kind::fullness, {}, fullness});
  } else if (const wire::NotNow now_not = not_now(session); session.not_now_seen != now_not) {
    session.not_now_seen = now_not;
    wire::append_notice(own, {wire::Notice::Kind::not_now, {}, {}, now_not});
  }
  if (session.pong) {
    wire::append_pong(own, {*session.pong, feed.head(), now.wall});
    session.pong.reset();
    session.witness_due = true;
  }
  append_witness(session, own);
  out.end_own();
  people.gather(session.people_seen, out);
  session.people_seen = people.version();
  // Presence is the first to wait when a session is behind (P17).
  if (session.cursor < feed.head()) return;
  presences.gather(session.presence_seen, session.replica, out);
  session.presence_seen = presences.newest();
}

// With every Welcome and Pong, and with what acknowledges: who loses what was acknowledged can then prove it (P28).
void Room::State::append_witness(Session& session, base::Bytes& own) {
  const bool acknowledged =
      session.written > session.witnessed && session.written <= session.cursor;
  if (!acknowledged && !std::exchange(session.witness_due, false)) return;
  const wire::Witness& newest = witness();
  if (newest.offset <= session.witnessed) return;
  session.witness_due = false;
  session.witnessed = newest.offset;
  wire::append_witness(own, newest);
}

wire::Close Room::State::unreadable(const store::Error& error) {
  const bool damaged = error.code == store::ErrorCode::corrupted;
  return damaged ? wire::Close::quarantined : wire::Close::going_away;
}

void Room::catch_up(SessionId id, const store::Result<std::vector<store::LogRead>>& log, Now now) {
  State& s = *state_;
  if (const auto newcomer = s.asking.extract(id)) {
    s.latest = now.mono;
    return s.answer(id, newcomer.mapped(), log, now);
  }
  Session* session = s.find(id);
  if (session == nullptr || !std::holds_alternative<Reading>(session->state)) return;
  if (!log) return s.close(id, State::unreadable(log.error()));
  s.serve(id, *session, *log);
}

void Room::State::serve(SessionId id, Session& session, const std::vector<store::LogRead>& log) {
  Served served{{}, session.cursor};
  base::WallTime before{};
  for (const store::LogRead& read : log) {
    const auto entry = wire::decode_log_record(read.bytes);
    if (!entry) return close(id, wire::Close::quarantined);
    if (read.offset > session.cursor && read.offset <= feed.head()) {
      const bool own = entry->replica == session.replica && read.offset > session.told_whole;
      wire::append_entry(
          served.entries,
          {read.offset, entry->time - before, own ? base::ReplicaId{} : entry->replica,
           own ? base::BytesView{} : entry->batch, own ? entry->seq : base::Seq{}, entry->refused});
      served.upto = read.offset;
    }
    before = entry->time;
  }
  // A read that brought nothing new would be repeated for ever.
  if (served.upto == session.cursor) return close(id, wire::Close::going_away);
  session.state = std::move(served);
  announce(id, session);
}

}  // namespace tablee::room

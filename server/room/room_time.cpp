// What time brings: ticks, rounds, who is silent, who may be read again.
#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "room/state.h"

namespace tablee::room {
namespace {

std::string told_ahead(base::Offset last, std::chrono::milliseconds by) {
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(by).count();
  return "the server's clock has gone back: the log's time is ahead of it, up to entry " +
         std::to_string(last.value) + ", by " + std::to_string(seconds) +
         " s. It goes on at half pace until the clock has come up; each entry says by how much it "
         "is ahead. Nothing is purged and no lease ends by that";
}

}  // namespace

LogTime Room::State::log_time(Now now) {
  running = now.running;
  const LogTime time = log_clock.at(now, feed.time(feed.tail()));
  const bool told = std::exchange(ahead, time.ahead >= limits::clock_told_from);
  if (ahead && !told) effects.trouble = told_ahead(feed.tail(), time.ahead);
  return time;
}

void Room::tick(Now now) {
  State& s = *state_;
  s.latest = now.mono;
  if (now.mono >= s.presence_due() && s.presences.tick(now.mono)) s.announce_all();
  if (s.frees_at && now.mono >= *s.frees_at) s.free_room(now);
  const auto interval =
      s.parked > 0 ? base::MonoTime::duration(limits::parked_interval) : limits::round_interval;
  if (now.mono - s.last_round >= interval) s.round(now);
}

base::MonoTime Room::next_tick() const {
  const State& s = *state_;
  const auto interval =
      s.parked > 0 ? base::MonoTime::duration(limits::parked_interval) : limits::round_interval;
  base::MonoTime round = s.last_round + interval;
  if (s.frees_at) round = std::min(round, std::max(*s.frees_at, s.latest));
  return s.presences.waiting() ? std::min(round, s.presence_due()) : round;
}

// What nobody can write beside is worth less than what they would: a lease is not waited for (P33b).
void Room::State::free_room(Now now) {
  frees_at.reset();
  if (phase != Phase::open || disk_low || fullness < limits::fullness_freed_from) return;
  const LogTime time = log_time(now);
  const std::vector<base::Bytes> batches = admission.purge(admission.document());
  for (const base::Bytes& batch : batches) log_own(batch, time);
  counters.purged += batches.size();
  if (batches.empty()) return;
  effects.trouble = "the board was full: what was deleted on it is let go of, by " +
                    std::to_string(batches.size()) + " entries";
  keyframes.want();
  look_how_full();
}

// Entries that are on their way to the disk take presence along, when they are back soon.
base::MonoTime Room::State::presence_due() const {
  const base::MonoTime due = presences.next_tick();
  return feed.head() < feed.tail() ? due + limits::presence_wait_max : due;
}

void Room::State::round(Now now) {
  last_round = now.mono;
  unpark(now);
  std::vector<Closing> over;
  std::uint64_t seen = presences.newest();
  for (const auto& [id, session] : sessions) {
    if (!session.parked && now.mono - session.heard >= limits::silence_max) {
      over.push_back({id, wire::Close::silent});
    } else if (session.announced && now.mono - session.taken >= limits::no_progress_max) {
      over.push_back({id, wire::Close::too_slow});
    }
    seen = std::min(seen, session.presence_seen);
  }
  for (const Closing& closing : over) close(closing.session, closing.code);
  presences.forget(seen);
  for (auto* buckets : {&rates, &refusal_rates}) {
    for (auto bucket = buckets->begin(); bucket != buckets->end();)
      bucket = bucket->second.full(now.mono) ? buckets->erase(bucket) : std::next(bucket);
  }
  if (!sessions.empty() || !asking.empty()) {
    empty_since = now.mono;
  } else if (now.mono - empty_since >= limits::room_idle_max) {
    effects.idle = feed.head() == feed.tail() && writes.empty();
  }
}

void Room::State::unpark(Now now) {
  if (parked == 0 || congested()) return;
  std::vector<SessionId> waiting;
  for (const auto& [id, session] : sessions) {
    if (session.parked) waiting.push_back(id);
  }
  for (const SessionId id : waiting) {
    read_on(id, now);
    Session* const session = find(id);
    if (session == nullptr || !session->unread.empty()) continue;
    if (rate(session->grant.participant, now.mono).in_debt(now.mono)) continue;
    session->parked = false;
    session->heard = now.mono;  // it was we who did not listen
    --parked;
    effects.readable.push_back(id);
  }
}

}  // namespace tablee::room

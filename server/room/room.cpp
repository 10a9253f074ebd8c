#include "room/room.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "base/check.h"
#include "base/limits.h"
#include "core/touched.h"
#include "room/state.h"

namespace tablee::room {

void Effects::clear() {
  commit.reset();
  ready.clear();
  readable.clear();
  closings.clear();
  reads.clear();
  keyframes.clear();
  trouble.clear();
  dropped = idle = commit_left = false;
}

// --- Sessions --------------------------------------------------------------------------------------

Session* Room::State::find(SessionId id) {
  const auto found = sessions.find(id);
  return found == sessions.end() ? nullptr : &found->second;
}

void Room::State::close(SessionId id, wire::Close code) {
  effects.closings.push_back({id, code});
  forget(id);
}

void Room::State::forget(SessionId id) {
  const auto found = sessions.find(id);
  const Session& session = found->second;
  if (session.parked) --parked;
  Replica* replica = replicas.find(session.replica);
  if (replica != nullptr && replica->session == id) {
    replicas.release(session.replica);
    presences.leave(session.replica);
  }
  sessions.erase(found);
}

void Room::State::close_all(wire::Close code) {
  while (!sessions.empty()) close(sessions.begin()->first, code);
  for (const auto& [id, newcomer] : std::exchange(asking, {}))
    effects.closings.push_back({id, code});
}

void Room::State::drop(std::string why) {
  dropped = std::move(why);
  phase = Phase::dropped;
  effects.dropped = true;
  close_all(wire::Close::going_away);
}

void Room::State::announce(SessionId id, Session& session) {
  if (session.announced) return;
  session.announced = true;
  session.taken = latest;
  effects.ready.push_back(id);
}

void Room::State::announce_all() {
  for (auto& [id, session] : sessions) {
    if (!std::holds_alternative<Awaiting>(session.state)) announce(id, session);
  }
}

void Room::State::tell(SessionId id, Session& session, const wire::Notice& notice) {
  session.notice = notice;
  announce(id, session);
}

void Room::State::tell_all(const wire::Notice& notice) {
  for (auto& [id, session] : sessions) tell(id, session, notice);
}

void Room::leave(SessionId session, Now now) {
  state_->asking.erase(session);
  if (state_->find(session) == nullptr) return;
  state_->latest = now.mono;
  state_->replicas.hear(state_->find(session)->replica, now.running);
  state_->forget(session);
  if (state_->sessions.empty()) state_->empty_since = now.mono;
}

void Room::revoke(std::span<const base::ParticipantId> participants) {
  std::vector<SessionId> ended;
  for (const auto& [id, session] : state_->sessions) {
    if (std::ranges::binary_search(participants, session.grant.participant)) {
      ended.push_back(id);
    }
  }
  for (const SessionId id : ended) state_->close(id, wire::Close::revoked);
  std::erase_if(state_->asking, [&](const auto& newcomer) {
    const auto& [id, asking] = newcomer;
    if (!std::ranges::binary_search(participants, asking.grant.participant)) return false;
    state_->effects.closings.push_back({id, wire::Close::revoked});
    return true;
  });
}

// --- Answers to effects ----------------------------------------------------------------------------

void Room::committed(base::Offset upto, Now now) {
  State& s = *state_;
  if (s.phase == Phase::dropped) return;
  s.latest = now.mono;
  ++s.commits_done;
  s.feed.publish(upto);
  s.keyframes.committed(upto);
  if (s.presences.tick(now.mono)) s.announce_all();  // in one message with the entries
  s.feed.trim(limits::feed_bytes_max, s.keyframes.served().offset);
  for (auto& [id, session] : s.sessions) {
    if (const auto* awaiting = std::get_if<Awaiting>(&session.state)) {
      if (awaiting->durable > upto || awaiting->commit > s.commits_done) continue;
      session.state = Following{};
    }
    const bool reading = std::holds_alternative<Reading>(session.state);
    if (session.welcome || (session.cursor < upto && !reading)) s.announce(id, session);
  }
  if (s.parked > 0 && !s.congested()) s.unpark(now);
  s.end_when_durable();
}

void Room::commit_failed() {
  State& s = *state_;
  if (s.phase == Phase::dropped) return;
  std::unordered_set<base::ReplicaId> writers;
  for (base::Offset at{s.feed.head().value + 1}; at <= s.feed.tail(); ++at.value) {
    writers.insert(s.feed.replica(at));
  }
  std::vector<SessionId> failed;
  for (const auto& [id, session] : s.sessions) {
    if (writers.contains(session.replica)) failed.push_back(id);
  }
  for (const SessionId id : failed) s.close(id, wire::Close::store_failed);
  s.drop("a commit failed");
}

void Room::keyframe_made(Keep keep, std::expected<Keyframe, std::string> made) {
  State& s = *state_;
  if (s.phase == Phase::dropped) return;
  if (!made) {
    s.drop(std::move(made.error()));
    return;
  }
  if (keep == Keep::in_store) {
    const wire::KeyframeRecord record{made->time, *made->deflated, made->bytes, made->running};
    s.keyframe_write = store::KeyframeWrite{made->offset, wire::encode(record)};
  }
  s.keyframes.made(std::move(*made));
  s.keyframes.committed(s.feed.head());
}

// Of what others than moderators may fill. Told from some fill on; below that nobody need think of it.
void Room::State::look_how_full() {
  const auto percent = [](std::size_t part, std::size_t whole) {
    const std::size_t theirs = whole - whole / limits::board_part_for_moderators;
    return static_cast<std::uint32_t>(std::min<std::size_t>(100, part * 100 / theirs));
  };
  const std::uint32_t full =
      std::max(percent(admission.fill().bytes(), policy.bytes_max),
               percent(core::object_count(admission.document()), policy.objects_max));
  const std::uint32_t told = full < limits::fullness_told_from ? 0 : full;
  if (std::exchange(fullness, told) != told) announce_all();
}

// --- The rest of the world -------------------------------------------------------------------------

void Room::people_changed(std::vector<wire::Person> people) {
  State& s = *state_;
  if (!s.people.set(std::move(people))) return;
  for (auto& [id, session] : s.sessions) {
    if (!session.welcome) s.announce(id, session);
  }
}

void Room::set_writable(bool writable) {
  State& s = *state_;
  const Phase phase = writable ? Phase::open : Phase::read_only;
  if (s.phase == phase || s.phase > Phase::read_only) return;
  s.phase = phase;
  // Numbers that this room does not know may be in the log all the same: who comes back with one keeps it (P18).
  if (!writable && !std::exchange(s.numbers_left_free, true)) {
    s.replicas.leave_free(limits::returning_replicas_max);
  }
  s.tell_all({writable ? wire::Notice::Kind::writable : wire::Notice::Kind::read_only, {}});
}

void Room::set_space(store::Space space) {
  State& s = *state_;
  s.admission.set_space(space);
  const bool low = space == store::Space::low;
  if (std::exchange(s.disk_low, low) != low) s.announce_all();
}

void Room::set_allowed(const wire::day::Allowed& allowed) {
  State& s = *state_;
  if (std::exchange(s.policy.allowed, allowed) != allowed) s.announce_all();
}

void Room::set_pictures(store::BlobIds pictures) {
  state_->policy.pictures = std::move(pictures);
}

wire::NotNow Room::State::not_now(const Session& session) const {
  if (disk_low) return wire::NotNow::disk;
  if (policy.allowed.nobody) return wire::NotNow::day;
  const bool closed = policy.allowed == wire::day::Allowed{};
  const bool passes = session.grant.role == wire::Role::moderator;
  return closed && !passes ? wire::NotNow::day : wire::NotNow::nothing;
}

void Room::announce_reload() {
  state_->tell_all({wire::Notice::Kind::reload, {}});
}

void Room::shut_down(std::chrono::milliseconds come_back_in) {
  State& s = *state_;
  if (s.phase >= Phase::draining) return;
  s.phase = Phase::draining;
  s.come_back_in = come_back_in;
  s.end_when_durable();
}

void Room::State::end_when_durable() {
  if (phase != Phase::draining || feed.head() != feed.tail()) return;
  phase = Phase::ending;
  tell_all({wire::Notice::Kind::shutdown, come_back_in});
}

void Room::State::take_commit() {
  store::Append& append = effects.commit.emplace();
  append.board = board;
  append.log.swap(writes);
  append.keyframe = std::exchange(keyframe_write, std::nullopt);
  replicas.drain(append.replicas);
  if (!sealed_writes.empty()) {
    append.day = store::DayWrite{record.event, {}, std::exchange(sealed_writes, {}), {}, {}};
  }
  if (std::exchange(record_changed, false) || replicas.next() != record.next_replica) {
    record.next_replica = replicas.next();
    append.replicas.push_back({0, wire::encode(record)});
  }
  effects.upto = feed.tail();
  ++commits_taken;
}

void Room::take(Effects& out, Commits commits) {
  State& s = *state_;
  out.clear();
  if (s.phase != Phase::dropped) {
    // Encoding a large board takes milliseconds: those who wait for something get it first.
    auto job =
        s.effects.ready.empty() ? s.keyframes.due(s.feed, s.admission.document()) : std::nullopt;
    if (job) {
      job->running = s.running;
      s.admission.measured(job->raw.size());
      s.look_how_full();
      s.effects.keyframes.push_back(std::move(*job));
    }
    // What the store alone wants to know can wait until it takes writes again.
    const bool rest = s.phase != Phase::read_only &&
                      (s.keyframe_write || s.replicas.changed() || s.record_changed);
    if (!s.writes.empty() || rest) {
      if (commits == Commits::taken) s.take_commit();
      s.effects.commit_left = commits == Commits::left;
    }
  }
  std::swap(out, s.effects);
}

// --- Reading ---------------------------------------------------------------------------------------

Room::Room(std::unique_ptr<State> state) : state_(std::move(state)) {}
Room::~Room() = default;
Room::Room(Room&&) noexcept = default;
Room& Room::operator=(Room&&) noexcept = default;

base::BoardId Room::board() const {
  return state_->board;
}
base::EventId Room::event() const {
  return state_->record.event;
}
base::Epoch Room::epoch() const {
  return state_->record.epoch;
}
base::Offset Room::head() const {
  return state_->feed.head();
}
std::size_t Room::sessions() const {
  return state_->sessions.size() + state_->asking.size();
}
const Counters& Room::counters() const {
  return state_->counters;
}
Written Room::take_written() {
  return std::exchange(state_->written_by, {});
}
const core::Document& Room::document() const {
  return state_->admission.document();
}
const std::string& Room::dropped() const {
  return state_->dropped;
}

}  // namespace tablee::room

#include "sim/server.h"

#include <algorithm>

#include "wire/client_frame.h"
#include "wire/deflate.h"
#include "wire/records.h"

namespace tablee::sim {

template <typename F>
void Server::later(milliseconds delay, F&& act) {
  world_.after(delay, [this, life = life_, act = std::forward<F>(act)] {
    if (life == life_) act();
  });
}

// --- Life ------------------------------------------------------------------------------------------

void Server::boot() {
  ++life_;
  armed_ = base::MonoTime::max();
  const auto opening = room::read_opening(disk_.store(), board_, base::Offset{~0ULL});
  if (!opening) {
    broken_ = opening.error().message;
    return;
  }
  auto opened = room::Room::open(*opening, {.lease = weather_.lease});
  if (!opened) {
    broken_ = "the board does not open: " + opened.error().message;
    return;
  }
  room_.emplace(std::move(*opened));
  if (world_.random.chance(weather_.purges)) purge();
  room_->people_changed({{base::ParticipantId{1}, "Léa", wire::Role::moderator}});
  work();
}

// As if the oldest lease had begun at some moment of the day.
void Server::purge() {
  const auto log = disk_.store().read_log(board_, {}, ~std::size_t{0}, ~std::size_t{0});
  if (!log || log->empty()) return;
  const auto upto = world_.random.below(log->size());
  core::Document then;
  for (std::size_t i = 0; i < upto; ++i) {
    const auto record = wire::decode_log_record((*log)[i].bytes);
    if (record->refused != core::Refusal::none) continue;
    if (!then.apply_bytes(record->batch, record->replica.value, nullptr, core::Admission::accepted))
      broken_ = "the log does not apply";
  }
  const base::Bytes raw = then.keyframe();
  const base::Bytes deflated = wire::deflate(raw);
  const wire::KeyframeRecord keyframe{world_.now().wall, deflated, raw.size()};
  const auto purged = room_->purge({base::Offset{upto}, wire::encode(keyframe)}, world_.now());
  if (!purged) broken_ = purged.error();
  tally_.purges += purged.value_or(0) > 0 ? 1U : 0U;
}

void Server::crash() {
  if (!up()) return;
  ++tally_.crashes;
  ++life_;
  room_.reset();
  disk_.crash();
  for (auto& [id, connection] : connections_) {
    connection.line->server = {};
    connection.line->cut(world_.random.chance(0.7), false);
  }
  connections_.clear();
  later(world_.between(10, 3'000), [this] { boot(); });
}

void Server::restore(base::Epoch epoch) {
  crash();
  --tally_.crashes;
  ++tally_.restores;
  disk_.restore(board_, epoch);
}

void Server::end() {
  const room::Counters& counters = room_->counters();
  tally_.keyframes_sent += counters.keyframes_sent;
  tally_.repeated += counters.repeated;
  tally_.gone += counters.refused[static_cast<std::size_t>(core::Refusal::target_gone)];
  tally_.expired += counters.leases_expired;
  room_.reset();
  ++life_;
  disk_.reopen();
  connections_.clear();
  later(world_.between(10, 1'000), [this] { boot(); });
}

void Server::restart() {
  if (!up()) return;
  ++tally_.restarts;
  room_->shut_down(milliseconds{200});
  work();
  later(milliseconds{5'000}, [this] {
    for (auto& [id, connection] : connections_) connection.line->close_by_server(4000);
    end();
  });
}

void Server::set_writable(bool writable) {
  if (!up()) return;
  room_->set_writable(writable);
  work();
}

// --- Sessions --------------------------------------------------------------------------------------

void Server::accept(std::shared_ptr<Line> line, const room::Grant& grant) {
  const room::SessionId id{++sessions_};
  ++tally_.connections;
  line->server.message = [this, id](const base::Bytes& frame) { heard(id, frame); };
  line->server.closed = [this, id](std::uint16_t) { left(id); };
  Connection& connection = connections_[id];
  connection.line = std::move(line);
  connection.grant = grant;
}

void Server::heard(room::SessionId id, const base::Bytes& frame) {
  const auto found = connections_.find(id);
  if (found == connections_.end()) return;
  ++tally_.frames;
  Connection& connection = found->second;
  if (connection.greeted) {
    connection.unread.push_back(frame);
    read(id);
    return work();
  }
  const auto first = wire::decode_client_frame(frame);
  if (!first || !std::holds_alternative<wire::Hello>(*first)) {
    return close({id, wire::Close::hello_expected});  // P3
  }
  connection.greeted = true;
  room_->join(id, std::get<wire::Hello>(*first), connection.grant, world_.now());
  work();
}

void Server::read(room::SessionId id) {
  const auto found = connections_.find(id);
  if (found == connections_.end()) return;
  auto& unread = found->second.unread;
  while (!unread.empty() && room_->may_read(id, world_.now().mono)) {
    const base::Bytes frame = std::move(unread.front());
    unread.pop_front();
    room_->receive(id, frame, world_.now());
  }
}

void Server::left(room::SessionId id) {
  const auto found = connections_.find(id);
  if (found == connections_.end()) return;
  connections_.erase(found);
  room_->leave(id, world_.now());
  work();
}

void Server::write(room::SessionId id) {
  const auto found = connections_.find(id);
  if (found == connections_.end() || found->second.writing) return;
  Connection& connection = found->second;
  room_->pull(id, world_.now(), connection.gather);
  if (connection.gather.empty()) return;
  connection.writing = true;
  const base::Bytes message = connection.gather.joined();
  connection.line->send_to_client(message, [this, id, message, life = life_] {
    const auto still = connections_.find(id);
    if (life != life_ || still == connections_.end()) return;
    // What a session holds of the feed does not change while it is being sent.
    if (still->second.gather.joined() != message) broken_ = "a message changed while it was sent";
    still->second.writing = false;
    write(id);
    work();
  });
}

// --- Effects ---------------------------------------------------------------------------------------

void Server::work() {
  room::Effects effects;
  for (bool more = true; more && room_;) {
    room_->take(effects);
    more = effects.commit || !effects.ready.empty() || !effects.readable.empty() ||
           !effects.closings.empty() || !effects.reads.empty() || !effects.keyframes.empty();
    carry_out(effects);
    if (effects.dropped) return end();
  }
  if (room_) arm();
}

void Server::carry_out(room::Effects& effects) {
  if (effects.commit) commit(effects);
  for (const room::Read& read : effects.reads) answer(read);
  for (room::KeyframeJob& job : effects.keyframes) make(std::move(job));
  for (const room::SessionId id : effects.ready) write(id);
  for (const room::SessionId id : effects.readable) read(id);
  for (const room::Closing& closing : effects.closings) close(closing);
}

void Server::commit(room::Effects& effects) {
  disk_.submit(std::move(*effects.commit), [this, upto = effects.upto, life = life_](bool durable) {
    if (life != life_ || !room_) return;
    if (durable) {
      room_->committed(upto, world_.now());
    } else {
      room_->commit_failed();
    }
    work();
  });
}

void Server::answer(const room::Read& read) {
  ++tally_.store_reads;
  later(world_.between(0, weather_.commit_max.count()), [this, read] {
    room_->catch_up(read.session,
                    disk_.store().read_log(board_, read.after, read.entries_max, read.bytes_max));
    work();
  });
}

void Server::make(room::KeyframeJob job) {
  later(world_.between(0, 50), [this, job = std::make_shared<room::KeyframeJob>(std::move(job))] {
    auto made = job->make();
    if (!made) broken_ = made.error();
    room_->keyframe_made(job->keep, std::move(made));
    work();
  });
}

void Server::close(const room::Closing& closing) {
  tally_.too_slow += closing.code == wire::Close::too_slow;
  tally_.silent += closing.code == wire::Close::silent;
  tally_.replaced += closing.code == wire::Close::replaced;
  const auto found = connections_.find(closing.session);
  if (found == connections_.end()) return;
  found->second.line->close_by_server(static_cast<std::uint16_t>(closing.code));
  connections_.erase(found);
}

void Server::arm() {
  const base::MonoTime at = room_->next_tick();
  if (at >= armed_) return;
  armed_ = at;
  later(std::max(milliseconds{0}, at - world_.now().mono), [this, at] {
    if (armed_ == at) armed_ = base::MonoTime::max();
    room_->tick(world_.now());
    work();
  });
}

}  // namespace tablee::sim

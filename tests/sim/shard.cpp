#include "sim/shard.h"

#include <algorithm>
#include <utility>

#include "base/limits.h"
#include "sim/server.h"

namespace tablee::sim {

Shard::Shard(Server& server, std::size_t index, const shard::ShardRules& rules)
    : ShardCore(rules, index), server_(server), index_(index) {}
Shard::~Shard() = default;

// --- Time --------------------------------------------------------------------------------------------

World::Happening Shard::guarded(World::Happening act) {
  return server_.guarded([this, act = std::move(act)]() mutable { run(act); });
}

void Shard::after(milliseconds delay, World::Happening act) {
  server_.world().after(delay, guarded(std::move(act)));
}

void Shard::soon(room::SessionId id, std::function<void(Session&)> act) {
  after(milliseconds{0}, [this, id, act = std::move(act)] {
    if (Session* const one = session(id)) act(*one);
  });
}

void Shard::arm(base::MonoTime when) {
  const auto delay = std::max(milliseconds{0}, when - server_.world().now().mono);
  after(delay, [this, n = ++armed_] {
    if (n == armed_) tick();
  });
}

// What the thread would have used: as much of its core as the weather says.
shard::Load::CpuTime Shard::cpu_time() const {
  const auto lived = server_.world().now().mono.time_since_epoch();
  return std::chrono::duration_cast<shard::Load::CpuTime>(lived * server_.weather().load);
}

// All that comes until the end of a beat is one round.
void Shard::round_soon() {
  round_by(std::max(server_.world().now().mono, rhythm().next()));
}

void Shard::round_by(base::MonoTime when) {
  if (when >= round_at_) return;
  round_at_ = when;
  server_.world().after(when - server_.world().now().mono,
                        server_.guarded([this, n = ++rounds_planned_] {
                          if (n == rounds_planned_) round();
                        }));
}

void Shard::round() {
  round_at_ = base::MonoTime::max();
  end_round();
  if (greeting()) round_by(server_.world().now().mono);
  if (!held()) return;
  ++server_.tally().beats;
  if (!rhythm().unanswered()) round_soon();  // else the answer brings one
}

// --- Between shards ----------------------------------------------------------------------------------

void Shard::to(std::size_t shard, std::move_only_function<void(Shard&)> act) {
  World& world = server_.world();
  base::MonoTime& newest = crossings_[shard];
  newest =
      std::max(newest, world.now().mono + world.between(0, server_.weather().crossing_max.count()));
  Shard& other = server_.shard(shard);
  world.after(newest - world.now().mono,
              other.guarded([&other, act = std::move(act)]() mutable { act(other); }));
}

void Shard::introduce(std::size_t owner, shard::Guest guest) {
  ++server_.tally().carried;
  to(owner, [guest = std::move(guest)](Shard& other) mutable { other.arrived(std::move(guest)); });
}

void Shard::send(std::size_t shard, std::vector<shard::ToCarrier> words) {
  to(shard, [words = std::move(words)](Shard& other) mutable { other.arrived(std::move(words)); });
}

void Shard::send(std::size_t shard, std::vector<shard::ToOwner> words) {
  to(shard, [words = std::move(words)](Shard& other) mutable { other.arrived(std::move(words)); });
}

void Shard::offload(Job job) {
  World& world = server_.world();
  const auto begins = world.between(0, server_.weather().commit_max.count());
  world.after(begins, server_.guarded([this, job = std::move(job)]() mutable {
    after(milliseconds{1}, job());
  }));
}

void Shard::write(store::Append append, Answer answer) {
  server_.disk().submit(
      std::move(append),
      server_.guarded_answer([this, answer = std::move(answer)](Disk::Outcome outcome) mutable {
        const bool failed = outcome == Disk::Outcome::failed;
        if (failed) server_.store_failed();
        answer({outcome == Disk::Outcome::durable, failed, {}});
        round_by(server_.world().now().mono);  // this wakes a shard that rests
      }));
}

// --- What happens to it ------------------------------------------------------------------------------

void Shard::take(std::shared_ptr<Line> line, base::BoardId board, std::size_t owner,
                 const room::Grant& grant) {
  const room::SessionId id{std::uint64_t{index_} << session_bits | ++sessions_begun_};
  sessions_[id] = std::make_unique<Session>(*this, id, board, owner, std::move(line), grant);
}

void Shard::authenticate(room::SessionId id, wire::Hello hello, const room::Grant& grant) {
  const auto takes = server_.world().between(0, 20);
  after(takes, [this, id, hello = std::move(hello), grant]() mutable {
    Session* const one = session(id);
    if (one == nullptr || !one->admitting()) return;
    if (stopping()) return one->close(wire::Close::going_away);
    enter(*one, one->board(), one->owner(), std::move(hello),
          {.grant = grant, .event = base::EventId{1}, .people = server_.people()});
  });
}

void Shard::store_failed() {
  run([this] { set_writable(false); });
}

void Shard::space_changed(store::Space space) {
  run([&] { set_space(space); });
}

void Shard::store_reopened() {
  run([this] {
    begin_again();
    for (const auto& [id, session] : sessions_) session->close(wire::Close::going_away);
  });
}

void Shard::stop() {
  run([this] {
    stop_boards();
    for (const auto& [id, session] : sessions_) {
      if (!session->live()) session->close(wire::Close::going_away);
    }
  });
}

void Shard::cut_lines() {
  for (const auto& [id, session] : sessions_) {
    session->line().cut(server_.world().random.chance(0.7), false);
  }
}

// --- Sessions ----------------------------------------------------------------------------------------

Session* Shard::session(room::SessionId id) {
  const auto found = sessions_.find(id);
  return found == sessions_.end() ? nullptr : found->second.get();
}

std::size_t Shard::sessions(base::BoardId board) const {
  return static_cast<std::size_t>(std::ranges::count_if(
      sessions_, [&](const auto& one) { return one.second->board() == board; }));
}

void Shard::frame_came() {
  ++server_.tally().frames;
}

void Shard::count_closing(wire::Close code) {
  Tally& tally = server_.tally();
  tally.too_slow += code == wire::Close::too_slow;
  tally.silent += code == wire::Close::silent;
  tally.replaced += code == wire::Close::replaced;
  tally.turned_away += code == wire::Close::refused;
}

void Shard::complain(const std::string& what) {
  server_.complain(what);
}

void Shard::report() {
  drop_boards();  // counts what their rooms have counted
  Tally& tally = server_.tally();
  const auto refused = [this](core::Refusal why) {
    return counters().refused.at(static_cast<std::size_t>(why)).load();
  };
  tally.keyframes_sent += counters().keyframes_out;
  tally.repeated += counters().batches_repeated;
  tally.gone += refused(core::Refusal::target_gone);
  tally.disk_full += refused(core::Refusal::disk_full);
  tally.locks_held += refused(core::Refusal::not_allowed);
  tally.over_budget += refused(core::Refusal::over_budget);
  for (const auto& count : counters().refused) tally.refused += count;
}

}  // namespace tablee::sim

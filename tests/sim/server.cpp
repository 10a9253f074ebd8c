#include "sim/server.h"

#include <algorithm>
#include <utility>

#include "base/check.h"
#include "base/hash.h"
#include "base/limits.h"
#include "core/document.h"
#include "wire/deflate.h"
#include "wire/records.h"

namespace tablee::sim {
namespace {

shard::People somebody() {
  return std::make_shared<const std::vector<wire::Person>>(
      std::vector<wire::Person>{{base::ParticipantId{1}, "Léa", wire::Role::moderator}});
}

// Which nobody else in a simulation makes.
std::uint64_t seal(base::BytesView words) {
  return base::fnv1a("secret" + base::Bytes(words));
}

}  // namespace

Server::Server(World& world, const Weather& weather, Tally& tally, Disk& disk,
               std::vector<base::BoardId> boards)
    : world_(world),
      weather_(weather),
      tally_(tally),
      disk_(disk),
      boards_(std::move(boards)),
      people_(somebody()) {}

// --- Life ------------------------------------------------------------------------------------------

void Server::boot() {
  ++life_;
  writable_ = true;
  failed_again_ = false;
  space_ = store::Space::ample;
  if (purges_) {
    for (const base::BoardId board : boards_) keep_keyframe(board);
  }
  const shard::ShardRules rules{.store = disk_.store(),
                                .clock = world_.clock(),
                                .policy = {.vote_budget = weather_.vote_budget,
                                           .lease = purges_ ? weather_.lease : limits::lease,
                                           .seal = seal},
                                .sessions_per_board_max = limits::sessions_per_board_max};
  for (std::size_t i = 0; i < weather_.shards; ++i) {
    shards_.push_back(std::make_unique<Shard>(*this, i, rules));
  }
}

// A day is too short for the keyframes that a server makes of a long one: here is one of some moment before this life, as it
// would have made it then. What was deleted before that moment and a lease ago is dropped at the opening.
void Server::keep_keyframe(base::BoardId board) {
  const auto log = disk_.store().read_log(board, {}, ~std::size_t{0}, ~std::size_t{0});
  if (!log || log->empty()) return;
  const auto upto = world_.random.below(log->size()) + 1;
  core::Document then;
  base::WallTime time{};
  for (std::size_t i = 0; i < upto; ++i) {
    const auto record = wire::decode_log_record((*log)[i].bytes);
    time = record->time;
    if (record->refused != core::Refusal::none) continue;
    if (!then.apply_bytes(record->batch, record->replica.value, nullptr, core::Admission::accepted))
      complain("the log does not apply");
  }
  const base::Bytes raw = then.keyframe();
  const base::Bytes deflated = wire::deflate(raw);
  store::Append append;
  append.board = board;
  append.keyframe = store::KeyframeWrite{
      base::Offset{upto},
      wire::encode(wire::KeyframeRecord{time, deflated, raw.size(),
                                        disk_.running(board, base::Offset{upto})})};
  TABLEE_CHECK(disk_.store().write(append).has_value());
}

void Server::die() {
  for (const auto& shard : shards_) shard->report();
  for (const auto& shard : shards_) shard->cut_lines();
  ++life_;
  shards_.clear();
  disk_.crash();
}

void Server::crash() {
  if (!up()) return;
  ++tally_.crashes;
  die();
  world_.after(world_.between(10, 3'000), guarded([this] { boot(); }));
}

void Server::restore(base::Epoch epoch) {
  ++tally_.restores;
  die();
  disk_.restore(boards_, epoch);
  world_.after(world_.between(10, 3'000), guarded([this] { boot(); }));
}

void Server::put_back() {
  ++tally_.put_backs;
  die();
  disk_.put_back();
  world_.after(world_.between(10, 3'000), guarded([this] { boot(); }));
}

void Server::restart() {
  if (!up()) return;
  ++tally_.restarts;
  for (const auto& shard : shards_) shard->stop();
  end_when_empty(50);
}

// As Control: ends when the last session has gone, and does not wait for ever.
void Server::end_when_empty(int tries) {
  const auto busy = [](const auto& shard) { return shard->sessions() > 0; };
  if (tries > 0 && std::ranges::any_of(shards_, busy)) {
    world_.after(milliseconds{100}, guarded([this, tries] { end_when_empty(tries - 1); }));
    return;
  }
  die();
  world_.after(world_.between(10, 1'000), guarded([this] { boot(); }));
}

// --- The disk --------------------------------------------------------------------------------------

void Server::store_failed() {
  failed_again_ = true;
  if (!std::exchange(writable_, false)) return;
  for (const auto& shard : shards_) {
    world_.after(world_.between(0, weather_.crossing_max.count()),
                 guarded([&shard = *shard] { shard.store_failed(); }));
  }
  retry_store();
}

void Server::retry_store() {
  world_.after(limits::store_retry_interval, guarded([this] {
                 failed_again_ = false;
                 if (!disk_.reopen()) return retry_store();
                 world_.after(world_.between(0, weather_.commit_max.count()), guarded([this] {
                                if (failed_again_ || disk_.failed()) return retry_store();
                                writable_ = true;
                                for (const auto& shard : shards_) {
                                  shard->store_reopened();
                                }
                              }));
               }));
}

void Server::fill(milliseconds span) {
  if (!up()) return;
  ++tally_.full_disks;
  for (const auto& shard : shards_) shard->space_changed(store::Space::low);
  world_.after(span, guarded([this] {
                 for (const auto& shard : shards_) shard->space_changed(store::Space::ample);
               }));
}

// --- The listener ----------------------------------------------------------------------------------

void Server::accept(std::shared_ptr<Line> line, base::BoardId board, const room::Grant& grant) {
  ++tally_.connections;
  const auto place = static_cast<std::size_t>(std::ranges::find(boards_, board) - boards_.begin());
  const std::size_t owner = place % shards_.size();
  std::size_t carrier = owner;
  if (shards_[owner]->sessions(board) >= weather_.followers_from) {
    for (std::size_t i = 0; i < shards_.size(); ++i) {
      const bool fewer = shards_[i]->sessions() < shards_[carrier]->sessions();
      if (i != owner && (carrier == owner || fewer)) carrier = i;
    }
  }
  shards_[carrier]->take(std::move(line), board, owner, grant);
}

}  // namespace tablee::sim

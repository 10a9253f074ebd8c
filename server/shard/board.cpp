#include "shard/board.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <utility>

#include "base/limits.h"
#include "room/open_room.h"
#include "shard/shard_core.h"

namespace tablee::shard {
namespace {

bool nothing_to_do(const room::Effects& effects) {
  return !effects.commit && effects.ready.empty() && effects.readable.empty() &&
         effects.closings.empty() && effects.reads.empty() && effects.keyframes.empty() &&
         effects.trouble.empty() && !effects.dropped && !effects.idle;
}

}  // namespace

Board::Board(ShardCore& shard, base::BoardId id, base::EventId event)
    : shard_(shard), id_(id), event_(event) {}

void Board::enter(Member& member, wire::Hello hello, const room::Grant& grant) {
  if (room_) {
    if (room_->sessions() >= places_for(grant.role, shard_.rules().sessions_per_board_max)) {
      return member.close(wire::Close::full);
    }
    return join(member, hello, grant);
  }
  if (quarantined_ && shard_.now().mono < closed_until_) {
    return member.close(wire::Close::quarantined);
  }
  waiting_.push_back({member.id(), std::move(hello), grant});
  if (!opening_) open();
}

void Board::join(Member& member, const wire::Hello& hello, const room::Grant& grant) {
  member.begin();
  newcomers_.insert(member.id());
  room_->join(member.id(), hello, grant, shard_.now());
  touch();
}

void Board::receive(Member& member, base::BytesView frame) {
  if (!room_) return;
  const room::Now now = shard_.now();
  room_->receive(member.id(), frame, now);
  if (!room_->may_read(member.id(), now.mono)) member.pause();
  touch();
}

void Board::pull(Member& member, room::Gather& out) {
  if (!room_) return;
  room_->pull(member.id(), shard_.now(), out);
  touch();
}

void Board::leave(room::SessionId session) {
  newcomers_.erase(session);
  if (!room_) return;
  room_->leave(session, shard_.now());
  touch();
}

void Board::people_changed(const People& people) {
  if (!room_) return;
  room_->people_changed(*people);
  touch();
}

void Board::revoke(const std::vector<base::ParticipantId>& participants) {
  std::erase_if(waiting_, [&](const Waiting& waiting) {
    if (!std::ranges::binary_search(participants, waiting.grant.participant)) return false;
    if (Member* const session = shard_.find(waiting.session)) session->close(wire::Close::revoked);
    return true;
  });
  if (!room_) return;
  room_->revoke(participants);
  touch();
}

void Board::allow(const wire::day::Allowed& allowed) {
  if (!room_) return;
  room_->set_allowed(allowed);
  touch();
}

void Board::reveal(std::vector<wire::day::Draft> drafts, RevealAnswer answer) {
  revealing_.push_back({std::move(drafts), std::move(answer), {}, {}});
  open_for_server();
}

void Board::open_for_server() {
  if (room_) {
    begin_reveals();
    begin_parcels();
  } else if (quarantined_ && shard_.now().mono < closed_until_) {
    refuse_reveals();
    refuse_parcels();
  } else if (!opening_) {
    open();
  }
}

void Board::begin_reveals() {
  if (!room_) return;
  for (Revealing& each : revealing_) {
    if (each.upto) continue;
    auto revealed = room_->reveal(each.drafts, shard_.now());
    if (!revealed) continue;  // What is under way at a shutdown goes on at the next start.
    each.left = std::move(revealed->left);
    each.upto = revealed->upto;
  }
  end_reveals(room_->head());
  touch();
}

void Board::end_reveals(base::Offset upto) {
  for (auto each = revealing_.begin(); each != revealing_.end();) {
    if (!each->upto || *each->upto > upto) {
      ++each;
      continue;
    }
    each->answer(std::move(each->left));
    each = revealing_.erase(each);
  }
}

// What became of a room's last commit is not known when it is dropped: the next one reads what is revealed.
void Board::take_up_reveals() {
  for (Revealing& each : std::exchange(revealing_, {})) {
    shard_.at_board(id_, event_, [&](Board& next) {
      next.reveal(std::move(each.drafts), std::move(each.answer));
    });
  }
}

void Board::refuse_reveals() {
  for (Revealing& each : std::exchange(revealing_, {})) {
    std::vector<wire::day::DraftId> left;
    for (const auto& draft : each.drafts) left.push_back(draft.id);
    each.answer(std::move(left));
  }
}

void Board::set_pictures(const store::BlobIds& pictures) {
  if (room_) room_->set_pictures(pictures);
}

void Board::set_writable(bool writable) {
  if (!room_) return;
  room_->set_writable(writable);
  begin_reveals();
  begin_parcels();
  touch();
}

void Board::set_space(store::Space space) {
  if (!room_) return;
  room_->set_space(space);
  touch();
}

void Board::stop() {
  turn_away(wire::Close::going_away);
  if (!room_) return;
  room_->shut_down(limits::come_back_after_stop);
  touch();
}

void Board::turn_away(wire::Close code) {
  for (const auto& waiting : std::exchange(waiting_, {})) {
    if (Member* const session = shard_.find(waiting.session)) session->close(code);
  }
}

// --- Opening -----------------------------------------------------------------------------------------

void Board::open() {
  opening_ = true;
  shard_.offload([weak = weak_from_this(), id = id_, event = event_,
                  handed = !revealing_.empty() || !delivering_.empty(), &rules = shard_.rules(),
                  now = shard_.now(),
                  purge = shard_.writable()
                              ? room::Purge::due
                              : room::Purge::later]() -> std::move_only_function<void()> {
    const auto trouble = [id](const std::string& what) {
      spdlog::error("board {}: {}", base::to_hex(id.value), what);
    };
    auto room = room::open_room(rules.store, id, rules.policy, now, trouble, purge);
    if (room && handed) {
      if (auto known = room::read_handed_over(*room, rules.store, event); !known) {
        room = std::unexpected(std::move(known.error()));
      }
    }
    return [weak, room = std::move(room)]() mutable {
      if (const auto board = weak.lock()) board->opened(std::move(room));
    };
  });
}

void Board::opened(std::expected<room::Room, room::OpenError> room) {
  opening_ = false;
  if (!room) {
    spdlog::error("board {} can not be opened: {}", base::to_hex(id_.value), room.error().message);
    // A store that was opened again between two reads may look damaged.
    const bool store_failed =
        room.error().code == room::OpenErrorCode::store_failed || !shard_.writable();
    if (store_failed) return turn_away(wire::Close::store_failed);
    if (const auto& damage = shard_.rules().damage) {
      damage->note("Board " + base::to_hex(id_.value) + ": " + room.error().message + ".");
    }
    quarantined_ = true;
    closed_until_ = shard_.now().mono + limits::quarantine_interval;
    refuse_reveals();
    refuse_parcels();
    return turn_away(wire::Close::quarantined);
  }
  quarantined_ = false;
  room_.emplace(std::move(*room));
  counted_ = {};
  if (const auto purged = room_->counters().purged; purged > 0) {
    spdlog::info("board {}: purged by {} entries", base::to_hex(id_.value), purged);
  }
  if (const auto& people = shard_.people(event_)) room_->people_changed(*people);
  room_->set_allowed(shard_.allowed(id_));
  room_->set_pictures(shard_.pictures(event_));
  room_->set_writable(shard_.writable());
  room_->set_space(shard_.space());
  for (const auto& waiting : std::exchange(waiting_, {})) {
    Member* const session = shard_.find(waiting.session);
    if (session != nullptr && session->admitting()) {
      enter(*session, waiting.hello, waiting.grant);
    }
  }
  open_for_server();
  touch();
}

// --- Effects -----------------------------------------------------------------------------------------

void Board::touch() {
  if (std::exchange(touched_, true)) return;
  shard_.settle_soon(shared_from_this());
}

void Board::settle() {
  touched_ = true;  // Until the end: what is pulled meanwhile is looked at in the next round.
  room::Effects& effects = shard_.scratch();
  bool held = false;
  while (room_) {
    room_->take(effects, shard_.commits_now() ? room::Commits::taken : room::Commits::left);
    held = effects.commit_left;
    if (nothing_to_do(effects)) break;
    carry_out(effects);
  }
  touched_ = false;
  if (held) shard_.settle_at_beat(shared_from_this());
  if (room_) shard_.tick_at(room_->next_tick());
}

void Board::carry_out(room::Effects& effects) {
  if (effects.commit) commit(std::move(*effects.commit), effects.upto);
  for (const auto id : effects.ready) {
    Member* const session = shard_.find(id);
    if (newcomers_.erase(id) > 0) {
      shard_.welcome_soon(id);
    } else if (session != nullptr) {
      session->flush();
    }
  }
  if (durable_since_ && !effects.ready.empty()) {
    shard_.counters().fan_out.add(std::chrono::steady_clock::now() - *durable_since_);
    durable_since_.reset();
  }
  for (const auto id : effects.readable) {
    if (Member* const session = shard_.find(id)) session->resume();
  }
  for (const auto& closing : effects.closings) {
    if (Member* const session = shard_.find(closing.session)) session->close(closing.code);
  }
  for (const auto& wanted : effects.reads) read(wanted);
  for (auto& job : effects.keyframes) make_keyframe(std::move(job));
  if (!effects.trouble.empty()) {
    spdlog::warn("board {}: {}", base::to_hex(id_.value), effects.trouble);
  }
  if (effects.dropped) {
    spdlog::warn("board {}: the room was dropped: {}", base::to_hex(id_.value), room_->dropped());
  }
  if (effects.dropped || effects.idle) {
    count();
    room_.reset();
    shard_.erase(id_);
    take_up_reveals();
    take_up_parcels();
  }
}

void Board::commit(store::Append append, base::Offset upto) {
  shard_.commit(std::move(append), [weak = weak_from_this(), upto](const Written& written) {
    if (const auto board = weak.lock()) board->committed(upto, written);
  });
}

void Board::committed(base::Offset upto, const Written& written) {
  if (!room_) return;
  if (written.durable) {
    if (!durable_since_) durable_since_ = written.when;
    room_->committed(upto, shard_.now());
    end_reveals(room_->head());
    end_parcels(room_->head());
  } else {
    room_->commit_failed();
  }
  touch();
}

void Board::read(const room::Read& read) {
  shard_.offload([weak = weak_from_this(), id = id_, read,
                  &store = shard_.rules().store]() -> std::move_only_function<void()> {
    auto log = store.read_log(id, read.after, read.entries_max, read.bytes_max);
    return [weak, log = std::move(log), session = read.session] {
      const auto board = weak.lock();
      if (!board || !board->room_) return;
      board->room_->catch_up(session, log, board->shard_.now());
      board->touch();
    };
  });
}

void Board::make_keyframe(room::KeyframeJob job) {
  shard_.offload_apart(
      [weak = weak_from_this(), job = std::move(job)]() mutable -> std::move_only_function<void()> {
        return [weak, keep = job.keep, made = job.make()]() mutable {
          const auto board = weak.lock();
          if (!board || !board->room_) return;
          board->room_->keyframe_made(keep, std::move(made));
          board->touch();
        };
      });
}

base::MonoTime Board::tick(room::Now now) {
  if (!room_) return base::MonoTime::max();
  if (room_->next_tick() <= now.mono) {
    room_->tick(now);
    count();
    touch();
  }
  return room_->next_tick();
}

void Board::drop() {
  waiting_.clear();
  revealing_.clear();
  packing_.clear();
  delivering_.clear();
  newcomers_.clear();
  if (room_) count();
  room_.reset();
}

// The shard's numbers grow by what the room's have grown since the last time.
void Board::count() {
  const room::Counters& now = room_->counters();
  auto& all = shard_.counters();
  ShardCounters::add(all.batches, now.admitted - counted_.admitted);
  ShardCounters::add(all.ops, now.ops - counted_.ops);
  ShardCounters::add(all.batches_repeated, now.repeated - counted_.repeated);
  ShardCounters::add(all.deliveries, now.delivered - counted_.delivered);
  ShardCounters::add(all.keyframes_out, now.keyframes_sent - counted_.keyframes_sent);
  for (std::size_t i = 0; i < all.refused.size(); ++i) {
    ShardCounters::add(all.refused.at(i), now.refused[i] - counted_.refused[i]);
  }
  counted_ = now;
  if (auto written = room_->take_written(); !written.empty()) {
    shard_.wrote(event_, std::move(written));
  }
}

}  // namespace tablee::shard

#include "shard/shard_core.h"

#include <algorithm>
#include <utility>

#include "base/limits.h"

namespace tablee::shard {

// --- Boards ------------------------------------------------------------------------------------------

void ShardCore::enter(Member& session, base::BoardId board, std::size_t owner, wire::Hello hello,
                      Admission admission) {
  if (owner != index_) {
    Follower& follower = followers_.try_emplace(board, *this, board, owner).first->second;
    return follower.enter(session, std::move(hello), std::move(admission));
  }
  learn(board, admission);
  this->board(board, admission.event).enter(session, std::move(hello), admission.grant);
}

// What was told since is newer.
void ShardCore::learn(base::BoardId board, const Admission& admission) {
  People& known = people_[admission.event];
  if (!known) known = admission.people;
  pictures_.try_emplace(admission.event, admission.pictures);
  allowed_.try_emplace(board, admission.allowed);
}

void ShardCore::allow(base::BoardId id, const wire::day::Allowed& allowed) {
  allowed_.insert_or_assign(id, allowed);
  if (Board* const board = find(id)) board->allow(allowed);
}

void ShardCore::at_board(base::BoardId id, base::EventId event, BoardWork work) {
  if (!stopping_) work(board(id, event));
}

Board* ShardCore::find(base::BoardId board) {
  const auto found = boards_.find(board);
  return found == boards_.end() ? nullptr : found->second.get();
}

Board& ShardCore::board(base::BoardId id, base::EventId event) {
  auto& board = boards_[id];
  if (!board) board = std::make_shared<Board>(*this, id, event);
  ShardCounters::set(counters_.boards, boards_.size());
  return *board;
}

void ShardCore::erase(base::BoardId board) {
  boards_.erase(board);
  ShardCounters::set(counters_.boards, boards_.size());
}

void ShardCore::stop_boards() {
  stopping_ = true;
  for (const auto& [id, board] : boards_) board->stop();
}

void ShardCore::begin_again() {
  writable_ = true;
  drop_boards();
}

void ShardCore::drop_boards() {
  const auto boards = std::exchange(boards_, {});
  ShardCounters::set(counters_.boards, 0);
  for (const auto& [id, board] : boards) board->drop();
}

// --- The rest of the world ---------------------------------------------------------------------------

void ShardCore::set_people(base::EventId event, const People& people) {
  people_[event] = people;
  for (const auto& [id, board] : boards_) {
    if (board->event() == event) board->people_changed(people);
  }
}

void ShardCore::set_pictures(base::EventId event, const store::BlobIds& pictures) {
  pictures_.insert_or_assign(event, pictures);
  for (const auto& [id, board] : boards_) {
    if (board->event() == event) board->set_pictures(pictures);
  }
}

void ShardCore::revoke(base::EventId event, const std::vector<base::ParticipantId>& participants) {
  for (const auto& [id, board] : boards_) {
    if (board->event() == event) board->revoke(participants);
  }
  for (auto& [id, follower] : followers_) follower.revoke(event, participants);
}

void ShardCore::set_writable(bool writable) {
  writable_ = writable;
  for (const auto& [id, board] : boards_) board->set_writable(writable);
}

void ShardCore::set_space(store::Space space) {
  space_ = space;
  for (const auto& [id, board] : boards_) board->set_space(space);
}

// --- Rounds and ticks --------------------------------------------------------------------------------

room::Now ShardCore::now() const {
  if (settling_since_) return *settling_since_;
  return {rules_.clock.mono(), rules_.clock.wall(), rules_.clock.running()};
}

// After a commit has failed boards are opened for reading only: what was to be written may be found in the store when it is
// opened again.
void ShardCore::commit(store::Append append, Answer answer) {
  commits_begun_ = true;
  rhythm_.submitted();
  write(std::move(append), [this, answer = std::move(answer)](const Written& written) mutable {
    rhythm_.answered();
    if (written.failed && writable_) set_writable(false);
    answer(written);
  });
}

void ShardCore::end_round() {
  welcome_some();
  settle_all();
  pass_on();
}

// A Welcome costs as much as hundreds of deliveries. When a hundred people come at once, those who are here already would
// wait for all of them.
void ShardCore::welcome_some() {
  for (std::size_t i = 0; i < limits::welcomes_a_round && !newcomers_.empty(); ++i) {
    const room::SessionId next = newcomers_.front();
    newcomers_.pop_front();
    if (Member* const session = find(next)) session->flush();
  }
}

void ShardCore::settle_all() {
  if (touched_.empty() && held_.empty()) return;
  const room::Now started = now();
  const base::MonoTime moment = started.mono;
  settling_since_ = started;
  commits_now_ = rhythm_.may_commit(moment);
  commits_begun_ = false;
  if (commits_now_) {
    touched_.insert(touched_.end(), held_.begin(), held_.end());
    held_.clear();
  }
  settling_.swap(touched_);
  for (const auto& board : settling_) board->settle();
  settling_.clear();
  settling_since_.reset();
  if (load_.due(moment)) load_.look(moment, cpu_time());
  if (commits_begun_) rhythm_.began(moment, load_.share());
}

void ShardCore::tick_at(base::MonoTime when) {
  if (when >= armed_) return;
  armed_ = when;
  arm(when);
}

void ShardCore::tick() {
  armed_ = base::MonoTime::max();
  const room::Now moment = now();
  base::MonoTime next = base::MonoTime::max();
  for (const auto& [id, board] : boards_) next = std::min(next, board->tick(moment));
  tick_at(next);
}

}  // namespace tablee::shard

#include "net/shard.h"

#include <unistd.h>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <utility>

#include "base/limits.h"

namespace tablee::net {

namespace asio = boost::asio;

namespace {
constexpr std::size_t parcels_kept_max = 64;
// What is ready to run is run up to here before rooms are settled: a flood must not keep news from everybody.
constexpr int handlers_a_round = 1'024;
}  // namespace

Shard::Shard(const Surroundings& surroundings, std::size_t index)
    : surroundings_(surroundings), index_(index) {}

Shard::~Shard() {
  end();
}

void Shard::end() {
  context_.stop();
  if (thread_.joinable()) thread_.join();
}

// --- Any thread --------------------------------------------------------------------------------------

void Shard::start() {
  thread_ = std::thread{[this] { run(); }};
}

void Shard::take(Upgrade upgrade, base::BoardId board, std::size_t owner) {
  asio::post(context_, [this, upgrade = std::move(upgrade), board, owner]() mutable {
    if (stopping_) {
      ::close(upgrade.socket);
      return;
    }
    const room::SessionId id{std::uint64_t{index_} << session_bits | ++sessions_begun_};
    surroundings_.sessions.fetch_add(1, std::memory_order_relaxed);
    sessions_.emplace(id, std::make_unique<Session>(*this, id, board, owner, std::move(upgrade)));
    ShardCounters::set(counters_.sessions, sessions_.size());
    count_carried(*sessions_.at(id), 1);
    greetings_.push_back({now().mono + surroundings_.hello_timeout, id});
    tick_at(greetings_.front().when);
  });
}

void Shard::people_changed(base::EventId event, People people) {
  asio::post(context_, [this, event, people = std::move(people)] {
    people_[event] = people;
    for (const auto& [id, board] : boards_) {
      if (board->event() == event) board->people_changed(people);
    }
  });
}

void Shard::revoked(base::EventId event, std::vector<base::ParticipantId> participants) {
  asio::post(context_, [this, event, participants = std::move(participants)] {
    for (const auto& [id, board] : boards_) {
      if (board->event() == event) board->revoke(participants);
    }
  });
}

void Shard::set_writable(bool writable) {
  asio::post(context_, [this, writable] {
    writable_ = writable;
    for (const auto& [id, board] : boards_) board->set_writable(writable);
  });
}

void Shard::distrust_store() {
  if (!std::exchange(writable_, false)) return;
  for (const auto& [id, board] : boards_) board->set_writable(false);
}

void Shard::set_space(store::Space space) {
  asio::post(context_, [this, space] {
    space_ = space;
    for (const auto& [id, board] : boards_) board->set_space(space);
  });
}

void Shard::ask(std::function<void()> f) {
  asio::post(context_, std::move(f));
}

void Shard::store_reopened() {
  asio::post(context_, [this] {
    const auto boards = std::exchange(boards_, {});
    ShardCounters::set(counters_.boards, 0);
    for (const auto& [id, board] : boards) board->drop();
    for (const auto& [id, session] : sessions_) session->close(wire::Close::going_away);
  });
}

void Shard::stop() {
  asio::post(context_, [this] { begin_to_stop(); });
}

// --- Admission ---------------------------------------------------------------------------------------

void Shard::admit(Session& session, wire::Hello hello) {
  base::Bytes token = std::exchange(hello.token, {});
  surroundings_.door.authenticate(
      std::move(token), session.board(),
      [this, id = session.id(), hello = std::move(hello)](auto admission) mutable {
        asio::post(context_, [this, id, hello = std::move(hello),
                              admission = std::move(admission)]() mutable {
          admitted(id, std::move(hello), std::move(admission));
        });
      });
}

void Shard::admitted(room::SessionId id, wire::Hello hello,
                     std::expected<Admission, wire::Close> admission) {
  Session* const session = this->session(id);
  if (session == nullptr || !session->admitting()) return;
  if (!admission) return session->close(admission.error());
  if (stopping_ || !surroundings_.owns(session->board())) {
    return session->close(wire::Close::going_away);
  }
  if (surroundings_.sessions.load(std::memory_order_relaxed) > surroundings_.sessions_max) {
    return session->close(wire::Close::full);
  }
  if (session->owner() != index_) {
    Follower& follower =
        followers_.try_emplace(session->board(), *this, session->board(), session->owner())
            .first->second;
    return follower.enter(*session, std::move(hello), std::move(*admission));
  }
  people_[admission->event] = admission->people;
  board(session->board(), admission->event).enter(*session, std::move(hello), admission->grant);
}

Board& Shard::board(base::BoardId id, base::EventId event) {
  auto& board = boards_[id];
  if (!board) board = std::make_shared<Board>(*this, id, event);
  ShardCounters::set(counters_.boards, boards_.size());
  return *board;
}

// --- For boards and sessions -------------------------------------------------------------------------

room::Now Shard::now() const {
  if (settling_since_) return *settling_since_;
  return {surroundings_.clock.mono(), surroundings_.clock.wall()};
}

Board* Shard::find(base::BoardId board) {
  const auto found = boards_.find(board);
  return found == boards_.end() ? nullptr : found->second.get();
}

Session* Shard::session(room::SessionId id) {
  const auto found = sessions_.find(id);
  return found == sessions_.end() ? nullptr : found->second.get();
}

void Shard::say_goodbye(Session& session, wire::Close code) {
  const auto index = static_cast<std::size_t>(code) - 4000;
  ShardCounters::add(counters_.closings.at(index), 1);
  farewells_.push_back({now().mono + limits::close_timeout, session.id()});
  tick_at(farewells_.front().when);
}

void Shard::erase(Session& session) {
  surroundings_.sessions.fetch_sub(1, std::memory_order_relaxed);
  count_carried(session, -1);
  sessions_.erase(session.id());
  ShardCounters::set(counters_.sessions, sessions_.size());
  if (stopping_) stop_if_empty();
}

void Shard::erase(base::BoardId board) {
  boards_.erase(board);
  ShardCounters::set(counters_.boards, boards_.size());
}

std::unique_ptr<Parcel> Shard::parcel() {
  if (parcels_.empty()) return std::make_unique<Parcel>();
  auto parcel = std::move(parcels_.back());
  parcels_.pop_back();
  return parcel;
}

void Shard::give_back(std::unique_ptr<Parcel> parcel) {
  parcel->gather.clear();
  if (parcels_.size() < parcels_kept_max) parcels_.push_back(std::move(parcel));
}

// --- Rounds and ticks --------------------------------------------------------------------------------

// All that is ready runs, then all rooms that something happened to are settled. What has to be committed waits for the
// beat. A busy shard sleeps until then or until a commit is answered, whatever comes: one waking for all of it.
void Shard::run() {
  const auto work = asio::make_work_guard(context_);
  while (!context_.stopped()) {
    if (held_.empty()) {
      context_.run_one();
    } else if (!rhythm_.busy(now().mono)) {
      context_.run_one_until(rhythm_.next());
    }
    for (int i = 0; i < handlers_a_round && context_.poll_one() > 0; ++i) continue;
    settle_all();
    pass_on();
    rest();
  }
}

void Shard::settle_all() {
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
  if (commits_begun_) rhythm_.began(moment);
}

void Shard::rest() {
  const base::MonoTime moment = now().mono;
  if (rhythm_.may_commit(moment) || !rhythm_.busy(moment)) return;
  bell_.wait_for(rhythm_.next() - moment);
}

void Shard::tick_at(base::MonoTime when) {
  if (when >= armed_) return;
  armed_ = when;
  timer_.expires_after(std::max(when - now().mono, std::chrono::milliseconds{0}));
  timer_.async_wait([this](boost::system::error_code error) {
    if (!error) tick();
  });
}

void Shard::tick() {
  armed_ = base::MonoTime::max();
  const room::Now moment = now();
  end_overdue(moment.mono);
  base::MonoTime next = base::MonoTime::max();
  for (const auto& [id, board] : boards_) next = std::min(next, board->tick(moment));
  if (!greetings_.empty()) next = std::min(next, greetings_.front().when);
  if (!farewells_.empty()) next = std::min(next, farewells_.front().when);
  tick_at(next);
}

void Shard::end_overdue(base::MonoTime now) {
  for (; !greetings_.empty() && greetings_.front().when <= now; greetings_.pop_front()) {
    Session* const session = this->session(greetings_.front().session);
    if (session != nullptr && session->state() == Session::State::greeting) {
      session->close(wire::Close::hello_expected);  // P3
    }
  }
  for (; !farewells_.empty() && farewells_.front().when <= now; farewells_.pop_front()) {
    if (Session* const one = session(farewells_.front().session)) one->abort();
  }
}

// --- The end -----------------------------------------------------------------------------------------

void Shard::begin_to_stop() {
  stopping_ = true;
  for (const auto& [id, board] : boards_) board->stop();
  for (const auto& [id, session] : sessions_) {
    if (session->state() != Session::State::live) session->close(wire::Close::going_away);
  }
  stop_if_empty();
}

void Shard::stop_if_empty() {
  if (!sessions_.empty() || std::exchange(stopped_, true)) return;
  surroundings_.door.shard_stopped();
}

}  // namespace tablee::net

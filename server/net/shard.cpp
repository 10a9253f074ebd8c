#include "net/shard.h"

#include <unistd.h>

#include <algorithm>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <ctime>
#include <utility>

#include "base/limits.h"

namespace tablee::net {

namespace asio = boost::asio;

namespace {
constexpr std::size_t parcels_kept_max = 64;
constexpr int handlers_a_look = 16;  // at the clock
}  // namespace

Shard::Shard(const Surroundings& surroundings, std::size_t index)
    : ShardCore(surroundings.rules, index), surroundings_(surroundings), index_(index) {}

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
  const room::SessionId id{std::uint64_t{index_} << session_bits |
                           (sessions_begun_.fetch_add(1, std::memory_order_relaxed) + 1)};
  upgrade.place->on_drop([this, id] { asio::post(context_, [this, id] { give_up(id); }); });
  upgrade.place->waits();
  asio::post(context_, [this, upgrade = std::move(upgrade), id, board, owner]() mutable {
    if (stopping()) {
      ::close(upgrade.socket);
      return;
    }
    sessions_.emplace(id, std::make_unique<Session>(*this, id, board, owner, std::move(upgrade)));
    shard::ShardCounters::set(counters().sessions, sessions_.size());
    count_carried(*sessions_.at(id), 1);
    greetings_.push_back({now().mono + surroundings_.hello_timeout, id});
    tick_at(greetings_.front().when);
  });
}

void Shard::order(base::BoardId board, const wire::day::Allowed& allowed,
                  std::move_only_function<void()> obeyed) {
  asio::post(context_, [this, board, allowed, obeyed = std::move(obeyed)]() mutable {
    allow(board, allowed);
    obeyed();
  });
}

void Shard::serve(base::BoardId board, base::EventId event, shard::BoardWork work) {
  asio::post(context_, [this, board, event, work = std::move(work)]() mutable {
    at_board(board, event, std::move(work));
  });
}

void Shard::people_changed(base::EventId event, shard::People people) {
  asio::post(context_, [this, event, people = std::move(people)] { set_people(event, people); });
}

void Shard::pictures_changed(base::EventId event, store::BlobIds pictures) {
  asio::post(context_,
             [this, event, pictures = std::move(pictures)] { set_pictures(event, pictures); });
}

void Shard::revoked(base::EventId event, std::vector<base::ParticipantId> participants) {
  asio::post(context_, [this, event, participants = std::move(participants)] {
    revoke(event, participants);
  });
}

void Shard::wrote(base::EventId event, room::Written written) {
  surroundings_.door.wrote(event, std::move(written));
}

void Shard::store_failed() {
  asio::post(context_, [this] { set_writable(false); });
}

void Shard::space_changed(store::Space space) {
  asio::post(context_, [this, space] { set_space(space); });
}

void Shard::ask(std::function<void()> f) {
  asio::post(context_, std::move(f));
}

void Shard::store_reopened() {
  asio::post(context_, [this] {
    begin_again();
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

// Somebody else got its place.
void Shard::give_up(room::SessionId id) {
  Session* const one = session(id);
  if (one != nullptr && !one->settled()) one->abort();
}

void Shard::admitted(room::SessionId id, wire::Hello hello,
                     std::expected<shard::Admission, wire::Close> admission) {
  Session* const session = this->session(id);
  if (session == nullptr || !session->admitting()) return;
  if (!admission) return session->close(admission.error());
  if (stopping() || !surroundings_.owns(session->board())) {
    return session->close(wire::Close::going_away);
  }
  if (surroundings_.sessions.fetch_add(1, std::memory_order_relaxed) >=
      shard::places_for(admission->grant.role, surroundings_.sessions_max)) {
    surroundings_.sessions.fetch_sub(1, std::memory_order_relaxed);
    return session->close(wire::Close::full);
  }
  session->hold(std::exchange(admission->seat, nullptr));
  session->settle_in();
  if (hello.watcher) {
    session->only_watch();
    shard::ShardCounters::add(counters().watchers, 1);
  }
  enter(*session, session->board(), session->owner(), std::move(hello), std::move(*admission));
}

// Those who come to a board that has as many as its shard carries are given to others, until half of them have left.
void Shard::count_carried(const Session& session, int by) {
  if (session.owner() != index_) {
    const std::uint64_t others = counters().followers.load(std::memory_order_relaxed);
    return shard::ShardCounters::set(counters().followers, by > 0 ? others + 1 : others - 1);
  }
  const base::BoardId board = session.board();
  const std::size_t before = carried_[board];
  const std::size_t now = carried_[board] = by > 0 ? before + 1 : before - 1;
  if (now == 0) carried_.erase(board);
  const std::size_t many = surroundings_.followers_from;
  if (by > 0 && now == many) surroundings_.door.crowded(board, true);
  if (by < 0 && now == many / 2) surroundings_.door.crowded(board, false);
}

// --- For sessions ------------------------------------------------------------------------------------

Session* Shard::session(room::SessionId id) {
  const auto found = sessions_.find(id);
  return found == sessions_.end() ? nullptr : found->second.get();
}

void Shard::say_goodbye(Session& session, wire::Close code) {
  const auto index = static_cast<std::size_t>(code) - 4000;
  shard::ShardCounters::add(counters().closings.at(index), 1);
  farewells_.push_back({now().mono + limits::close_timeout, session.id()});
  tick_at(farewells_.front().when);
}

void Shard::erase(Session& session) {
  if (session.settled()) surroundings_.sessions.fetch_sub(1, std::memory_order_relaxed);
  count_carried(session, -1);
  if (session.watcher()) {
    shard::ShardCounters::set(counters().watchers,
                              counters().watchers.load(std::memory_order_relaxed) - 1);
  }
  sessions_.erase(session.id());
  shard::ShardCounters::set(counters().sessions, sessions_.size());
  if (stopping()) stop_if_empty();
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

// --- Between threads ---------------------------------------------------------------------------------

void Shard::introduce(std::size_t owner, shard::Guest guest) {
  Shard& other = *surroundings_.shards[owner];
  asio::post(other.context_,
             [&other, guest = std::move(guest)]() mutable { other.arrived(std::move(guest)); });
}

void Shard::send(std::size_t shard, std::vector<shard::ToCarrier> words) {
  Shard& other = *surroundings_.shards[shard];
  asio::post(other.context_,
             [&other, words = std::move(words)]() mutable { other.arrived(std::move(words)); });
}

void Shard::send(std::size_t shard, std::vector<shard::ToOwner> words) {
  Shard& other = *surroundings_.shards[shard];
  asio::post(other.context_,
             [&other, words = std::move(words)]() mutable { other.arrived(std::move(words)); });
}

void Shard::offload(Job job) {
  asio::post(surroundings_.readers,
             [this, job = std::move(job)]() mutable { asio::post(context_, job()); });
}

void Shard::offload_apart(Job job) {
  asio::post(surroundings_.keyframes,
             [this, job = std::move(job)]() mutable { asio::post(context_, job()); });
}

// The last commit that is under way wakes a shard that waits for its beat.
void Shard::write(store::Append append, Answer answer) {
  auto done = [this, answer = std::move(answer)](const store::Result<void>& result) mutable {
    const bool failed = !result && result.error().code != store::ErrorCode::gap;
    const shard::Written written{result.has_value(), failed, std::chrono::steady_clock::now()};
    asio::post(context_, [answer = std::move(answer), written]() mutable { answer(written); });
    if (commits_under_way_.fetch_sub(1, std::memory_order_acq_rel) == 1) bell_.ring();
  };
  commits_.push_back({std::move(append), std::move(done)});
}

void Shard::submit() {
  commits_under_way_.fetch_add(commits_.size(), std::memory_order_relaxed);
  surroundings_.writer.submit(commits_);
}

// --- Rounds and deadlines ----------------------------------------------------------------------------

// All that is ready runs, then all rooms that something happened to are settled. Until the beat is over the shard sleeps, or until
// its commits are answered, whatever comes: one waking for all of it. Then what has to be committed is due, or awaits its turn behind
// the commit that is under way.
void Shard::run() {
  const auto work = asio::make_work_guard(context_);
  while (!context_.stopped()) {
    if (!greeting()) wait();
    const Ready ready = run_ready();
    end_round();
    submit();
    if (ready == Ready::none && !greeting()) rest();
  }
}

void Shard::wait() {
  if (held() && !rhythm().unanswered()) {
    context_.run_one_until(rhythm().next());
  } else {
    context_.run_one();
  }
}

// Not for ever: a flood, or a hundred handshakes, must not keep news from everybody.
Shard::Ready Shard::run_ready() {
  const auto end = std::chrono::steady_clock::now() + limits::round_max;
  for (int i = 1; context_.poll_one() > 0; ++i) {
    if (i % handlers_a_look == 0 && std::chrono::steady_clock::now() >= end) return Ready::more;
  }
  return Ready::none;
}

void Shard::rest() {
  const auto left = rhythm().next() - now().mono;
  if (left > left.zero()) bell_.wait_for(left);
}

shard::Load::CpuTime Shard::cpu_time() const {
  timespec used{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);  // can not fail: every thread has one
  return std::chrono::seconds{used.tv_sec} + std::chrono::nanoseconds{used.tv_nsec};
}

void Shard::arm(base::MonoTime when) {
  timer_.expires_after(std::max(when - now().mono, std::chrono::milliseconds{0}));
  timer_.async_wait([this](boost::system::error_code error) {
    if (!error) look_at_clock();
  });
}

void Shard::look_at_clock() {
  end_overdue(now().mono);
  tick();
  if (!greetings_.empty()) tick_at(greetings_.front().when);
  if (!farewells_.empty()) tick_at(farewells_.front().when);
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
  stop_boards();
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

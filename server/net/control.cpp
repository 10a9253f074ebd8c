#include "net/control.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <csignal>
#include <utility>

#include "base/limits.h"
#include "http/upgrade.h"
#include "net/metrics.h"

namespace tablee::net {

namespace asio = boost::asio;
using SystemError = boost::system::error_code;

Server::Control::Control(ServerOptions options, store::Store& store, event::Events& events,
                         const base::Clock& clock)
    : options_(std::move(options)),
      store_(store),
      events_(events),
      api_(events, store, options_.assets),
      listener_(context_, *this, options_.doors.http, options_.doors.caps),
      readers_(options_.readers),
      keyframes_(options_.readers),
      desk_(context_, {.threads = options_.readers,
                       .untaken_bytes_max = options_.doors.caps.answer_bytes_of_one,
                       .waiting_max = limits::answers_waiting_max}),
      disk_(context_, readers_, options_.reserve, [this](auto space) { set_space(space); }),
      halls_({.control = context_,
              .store = store,
              .writer = writer_,
              .events = events,
              .clock = clock,
              .host = *this,
              .pages_max = options_.sessions_max,
              .damage = options_.damage}),
      writer_(store) {
  const Surroundings surroundings{
      .rules = {.store = store_,
                .clock = clock,
                .policy = options_.policy,
                .sessions_per_board_max = options_.sessions_per_board_max,
                .damage = options_.damage},
      .writer = writer_,
      .readers = readers_,
      .keyframes = keyframes_,
      .door = *this,
      .sessions_max = options_.sessions_max,
      .followers_from = options_.followers_from,
      .hello_timeout = options_.hello_timeout,
      .sessions = sessions_,
      .owns = options_.owns,
      .shards = shards_};
  for (std::size_t i = 0; i < options_.shards; ++i) {
    shards_.push_back(std::make_unique<Shard>(surroundings, i));
  }
  listener_.set_certificate(options_.doors.certificate);
  store_.on_failure([this](const store::Error& why) { store_failed(why); });
  halls_.open_all();
}

Server::Control::~Control() {
  for (const auto& shard : shards_) shard->end();
  for (auto* const pool : {&readers_, &keyframes_}) {
    pool->stop();
    pool->join();
  }
  store_.on_failure(nullptr);
}

void Server::Control::run() {
  shards_running_ = shards_.size();
  for (const auto& shard : shards_) shard->start();
  disk_.start();
  const auto work = asio::make_work_guard(context_);
  context_.run();
  // What nobody waits for any more is not begun.
  readers_.stop();
  keyframes_.stop();
}

void Server::Control::stop() {
  asio::post(context_, [this] {
    if (std::exchange(stopping_, true)) return;
    listener_.close();
    disk_.stop();
    desk_.stop();
    ++shards_running_;  // and the halls
    halls_.stop([this] { shard_stopped(); });
    for (const auto& shard : shards_) shard->stop();
  });
}

void Server::Control::shard_stopped() {
  asio::post(context_, [this] {
    if (--shards_running_ == 0) context_.stop();
  });
}

void Server::Control::stop_on_signals(std::function<void(int)> f) {
  on_signal_ = std::move(f);
  signals_.add(SIGINT);
  signals_.add(SIGTERM);
  wait_for_signal();
}

void Server::Control::wait_for_signal() {
  signals_.async_wait([this](SystemError error, int signal) {
    if (error) return;
    on_signal_(signal);
    stop();
    wait_for_signal();
  });
}

void Server::Control::reload_on_signal(std::function<std::optional<DoorOptions>()> f) {
  asio::post(context_, [this, f = std::move(f)]() mutable {
    on_hangup_ = std::move(f);
    hangups_.add(SIGHUP);
    wait_for_hangup();
  });
}

void Server::Control::wait_for_hangup() {
  hangups_.async_wait([this](SystemError error, int) {
    if (error) return;
    if (auto doors = on_hangup_()) {
      options_.doors = std::move(*doors);
      listener_.set_limits(options_.doors.http, options_.doors.caps);
      listener_.set_certificate(options_.doors.certificate);
    }
    wait_for_hangup();
  });
}

void Server::Control::beat(std::chrono::milliseconds interval, std::function<void()> f) {
  on_beat_ = std::move(f);
  beat_every_ = interval;
  count_beats();
}

void Server::Control::count_beats() {
  beat_timer_.expires_after(beat_every_);
  beat_timer_.async_wait([this](SystemError error) {
    if (error || stopping_) return;
    if (beats_missing_ == 0) {  // Else a shard hangs: no beat until it answers.
      on_beat_();
      beats_missing_ = shards_.size();
      for (const auto& shard : shards_) {
        shard->ask([this] { asio::post(context_, [this] { --beats_missing_; }); });
      }
    }
    count_beats();
  });
}

void Server::Control::every(std::chrono::milliseconds interval, std::function<void()> f) {
  if (f) chore_ = std::move(f);
  chore_timer_.expires_after(interval);
  chore_timer_.async_wait([this, interval](SystemError error) {
    if (error || stopping_) return;
    chore_();
    every(interval, {});
  });
}

// Nobody is told who was in it any more, so that the day has nothing to write of them.
void Server::Control::leave_event(base::EventId event,
                                  const std::vector<base::ParticipantId>& people) {
  for (const auto& shard : shards_) shard->revoked(event, people);
  halls_.close(event);
  people_.erase(event);
}

// --- HTTP --------------------------------------------------------------------------------------------

void Server::Control::answer(http::Request request, Asker asker) {
  http::see_through_proxies(request, options_.doors.policy);
  const bool tls = http::client_has_tls(request, options_.doors.policy);
  asker.reply = [tls, reply = std::move(asker.reply)](http::Response response) mutable {
    if (tls) http::keep_to_tls(response);
    reply(std::move(response));
  };
  if (auto refusal = http::judge_door(request, options_.doors.policy)) {
    return asker.reply(std::move(*refusal));
  }
  http::Answer answer = api_.answer(request, *this);
  if (auto* const response = std::get_if<http::Response>(&answer)) {
    return asker.reply(std::move(*response));
  }
  desk_.ask(std::move(std::get<http::Deferred>(answer)), std::move(asker));
}

// A picture is large: who may not send one, or sends too many at once, is told before it comes.
std::expected<http::BodyRule, http::Response> Server::Control::before_body(
    const http::Request& head, const http::BodyRule& usual) {
  if (!http::is_upload(head)) return usual;
  http::Request request = head;
  http::see_through_proxies(request, options_.doors.policy);
  if (auto refusal = http::judge_door(request, options_.doors.policy)) {
    return std::unexpected{std::move(*refusal)};
  }
  const auto who = api_.may_upload(request, *this);
  if (!who) return std::unexpected{who.error()};
  const auto taken = uploads_.take(*who);
  if (!taken) {
    return std::unexpected{
        http::slow_down("Others are sending pictures. Yours is next: send it again in a moment.",
                        std::chrono::seconds{2})};
  }
  // The bytes end on another thread.
  const std::shared_ptr<const void> place{this, [this, who = *who](const void*) {
                                            asio::post(context_,
                                                       [this, who] { uploads_.give_back(who); });
                                          }};
  return http::BodyRule{limits::picture_bytes_max, limits::upload_timeout, place};
}

std::expected<HttpHost::Take, http::Response> Server::Control::upgrade(http::Request request) {
  http::see_through_proxies(request, options_.doors.policy);
  const bool tls = http::client_has_tls(request, options_.doors.policy);
  if (auto refusal = http::judge_door(request, options_.doors.policy)) {
    return std::unexpected{std::move(*refusal)};
  }
  if (request.path == CheckSockets::path) {
    if (auto refusal = http::judge_handshake(request)) return std::unexpected{std::move(*refusal)};
    return Take{[this](Upgrade socket) { checks_.take(std::move(socket)); }};
  }
  if (request.path == Halls::path) {
    if (auto refusal = http::judge_event_upgrade(request))
      return std::unexpected{std::move(*refusal)};
    return Take{[this, tls](Upgrade socket) {
      socket.tls = tls;
      halls_.take(std::move(socket));
    }};
  }
  const auto board = http::judge_upgrade(
      request, [this](base::BoardId id) { return events_.event_of(id).has_value(); });
  if (!board) return std::unexpected{board.error()};
  return Take{[this, tls, id = *board](Upgrade socket) {
    socket.tls = tls;
    shards_[carrier_of(id)]->take(std::move(socket), id, owner_of(id));
  }};
}

// Dealt in turn: the few boards of one event, which are busy together, lie on different shards.
std::size_t Server::Control::owner_of(base::BoardId board) {
  return owners_.try_emplace(board, owners_.size() % shards_.size()).first->second;
}

// The board's own shard; for one that is crowded, the shard that carries the fewest sessions.
std::size_t Server::Control::carrier_of(base::BoardId board) {
  if (!crowded_.contains(board)) return owner_of(board);
  const auto fewest = std::ranges::min_element(shards_, {}, [](const auto& shard) {
    return std::as_const(*shard).counters().sessions.load(std::memory_order_relaxed);
  });
  return static_cast<std::size_t>(fewest - shards_.begin());
}

void Server::Control::crowded(base::BoardId board, bool crowded) {
  asio::post(context_, [this, board, crowded] {
    if (crowded) {
      crowded_.insert(board);
    } else {
      crowded_.erase(board);
    }
  });
}

base::Bytes Server::Control::metrics() const {
  MetricsSources sources{.commits = writer_.counters(),
                         .doors = door_counters_,
                         .http_connections = listener_.connections(),
                         .event_pages = halls_.pages(),
                         .answers_made = desk_.begun(),
                         .answer_bytes = listener_.answer_bytes(),
                         .store_bytes = options_.store_bytes(),
                         .stores_set_aside = options_.stores_set_aside,
                         .damage_found = damage(),
                         .writable = writable_,
                         .space = disk_.space()};
  for (const auto& shard : shards_) sources.shards.push_back(&std::as_const(*shard).counters());
  return metrics_text(sources);
}

// --- Who is who --------------------------------------------------------------------------------------

void Server::Control::authenticate(base::Bytes token, base::BoardId board, Admitted done) {
  asio::post(context_, [this, token = std::move(token), board, done = std::move(done)]() mutable {
    done(admit(token, board));
  });
}

std::expected<shard::Admission, wire::Close> Server::Control::admit(const base::Bytes& token,
                                                                    base::BoardId board) {
  const auto grant = events_.authenticate(token);
  if (!grant || events_.event_of(board) != grant->event) {
    return std::unexpected{wire::Close::bad_token};
  }
  if (grant->seats >= limits::sockets_per_person_max) {
    return std::unexpected{wire::Close::full};
  }
  const auto allowed = halls_.policy(grant->event, board);
  if (!allowed) return std::unexpected{wire::Close::store_failed};
  return shard::Admission{
      {grant->participant, grant->role}, grant->event, people(grant->event), *allowed, seat(*grant),
      events_.gallery().of(grant->event)};
}

// It ends on a shard, or with one: never later than the context that it posts to.
std::shared_ptr<const void> Server::Control::seat(const event::Grant& grant) {
  events_.sit(grant.event, grant.participant);
  return {this, [this, event = grant.event, who = grant.participant](const void*) {
            asio::post(context_, [this, event, who] { events_.stand_up(event, who); });
          }};
}

void Server::Control::wrote(base::EventId event, room::Written written) {
  asio::post(context_, [this, event, written = std::move(written)] {
    for (const auto& [who, batches] : written) events_.wrote(event, who, batches);
  });
}

const shard::People& Server::Control::people(base::EventId event) {
  auto& cached = people_[event];
  if (!cached) {
    cached = std::make_shared<const std::vector<wire::Person>>(events_.people(event));
  }
  return cached;
}

// All are told together, a moment later: what one person costs does not grow with how many come.
void Server::Control::people_changed(base::EventId event) {
  const bool waiting = !people_to_tell_.empty();
  people_to_tell_.insert(event);
  if (waiting) return;
  people_timer_.expires_after(limits::people_interval);
  people_timer_.async_wait([this](SystemError error) {
    if (!error) tell_people();
  });
}

void Server::Control::tell_people() {
  for (const auto event : std::exchange(people_to_tell_, {})) {
    people_.erase(event);
    for (const auto& shard : shards_) shard->people_changed(event, people(event));
    halls_.people_changed(event);
  }
}

void Server::Control::pictures_changed(base::EventId event) {
  for (const auto& shard : shards_) {
    shard->pictures_changed(event, events_.gallery().of(event));
  }
}

void Server::Control::revoked(base::EventId event,
                              const std::vector<base::ParticipantId>& participants) {
  for (const auto& shard : shards_) shard->revoked(event, participants);
  halls_.revoked(event, participants);
}

void Server::Control::order(base::BoardId board, const event::day::Allowed& allowed,
                            Obeyed obeyed) {
  auto answer = [this, obeyed = std::move(obeyed)]() mutable {
    asio::post(context_, std::move(obeyed));
  };
  shards_[owner_of(board)]->order(board, allowed, std::move(answer));
}

// --- The store ---------------------------------------------------------------------------------------

// Whoever wrote: boards, joins, links, the trial below. The words name paths: they are the log's, and nobody else's.
void Server::Control::store_failed(const store::Error& error) {
  asio::post(context_, [this, error] {
    failed_again_ = true;
    if (!writable_) return;
    spdlog::error("the store can not be written: {}", error.message);
    writable_ = false;
    halls_.set_writable(false);
    for (const auto& shard : shards_) shard->store_failed();
    if (error.code == store::ErrorCode::full) {
      disk_.give_up([this] { asio::post(context_, [this] { retry_store(); }); });
    } else {
      retry_store();
    }
  });
}

void Server::Control::set_space(store::Space space) {
  if (space == store::Space::low) {
    spdlog::error(
        "the disk of the data folder is nearly full: only deleting and moderating works until "
        "there is room");
  } else {
    spdlog::info("the disk of the data folder has room again");
  }
  for (const auto& shard : shards_) shard->space_changed(space);
}

void Server::Control::retry_store() {
  store_timer_.expires_after(limits::store_retry_interval);
  store_timer_.async_wait([this](SystemError error) {
    if (!error && !stopping_) try_store();
  });
}

void Server::Control::try_store() {
  writer_.reopen([this](const store::Result<void>& reopened) {
    asio::post(context_, [this, opened = reopened.has_value()] {
      failed_again_ = false;
      if (!opened) return retry_store();
      probe_store();
    });
  });
}

// Opening alone proves nothing: a full disk can be opened. Something must be written.
void Server::Control::probe_store() {
  asio::post(readers_, [this] {
    const store::RecordWrite probe{.key = "probe", .value = "written after a failure"};
    const bool good = store_.write_records({&probe, 1}).has_value();
    asio::post(context_, [this, good] {
      if (!good || failed_again_) return retry_store();
      spdlog::info("the store can be written again");
      writable_ = true;
      for (const auto& shard : shards_) shard->store_reopened();
      halls_.begin_again();
    });
  });
}

}  // namespace tablee::net

#include "fleet.h"

#include <sys/epoll.h>
#include <unistd.h>

#include <algorithm>
#include <array>

#include "base/limits.h"

namespace tablee::swarm {

using namespace std::chrono_literals;

Fleet::Fleet(std::uint16_t port)
    : port_(port), epoll_(::epoll_create1(EPOLL_CLOEXEC)), scratch_(1U << 20, '\0') {}

Fleet::~Fleet() {
  ::close(epoll_);
}

Session* Fleet::add(const Joined& joined, std::size_t index, std::uint64_t seed) {
  while (peers_.size() <= index) peers_.push_back(std::make_unique<Peers>());
  auto session = std::make_unique<Session>(seed, *peers_[index]);
  if (!session->open(port_, joined.boards[index], joined.token)) return nullptr;
  epoll_event event{};
  event.events = EPOLLIN;
  event.data.ptr = session.get();
  ::epoll_ctl(epoll_, EPOLL_CTL_ADD, session->socket().fd(), &event);
  sessions_.push_back(std::move(session));
  board_of_.push_back(index);
  return sessions_.back().get();
}

bool Fleet::open(const Joined& joined, int boards, int sessions, std::uint64_t seed) {
  const auto started = now();
  const auto ready = [this] {
    return std::ranges::all_of(sessions_, [](const auto& one) { return one->caught_up(); });
  };
  for (int i = 0; i < boards * sessions; ++i) {
    if (add(joined, static_cast<std::size_t>(i % boards), seed + static_cast<std::uint64_t>(i)) ==
        nullptr) {
      return false;
    }
    if (i % 64 == 63) {
      while (!ready() && now() - started < 60s) step(10);
    }
  }
  while (!ready() && now() - started < 60s) step(10);
  return ready();
}

void Fleet::step(int milliseconds) {
  std::array<epoll_event, 512> events;
  const int count =
      ::epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), milliseconds);
  for (int i = 0; i < count; ++i) {
    auto* const session = static_cast<Session*>(events[static_cast<std::size_t>(i)].data.ptr);
    session->receive(scratch_, measure_);
    if (session->socket().closed()) {
      ::epoll_ctl(epoll_, EPOLL_CTL_DEL, session->socket().fd(), nullptr);
    }
  }
  ping_all();
}

void Fleet::ping_all() {
  // One after the other, evenly over the interval: thousands at once would be a burst of our own making.
  if (reading() == 0) return;
  const auto share = static_cast<double>(reading()) * ((now() - last_ping_) / 1.0s) /
                     (limits::ping_interval / 1.0s);
  const auto due = std::min(static_cast<std::size_t>(share), reading());
  if (due == 0) return;
  last_ping_ += std::chrono::nanoseconds{limits::ping_interval} * due / reading();
  for (std::size_t i = 0; i < due; ++i) {
    Session& session = *sessions_[pinged_++ % reading()];
    if (!session.ready() || session.socket().closed()) continue;
    session.ping();
    session.socket().flush();
  }
}

void Fleet::write_due(Time until, std::chrono::nanoseconds period) {
  while (!due_.empty() && due_.top().at <= until) {
    const Due next = due_.top();
    due_.pop();
    Session& session = *next.session;
    if (session.socket().closed()) continue;
    if (!session.write(next.at, measure_)) {
      // The window is full: the op stays due, and its waiting counts as latency.
      due_.push({next.at, next.session});
      break;
    }
    session.socket().flush();
    due_.push({next.at + period, next.session});
  }
}

void Fleet::drive(double rate, double seconds, std::size_t writers) {
  if (writers == 0) writers = reading();
  const auto period = std::chrono::nanoseconds(static_cast<std::int64_t>(1e9 / rate));
  due_ = {};
  const Time start = now();
  for (std::size_t i = 0; i < writers; ++i) {
    const auto phase = period * static_cast<std::int64_t>(i) / static_cast<std::int64_t>(writers);
    due_.push({start + phase, sessions_[i].get()});
  }
  const Time end = start + std::chrono::nanoseconds(static_cast<std::int64_t>(seconds * 1e9));
  for (Time at = now(); at < end; at = now()) {
    write_due(at, period);
    const auto wait =
        due_.empty() ? 1ms : std::chrono::ceil<std::chrono::milliseconds>(due_.top().at - now());
    step(static_cast<int>(std::clamp(wait.count(), std::chrono::milliseconds::rep{0},
                                     std::chrono::milliseconds::rep{10})));
  }
}

void Fleet::stop_reading(std::size_t count) {
  stopped_ = count;
  for (std::size_t i = reading(); i < sessions_.size(); ++i) {
    sessions_[i]->socket().keep_little();
    ::epoll_ctl(epoll_, EPOLL_CTL_DEL, sessions_[i]->socket().fd(), nullptr);
  }
}

void Fleet::settle(double seconds) {
  const Time end = now() + std::chrono::nanoseconds(static_cast<std::int64_t>(seconds * 1e9));
  const auto idle = [this] {
    return std::ranges::all_of(sessions_, [](const auto& one) { return one->idle(); }) &&
           lost() == 0;
  };
  while (now() < end && !idle()) step(5);
}

std::uint64_t Fleet::lost() const {
  std::vector<std::uint64_t> newest(peers_.size(), 0);
  for (std::size_t i = 0; i < reading(); ++i) {
    newest[board_of_[i]] = std::max(newest[board_of_[i]], sessions_[i]->cursor());
  }
  std::uint64_t lost = 0;
  for (std::size_t i = 0; i < reading(); ++i) {
    lost += newest[board_of_[i]] - sessions_[i]->cursor();
  }
  return lost;
}

}  // namespace tablee::swarm

#include "pages.h"

#include <sys/epoll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>

#include "base/limits.h"
#include "measure.h"
#include "socket.h"
#include "window.h"
#include "wire/day_frames.h"

namespace tablee::swarm {
namespace {

namespace day = wire::day;
using namespace std::chrono_literals;

constexpr auto patience = 60s;
constexpr std::string_view path = "/api/v1/event/socket";

/// A change of phase that is on its way to all.
struct Change {
  Time due{};
  std::size_t owed = 0;  ///< Pages that were welcomed when it was due.
  std::size_t reached = 0;
  Time last{};
};

double ms(Time from, Time to) {
  return std::chrono::duration<double, std::milli>(to - from).count();
}

class Page {
 public:
  [[nodiscard]] bool open(std::uint16_t port, const std::string& token) {
    token_ = token;
    return socket_.open(port, path, "tablee.event.v1");
  }
  [[nodiscard]] Socket& socket() { return socket_; }
  [[nodiscard]] bool ready() const { return ready_; }
  [[nodiscard]] base::Offset run() const { return run_; }

  /// The run that began, if a message says so.
  template <typename Began>
  void receive(std::string& scratch, Began began) {
    socket_.receive(scratch, [&](std::string_view bytes) {
      const auto frame = day::decode_server_frame(bytes);
      if (!frame) {
        ++bad;
        return;
      }
      if (frame->welcome) ready_ = true;
      for (const auto& entry : frame->entries) {
        const auto* const run = std::get_if<day::Run>(&entry.what);
        if (run == nullptr || run->ended != base::WallTime{}) continue;
        run_ = run->id;
        began(*run);
      }
      for (const auto& answer : frame->answers) refused += answer.reason != day::Reason::done;
    });
    if (!socket_.upgraded() || said_hello_) return;
    said_hello_ = true;
    day::Hello hello;
    hello.token = token_;
    hello.instance = reinterpret_cast<std::uintptr_t>(this);
    say(hello);
  }
  void say(const day::ClientFrame& frame) {
    socket_.send(day::encode(frame));
    socket_.flush();
  }

  std::uint64_t bad = 0;
  std::uint64_t refused = 0;
  bool counted = false;             ///< It was welcomed, …
  std::size_t welcomed_before = 0;  ///< … and is owed the changes that came after so many.

 private:
  Socket socket_;
  std::string token_;
  bool said_hello_ = false;
  bool ready_ = false;
  base::Offset run_;
};

/// People who come in through the door, on a thread of their own, so that waiting for it delays nobody.
class Queue {
 public:
  Queue(const Target& target, int first, int count, double per_second)
      : thread_([this, &target, first, count, per_second](const std::stop_token& stop) {
          const Time begun = now();
          for (int i = 0; i < count && !stop.stop_requested(); ++i) {
            std::this_thread::sleep_until(
                begun + std::chrono::nanoseconds(static_cast<std::int64_t>(i * 1e9 / per_second)));
            const auto joined =
                join(target.port, target.code, "Person " + std::to_string(first + i));
            const std::lock_guard lock(mutex_);
            if (joined) tokens_.push_back(joined->token);
            failed_ += !joined;
          }
        }) {}
  [[nodiscard]] std::vector<std::string> take() {
    const std::lock_guard lock(mutex_);
    return std::exchange(tokens_, std::vector<std::string>{});
  }
  [[nodiscard]] int failed() {
    const std::lock_guard lock(mutex_);
    return failed_;
  }

 private:
  std::mutex mutex_;  // the two below
  std::vector<std::string> tokens_;
  int failed_ = 0;
  std::jthread thread_;
};

class Crowd {
 public:
  explicit Crowd(std::uint16_t port)
      : port_(port), epoll_(::epoll_create1(EPOLL_CLOEXEC)), scratch_(1U << 20, '\0') {}
  ~Crowd() { ::close(epoll_); }
  Crowd(const Crowd&) = delete;
  Crowd& operator=(const Crowd&) = delete;

  [[nodiscard]] Page* add(const std::string& token) {
    auto page = std::make_unique<Page>();
    if (!page->open(port_, token)) return nullptr;
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.ptr = page.get();
    ::epoll_ctl(epoll_, EPOLL_CTL_ADD, page->socket().fd(), &event);
    return pages_.emplace_back(std::move(page)).get();
  }
  [[nodiscard]] bool all_ready() const {
    return std::ranges::all_of(pages_, [](const auto& page) { return page->ready(); });
  }
  void step(int milliseconds) {
    std::array<epoll_event, 256> events;
    const int count =
        ::epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), milliseconds);
    for (int i = 0; i < count; ++i)
      read(*static_cast<Page*>(events.at(static_cast<std::size_t>(i)).data.ptr));
    ping_some();
  }
  /// The moderator begins a phase; who is welcomed by now is to have it.
  void change(Page& moderator, Time due) {
    changes_.push_back({due, ready_, 0, due});
    day::BeginPhase wish;
    wish.phase.title = std::to_string(changes_.size() - 1);
    wish.phase.allowed.write = changes_.size() % 2 == 0;
    wish.seen = moderator.run();
    moderator.say(day::Command{day::CommandId{changes_.size()}, wish});
  }
  [[nodiscard]] bool reached() const {
    return std::ranges::all_of(changes_, [](const Change& one) { return one.reached >= one.owed; });
  }
  [[nodiscard]] const std::deque<Change>& changes() const { return changes_; }
  [[nodiscard]] const Histogram& latency() const { return latency_; }
  [[nodiscard]] std::size_t pages() const { return pages_.size(); }
  [[nodiscard]] std::uint64_t closed() const { return closed_; }
  [[nodiscard]] std::uint64_t refused() const {
    std::uint64_t all = 0;
    for (const auto& page : pages_) all += page->refused + page->bad;
    return all;
  }
  [[nodiscard]] std::uint64_t bytes_in() const {
    std::uint64_t all = 0;
    for (const auto& page : pages_) all += page->socket().bytes_in();
    return all;
  }

 private:
  void read(Page& page) {
    page.receive(scratch_, [&](const day::Run& run) {
      const auto index = static_cast<std::size_t>(std::stoul(run.phase.title));
      if (!page.counted || index < page.welcomed_before || index >= changes_.size()) return;
      Change& change = changes_[index];
      change.last = now();
      ++change.reached;
      latency_.add(static_cast<std::uint64_t>(ms(change.due, change.last) * 1'000));
    });
    if (page.ready() && !std::exchange(page.counted, true)) {
      ++ready_;
      page.welcomed_before = changes_.size();
    }
    if (!page.socket().closed()) return;
    ++closed_;
    ::epoll_ctl(epoll_, EPOLL_CTL_DEL, page.socket().fd(), nullptr);
  }
  // One after the other, evenly over the interval.
  void ping_some() {
    const auto due =
        static_cast<std::size_t>(static_cast<double>(pages_.size()) *
                                 ((now() - pinged_at_) / 1.0s) / (limits::ping_interval / 1.0s));
    if (due == 0) return;
    pinged_at_ = now();
    for (std::size_t i = 0; i < due; ++i) {
      Page& page = *pages_[pinged_++ % pages_.size()];
      if (page.ready() && !page.socket().closed()) page.say(day::Ping{1});
    }
  }

  std::uint16_t port_;
  int epoll_;
  std::string scratch_;
  std::vector<std::unique_ptr<Page>> pages_;
  std::deque<Change> changes_;
  Histogram latency_;
  std::size_t ready_ = 0;
  std::uint64_t closed_ = 0;
  Time pinged_at_ = now();
  std::size_t pinged_ = 0;
};

void print(const Preset& preset, const Crowd& crowd, std::size_t joined, double bytes_per_page,
           double cpu_seconds, double seconds) {
  double slowest = 0;
  std::size_t lost = 0;
  for (const Change& change : crowd.changes()) {
    slowest = std::max(slowest, ms(change.due, change.last));
    lost += change.owed - std::min(change.owed, change.reached);
  }
  std::printf(
      "{\"preset\":\"%s\",\"pages\":%d,\"joined_meanwhile\":%zu,\"changes\":%zu,\"deliveries\":%"
      "llu,"
      "\"lost\":%zu,\"refused\":%llu,\"closed\":%llu,\"p50_ms\":%.2f,\"p99_ms\":%.2f,"
      "\"slowest_change_ms\":%.1f,\"server_core\":%.2f,\"bytes_per_session\":%.0f,"
      "\"bytes_in_each\":%.0f}\n",
      preset.name.c_str(), preset.sessions, joined, crowd.changes().size(),
      static_cast<unsigned long long>(crowd.latency().total()), lost,
      static_cast<unsigned long long>(crowd.refused()),
      static_cast<unsigned long long>(crowd.closed()), crowd.latency().quantile_ms(0.5),
      crowd.latency().quantile_ms(0.99), slowest, cpu_seconds / seconds, bytes_per_page,
      static_cast<double>(crowd.bytes_in()) / static_cast<double>(crowd.pages()));
}

}  // namespace

int run_event(const Preset& preset, const Target& target) {
  const auto moderator_joined = join(target.port, target.moderator, "Moderator");
  if (!moderator_joined) return fail(moderator_joined.error().c_str());
  // All come in before pages are opened: what a page costs is not what a person costs.
  std::vector<std::string> tokens;
  for (int i = 0; i < preset.sessions; ++i) {
    const auto joined = join(target.port, target.code, "Somebody " + std::to_string(i));
    if (!joined) return fail(joined.error().c_str());
    tokens.push_back(joined->token);
  }
  Crowd crowd(target.port);
  Page* const moderator = crowd.add(moderator_joined->token);
  if (moderator == nullptr) return fail("no page could be opened");
  for (const Time begun = now(); !crowd.all_ready() && now() - begun < patience;) crowd.step(10);
  const ProcessUse before = use_of(target.pid);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (crowd.add(tokens[i]) == nullptr) return fail("a page was refused");
    if (i % 32 == 31) {
      for (const Time begun = now(); !crowd.all_ready() && now() - begun < patience;) crowd.step(5);
    }
  }
  for (const Time begun = now(); !crowd.all_ready() && now() - begun < patience;) crowd.step(5);
  if (!crowd.all_ready()) return fail("not all pages were welcomed within a minute");
  for (const Time rested = now() + 3s; now() < rested;) crowd.step(10);
  const ProcessUse rest = use_of(target.pid);
  const double each =
      (static_cast<double>(rest.resident_kib) - static_cast<double>(before.resident_kib)) * 1'024 /
      preset.sessions;

  const int comers = preset.joiners * preset.seconds;
  Queue queue(target, preset.sessions, comers, preset.joiners);
  const auto period =
      std::chrono::nanoseconds(static_cast<std::int64_t>(1e9 / preset.ops_per_second));
  std::size_t joined = 0;
  const Time begun = now();
  const Time end = begun + std::chrono::seconds{preset.seconds};
  for (Time next = begun + 1s; now() < end;) {
    if (now() >= next) {
      crowd.change(*moderator, next);
      next += period;
    }
    for (const auto& token : queue.take()) joined += crowd.add(token) != nullptr;
    crowd.step(2);
  }
  const ProcessUse after = use_of(target.pid);
  const double seconds = std::chrono::duration<double>(now() - begun).count();
  for (const Time late = now(); !crowd.reached() && now() - late < 10s;) crowd.step(5);
  print(preset, crowd, joined, each, after.cpu_seconds - rest.cpu_seconds, seconds);
  if (queue.failed() > 0) return fail("somebody could not come in");
  if (!crowd.reached()) return fail("some pages never heard of a phase");
  return crowd.closed() + crowd.refused() == 0 ? 0
                                               : fail("a page was closed, or a command refused");
}

}  // namespace tablee::swarm
